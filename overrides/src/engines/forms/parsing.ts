/** Reading what people type: Vietnamese numbers, percentages, days, choices. */

import { oneSpaced, unspaced } from "../../common/normalisation";
import { significant } from "../../common/vietnamese";
import { isNumeric, type Kind, type Option } from "./model";
import { looseKey, nameKey } from "../../common/name-keys";

/** Characters of one text that are kept; longer ones are refused. */
export const MAX_TEXT = 5000;
const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;
/** Serial numbers of days that forms speak of: 18/05/1927 to the end of 2099. Others are years, or figures. */
const [FIRST_DAY, AFTER_DAYS] = [10_000, 73_051];

export type CellCode = "so" | "nguyen" | "ngay" | "lua-chon" | "dai";

/** A value that does not fit. */
export class CellError extends Error {
  constructor(readonly code: CellCode) {
    super(code);
  }
}

/** `raw` in NFC with odd spaces as single spaces, none at the ends; line breaks stay. */
export function clean(raw: string): string {
  const lines = raw.split(/\r\n?|\n/);
  return lines.map(oneSpaced).join("\n").replace(/^\n+|\n+$/g, "");
}

/**
 * The number people mean; throws CellError("so"). The comma is the decimal sign; dots between groups of
 * three digits part thousands, any other dot is a decimal sign; a percent sign at the end means nothing.
 */
export function parseNumber(typed: string): number {
  const text = unspaced(typed).replace(/%$/, "");
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(text)) return Number(text.replace(/\./g, "").replace(",", "."));
  if (/^-?\d+(,\d+)?$/.test(text)) return Number(text.replace(",", "."));
  if (/^-?\d+\.\d+$/.test(text)) return Number(text);
  throw new CellError("so");
}

/** dd/mm/yyyy (with /, - or .) or yyyy-mm-dd as yyyy-mm-dd; throws CellError("ngay"). */
export function parseDate(typed: string): string {
  const text = unspaced(typed);
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T.*)?$/.exec(text);
  const parts = local ? local.slice(1).reverse() : iso ? iso.slice(1) : [];
  const [year = "", month = "", day = ""] = parts;
  const found = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (!isDate(found)) throw new CellError("ngay");
  return found;
}

/** Whether `text` is a day of the calendar written yyyy-mm-dd. */
export function isDate(text: unknown): text is string {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith("0000")) return false;
  const time = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}

/**
 * The value of a cell of type `kind`, null when it is empty; throws CellError. `raw` is what a file or a
 * control holds: text, number, truth value. A day may also be a spreadsheet's serial number. Choices are
 * found by id or label, without regard to case and marks, and come back as the option's id.
 */
export function parseCell(kind: Kind, raw: unknown, options: ReadonlyArray<Option> | null = null): number | string | null {
  const given = typeof raw === "string" ? clean(raw) : raw;
  if (given === null || given === undefined || given === "") return null;
  if (isNumeric(kind)) return numberOf(kind, given);
  if (kind === "date") return dayOf(given);
  if (kind === "choice" && options !== null && options.length > 0) return optionOf(plain(given), options);
  const text = plain(given);
  if (Array.from(text).length > MAX_TEXT) throw new CellError("dai");
  return text;
}

/**
 * The percentage meant by `value`, and whether that is a guess to be told. A cell formatted as a
 * percentage holds 0.9 for 90 %: certain. A bare 0,9 nearly always means 90 %: taken so and told.
 */
export function asPercent(raw: unknown, value: number, percentFormat: boolean): readonly [number, boolean] {
  const certain = percentFormat && typeof raw !== "string";
  const typed = typeof raw === "string" && unspaced(raw).endsWith("%");
  if (certain || (value > 0 && value < 1 && !typed)) return [significant(value * 100, 12), !certain];
  return [value, false];
}

function numberOf(kind: Kind, raw: unknown): number {
  if (typeof raw !== "number" && typeof raw !== "string") throw new CellError("so");
  const value = typeof raw === "string" ? parseNumber(raw) : raw;
  if (Number.isNaN(value) || Math.abs(value) > 1e15) throw new CellError("so");
  if (kind === "integer" && !Number.isInteger(value)) throw new CellError("nguyen");
  // Nobody means -0.
  return value === 0 ? 0 : value;
}

function dayOf(raw: unknown): string {
  if (typeof raw === "number" && raw >= FIRST_DAY && raw < AFTER_DAYS) {
    return new Date(EPOCH + Math.trunc(raw) * DAY).toISOString().slice(0, 10);
  }
  if (typeof raw === "string") return parseDate(raw);
  throw new CellError("ngay");
}

function optionOf(text: string, options: ReadonlyArray<Option>): string {
  const exact = options.find(({ id, label }) => text === id || text === label);
  if (exact !== undefined) return exact.id;
  for (const key of [nameKey, looseKey]) {
    const wanted = key(text);
    const found = options.filter(({ id, label }) => wanted === key(id) || wanted === key(label));
    if (found[0] !== undefined && found.length === 1) return found[0].id;
  }
  throw new CellError("lua-chon");
}

function plain(raw: unknown): string {
  if (typeof raw === "boolean") return raw ? "True" : "False";
  return String(raw);
}
