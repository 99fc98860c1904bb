/** Many filled forms become the form of the next level. */

import { exact, plain, total, type Big } from "../../../common/numbers";
import { fold } from "../../../common/vietnamese";
import { compute } from "../compute";
import type { FormRecord, Mapping, Plan, Row, Source, Table, Value } from "../model";
import { blankRecord, blankRow, cell, isEmpty, numberIn, optionsOf, same } from "../model";
import { nameKey } from "../../../common/name-keys";
import { remarksOn, type Problem } from "../validation";
import { say } from "./words";

/** One filled form as it came in: file name, form id, its computed records. */
export interface Entry {
  readonly name: string;
  readonly form: string;
  readonly records: ReadonlyArray<FormRecord>;
  /** Values that could not be read and are therefore missing from the records. */
  readonly problems?: ReadonlyArray<Problem>;
  /** When the file was last saved by hand, in milliseconds since 1970; undefined when it does not say. */
  readonly saved?: number;
  /** What tells this filling-in from all others; a corrected file carries that of the file it replaces. */
  readonly submission?: string;
  /** The records with what did not fit left as it was typed; undefined when everything fitted. */
  readonly typed?: ReadonlyArray<FormRecord>;
  /** What the officer who receives it has decided. */
  readonly decision?: Decision;
}

export interface Decision {
  /** Why the entry counts in spite of what is wrong with it. */
  readonly accepted?: string;
  /** Of records with an equal key in other entries: these are the newer ones, or they are others and count too. */
  readonly doubles?: "newer" | "both";
}

/** Records of the target (one, unless it takes many), and values that no row of it takes, in words. */
export interface Added {
  readonly records: ReadonlyArray<FormRecord>;
  readonly remarks: ReadonlyArray<string>;
}

type OpenRow = Record<string, Value>;

/** The value of a field in the first record of `entry` that has one. */
export function sameValue(entry: Entry, name: string): Value {
  return entry.records.map((record) => cell(record.fields, name)).find((value) => value !== null) ?? null;
}

/** The name of the unit an entry came from, "" when it has none. */
export function unitOf(source: Source, entry: Entry): string {
  const value = source.unit === null ? null : sameValue(entry, source.unit);
  return isSaid(value) ? textOf(value) : "";
}

/** Nothing, 0 and false name nobody. */
function isSaid(value: Value): boolean {
  return !isEmpty(value) && value !== 0 && value !== false;
}

/** A value in words, for comparing and for telling. */
export function textOf(value: Value): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string" || typeof value === "number") return String(value);
  return `[${value.map((one) => `'${one}'`).join(", ")}]`;
}

/**
 * Adds `entries` up by `plan`. Order does not matter: entries are taken by form, then by name of the
 * sending unit; entries of other forms are passed over. Look-ups run last.
 */
export function addUp(plan: Plan, entries: ReadonlyArray<Entry>): Added {
  const adder = new Adder(plan);
  for (const lookups of [false, true]) {
    for (const source of plan.sources) {
      const mine = entries.filter((entry) => entry.form === source.form.id);
      for (const entry of mine.sort((one, other) => byUnit(source, one, other))) {
        for (const record of entry.records) adder.take(source, record, lookups);
        if (!lookups) adder.same(source, entry);
      }
    }
  }
  return adder.result();
}

function byUnit(source: Source, one: Entry, other: Entry): number {
  const key = (entry: Entry): string[] => {
    const unit = unitOf(source, entry);
    return [nameKey(unit), unit, entry.name];
  };
  const left = key(one);
  const right = key(other);
  const at = left.findIndex((part, n) => part !== right[n]);
  if (at < 0) return 0;
  return (left[at] ?? "") < (right[at] ?? "") ? -1 : 1;
}

/** "table.column" as [table, column]; a field as ["", field]. */
function place(name: string): readonly [string, string] {
  const dot = name.indexOf(".");
  return dot < 0 ? ["", name] : [name.slice(0, dot), name.slice(dot + 1)];
}

class Adder {
  private readonly fields: OpenRow;
  private readonly rows: Readonly<Record<string, OpenRow[]>>;
  private readonly tables: ReadonlyMap<string, Table>;
  /** The exact sum and the number of values that a mean is taken of. */
  private readonly means = new Map<string, readonly [Big, number]>();
  private readonly many: OpenRow[] = [];
  private readonly remarks = new Set<string>();
  private readonly optionRows = new Map<Mapping, OpenRow[]>();
  /** Rows that a look-up has reached. */
  private readonly found = new Set<OpenRow>();

  constructor(private readonly plan: Plan) {
    const blank = blankRecord(plan.target);
    this.fields = { ...blank.fields };
    this.rows = Object.fromEntries(Object.entries(blank.tables).map(([id, rows]) => [id, rows.map((row) => ({ ...row }))]));
    this.tables = new Map(plan.target.tables.map((table) => [table.id, table]));
  }

  /** Fields that are the same everywhere go over as they are, where the target has them. */
  same(source: Source, entry: Entry): void {
    for (const name of source.same) {
      const value = sameValue(entry, name);
      const known = this.plan.target.fields.some((field) => field.id === name);
      if (known && value !== null && cell(this.fields, name) === null) this.fields[name] = value;
    }
  }

  /** Takes one record of a source: either its look-ups or everything else. */
  take(source: Source, record: FormRecord, lookups: boolean): void {
    const appended = new Map<string, OpenRow>();
    for (const mapping of source.map) {
      if ((mapping.how === "lookup") !== lookups) continue;
      if (lookups) {
        this.lookUp(mapping, record);
        continue;
      }
      for (const [position, value, row] of cellsOf(mapping, record)) {
        if (counts(mapping, value, row)) this.put(source, mapping, position, value, row, appended);
      }
    }
  }

  private put(source: Source, mapping: Mapping, position: number, value: Value, row: Row, appended: Map<string, OpenRow>): void {
    const [table, column] = place(mapping.to);
    if (mapping.append) {
      const key = `${table} ${position}`;
      const line = appended.get(key) ?? this.newRow(table);
      appended.set(key, line);
      line[column] = table === "" ? value : this.asChoice(source, mapping.from, value, table, column);
    } else if (table === "") this.add(this.fields, column, mapping.how, value);
    else {
      // An answer makes every option of the question count from 0.
      if (mapping.match === "option" && !this.optionRows.has(mapping)) {
        for (const line of this.options(mapping, table)) line[column] = line[column] || 0;
      }
      for (const line of this.matching(mapping, table, value, row)) this.add(line, column, mapping.how, value);
    }
  }

  private newRow(table: string): OpenRow {
    const spec = this.tables.get(table);
    const line: OpenRow = spec === undefined ? {} : { ...blankRow(spec) };
    (spec === undefined ? this.many : this.rows[table])?.push(line);
    return line;
  }

  private matching(mapping: Mapping, table: string, value: Value, row: Row): OpenRow[] {
    const rows = this.rows[table] ?? [];
    if (mapping.to_row !== null) return rows.filter((line) => line["id"] === mapping.to_row);
    if (mapping.match === "row") return rows.filter((line) => cell(line, "id") === cell(row, "id"));
    if (mapping.match === "option") {
      const chosen: unknown[] = (Array.isArray(value) ? value : [textOf(value)]).map((one: string) => `${mapping.from}.${one}`);
      return this.options(mapping, table).filter((line) => chosen.includes(line["id"]));
    }
    if (mapping.match === "answered") return this.options(mapping, table);
    const spec = this.tables.get(table);
    const names = ["id", ...(spec?.columns ?? []).filter((column) => column.given).map((column) => column.id)];
    const wanted = nameKey(textOf(value));
    const among = (fits: (text: string) => boolean): OpenRow[] => {
      return rows.filter((line) => names.some((name) => fits(nameKey(textOf(cell(line, name))))));
    };
    const exact = among((text) => text === wanted);
    const found = exact.length > 0 ? exact : among((text) => text.startsWith(`${wanted} (`));
    if (found.length === 0) this.remarks.add(say("noRow", textOf(value), spec?.title ?? table));
    return found;
  }

  /** The rows of the options of a question; such tables do not grow. */
  private options(mapping: Mapping, table: string): OpenRow[] {
    const known = this.optionRows.get(mapping);
    if (known) return known;
    const found = (this.rows[table] ?? []).filter((line) => textOf(cell(line, "id")).startsWith(`${mapping.from}.`));
    this.optionRows.set(mapping, found);
    return found;
  }

  private add(line: OpenRow, name: string, how: Mapping["how"], value: Value): void {
    const before = cell(line, name);
    const number = numberIn(value);
    if (how === "copy") line[name] = before ?? value;
    else if (how === "count") line[name] = (numberIn(before) ?? 0) + 1;
    else if (how === "sum") line[name] = number === undefined ? before : total([numberIn(before) ?? 0, number]);
    else if (number !== undefined) {
      const [sum, count] = this.means.get(name) ?? [exact(0), 0];
      const grown = sum.plus(number);
      this.means.set(name, [grown, count + 1]);
      line[name] = plain(grown.div(count + 1));
    }
  }

  /** An option's id of the source as the text of the target's column. */
  private asChoice(source: Source, from: string, value: Value, table: string, column: string): Value {
    const asked = source.form.fields.find((field) => field.id === from);
    if (asked === undefined || asked.options === null || asked.options.length === 0) return value;
    const label = optionsOf(asked).find((option) => option.id === value)?.label ?? textOf(value);
    const options = this.tables.get(table)?.columns.find((one) => one.id === column)?.options ?? [];
    if (options.length === 0 || options.includes(label)) return label;
    return options.find((option) => fold(option).replace(/ /g, "-") === value) ?? label;
  }

  private lookUp(mapping: Mapping, record: FormRecord): void {
    const [table, column] = place(mapping.to);
    const keys = Object.entries(mapping.key).map(([own, theirs]) => [cell(record.fields, own), place(theirs)[1]] as const);
    const value = cell(record.fields, mapping.from);
    if (value === null) return;
    const [[wanted] = [null]] = keys;
    if (!isSaid(wanted)) {
      this.remarks.add(say("unnamedMark"));
      return;
    }
    const fits = (row: OpenRow): boolean => keys.every(([own, theirs]) => nameKey(textOf(cell(row, theirs))) === nameKey(textOf(own)));
    const rows = (this.rows[table] ?? []).filter(fits);
    const [first] = rows;
    const twice = first !== undefined && this.found.has(first);
    if (first !== undefined && rows.length === 1 && !twice) {
      this.found.add(first);
      first[column] = value;
      return;
    }
    // Two sheets for one row: neither is surely the right one.
    if (first !== undefined && twice) first[column] = null;
    const why = rows.length === 0 ? "markUnlisted" : twice ? "markTwice" : "markNamesakes";
    this.remarks.add(say(why, textOf(wanted)));
  }

  result(): Added {
    const records: FormRecord[] =
      this.many.length > 0
        ? this.many.map((row) => ({ fields: { ...this.fields, ...row }, tables: {} }))
        : [{ fields: this.fields, tables: this.rows }];
    const computed = records.map((record) => compute(this.plan.target, record));
    const remarks = computed.flatMap((record) => remarksOn(this.plan.target, record));
    return { records: computed, remarks: Array.from(new Set([...this.remarks, ...remarks])) };
  }
}

/** The values a mapping takes: position (0 = the record, from 1 the row), value, row. */
function cellsOf(mapping: Mapping, record: FormRecord): Array<readonly [number, Value, Row]> {
  const [table, column] = place(mapping.from);
  if (table === "") return [[0, cell(record.fields, column), {}]];
  const rows = record.tables[table] ?? [];
  if (mapping.from_row !== null) {
    return rows.filter((row) => row["id"] === mapping.from_row).map((row) => [0, cell(row, column), row]);
  }
  return rows.map((row, n) => [n + 1, cell(row, column), row]);
}

function counts(mapping: Mapping, value: Value, row: Row): boolean {
  if (Object.entries(mapping.only_if).some(([name, text]) => cell(row, name) !== text)) return false;
  const below = ([name, least]: [string, number]): boolean => (numberIn(cell(row, name)) ?? Number.NEGATIVE_INFINITY) < least;
  if (Object.entries(mapping.only_from).some(below)) return false;
  if (isEmpty(value)) return false;
  if (mapping.equals !== null && !same(value, mapping.equals)) return false;
  return mapping.at_least === null || (numberIn(value) ?? Number.NEGATIVE_INFINITY) >= mapping.at_least;
}
