/** What was changed between two states of the same records, a line for each cell, in words. */

import { shown } from "../display";
import { cell, isInput, type Column, type Field, type FormModel, type FormRecord, type Row, type Table } from "../model";
import type { LogLine } from "./review";

/** A change without its when and who. */
export type Change = Pick<LogLine, "what" | "from" | "to">;

/** The changes from `before` to `after`, both as they are typed. */
export function changes(model: FormModel, before: ReadonlyArray<FormRecord>, after: ReadonlyArray<FormRecord>): Change[] {
  const many = before.length > 1 || after.length > 1;
  const found = pairs(before, after).flatMap(([one, other, at]): Change[] => {
    const where = many ? `Phiếu ${at + 1}, ` : "";
    if (one === undefined || other === undefined) {
      const words = wordsOf(model.fields, (other ?? one)?.fields ?? {});
      return [{ what: `${other ? "Thêm" : "Xóa"} phiếu ${at + 1}`, from: one ? words : "", to: other ? words : "" }];
    }
    return [...cellChanges(where, asked(model), one.fields, other.fields), ...model.tables.flatMap((table) => rowChanges(where, table, one, other))];
  });
  // What is written once for all records changes in all of them, and is told once.
  const once = (change: Change): string => JSON.stringify([change.what.replace(/^Phiếu \d+, /, ""), change.from, change.to]);
  const shared = new Set((model.shared ?? []).map((id) => model.fields.find((field) => field.id === id)?.label));
  const told = new Set<string>();
  return found.flatMap((change) => {
    const label = change.what.replace(/^Phiếu \d+, /, "");
    if (!shared.has(label)) return [change];
    if (told.has(once(change))) return [];
    told.add(once(change));
    return [{ ...change, what: label }];
  });
}

function rowChanges(where: string, table: Table, before: FormRecord, after: FormRecord): Change[] {
  const columns = table.columns.filter(isInput);
  const given = table.columns.find((column) => column.given && column.type === "text");
  // A row nobody has written in is only room to write.
  const filled = (record: FormRecord): ReadonlyArray<Row> => {
    const rows = record.tables[table.id] ?? [];
    return table.open ? rows.filter((row) => wordsOf(columns, row) !== "") : rows;
  };
  return pairs(filled(before), filled(after)).flatMap(([one, other, at]): Change[] => {
    const head = given ? ` (${shown(given, cell(other ?? one ?? {}, given.id))})` : "";
    const place = `${where}bảng ${table.title}, dòng ${at + 1}${head}`;
    if (one === undefined) return [{ what: `${place}: thêm dòng`, from: "", to: wordsOf(columns, other ?? {}) }];
    if (other === undefined) return [{ what: `${place}: xóa dòng`, from: wordsOf(columns, one), to: "" }];
    return cellChanges(`${place}, `, columns, one, other);
  }).map((change) => ({ ...change, what: change.what.charAt(0).toUpperCase() + change.what.slice(1) }));
}

function asked(model: FormModel): ReadonlyArray<Field> {
  return model.fields.filter((field) => field.formula === null);
}

function cellChanges(where: string, specs: ReadonlyArray<Field | Column>, before: Row, after: Row): Change[] {
  return specs.flatMap((spec) => {
    const [from, to] = [shown(spec, cell(before, spec.id)), shown(spec, cell(after, spec.id))];
    return from === to ? [] : [{ what: where + spec.label, from, to }];
  });
}

function wordsOf(specs: ReadonlyArray<Field | Column>, row: Row): string {
  return specs.map((spec) => shown(spec, cell(row, spec.id))).filter(Boolean).join("; ");
}

type Pair<T> = readonly [T | undefined, T | undefined, number];

/** Each of `before` with what became of it, and where: what is the same at both ends is passed over. */
function pairs<T>(before: ReadonlyArray<T>, after: ReadonlyArray<T>): Array<Pair<T>> {
  const same = (one: T | undefined, other: T | undefined): boolean => one === other || JSON.stringify(one) === JSON.stringify(other);
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && same(before[start], after[start])) start++;
  let end = 0;
  while (end < least - start && same(before[before.length - 1 - end], after[after.length - 1 - end])) end++;
  const most = Math.max(before.length, after.length) - end;
  return Array.from({ length: Math.max(0, most - start) }, (_, n): Pair<T> => {
    const at = start + n;
    return [at < before.length - end ? before[at] : undefined, at < after.length - end ? after[at] : undefined, at];
  });
}
