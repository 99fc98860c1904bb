/** Names in zip files: UTF-8 where they say so or can be, else the letters of DOS. */

import { nfc } from "../../common/vietnamese";

const UTF8_FLAG = 0x800;
/** Extra field in which some programs keep the name in UTF-8 beside one in other letters. */
const UNICODE_PATH = 0x7075;
/** Letters 128 to 255 of code page 437. */
const DOS =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐" +
  "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";
const strict = new TextDecoder("utf-8", { fatal: true });
const lenient = new TextDecoder();

/** A name as people write it, with single slashes between folders; `extra` are the extra fields of the entry. */
export function nameIn(bytes: Uint8Array, flags: number, extra: Uint8Array): string {
  const name = flags & UTF8_FLAG ? lenient.decode(bytes) : (unicodePath(extra) ?? unflagged(bytes));
  return nfc(name.replace(/\\/g, "/").replace(/^\/+/, ""));
}

function unflagged(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : (DOS[byte - 128] ?? ""))).join("");
  }
}

function unicodePath(extra: Uint8Array): string | undefined {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    const length = view.getUint16(at + 2, true);
    // A version and a checksum of the other name come first.
    if (view.getUint16(at, true) === UNICODE_PATH && length > 5) return lenient.decode(extra.subarray(at + 9, at + 4 + length));
  }
  return undefined;
}
