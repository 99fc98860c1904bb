/** Where the inputs of a form lie in a workbook, and how far down its lists reach. */

import { IntakeError } from "../../../../office/intake-error";
import type { Area } from "../../../../office/xlsx/addresses";
import type { Workbook } from "../../../../office/xlsx/workbook";
import { definedName, type Contract } from "../../contract";
import { isInput, optionsOf, type Field, type FormModel } from "../../model";
import type { Earlier } from "../versions";
import { named, say } from "../words";

/** By kind and name, as the contract lists them: "column mo_hinh.tong_so". */
export type Places = ReadonlyMap<string, Area>;

/** The place of every input of `model`; throws IntakeError when some are lost. */
export function placesOf(book: Workbook, contract: Contract, model: FormModel, before: Earlier): Places {
  const names = new Map(contract.lines.map(({ kind, name, defined }) => [`${kind} ${before.name(name)}`, defined]));
  const found = new Map<string, Area>();
  const lost = new Map<string, string>();
  const wanted = inputs(model);
  for (const [key, label] of wanted) {
    // LibreOffice takes "_xa_" inside a text for a line break, and then the line is not found by its name.
    const name = names.get(key) ?? definedName(key.slice(key.indexOf(" ") + 1), "x_");
    // In .xls names may hold no dots: what was saved there once comes back with underscores.
    const area = book.area(name) ?? book.area(name.replace(/\./g, "_"));
    if (area && area.left === area.right && book.partOf(area.sheet) !== undefined) found.set(key, area);
    else lost.set(key, label);
  }
  if (!Array.from(book.names.keys()).some((name) => name.startsWith("x_"))) throw new IntakeError("mat-ten");
  const asked = new Set(wanted.map(([key]) => key));
  const foreign = Array.from(names.keys()).filter((key) => /^(field|option|column) [\w.-]+$/.test(key) && !asked.has(key));
  before.compare(lost, foreign.map((key) => key.slice(key.indexOf(" ") + 1)));
  if (lost.size > 0) throw new IntakeError("mat-o", named(lost.values()));
  return found;
}

/** The areas that formulas of the template fill, those of totals and of rules included. */
export function computedAreas(book: Workbook): Area[] {
  const names = Array.from(book.names.keys()).filter((name) => /^[yk]_/.test(name));
  return names.map((name) => book.area(name)).filter((area): area is Area => area !== undefined);
}

/** Kind and name of every input of a form, as the contract lists them, with what it is called. */
function inputs(model: FormModel): Array<readonly [string, string]> {
  const fields = model.fields.filter((field) => field.formula === null);
  const found = fields.flatMap((field) => keysOf(field).map((key) => [key, field.label] as const));
  for (const table of model.tables) {
    for (const column of table.columns.filter(isInput)) found.push([`column ${table.id}.${column.id}`, `${table.title}: ${column.label}`]);
    if (!table.open) found.push([`rows ${table.id}.__rows`, say("rowIds", table.title)]);
  }
  return found;
}

/** The inputs of a field: one, or one an option. */
export function keysOf(field: Field): ReadonlyArray<string> {
  const known = KEYS.get(field);
  if (known) return known;
  const keys = field.type === "multichoice" ? optionsOf(field).map((option) => `option ${field.id}.${option.id}`) : [`field ${field.id}`];
  KEYS.set(field, keys);
  return keys;
}

/** Asked for every line of every file. */
const KEYS = new WeakMap<Field, ReadonlyArray<string>>();
