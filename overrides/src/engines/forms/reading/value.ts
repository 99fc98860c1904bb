/** One value of a file as one value of a record, the same path for cells and for JSON. */

import { formatNumber } from "../../../common/vietnamese";
import { asText, type Cell } from "../../../office/xlsx/sheet";
import { isNumeric, optionsOf, type Column, type Field, type Kind, type Value } from "../model";
import { looseKey } from "../../../common/name-keys";
import { asPercent, CellError, parseCell } from "../parsing";
import type { Problem } from "../validation";

/** What a file holds for a field or column: the raw value, and what is known about it. */
export interface Found {
  readonly raw: unknown;
  /** The cell is formatted as a percentage: 0.9 is 90 %. */
  readonly percent?: boolean;
  /** A number that was read before: 0.9 is 0,9 %, nothing is guessed. */
  readonly exact?: boolean;
  /** A number that shows as a day or a time. */
  readonly moment?: boolean;
  /** A formula without a result, or an error. */
  readonly unknown?: boolean;
  /** A formula without a result. */
  readonly pending?: boolean;
}

export const EMPTY: Found = { raw: null };

const NOT_CHOSEN: ReadonlyArray<string> = ["", "0", "khong", "no", "false"];
const LARGEST = 1e15;
/** Characters that no document can hold; a file may smuggle them in escaped. */
const UNFIT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/gu;

/** What a cell holds for a value of type `kind`. */
export function fromCell(cell: Cell | undefined, kind: Kind): Found {
  if (cell === undefined) return EMPTY;
  const { value, format, unknown, pending } = cell;
  if (!isNumeric(kind) && kind !== "date") return { raw: asText(cell), unknown, pending };
  const moment = format !== "" && format !== "percent" && typeof value === "number";
  return { raw: value, percent: format === "percent", moment, unknown, pending };
}

/** What a value of a JSON record holds. */
export function fromJson(value: unknown): Found {
  return { raw: value ?? null, exact: typeof value === "number" };
}

/**
 * The value of a field or column, and what is to be said of it; `name` and `row` say where it stands. A value
 * that does not fit is null, with a blocking problem.
 */
export function readValue(spec: Field | Column, found: Found, name: string, row: number): readonly [Value, Problem | null] {
  const raw = typeof found.raw === "string" ? found.raw.replace(UNFIT, "") : found.raw;
  const kind = spec.type;
  const where = { name, row, label: spec.label, values: [] };
  if (found.unknown) return [null, { ...where, code: "cong-thuc", blocking: true }];
  if ((typeof raw === "object" && raw !== null) || (typeof raw === "boolean" && !isNumeric(kind))) {
    return [null, { ...where, code: "gia-tri-la", blocking: true }];
  }
  let value: Value;
  try {
    const large = typeof raw === "number" && !(Math.abs(raw) <= LARGEST);
    if (isNumeric(kind) && (found.moment || large)) throw new CellError("so");
    value = parseCell(kind, raw, optionsOf(spec));
  } catch (error) {
    const written = typeof raw === "string" && raw !== "" ? { written: raw } : {};
    if (error instanceof CellError) return [null, { ...where, code: error.code, blocking: true, ...written }];
    throw error;
  }
  if (kind !== "percent" || typeof value !== "number" || found.exact) return [value, null];
  const [percent, guessed] = asPercent(raw, value, found.percent ?? false);
  if (!guessed) return [percent, null];
  return [percent, { ...where, code: "phan-tram", blocking: false, values: [formatNumber(value), formatNumber(percent)] }];
}

/** Whether an option of several is marked: by anything that does not say no. */
export function isChosen({ raw }: Found): boolean {
  if (raw === null || raw === undefined || typeof raw === "object") return false;
  return !NOT_CHOSEN.includes(looseKey(String(raw)));
}
