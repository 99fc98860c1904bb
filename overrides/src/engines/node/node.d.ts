/** The little of Node that the engines use; everything else they need is in browsers too. */

declare module "node:fs/promises" {
  export function readFile(path: string): Promise<Uint8Array>;
  export function stat(path: string): Promise<{ readonly size: number }>;
}

declare module "node:process" {
  export const stdin: AsyncIterable<Uint8Array>;
  export const stdout: { write(text: string): boolean };
  const process: { resourceUsage(): { readonly maxRSS: number } };
  export default process;
}
