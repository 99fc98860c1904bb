/** The records being filled in: changing them, and what of them is kept on the device. Knows nothing of pages. */

import { isRecord } from "../../common/json";
import { unique } from "../../common/unique";
import { isSomething } from "./aggregation/verdicts";
import { compute } from "./compute";
import { blankRecord, blankRow, cell, type FormModel, type FormRecord, type Row, type Value } from "./model";
import { tidyRecord } from "./sanitising";

export class Draft {
  records: ReadonlyArray<FormRecord>;
  at = 0;
  /** What tells this filling-in from all others: kept when a file is opened to be corrected, new when all is cleared. */
  submission = unique();

  /** `keep`: fields that a new record takes over from the last one. */
  constructor(
    readonly model: FormModel,
    private readonly keep: ReadonlyArray<string>,
  ) {
    this.records = [this.withRoom(blankRecord(model))];
  }

  get record(): FormRecord {
    return this.records[this.at] ?? blankRecord(this.model);
  }

  /** Nobody has written anything yet. */
  get isBlank(): boolean {
    return !this.records.some((record) => isSomething(this.model, record));
  }

  /** Fields that are written once for all records change in all of them. */
  setField(id: string, value: Value): void {
    const everywhere = (this.model.shared ?? []).includes(id);
    this.records = this.records.map((record, n) => {
      return everywhere || n === this.at ? { ...record, fields: { ...record.fields, [id]: value } } : record;
    });
  }

  setCell(table: string, row: number, column: string, value: Value): void {
    this.setRows(table, this.rows(table).map((line, n) => (n === row ? { ...line, [column]: value } : line)));
  }

  rows(table: string): ReadonlyArray<Row> {
    return this.record.tables[table] ?? [];
  }

  /** Puts `line` (an empty one unless given) before row `at`. */
  insertRow(table: string, at: number, line?: Row): void {
    const spec = this.model.tables.find((one) => one.id === table);
    if (spec === undefined) return;
    const rows = this.rows(table);
    this.setRows(table, [...rows.slice(0, at), line ?? blankRow(spec), ...rows.slice(at)]);
  }

  removeRow(table: string, at: number): Row | undefined {
    const removed = this.rows(table)[at];
    this.setRows(table, this.rows(table).filter((_, n) => n !== at));
    return removed;
  }

  private setRows(table: string, rows: ReadonlyArray<Row>): void {
    const record = { ...this.record, tables: { ...this.record.tables, [table]: rows } };
    this.records = this.records.map((one, n) => (n === this.at ? record : one));
  }

  /** Adds a record after the last one and goes to it. */
  addRecord(): void {
    const last = this.records[this.records.length - 1] ?? this.record;
    const blank = blankRecord(this.model);
    const kept = Object.fromEntries(this.keep.map((id) => [id, cell(last.fields, id)]));
    this.records = [...this.records, this.withRoom({ ...blank, fields: { ...blank.fields, ...kept } })];
    this.at = this.records.length - 1;
  }

  /** Removes the open record; there is always one left. */
  removeRecord(): void {
    const left = this.records.filter((_, n) => n !== this.at);
    this.records = left.length > 0 ? left : [this.withRoom(blankRecord(this.model))];
    this.at = Math.min(this.at, this.records.length - 1);
  }

  /** Takes `records` in place of what is there, or after it; what is written once follows the first record. */
  take(records: ReadonlyArray<FormRecord>, how: "replace" | "merge", submission = unique()): void {
    if (how === "replace") this.submission = submission;
    const written = this.records.filter((record) => isSomething(this.model, record));
    const before = how === "merge" ? written : [];
    const all = [...before, ...records].map((record) => this.withRoom(record));
    this.records = all.length > 0 ? all : [this.withRoom(blankRecord(this.model))];
    this.at = Math.min(before.length, this.records.length - 1);
    for (const id of this.model.shared ?? []) {
      const value = this.records.map((record) => cell(record.fields, id)).find((one) => one !== null);
      if (value !== undefined) this.setField(id, value);
    }
  }

  clear(): void {
    this.take([], "replace");
  }

  get computed(): FormRecord {
    return compute(this.model, this.record);
  }

  /** A table that grows shows at least one row to write in. */
  private withRoom(record: FormRecord): FormRecord {
    const tables = this.model.tables.map((table) => {
      const rows = record.tables[table.id] ?? [];
      return [table.id, table.open && rows.length === 0 ? [blankRow(table)] : rows] as const;
    });
    return { ...record, tables: Object.fromEntries(tables) };
  }

  /** What is kept on the device. */
  toSave(): Record<string, unknown> {
    return { form: this.model.id, version: this.model.version, submission: this.submission, at: this.at, records: this.records };
  }

  /** Takes up what was kept; false if it was of another version, and so may have lost something. */
  restore(saved: unknown): boolean {
    if (!isRecord(saved) || saved["form"] !== this.model.id || !Array.isArray(saved["records"])) return true;
    const records = saved["records"].filter(isRecord).map((record) => tidyRecord(this.model, record));
    const submission = saved["submission"];
    this.take(records, "replace", typeof submission === "string" ? submission : undefined);
    const at = saved["at"];
    if (typeof at === "number" && this.records[at] !== undefined) this.at = at;
    return saved["version"] === this.model.version;
  }
}
