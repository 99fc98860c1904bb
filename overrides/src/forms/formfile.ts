/** A filled form as a file: `{form, version, saved, records}` as JSON. Everything unexpected in a file is left out. */

import { parseJson, isRecord } from "../storage";
import { nfc, slugify } from "../vietnamese";
import { compute } from "./compute";
import { blankRecord, blankRow, cell, isEmpty, isInput, type Field, type FormModel, type FormRecord, type Row, type Table, type Value } from "./model";
import type { Words } from "./words";

/** Characters of a file that are looked at; three hundred full records are far below. */
export const MAX_FILE = 8_000_000;

/** What was in a file, or why it cannot be opened (a key of the words and what to fill in there). */
export type Opened =
  | { readonly records: ReadonlyArray<FormRecord> }
  | { readonly refused: keyof Words; readonly values: ReadonlyArray<string | number> };

/** The text of a file with computed `records`; `saved` tells it from older files of the same records. */
export function writeFile(model: FormModel, records: ReadonlyArray<FormRecord>, saved = new Date()): string {
  const computed = records.map((record) => compute(model, record));
  return JSON.stringify({ form: model.id, version: model.version, saved: saved.toISOString(), records: computed }, null, 1);
}

/** Reads a file for `model`; files of other forms or versions are refused. */
export function readFile(text: string, model: FormModel): Opened {
  const refused = (key: keyof Words, ...values: Array<string | number>): Opened => ({ refused: key, values });
  if (text.length > MAX_FILE) return refused("bigFile");
  const data = parseJson(text.replace(/^\ufeff/, ""));
  if (!isRecord(data) || typeof data["form"] !== "string" || !Array.isArray(data["records"])) return refused("notForm");
  if (data["form"] !== model.id) return refused("otherForm", data["form"].slice(0, 80));
  if (data["version"] !== model.version) return refused("otherVersion", String(data["version"]).slice(0, 20), model.version);
  const records = data["records"].filter(isRecord).map((record) => tidyRecord(model, record));
  return records.length > 0 ? { records } : refused("emptyFile");
}

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

/**
 * What a record is called: the unit that sends it, else its first text. `unit` is the field of the unit,
 * "" when the form has none. Number and place of a document say little about it.
 */
export function nameOf(model: FormModel, record: FormRecord, unit: string): string {
  const texts = model.fields.filter((field) => field.type === "text" && !["so", "ngay"].includes(field.id));
  const own = texts.filter((field) => !(model.shared ?? []).includes(field.id));
  const value = [unit, ...own.map((field) => field.id)].map((id) => cell(record.fields, id)).find((one) => !isEmpty(one));
  return value === undefined ? "" : String(value);
}

/** `<form id>-<name>` with an ending: "bang-tong-hop-thon-ban-mau-1.json". */
export function fileName(model: FormModel, name: string, ending: string): string {
  const slug = slugify(name).slice(0, 60).replace(/-+$/, "");
  return `${model.id}${slug ? `-${slug}` : ""}.${ending}`;
}
