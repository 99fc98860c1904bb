/** A file saved by the form on its page, read as strictly as a workbook. */

import { isRecord } from "../../../common/json";
import { IntakeError } from "../../../office/intake-error";
import { MOST_ROWS } from "../../../office/xlsx/sheet";
import { versionOf } from "../contract";
import { cell, optionsOf, type Column, type Field, type FormModel, type Row, type Table, type Value } from "../model";
import { Collector, type FormFile, type RowReader } from "./record-builder";
import { fromJson } from "./value";
import { earlier, type Earlier } from "./versions";
import { say } from "./words";
import type { Models } from "./xlsx/workbook";

/** Throws IntakeError. Keys nobody knows are passed over. */
export function readJson(name: string, bytes: Uint8Array, models: Models): FormFile {
  const content = load(bytes);
  if (!isRecord(content) || typeof content["form"] !== "string") throw new IntakeError("json", say("jsonNoForm"));
  const version = versionOf(content["version"]);
  const model = models.of(content["form"], version);
  const before = earlier(model, version);
  const records = content["records"];
  if (!Array.isArray(records) || !records.every(isRecord)) throw new IntakeError("json", say("jsonNoRecords"));
  if (records.length > MOST_ROWS) throw new IntakeError("json", say("jsonManyRecords", records.length));
  const saved = typeof content["saved"] === "string" ? Date.parse(content["saved"]) : Number.NaN;
  const submission = typeof content["submission"] === "string" ? content["submission"].slice(0, 80) : undefined;
  const collector = new Collector(name, model, Number.isNaN(saved) ? undefined : saved, submission);
  for (const note of before.notes) collector.warn(note);
  for (const record of records) readRecord(collector, model, before.notes.length > 0 ? presentNames(model, before, record) : record);
  return collector.finish();
}

function load(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new IntakeError("json", say("jsonCut"));
  }
}

/** A record of an earlier version in the names of the present one; throws IntakeError when what is asked differs. */
function presentNames(model: FormModel, before: Earlier, record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { fields = {}, tables = {} } = record;
  if (!isRecord(fields) || !isRecord(tables)) return record;
  const lost = new Map<string, string>();
  const foreign = new Set<string>();
  /** The names of `asked` for those of `values`, which stand in `table`. */
  const renamed = (values: Readonly<Record<string, unknown>>, table: string, asked: ReadonlyArray<Field | Column>): Record<string, unknown> => {
    const entries = Object.entries(values).map(([key, value]) => [lastOf(before.name(table + key)), value] as const);
    const known = new Set(asked.map(({ id }) => id));
    for (const [key, value] of entries) if (!known.has(key) && !OF_ROWS.includes(key) && value !== null && value !== "") foreign.add(table + key);
    for (const spec of asked) {
      const isAsked = spec.formula === null && !("auto" in spec && (spec.auto || spec.given));
      if (isAsked && !entries.some(([key]) => key === spec.id)) lost.set(table + spec.id, spec.label);
    }
    return Object.fromEntries(entries);
  };
  const lines = Object.entries(tables).map(([old, rows]): [string, unknown] => {
    const id = before.name(old);
    const table = model.tables.find((one) => one.id === id);
    if (!table) foreign.add(old);
    if (!table || !Array.isArray(rows)) return [id, rows];
    return [id, rows.map((row: unknown) => (isRecord(row) ? renamed(row, `${old}.`, table.columns) : row))];
  });
  const said = { fields: renamed(fields, "", model.fields), tables: Object.fromEntries(lines) };
  for (const table of model.tables) if (!lines.some(([id]) => id === table.id)) lost.set(table.id, table.title);
  before.compare(lost, Array.from(foreign));
  return said;
}

/** What rows that came with the form carry besides their columns. */
const OF_ROWS: ReadonlyArray<string> = ["id", "group", "applies_to"];

function lastOf(name: string): string {
  return name.slice(name.indexOf(".") + 1);
}

function readRecord(collector: Collector, model: FormModel, record: Readonly<Record<string, unknown>>): void {
  const { fields = {}, tables = {} } = record;
  if (!isRecord(fields) || !isRecord(tables)) throw new IntakeError("json", say("jsonNoCells"));
  const values: Record<string, Value> = {};
  for (const field of model.fields) {
    if (field.formula !== null) continue;
    const raw = fields[field.id];
    values[field.id] = field.type === "multichoice" ? several(collector, field, raw) : collector.value(field, fromJson(raw));
  }
  const rows = model.tables.map((table) => [table.id, readRows(collector, table, tables[table.id] ?? [])] as const);
  collector.add(values, Object.fromEntries(rows));
}

/** The chosen options in the order of the form; one alone may stand without a list. */
function several(collector: Collector, field: Field, raw: unknown): Value {
  const single: Field = { ...field, type: "choice" };
  const chosen = (Array.isArray(raw) ? raw : [raw]).map((one) => collector.value(single, fromJson(one)));
  const found = optionsOf(field).filter(({ id }) => chosen.includes(id));
  return found.length > 0 ? found.map((option) => option.id) : null;
}

function readRows(collector: Collector, table: Table, rows: unknown): Row[] {
  if (!Array.isArray(rows) || !rows.every(isRecord)) throw new IntakeError("json", say("jsonNoRows", table.title));
  if (rows.length > MOST_ROWS) throw new IntakeError("json", say("jsonManyRows", table.title, rows.length));
  const reader = (row: Readonly<Record<string, unknown>>): RowReader => (column) => fromJson(row[column.id]);
  if (table.open) return collector.growingRows(table, rows.map(reader));
  const given = new Set((table.rows ?? []).map((row) => String(cell(row, "id"))));
  const byId = new Map<string, RowReader>();
  for (const row of rows) {
    const id = row["id"];
    if (typeof id === "string" && given.has(id) && !byId.has(id)) byId.set(id, reader(row));
    else collector.strayRow(table, reader(row));
  }
  return collector.givenRows(table, byId);
}
