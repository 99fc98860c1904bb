/** Row numbers, computed columns, totals, computed fields: the twin of scripts/portal/forms/compute.py. */

import { mean, total } from "../../common/numbers";
import { evaluate, type Columns } from "./formula";
import { cell, isEmpty, isInput, numberIn, same, type FormModel, type FormRecord, type Row, type Table, type Value } from "./model";

/** Whether somebody wrote in `row`: in a column that is neither given, computed nor a default. */
export function isFilled(table: Table, row: Row): boolean {
  return table.columns.some((column) => {
    const value = cell(row, column.id);
    return isInput(column) && !isEmpty(value) && !same(value, column.default);
  });
}

/**
 * `record` with everything that follows from what was entered; it is not changed. Empty rows of tables
 * that grow are dropped; columns and fields without a value are null.
 */
export function compute(model: FormModel, record: FormRecord): FormRecord {
  const tables: Record<string, Row[]> = {};
  for (const table of model.tables) tables[table.id] = computedRows(table, keptRows(table, record.tables[table.id] ?? []));
  const columns = columnsOf(model, tables);
  const fields: Record<string, Value> = {};
  for (const field of model.fields) {
    fields[field.id] = field.formula ? evaluate(field.formula, fields, columns) : cell(record.fields, field.id);
  }
  return { fields, tables };
}

/** The rows that count: of a table that grows, those that are filled or came with the form. */
export function keptRows(table: Table, rows: ReadonlyArray<Row>): ReadonlyArray<Row> {
  return table.open ? rows.filter((row) => isFilled(table, row) || "id" in row) : rows;
}

/** Each row with its number and computed columns; `rows` are all kept. */
export function computedRows(table: Table, rows: ReadonlyArray<Row>): Row[] {
  return rows.map((row, n) => {
    const cells: Record<string, Value> = {};
    for (const name of ["id", "group", "applies_to"]) if (name in row) cells[name] = cell(row, name);
    for (const column of table.columns) {
      if (column.auto) cells[column.id] = n + 1;
      else if (column.formula) cells[column.id] = evaluate(column.formula, cells, {});
      else cells[column.id] = cell(row, column.id);
    }
    return cells;
  });
}

/** Whole columns of computed tables as formulas read them. */
export function columnsOf(model: FormModel, tables: Readonly<Record<string, ReadonlyArray<Row>>>): Columns {
  const found: Record<string, Value[]> = {};
  for (const table of model.tables) {
    const rows = tables[table.id] ?? [];
    found[table.id] = rows.map((row) => cell(row, table.key));
    found[`${table.id}.id`] = rows.map((row) => cell(row, "id"));
    for (const { id } of table.columns) found[`${table.id}.${id}`] = rows.map((row) => cell(row, id));
  }
  return found;
}

export type Totals = Readonly<Record<string, Readonly<Record<string, number | null>>>>;

/** The line of totals of each table that has one, from a computed record: a sum of nothing is 0, a mean of nothing null. */
export function totals(model: FormModel, record: FormRecord): Totals {
  const found: Record<string, Record<string, number | null>> = {};
  for (const table of model.tables) {
    const line: Record<string, number | null> = {};
    for (const [column, how] of Object.entries(table.totals)) {
      const numbers = (record.tables[table.id] ?? [])
        .map((row) => numberIn(cell(row, column)))
        .filter((value): value is number => value !== undefined);
      line[column] = how === "sum" ? total(numbers) : mean(numbers);
    }
    if (Object.keys(line).length > 0) found[table.id] = line;
  }
  return found;
}
