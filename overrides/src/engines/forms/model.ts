/**
 * What forms and filled forms have in common; their shapes are those of schema.ts. The twin of scripts/portal/forms/model.py.
 *
 * The engine modules (formula, cells, compute, problems, judging, adding) know nothing of pages.
 */

import type { Column, Field, FormModel, FormRecord, Kind, Option, Row, Table, Value } from "./schema";

export type {
  Certificate,
  Column,
  Field,
  FormModel,
  FormRecord,
  FormRule,
  Kind,
  Mapping,
  Option,
  Plan,
  Row,
  Source,
  Table,
  Tree,
  Value,
} from "./schema";

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
