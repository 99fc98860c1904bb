/** Records out of a file or a storage that anybody may have written: everything unexpected is left out. */

import { isRecord } from "../../common/json";
import { nfc } from "../../common/vietnamese";
import { blankRecord, blankRow, cell, isInput, type Field, type FormModel, type FormRecord, type Row, type Table, type Value } from "./model";

/** `value` as a record of `model`: known names, values of a fitting type, given rows as they are given. */
export function tidyRecord(model: FormModel, value: unknown): FormRecord {
  const blank = blankRecord(model);
  const saved = isRecord(value) ? value : {};
  const fields = isRecord(saved["fields"]) ? saved["fields"] : {};
  const tables = isRecord(saved["tables"]) ? saved["tables"] : {};
  return {
    fields: Object.fromEntries(
      model.fields.map((field) => [field.id, field.id in fields ? tidyField(field, fields[field.id]) : cell(blank.fields, field.id)]),
    ),
    tables: Object.fromEntries(model.tables.map((table) => [table.id, tidyRows(table, blank.tables[table.id] ?? [], tables[table.id])])),
  };
}

function tidyField(field: Field, value: unknown): Value {
  if (field.formula) return null;
  if (field.type !== "multichoice") return tidy(value);
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : null;
}

function tidy(value: unknown): Value {
  if (typeof value === "string") return nfc(value);
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

function tidyRows(table: Table, given: ReadonlyArray<Row>, value: unknown): Row[] {
  const saved = Array.isArray(value) ? value.filter(isRecord) : [];
  if (table.rows !== null && !table.open) {
    return given.map((row) => ({ ...row, ...inputs(table, saved.find((one) => one["id"] === row["id"]) ?? {}) }));
  }
  if (!Array.isArray(value)) return given.slice();
  return saved.map((one) => {
    const known = given.find((row) => row["id"] === one["id"] && row["id"] !== undefined);
    return { ...blankRow(table), ...known, ...inputs(table, one) };
  });
}

/** The cells of a saved row that somebody writes in. */
function inputs(table: Table, saved: Readonly<Record<string, unknown>>): Row {
  const columns = table.columns.filter((column) => isInput(column) && column.id in saved);
  return Object.fromEntries(columns.map((column) => [column.id, tidy(saved[column.id])]));
}
