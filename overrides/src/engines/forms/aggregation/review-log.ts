/** What was changed between two states of the same records, a line for each cell, in words. */

import { shown } from "../display";
import { cell, isInput, type Column, type Field, type FormModel, type FormRecord, type Row, type Table } from "../model";
import type { LogLine } from "./review";
import { say } from "./words";

/** A change without its when and who. */
export type Change = Pick<LogLine, "what" | "from" | "to">;

/** A change, and the record it is in where there are several: "Phiếu 2, ". */
interface Found extends Change {
  readonly record: string;
}

/** The changes from `before` to `after`, both as they are typed. */
export function changes(model: FormModel, before: ReadonlyArray<FormRecord>, after: ReadonlyArray<FormRecord>): Change[] {
  const many = before.length > 1 || after.length > 1;
  const found = pairs(before, after).flatMap(([one, other, at]): Found[] => {
    const record = many ? say("inRecord", at + 1) : "";
    if (one === undefined || other === undefined) {
      const words = wordsOf(model.fields, (other ?? one)?.fields ?? {});
      const what = say(other ? "recordAdded" : "recordRemoved", at + 1);
      return [{ record: "", what, from: one ? words : "", to: other ? words : "" }];
    }
    const ofTables = model.tables.flatMap((table) => rowChanges(record, table, one, other));
    return [...cellChanges(record, "", asked(model), one.fields, other.fields), ...ofTables];
  });
  // What is written once for all records changes in all of them, and is told once.
  const shared = new Set((model.shared ?? []).map((id) => model.fields.find((field) => field.id === id)?.label));
  const told = new Set<string>();
  return found.flatMap(({ record, what, from, to }) => {
    if (!shared.has(what)) return [{ what: record + what, from, to }];
    const once = JSON.stringify([what, from, to]);
    if (told.has(once)) return [];
    told.add(once);
    return [{ what, from, to }];
  });
}

function rowChanges(record: string, table: Table, before: FormRecord, after: FormRecord): Found[] {
  const columns = table.columns.filter(isInput);
  const given = table.columns.find((column) => column.given && column.type === "text");
  // A row nobody has written in is only room to write.
  const filled = ({ tables }: FormRecord): ReadonlyArray<Row> => {
    const rows = tables[table.id] ?? [];
    return table.open ? rows.filter((row) => wordsOf(columns, row) !== "") : rows;
  };
  return pairs(filled(before), filled(after)).flatMap(([one, other, at]): Found[] => {
    const head = given ? ` (${shown(given, cell(other ?? one ?? {}, given.id))})` : "";
    const words = say("tableRow", table.title, at + 1) + head;
    const place = record === "" ? words.charAt(0).toUpperCase() + words.slice(1) : words;
    if (one === undefined) return [{ record, what: say("rowAdded", place), from: "", to: wordsOf(columns, other ?? {}) }];
    if (other === undefined) return [{ record, what: say("rowRemoved", place), from: wordsOf(columns, one), to: "" }];
    return cellChanges(record, `${place}, `, columns, one, other);
  });
}

function asked(model: FormModel): ReadonlyArray<Field> {
  return model.fields.filter((field) => field.formula === null);
}

function cellChanges(record: string, where: string, specs: ReadonlyArray<Field | Column>, before: Row, after: Row): Found[] {
  return specs.flatMap((spec) => {
    const [from, to] = [shown(spec, cell(before, spec.id)), shown(spec, cell(after, spec.id))];
    return from === to ? [] : [{ record, what: where + spec.label, from, to }];
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
