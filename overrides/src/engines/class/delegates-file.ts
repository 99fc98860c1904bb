/** A file with the delegates of a class: a text, CSV, or the first sheet of a workbook that holds something. */

import type { Pace } from "../../common/slices";
import { inWords } from "../../office/faults";
import { Workbook } from "../../office/xlsx/workbook";
import { isPacked, LIMITS, textIn } from "../forms/reading/units-file";
import { readDelegates, rowsOf, type DelegateList, type ListRow } from "./delegates";

/** Who stands in the file; throws IntakeError for files that hold no list. */
export async function delegatesIn(bytes: Uint8Array, pace: Pace): Promise<DelegateList> {
  return readDelegates(isPacked(bytes) ? await sheetRows(bytes, pace) : rowsOf(textIn(bytes)));
}

async function sheetRows(bytes: Uint8Array, pace: Pace): Promise<ListRow[]> {
  try {
    const book = await Workbook.open(bytes, LIMITS, pace);
    for (const { name, hidden } of book.sheets) {
      const rows = new Map<number, string[]>();
      for (const [row, column, { value }] of hidden ? [] : (await book.sheet(name)).content()) {
        const cells = rows.get(row) ?? [];
        cells[column - 1] = String(value ?? "");
        rows.set(row, cells);
      }
      if (rows.size > 0) return Array.from(rows, ([row, cells]) => [row, Array.from(cells, (cell) => cell ?? "")]);
    }
  } catch (error) {
    throw inWords(error);
  }
  return [];
}
