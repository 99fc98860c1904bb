/** The parts of a filled form that are counted, and by what two of them are one: a record, or a row of a list. */

import { isFilled } from "../compute";
import { cell, isEmpty, isInput, type FormModel, type FormRecord, type Row, type Source, type Value } from "../model";
import { isPlainer, nameKey } from "../../../common/name-keys";
import type { Entry } from "./sum";

/** A record of an entry, or a row of one of its tables. */
export interface Atom {
  readonly entry: Entry;
  /** The record, from 0, and the row in it, from 0; -1 for the record itself. */
  readonly record: number;
  readonly row: number;
  /** Undefined where what would tell it from others was not filled in. */
  readonly key?: string;
  /** The parts of the key as they were written, "" for a blank one. */
  readonly parts: ReadonlyArray<string>;
  /** The same for atoms of the same content. */
  readonly content: () => string;
}

export interface Keying {
  readonly fields: ReadonlyArray<string>;
  /** The table whose rows are counted, "" when records are. */
  readonly table: string;
  readonly columns: ReadonlyArray<string>;
  /** Fields that all records of a file, or of all files, have in common. */
  readonly common: ReadonlyArray<string>;
}

/** The key of a form; for one that declares none, its sender. */
export function keyingOf({ form, unit, same }: Pick<Source, "form" | "unit" | "same">): Keying {
  const declared = form.key.length > 0 ? form.key : unit === null ? [] : [unit];
  const dotted = declared.filter((name) => name.includes(".")).map((name) => name.split("."));
  return {
    fields: declared.filter((name) => !name.includes(".")),
    table: dotted[0]?.[0] ?? "",
    columns: dotted.map(([, column = ""]) => column),
    common: [...same, ...(form.shared ?? [])],
  };
}

/** What of `entry` is counted, in order. */
export function atomsOf(form: FormModel, keying: Keying, entry: Entry): Atom[] {
  return entry.records.flatMap((record, n): Atom[] => {
    const common = keying.fields.map((name) => cell(record.fields, name));
    if (keying.table === "") return [atom(entry, n, -1, common, known(form, keying, record), () => contentOf(form, record))];
    const table = form.tables.find((one) => one.id === keying.table);
    return (record.tables[keying.table] ?? []).flatMap((row, at) => {
      if (table === undefined || !isFilled(table, row)) return [];
      const own = keying.columns.map((name) => cell(row, name));
      const inputs = table.columns.filter(isInput).map((column) => cell(row, column.id));
      return [atom(entry, n, at, [...common, ...own], !isEmpty(cell(row, table.key)), () => JSON.stringify(inputs.map(comparable)))];
    });
  });
}

function atom(entry: Entry, record: number, row: number, values: ReadonlyArray<Value>, isKnown: boolean, contentOfIt: () => string): Atom {
  const parts = values.map((value) => (isEmpty(value) ? "" : String(value)));
  let made: string | undefined;
  // Only asked for where two have one key, which is seldom.
  const content = (): string => (made = made ?? contentOfIt());
  return { entry, record, row, parts, content, ...(isKnown ? { key: JSON.stringify(parts.map(nameKey)) } : {}) };
}

/** Whether what has to be filled in of the key is; where nothing of it has to be, all of it. */
function known(form: FormModel, keying: Keying, record: FormRecord): boolean {
  const own = keying.fields.filter((name) => !(form.shared ?? []).includes(name));
  const asked = own.filter((name) => form.fields.find((field) => field.id === name)?.required);
  const needed = asked.length > 0 ? asked : own;
  return needed.length > 0 && needed.every((name) => !isEmpty(cell(record.fields, name)));
}

/** A text is the same however its letters and spaces are written. */
function comparable(value: Value): Value {
  return typeof value === "string" ? nameKey(value) : value;
}

function contentOf(form: FormModel, record: FormRecord): string {
  const fields = form.fields.filter((field) => field.formula === null).map((field) => comparable(cell(record.fields, field.id)));
  const row = (columns: ReadonlyArray<string>) => (one: Row): Value[] => columns.map((name) => comparable(cell(one, name)));
  const tables = form.tables.map((table) => {
    const inputs = table.columns.filter(isInput).map((column) => column.id);
    return (record.tables[table.id] ?? []).map(row(table.open ? inputs : ["id", ...inputs]));
  });
  return JSON.stringify([fields, tables]);
}

/** What an atom is called, without what all of a file have in common: "Lò Văn A, 1980". */
export function wordsOf(form: FormModel, keying: Keying, { parts }: Atom): string {
  const own = parts.filter((part, n) => {
    const name = keying.fields[n];
    return part !== "" && (name === undefined || (keying.table === "" && !keying.common.includes(name)));
  });
  const options = form.fields.flatMap((field) => (field.options ?? []).map((option) => [option.id, option.label] as const));
  return `“${(own.length > 0 ? own : parts).map((part) => new Map(options).get(part) ?? part).join(", ")}”`;
}

/** Whether two atoms of different keys may still be one: alike but for marks, or with a part left blank. */
export function mayBeOne(one: Atom, other: Atom): boolean {
  return one.parts.every((part, n) => {
    const theirs = other.parts[n] ?? "";
    return part === "" || theirs === "" || isPlainer(part, theirs) || isPlainer(theirs, part);
  });
}
