/** The very hidden sheet of a form workbook that says what form it is and where its inputs lie. */

import type { Workbook } from "../../office/xlsx/workbook";

export const CONTRACT_SHEET = "_cong";
const FIRST_LINE = 5;

export interface ContractLine {
  /** field, option, column, rows; in scorecards also mark, group, note. */
  readonly kind: string;
  /** Field id, `field.option`, `table.column`, `table.__rows`, or id of an item. */
  readonly name: string;
  /** The defined name that says where it lies. */
  readonly defined: string;
}

export interface Contract {
  /** What kind of workbook it is: "form" or "scorecard". */
  readonly head: string;
  readonly form: string;
  /** 0 when it is none. */
  readonly version: number;
  readonly layout: string;
  readonly lines: ReadonlyArray<ContractLine>;
}

/** Undefined for a workbook that has no such sheet; throws ZipError, XmlError, TooManyRows. */
export async function readContract(book: Workbook): Promise<Contract | undefined> {
  if (book.partOf(CONTRACT_SHEET) === undefined) return undefined;
  const sheet = await book.sheet(CONTRACT_SHEET);
  const at = (row: number, column: number): string => {
    const value = sheet.cell(row, column)?.value ?? "";
    return typeof value === "number" ? String(Math.trunc(value)) : String(value).trim();
  };
  const lines = sheet.rowsBetween(FIRST_LINE, sheet.last).map((row) => ({ kind: at(row, 1), name: at(row, 2), defined: at(row, 3) }));
  return { head: at(1, 1), form: at(1, 2), version: versionOf(at(2, 2)), layout: at(3, 2), lines };
}

/** A version as a whole number, 0 when it is none. */
export function versionOf(value: unknown): number {
  const text = typeof value === "number" && Math.abs(value) < 1e9 ? String(Math.trunc(value)) : String(value);
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** The defined name of an input (`x_`), of a computed cell (`y_`), of the cell that tells of a broken rule (`k_`). */
export function definedName(name: string, prefix: "x_" | "y_" | "k_"): string {
  return prefix + name.replace(/[^A-Za-z0-9_.]/g, "_");
}
