/** What is in a file. By way of Response: Safari on phones has had Blob.text and Blob.arrayBuffer only since 14.5. */

export async function bytesOf(file: Blob): Promise<Uint8Array> {
  return new Uint8Array(await new Response(file).arrayBuffer());
}

export function textOf(file: Blob): Promise<string> {
  return new Response(file).text();
}
