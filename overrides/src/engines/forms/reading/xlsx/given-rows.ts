/** Which row of a sheet is which given row of a table: by its hidden id, unless the words people see say otherwise. */

import type { Area } from "../../../../office/xlsx/addresses";
import type { Sheet } from "../../../../office/xlsx/sheet";
import { cell, type Row, type Table } from "../../model";
import { nameKey } from "../../../../common/name-keys";
import { clean } from "../../parsing";
import { say } from "../words";

export interface GivenLines {
  /** Row of the sheet by id of the given row. */
  readonly found: ReadonlyMap<string, number>;
  /** The columns of the sheet that hold the words of the rows. */
  readonly labels: ReadonlyArray<number>;
  /** Rows of the sheet that were read by their words, with these. */
  readonly moved: ReadonlyArray<readonly [number, string]>;
  /** Rows of the sheet whose words are those of no row, with where they stand. */
  readonly strange: ReadonlyMap<number, string>;
}

/** `ids` is where the hidden ids stand. */
export function givenLines(table: Table, sheet: Sheet, ids: Area): GivenLines {
  const given = table.rows ?? [];
  const columns = labelColumns(table, sheet, ids);
  const found = new Map<string, number>();
  const moved: Array<readonly [number, string]> = [];
  const strange = new Map<number, string>();
  for (const line of sheet.rowsBetween(ids.top, ids.bottom)) {
    const hidden = String(sheet.cell(line, ids.left)?.value ?? "").trim();
    const seen = columns.map(([name, column]) => [name, clean(String(sheet.cell(line, column)?.value ?? ""))] as const).filter(([, text]) => text !== "");
    const fits = (row: Row): boolean => seen.every(([name, text]) => nameKey(String(cell(row, name) ?? "")) === nameKey(text));
    const own = given.find((row) => row["id"] === hidden);
    if (own === undefined && (seen.length === 0 || given.some((row) => row["group"] === seen[0]?.[1]))) continue;
    const fitting = seen.length === 0 || (own && fits(own)) ? [own as Row] : given.filter(fits);
    const [row] = fitting;
    const id = String(row?.["id"]);
    const words = seen.map(([, text]) => `“${text}”`).join(", ");
    if (row === undefined || fitting.length > 1 || found.has(id)) {
      if (own !== undefined && row === undefined) strange.set(line, say("rowSays", line, words));
      continue;
    }
    found.set(id, line);
    if (row !== own) moved.push([line, words]);
  }
  return { found, labels: columns.map(([, column]) => column), moved, strange };
}

/** Given columns with the column of the sheet under whose heading they stand. */
function labelColumns(table: Table, sheet: Sheet, ids: Area): Array<readonly [string, number]> {
  return table.columns.filter((column) => column.given).flatMap(({ id, label }) => {
    for (let column = ids.left + 1; column <= ids.left + table.columns.length + 4; column += 1) {
      if (clean(String(sheet.cell(ids.top - 1, column)?.value ?? "")) === clean(label)) return [[id, column] as const];
    }
    return [];
  });
}
