/** An earlier result of the same form, set beside the new one. */

import { cell, isEmpty, isNumeric, type FormRecord, type Plan, type Row, type Table, type Value } from "../model";
import { nameKey } from "../../../common/name-keys";
import type { Entry } from "./sum";

export interface Earlier {
  readonly record: FormRecord;
  /** The year it is of, else what tells it from the new one, in words. */
  readonly name: string;
}

/** Whether `entry` is a result of the plan itself and adds up into nothing. */
export function isEarlier(plan: Plan, entry: Entry | undefined): boolean {
  const { id, shared } = plan.target;
  return entry?.form === id && shared === null && !plan.sources.some(({ form }) => form.id === id);
}

/** The last earlier result among `entries`. */
export function earlierOf(plan: Plan, entries: ReadonlyArray<Entry>): Earlier | undefined {
  const [last] = entries.filter((entry) => isEarlier(plan, entry)).slice(-1);
  const [record] = last?.records ?? [];
  if (last === undefined || record === undefined) return undefined;
  const same = new Set(plan.sources.flatMap((source) => source.same));
  const year = plan.target.fields.find((field) => same.has(field.id) && isNumeric(field.type));
  const value = year && cell(record.fields, year.id);
  return { record, name: value === undefined || isEmpty(value) ? last.name : String(value) };
}

/** The row of the earlier record that `row` of `table` is compared with: by its id, else by what heads it. */
export function earlierRow(table: Table, { record }: Earlier, row: Row): Row | undefined {
  const rows = record.tables[table.id] ?? [];
  if (!isEmpty(cell(row, "id"))) return rows.find((one) => cell(one, "id") === cell(row, "id"));
  const key = (value: Value): string => (isEmpty(value) ? "" : nameKey(String(value)));
  const own = key(cell(row, table.key));
  return own === "" ? undefined : rows.find((one) => key(cell(one, table.key)) === own);
}
