/** Places in a workbook, in words. */

import { cellName } from "../../../../office/xlsx/addresses";
import { asText, type Sheet } from "../../../../office/xlsx/sheet";
import { say } from "../words";

/** Cells that are named one by one; the place of the others is told as a whole. */
const NAMED = 40;
const SHOWN = 30;

/** "B19 (“abc”), C19 (“5”)". */
export function cellsInWords(sheet: Sheet, cells: ReadonlyArray<readonly [number, number]>): string {
  const words = cells.slice(0, NAMED).map(([row, column]) => {
    const cell = sheet.cell(row, column);
    const text = cell?.unknown ? say("cellError") : String((cell && asText(cell)) ?? "").replace(/\s+/g, " ").trim();
    return `${cellName(row, column)} (“${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}”)`;
  });
  const rest = cells.slice(NAMED);
  const [first] = rest;
  const last = rest[rest.length - 1];
  if (first && last) words.push(say("cellsMore", rest.length, cellName(...first), cellName(...last)));
  return words.join(", ");
}

/** "12, 15–18". */
export function rowsInWords(rows: Iterable<number>): string {
  const runs: Array<[number, number]> = [];
  for (const row of Array.from(rows).sort((one, other) => one - other)) {
    const last = runs[runs.length - 1];
    if (last && row === last[1] + 1) last[1] = row;
    else runs.push([row, row]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(", ");
}
