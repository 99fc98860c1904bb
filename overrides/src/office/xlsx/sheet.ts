/** The cells of one sheet that hold something. */

import type { Pace } from "../../common/slices";
import { XmlReader } from "../xml";
import { columnNumber, parseRange, type Range } from "./addresses";
import type { Format } from "./number-formats";
import { richText } from "./shared-strings";

/** A cell: its value (of a formula: its last result), and what its number format says. */
export interface Cell {
  readonly value: string | number | boolean | null;
  readonly format: Format;
  /** A formula without a result, a result that is an error, or something no program writes. */
  readonly unknown: boolean;
  /** A formula without a result: programs that write workbooks may leave it to be computed. */
  readonly pending: boolean;
  /** Whether it is computed. */
  readonly formula?: boolean;
}

interface Context {
  readonly name: string;
  readonly strings: ReadonlyArray<string>;
  readonly formats: ReadonlyArray<Format>;
  readonly from1904: boolean;
}

/** More than that on one sheet is no form. */
export const MOST_ROWS = 20_000;
const MOST_CELLS = 1_000_000;
const MOST_TEXT = 100_000;
const WIDEST = 16_384;
const SHIFT_1904 = 1462;

export class TooManyRows extends Error {
  constructor(readonly sheet: string) {
    super(sheet);
  }
}

export class Sheet {
  /** Cells by row times 16,384 plus column. */
  private readonly cells = new Map<number, Cell>();
  private readonly filled = new Set<number>();
  /** Rows that are hidden, with or without content. */
  readonly hidden = new Set<number>();
  /** Cells that are one on the sheet. */
  readonly merged: Range[] = [];
  /** The last row that holds something. */
  last = 0;

  constructor(private readonly name: string) {}

  /** The rows from `top` to `bottom` that hold something, in order. */
  rowsBetween(top: number, bottom: number): number[] {
    return Array.from(this.filled).filter((row) => row >= top && row <= bottom).sort((one, other) => one - other);
  }

  /** Every row that holds something, its cells parted by tabs. */
  texts(): string[] {
    const rows = new Map<number, Array<readonly [number, string]>>();
    for (const [place, { value }] of this.cells) {
      const row = Math.floor((place - 1) / WIDEST);
      if (value === null || value === "") continue;
      rows.set(row, [...(rows.get(row) ?? []), [place - row * WIDEST, String(value).replace(/\s+/g, " ")]]);
    }
    const sorted = Array.from(rows).sort(([one], [other]) => one - other);
    return sorted.map(([, cells]) => cells.sort(([one], [other]) => one - other).map(([, text]) => text).join("\t"));
  }

  /** Every cell that holds something, as row, column, cell, from top to bottom. */
  content(): Array<readonly [number, number, Cell]> {
    const found = Array.from(this.cells).filter(([, { value, unknown }]) => unknown || (value !== null && String(value).trim() !== ""));
    return found.sort(([one], [other]) => one - other).map(([place, cell]) => {
      const row = Math.floor((place - 1) / WIDEST);
      return [row, place - row * WIDEST, cell] as const;
    });
  }

  cell(row: number, column: number): Cell | undefined {
    return this.cells.get(row * WIDEST + column);
  }

  /** Throws TooManyRows. */
  put(row: number, column: number, cell: Cell): void {
    this.cells.set(row * WIDEST + column, cell);
    this.filled.add(row);
    if (row > this.last) this.last = row;
    if (this.filled.size > MOST_ROWS || this.cells.size > MOST_CELLS) throw new TooManyRows(this.name);
  }
}

/** Throws XmlError, TooManyRows. */
export async function readSheet(text: string, context: Context, pace: Pace): Promise<Sheet> {
  const xml = new XmlReader(text);
  const sheet = new Sheet(context.name);
  let row = 0;
  let column = 0;
  for (let step = xml.next(); step !== "end"; step = xml.next()) {
    if (step !== "open") continue;
    if (xml.name === "row") {
      const number = Number(xml.attribute("r") ?? row + 1);
      row = Number.isInteger(number) ? number : row + 1;
      column = 0;
      if (["1", "true"].includes(xml.attribute("hidden") ?? "")) sheet.hidden.add(row);
      await pace();
    } else if (xml.name === "mergeCell") {
      const range = parseRange(xml.attribute("ref") ?? "");
      if (range) sheet.merged.push(range);
    } else if (xml.name === "c") {
      if (xml.empty) {
        column += 1; // Wrong only if the next cell names no place; then all of them name none and it is right.
        continue;
      }
      const at = /^([A-Z]{1,3})(\d{1,7})$/.exec(xml.attribute("r") ?? "");
      column = at ? columnNumber(at[1] as string) : column + 1;
      const cell = readCell(xml, context);
      if (cell !== undefined) sheet.put(at ? Number(at[2]) : row, column, cell);
    }
  }
  return sheet;
}

function readCell(xml: XmlReader, context: Context): Cell | undefined {
  const type = xml.attribute("t") ?? "n";
  const format = context.formats[Number(xml.attribute("s") ?? 0)] ?? "";
  const depth = xml.depth;
  let text: string | undefined;
  let formula = false;
  while (xml.depth >= depth) {
    const step = xml.next();
    if (step === "end") break;
    if (step !== "open") continue;
    if (xml.name === "f") formula = true;
    if (xml.name === "v") text = (text ?? "") + xml.inner();
    else if (xml.name === "is") text = richText(xml);
    else xml.leave();
  }
  const unknown: Cell = { value: null, format, unknown: true, pending: false, formula };
  if (text === undefined || text === "") {
    // An empty result is a result only where it is said to be text.
    return formula && (text === undefined || type !== "str") ? { ...unknown, pending: true } : undefined;
  }
  if (type === "e") return unknown;
  const value = meant(type, text.slice(0, MOST_TEXT), context);
  if (value === undefined) return unknown;
  const shifted = typeof value === "number" && context.from1904 && (format === "date" || format === "datetime");
  return { value: shifted ? value + SHIFT_1904 : value, format, unknown: false, pending: false, formula };
}

function meant(type: string, text: string, context: Context): string | number | boolean | undefined {
  if (type === "str" || type === "inlineStr" || type === "d") return text;
  if (type === "b") return ["1", "true"].includes(text.trim());
  const number = Number(text.trim() === "" ? Number.NaN : text);
  if (!Number.isFinite(number)) return undefined;
  return type === "s" ? context.strings[Math.trunc(number)] : number;
}

const EPOCH = Date.UTC(1899, 11, 30);
const MINUTES = 1440;

/** The value of a cell as people see it: a number formatted as a day or time is one. */
export function asText(cell: Cell): Cell["value"] {
  const { value, format } = cell;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value !== "number" || format === "" || format === "percent" || value < 0 || value >= 2958466) return value;
  const moment = new Date(EPOCH + Math.round(value * MINUTES) * 60_000).toISOString();
  const clock = moment.slice(11, 16);
  if (format === "time") return clock;
  const day = moment.slice(0, 10).split("-").reverse().join("/");
  return format === "datetime" && clock !== "00:00" ? `${day} ${clock}` : day;
}
