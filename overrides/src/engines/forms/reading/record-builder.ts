/** Records in the making: values by field and row, and what was wrong with them. */

import type { Entry } from "../aggregation/sum";
import { compute, isFilled } from "../compute";
import { blankRows, cell, isInput, type Column, type Field, type FormModel, type FormRecord, type Row, type Table, type Value } from "../model";
import type { Problem, ProblemCode } from "../validation";
import { readValue, type Found } from "./value";
import { say } from "./words";

/** What a row of a file holds for a column. */
export type RowReader = (column: Column) => Found;

/**
 * A file that was read: its computed records, and what is to be said about them. A value that did not fit is
 * empty in the record and a problem of the entry.
 */
export interface FormFile {
  readonly entry: Entry & { readonly problems: ReadonlyArray<Problem> };
  /**
   * What can be added up: the file, or each of its records. A form with one record a file may still be saved
   * with several by the form on its page: a fault in one does not hold up the others then.
   */
  readonly entries: ReadonlyArray<Entry>;
  /** Sentences on the file as a whole. */
  readonly warnings: ReadonlyArray<string>;
}

/** A problem of a record of many says which it is, unless it is about what all have in common. */
export function ofRecord(model: FormModel, problem: Problem, record: number): Problem {
  const common = model.shared === null || model.shared.includes(problem.name);
  return common ? problem : { ...problem, label: say("recordPlace", record + 1, problem.label) };
}

export class Collector {
  private readonly records: FormRecord[] = [];
  private readonly problems: Problem[] = [];
  /** The record, from 0, that each problem belongs to. */
  private readonly of: number[] = [];
  private readonly warnings = new Set<string>();
  /** What stood where the problem is. */
  private readonly raw = new Map<Problem, string>();

  constructor(
    private readonly name: string,
    private readonly model: FormModel,
    /** When the file was last saved by hand, undefined when it does not say. */
    private readonly saved?: number,
    private readonly submission?: string,
  ) {}

  finish(): FormFile {
    const when = { ...(this.saved === undefined ? {} : { saved: this.saved }), ...(this.submission ? { submission: this.submission } : {}) };
    const typed = this.asTyped();
    const whole = { name: this.name, form: this.model.id, ...when };
    const entry = { ...whole, records: this.records, problems: this.problems, ...(typed ? { typed } : {}) };
    const split = this.model.shared === null && this.records.length > 1;
    const entries = !split
      ? [entry]
      : this.records.map((record, n): Entry => {
          const problems = this.problems.filter((_, at) => this.of[at] === n);
          const own = typed?.[n];
          return { ...whole, name: say("recordOf", this.name, n + 1), records: [record], problems, ...(own && own !== record ? { typed: [own] } : {}) };
        });
    return { entry, entries, warnings: Array.from(this.warnings) };
  }

  /** The records with what did not fit put back as it was typed; undefined when everything fitted. */
  private asTyped(): ReadonlyArray<FormRecord> | undefined {
    if (this.raw.size === 0) return undefined;
    const records = this.records.slice();
    this.problems.forEach((problem, n) => {
      const text = this.raw.get(problem);
      const [table = "", column = ""] = problem.name.split(".");
      const record = records[this.of[n] ?? 0];
      if (text === undefined || record === undefined) return;
      const { fields, tables } = record;
      const put = (row: Row, at: number): Row => (at === problem.row - 1 ? { ...row, [column]: text } : row);
      const rows = { ...tables, [table]: (tables[table] ?? []).map(put) };
      records[this.of[n] ?? 0] = column === "" ? { fields: { ...fields, [table]: text }, tables } : { fields, tables: rows };
    });
    return records;
  }

  private tell(...problems: ReadonlyArray<Problem>): void {
    this.problems.push(...problems);
    this.of.push(...problems.map(() => this.records.length));
  }

  /** A sentence on the file as a whole. */
  warn(words: string): void {
    this.warnings.add(words);
  }

  /** Keeps a record, computed. */
  add(fields: Row, tables: FormRecord["tables"]): void {
    this.records.push(compute(this.model, { fields, tables }));
  }

  value(spec: Field, found: Found): Value {
    const [value, problem] = readValue(spec, found, spec.id, 0);
    if (problem) this.tell(this.told(ofRecord(this.model, problem, this.records.length), value, found));
    return value;
  }

  /** A problem, with what stood there kept when it did not become a value. */
  private told(problem: Problem, value: Value, { raw }: Found): Problem {
    if (value === null && (typeof raw === "string" || typeof raw === "number")) this.raw.set(problem, String(raw));
    return problem;
  }

  /** The rows of a table that grows, those without content left out. */
  growingRows(table: Table, rows: Iterable<RowReader>): Row[] {
    const kept: Row[] = [];
    for (const row of rows) {
      const { cells, problems } = this.cells(table, row, kept.length + 1);
      if (!isFilled(table, cells) && problems.length === 0) continue;
      kept.push(cells);
      this.tell(...problems);
    }
    return kept;
  }

  /** The given rows of a table, filled from `rows` by id; a missing one is told. */
  givenRows(table: Table, rows: ReadonlyMap<string, RowReader>): Row[] {
    return blankRows(table).map((blank, n) => {
      const id = String(blank["id"]);
      const row = rows.get(id);
      if (row === undefined) {
        const given = table.columns.find((column) => column.given);
        const words = given ? String(cell(blank, given.id)) : id;
        this.warnings.add(say("rowMissing", table.title, words));
        const free = table.columns.filter(isInput).map((column) => column.id);
        return Object.fromEntries(Object.entries(blank).filter(([name]) => !free.includes(name)));
      }
      const { cells, problems } = this.cells(table, row, n + 1);
      this.tell(...problems);
      return { ...blank, ...cells };
    });
  }

  /** Tells of content in a row that the form does not have, and whether there is any; `where` says which row it is. */
  strayRow(table: Table, row: RowReader, where = "", code: ProblemCode = "dong-la"): boolean {
    const { cells, problems } = this.cells(table, row, 0);
    const said = problems.length > 0 || isFilled(table, cells);
    if (said) this.fault(code, `${table.id}.${table.key}`, say("tableAt", table.title, where));
    return said;
  }

  /** Keeps something wrong with the file at a place that is neither a field nor a row of the form. */
  fault(code: ProblemCode, name: string, label: string): void {
    this.tell({ code, name, row: 0, label, blocking: true, values: [] });
  }

  /** The values of a row. A default that was left to be computed is the default. */
  private cells(table: Table, row: RowReader, number: number): { cells: Row; problems: Problem[] } {
    const cells: Record<string, Value> = {};
    const problems: Problem[] = [];
    for (const column of table.columns.filter(isInput)) {
      const found = row(column);
      if (found.pending && column.default !== null) {
        cells[column.id] = column.default;
        continue;
      }
      const [value, problem] = readValue(column, found, `${table.id}.${column.id}`, number);
      cells[column.id] = value;
      if (problem) problems.push(this.told(problem, value, found));
    }
    return { cells, problems };
  }
}
