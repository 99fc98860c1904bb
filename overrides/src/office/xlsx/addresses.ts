/** Places in a workbook: columns by letter, rectangles of cells. */

/** A rectangle of cells of some sheet, rows and columns from 1. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Area extends Range {
  readonly sheet: string;
}

const REFERENCE = /^=?\$?(?:'((?:[^']|'')+)'|([^'!,;:\s[\]]+))[!.]\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i;

/** `'Biểu mẫu'!$C$5:$C$304` as an area; undefined for anything else. */
export function parseArea(text: string): Area | undefined {
  const found = REFERENCE.exec(text);
  if (!found) return undefined;
  const [, quoted, plain, left = "", top = "", right = left, bottom = top] = found;
  const sheet = quoted?.replace(/''/g, "'") ?? plain ?? "";
  if (sheet.startsWith("[")) return undefined;
  const rows = [Number(top), Number(bottom)].sort((a, b) => a - b) as [number, number];
  const columns = [columnNumber(left), columnNumber(right)].sort((a, b) => a - b) as [number, number];
  return { sheet, top: rows[0], bottom: rows[1], left: columns[0], right: columns[1] };
}

/** "$B$1:D37" as a rectangle; undefined for anything else. */
export function parseRange(text: string): Range | undefined {
  return parseArea(`_!${text}`);
}

export function contains(range: Range, row: number, column: number): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
}

/** "B19". */
export function cellName(row: number, column: number): string {
  return columnLetters(column) + String(row);
}

/** "A" → 1, "AA" → 27. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

/** 1 → "A", 27 → "AA". */
export function columnLetters(number: number): string {
  const rest = Math.floor((number - 1) / 26);
  return (rest > 0 ? columnLetters(rest) : "") + String.fromCharCode(65 + ((number - 1) % 26));
}
