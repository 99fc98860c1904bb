/** What a file is by its first bytes, whatever its name says. */

import { IntakeError, otherKind } from "./intake-error";

/** Megabytes of one file; filled forms stay far below one. */
export const MAX_FILE = 20;

const MAGIC = [
  ["%PDF", "pdf"],
  ["\x89PNG", "png"],
  ["\xff\xd8\xff", "jpeg"],
  ["GIF8", "gif"],
  ["BM", "bmp"],
  ["II*\x00", "tiff"],
  ["MM\x00*", "tiff"],
  ["{\\rtf", "rtf"],
  ["Rar!", "rar"],
  ["7z\xbc\xaf", "7z"],
  ["\x1f\x8b", "gz"],
  ["MZ", "program"],
] as const;
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
  for (const [magic, kind] of MAGIC) if (head.startsWith(magic)) throw otherKind(kind);
  if (head.startsWith("RIFF") && head.slice(8, 12) === "WEBP") throw otherKind("webp");
  if (head.slice(4, 8) === "ftyp") throw otherKind("film");
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
  if (has("__properties_version1.0")) return otherKind("outlook");
  if (has("PowerPoint Document")) return otherKind("ppt");
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
    return otherKind("html");
  }
  if (head.startsWith("<?xml")) return otherKind("xml");
  return isText(bytes.subarray(0, 2000)) ? otherKind("text") : new IntakeError("hong");
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
