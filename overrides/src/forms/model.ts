/**
 * What a form is and what a filled form is: the twin of scripts/portal/content/forms/model.py.
 *
 * The engine modules (formula, cells, compute, problems, judging, adding) know nothing of pages.
 */

/** A formula as nested lists, written by `as_json` in scripts/portal/content/formulas.py. */
export type Tree =
  | readonly ["number", number]
  | readonly ["string", string]
  | readonly ["name", string]
  | readonly ["call", string, ...Tree[]]
  | readonly ["+" | "-" | "*" | "/", Tree, Tree];

export type Kind =
  | "text"
  | "number"
  | "integer"
  | "percent"
  | "date"
  | "choice"
  | "multichoice"
  | "longtext"
  | "signature";

export interface Option {
  readonly id: string;
  readonly label: string;
}

interface Common {
  readonly id: string;
  readonly label: string;
  readonly type: Kind;
  readonly min: number | null;
  readonly max: number | null;
  readonly default: Value;
  readonly formula: Tree | null;
  /** Whether names of communes are offered. */
  readonly units: boolean;
}

export interface Field extends Common {
  readonly required: boolean;
  readonly unit: string | null;
  readonly options: ReadonlyArray<Option> | null;
  readonly help: string | null;
}

export interface Column extends Common {
  readonly options: ReadonlyArray<string> | null;
  /** Printed in rows that cannot change. */
  readonly given: boolean;
  /** Numbers the rows. */
  readonly auto: boolean;
}

export interface Table {
  readonly id: string;
  readonly title: string;
  readonly note: string | null;
  readonly columns: ReadonlyArray<Column>;
  readonly rows: ReadonlyArray<Row> | null;
  /** Whether people may add rows. */
  readonly open: boolean;
  /** The column that tells a row is filled. */
  readonly key: string;
  readonly totals: Readonly<Record<string, "sum" | "average">>;
  readonly expected: number | null;
}

export interface FormModel {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly layout: string;
  /** Fields written once for a file of many records; null: one record a file. */
  readonly shared: ReadonlyArray<string> | null;
  readonly fields: ReadonlyArray<Field>;
  readonly tables: ReadonlyArray<Table>;
}

/** Numbers as numbers, days as yyyy-mm-dd, a choice as its id (in tables: its text), several as ids, empty as null. */
export type Value = number | string | boolean | null | ReadonlyArray<string>;
/** One row by column; rows that came with the form also carry `id`, some `group`. */
export type Row = Readonly<Record<string, Value>>;

export interface FormRecord {
  readonly fields: Row;
  readonly tables: Readonly<Record<string, ReadonlyArray<Row>>>;
}

export interface Mapping {
  readonly from: string;
  readonly to: string;
  readonly how: "copy" | "sum" | "count" | "average" | "lookup";
  readonly match: "row" | "option" | "answered" | "value" | null;
  readonly from_row: string | null;
  readonly to_row: string | null;
  readonly append: boolean;
  readonly equals: string | null;
  readonly at_least: number | null;
  readonly only_if: Readonly<Record<string, string>>;
  readonly only_from: Readonly<Record<string, number>>;
  readonly key: Readonly<Record<string, string>>;
}

export interface Source {
  readonly form: FormModel;
  readonly same: ReadonlyArray<string>;
  readonly unit: string | null;
  readonly note: string | null;
  readonly map: ReadonlyArray<Mapping>;
}

/** How forms add up into `target`. */
export interface Plan {
  readonly target: FormModel;
  readonly sources: ReadonlyArray<Source>;
}

const NUMBERS: ReadonlyArray<string> = ["number", "integer", "percent"];

export function isNumeric(kind: Kind): boolean {
  return NUMBERS.includes(kind);
}

/** True for null, nothing, "" and an empty list: what every module takes for "not filled in". */
export function isEmpty(value: Value | undefined): value is null | undefined | "" {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

/** The cell or field, null when there is none. */
export function cell(row: Row, name: string): Value {
  return row[name] ?? null;
}

/** Equal as Python has it: a truth value equals 0 or 1, lists by their members. */
export function same(one: Value | undefined, other: Value | undefined): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value, n) => value === other[n]);
  }
  const plain = (value: Value | undefined): unknown => (typeof value === "boolean" ? Number(value) : value ?? null);
  return plain(one) === plain(other);
}

/** The number a value is, undefined for all else; truth values count as in Python. */
export function numberIn(value: Value | undefined): number | undefined {
  if (typeof value === "boolean") return Number(value);
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** The options of a field or column as id and label: a column's choice is kept as its text. */
export function optionsOf(spec: Field | Column): Option[] {
  return (spec.options ?? []).map((option) => (typeof option === "string" ? { id: option, label: option } : option));
}

/** A column somebody writes in. */
export function isInput(column: Column): boolean {
  return !column.given && !column.auto && column.formula === null;
}

/** Nothing but defaults and the rows that are given. */
export function blankRecord(model: FormModel): FormRecord {
  return {
    fields: Object.fromEntries(model.fields.map((field) => [field.id, field.default])),
    tables: Object.fromEntries(model.tables.map((table) => [table.id, blankRows(table)])),
  };
}

/** The given rows with every column present; none for a table without. */
export function blankRows(table: Table): Row[] {
  return (table.rows ?? []).map((row) => ({ ...blankRow(table), ...row }));
}

/** One empty row, with the defaults of its columns. */
export function blankRow(table: Table): Record<string, Value> {
  return Object.fromEntries(table.columns.map((column) => [column.id, column.default]));
}
