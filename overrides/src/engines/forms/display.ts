/** Values as people read and type them. */

import { unspaced } from "../../common/normalisation";
import { readable } from "../../common/numbers";
import { formatDate, formatNumber } from "../../common/vietnamese";
import { isEmpty, isNumeric, optionsOf, type Column, type Field, type Value } from "./model";
import { CellError, asPercent, clean, parseCell, parseNumber } from "./parsing";

/** Years and the like are written without dots between thousands. */
function isYear(spec: Field | Column): boolean {
  return spec.type === "integer" && spec.min !== null && spec.min >= 1900;
}

/** A limit of `spec` in words. */
export function limit(spec: Field | Column, value: number): string {
  return isYear(spec) ? String(value) : formatNumber(value);
}

/** A value to read: "1.234", "62,5%", "05/11/2026", the label of a choice; "" when empty. */
export function shown(spec: Field | Column, value: Value): string {
  if (isEmpty(value)) return "";
  if (typeof value === "number") {
    if (isYear(spec)) return String(value);
    const number = readable(value, spec.min, spec.max);
    return spec.type === "percent" ? `${number}%` : number;
  }
  const labels = new Map(optionsOf(spec).map((option) => [option.id, option.label]));
  if (Array.isArray(value)) return value.map((one: string) => labels.get(one) ?? one).join("; ");
  const text = String(value);
  return spec.type === "date" ? formatDate(text) : (labels.get(text) ?? text);
}

/** A value to go on typing at: without dots, which people would have to step around. */
export function typed(spec: Field | Column, value: Value): string {
  if (typeof value === "number") return String(value).replace(".", ",");
  if (isEmpty(value) || Array.isArray(value)) return "";
  return spec.type === "date" ? formatDate(String(value)) : String(value);
}

/** What was typed as a value; text that does not fit stays text, so that nobody loses it and the check can tell. */
export function read(spec: Field | Column, text: string): Value {
  // The number pads of many phones have no slash.
  const given = spec.type === "date" ? unspaced(text).replace(/^(\d{2})(\d{2})(\d{4})$/, "$1/$2/$3") : text;
  try {
    return parseCell(spec.type, given, optionsOf(spec));
  } catch (error) {
    if (!(error instanceof CellError)) throw error;
    return error.code === "nguyen" ? parseNumber(text) : clean(text);
  }
}

/** The same once the cell is left: 0,9 in a percentage nearly always means 90 %. The second value tells of the guess. */
export function settle(spec: Field | Column, text: string): readonly [Value, readonly [string, string] | null] {
  const value = read(spec, text);
  if (spec.type !== "percent" || typeof value !== "number") return [value, null];
  const [meant, guessed] = asPercent(text, value, false);
  return [meant, guessed ? [formatNumber(value), formatNumber(meant)] : null];
}

/** The keyboard a phone should show, "" for the usual one. */
export function keyboard(spec: Field | Column): string {
  if (spec.type === "integer" || spec.type === "date") return "numeric";
  return isNumeric(spec.type) ? "decimal" : "";
}
