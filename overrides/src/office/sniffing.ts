/** What a file is by its first bytes, whatever its name says. */

import { IntakeError } from "./intake-error";

/** Megabytes of one file; filled forms stay far below one. */
export const MAX_FILE = 20;

const MAGIC: ReadonlyArray<readonly [string, string]> = [
  ["%PDF", "tệp PDF"],
  ["\x89PNG", "hình ảnh (PNG)"],
  ["\xff\xd8\xff", "hình ảnh (JPEG)"],
  ["GIF8", "hình ảnh (GIF)"],
  ["BM", "hình ảnh (BMP)"],
  ["II*\x00", "hình ảnh (TIFF)"],
  ["MM\x00*", "hình ảnh (TIFF)"],
  ["{\\rtf", "văn bản RTF"],
  ["Rar!", "tệp nén RAR"],
  ["7z\xbc\xaf", "tệp nén 7z"],
  ["\x1f\x8b", "tệp nén GZ"],
  ["MZ", "chương trình Windows"],
];
const SHORTCUT = "L\x00\x00\x00\x01\x14\x02\x00";
const OLE = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/** "zip" or "json"; throws IntakeError for what is neither, saying what it seems to be. */
export function kindOf(bytes: Uint8Array): "zip" | "json" {
  if (bytes.length === 0) throw new IntakeError("rong");
  if (bytes.length > MAX_FILE * 1_000_000) throw new IntakeError("qua-lon", Math.round(bytes.length / 1_000_000), MAX_FILE);
  const head = latin(bytes.subarray(0, 2000));
  if (head.startsWith("PK")) return "zip";
  if (head.startsWith(OLE)) throw ole(bytes);
  if (head.startsWith(SHORTCUT) || head.startsWith("[InternetShortcut]")) throw new IntakeError("loi-tat");
  for (const [magic, words] of MAGIC) if (head.startsWith(magic)) throw new IntakeError("khac-loai", words);
  if (head.startsWith("RIFF") && head.slice(8, 12) === "WEBP") throw new IntakeError("khac-loai", "hình ảnh (WEBP)");
  if (head.slice(4, 8) === "ftyp") throw new IntakeError("khac-loai", "hình ảnh hoặc phim");
  const text = head.replace(/^[\xef\xbb\xbf \t\r\n]+/, "");
  if (/^[{[]/.test(text)) return "json";
  throw ofText(bytes, text.toLowerCase());
}

function latin(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** Old Office files are one container; the names of its streams tell which. */
function ole(bytes: Uint8Array): IntakeError {
  const has = (name: string): boolean => includes(bytes, Array.from(name).flatMap((letter) => [letter.charCodeAt(0), 0]));
  if (has("EncryptedPackage") || has("EncryptionInfo")) return new IntakeError("mat-khau");
  if (has("WordDocument")) return new IntakeError("doc-cu");
  if (has("__properties_version1.0")) return new IntakeError("khac-loai", "thư Outlook (.msg)");
  if (has("PowerPoint Document")) return new IntakeError("khac-loai", "tệp trình chiếu đời cũ (.ppt)");
  return new IntakeError(has("Workbook") || has("Book") ? "xls-cu" : "hong");
}

function includes(bytes: Uint8Array, wanted: ReadonlyArray<number>): boolean {
  for (let at = bytes.indexOf(wanted[0] ?? 0); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1)) {
    if (wanted.every((byte, n) => bytes[at + n] === byte)) return true;
  }
  return false;
}

function ofText(bytes: Uint8Array, head: string): IntakeError {
  if (/<(!doctype html|html|table|head|body)\b/.test(head)) {
    return new IntakeError("khac-loai", "trang web (HTML), dù tên tệp có thể là .xls hay .xlsx");
  }
  if (head.startsWith("<?xml")) return new IntakeError("khac-loai", "tệp XML");
  return isText(bytes.subarray(0, 2000)) ? new IntakeError("khac-loai", "văn bản thường hoặc CSV") : new IntakeError("hong");
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  try {
    // Streaming, because the two thousand bytes may end in the middle of a letter.
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return !/[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f]/.test(text);
  } catch {
    return false;
  }
}
