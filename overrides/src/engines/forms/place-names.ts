/** Names of places in filled forms, as the list of places has them: what has one meaning is kept under its full name. */

import words from "locales/vi/forms.json";
import { speaker } from "../../common/say";
import type { Entry } from "./aggregation/sum";
import { compute } from "./compute";
import { cell, type Column, type Field, type FormModel, type Row, type Value } from "./model";
import { Names, nearWords } from "./names";

const say = /* @__PURE__ */ speaker(words);

/** The list that a value is a name of; undefined for any other value. */
type ListOf = (spec: Field | Column) => Names | undefined;

export interface Named {
  readonly entry: Entry;
  /** What was taken for what, and what looks like several, in words. */
  readonly notes: ReadonlyArray<string>;
}

/** `entry` with full names of communes where the form asks for a commune. */
export function withCommunes(form: FormModel, entry: Entry, communes: ReadonlyArray<string>): Named {
  const specs = [...form.fields, ...form.tables.flatMap((table) => table.columns)];
  if (communes.length === 0 || !specs.some((spec) => spec.units)) return { entry, notes: [] };
  const names = new Names(communes);
  return renamed(form, entry, (spec) => (spec.units ? names : undefined));
}

/** `entry` with the names of those who should send in the field `unit`. */
export function withSenders(form: FormModel, entry: Entry, unit: string | null, senders: Names): Named {
  return renamed(form, entry, (spec) => (spec.id === unit && !("given" in spec) ? senders : undefined));
}

function renamed(form: FormModel, entry: Entry, listOf: ListOf): Named {
  const notes = new Set<string>();
  let changed = false;
  const rename = (spec: Field | Column, value: Value): Value => {
    const list = listOf(spec);
    if (list === undefined || typeof value !== "string" || value === "") return value;
    const { name, near } = list.meaning(value);
    if (name === undefined) {
      if (near.length > 0) notes.add(say("notListed", spec.label, value, nearWords(near)));
      return value;
    }
    if (name === value) return value;
    changed = true;
    notes.add(say("understood", spec.label, value, name));
    return name;
  };
  const all = (specs: ReadonlyArray<Field | Column>, row: Row): Row => {
    const found = specs.filter((spec) => listOf(spec) !== undefined).map((spec) => [spec.id, rename(spec, cell(row, spec.id))]);
    return { ...row, ...Object.fromEntries(found) };
  };
  const records = entry.records.map((record) => {
    const tables = form.tables.map((table) => [table.id, (record.tables[table.id] ?? []).map((row) => all(table.columns, row))]);
    return compute(form, { fields: all(form.fields, record.fields), tables: Object.fromEntries(tables) });
  });
  return { entry: changed ? { ...entry, records } : entry, notes: Array.from(notes) };
}
