/** Adding filled forms up, for the page and for the command: plans, the files that came in, and what becomes of them. */

import { isRecord } from "../storage";
import { addUp, type Added, type Entry } from "./adding";
import { IntakeError } from "./intake-words";
import { judge } from "./judging";
import { cell, isEmpty, type FormModel } from "./model";
import { Names } from "./names";
import { withSenders, type Named } from "./naming";
import { sentence } from "./problems";
import type { AggregateData as Data, Plan, Source } from "./schema";
import { standing, type Standing } from "./units";

export type { AggregateData as Data } from "./schema";

/** The data of a page, or undefined when it is something else. */
export function parseData(value: unknown): Data | undefined {
  const fits = isRecord(value) && isRecord(value["forms"]) && Array.isArray(value["plans"]) && isRecord(value["known"]);
  return fits ? (value as unknown as Data) : undefined;
}

/** The plan of `target` with its models in place. */
export function planOf(data: Data, target: string): Plan | undefined {
  const embedded = data.plans.find((plan) => plan.target === target);
  const model = data.forms[target];
  if (embedded === undefined || model === undefined) return undefined;
  const sources: Source[] = [];
  for (const source of embedded.sources) {
    const form = data.forms[source.form];
    if (form) sources.push({ ...source, form });
  }
  return { target: model, sources };
}

/** The names of the communes where they are the ones that send into `plan`. */
export function communesOf(data: Data, plan: Plan): ReadonlyArray<string> {
  const send = plan.sources.some((source) => source.form.fields.some((field) => field.id === source.unit && field.units));
  return send ? data.units : [];
}

/** The forms that at least one of `items` adds up into, in order of the plans. */
export function targetsOf(data: Data, items: ReadonlyArray<Item>): string[] {
  const came = new Set(items.map(({ entry }) => entry?.form));
  return data.plans.filter((plan) => plan.sources.some(({ form }) => came.has(form))).map((plan) => plan.target);
}

/** Whether anybody can be told to have sent nothing: some source names its unit. */
export function namesUnits(plan: Plan): boolean {
  return plan.sources.some((source) => source.unit !== null);
}

/** One file that came in: what was read of it, or why it could not be. */
export interface Item {
  readonly name: string;
  /** The same for files with the same content. */
  readonly print: string;
  readonly entry?: Entry;
  /** Why it could not be read at all. */
  readonly refused?: string;
  /** What was noticed while reading and does no harm. */
  readonly notes: ReadonlyArray<string>;
}

/** What becomes of one file. */
export interface Standpoint {
  readonly item: Item;
  /** Whether it could be read. */
  readonly read: boolean;
  readonly taken: boolean;
  readonly unit: string;
  readonly why: string;
  readonly notes: ReadonlyArray<string>;
}

export interface Outcome {
  readonly files: ReadonlyArray<Standpoint>;
  readonly taken: number;
  /** Undefined while no file is taken. */
  readonly added?: Added;
  readonly standing: Standing;
  /** Labels of the fields that adding up cannot know and somebody has to fill in. */
  readonly byHand: ReadonlyArray<string>;
}

/**
 * Judges `items` and adds up those that can be; `expected` are the units that should send. A file with the
 * content of an earlier one is left out.
 */
export function outcome(plan: Plan, items: ReadonlyArray<Item>, expected: ReadonlyArray<string>): Outcome {
  const again = repeated(items);
  const senders = new Names(expected);
  const named = new Map(items.flatMap((item) => (item.entry && !again.has(item) ? [[item, withSender(plan, item.entry, senders)]] : [])));
  const entries = Array.from(named.values(), ({ entry }) => entry);
  const { verdicts, remarks } = judge(plan, entries);
  const verdictOf = new Map(verdicts.map((verdict) => [verdict.entry, verdict]));
  const files = items.map((item): Standpoint => {
    const own = named.get(item);
    const verdict = own && verdictOf.get(own.entry);
    if (own === undefined || verdict === undefined) {
      const first = again.get(item);
      const why = first === undefined ? (item.refused ?? "") : new IntakeError("giong", first).message;
      return { item, read: first !== undefined, taken: false, unit: "", why, notes: first === undefined ? item.notes : [] };
    }
    const notes = Array.from(new Set([...item.notes, ...own.notes, ...verdict.problems.map(sentence)]));
    return { item, read: true, taken: verdict.kept !== undefined, unit: verdict.unit, why: verdict.why, notes };
  });
  const good = files.filter((file) => file.taken);
  const bad = files.filter((file) => !file.taken && file.unit !== "");
  const units = (list: ReadonlyArray<Standpoint>): string[] => list.map((file) => file.unit).filter((unit) => unit !== "");
  const accepted = verdicts.flatMap(({ kept }) => (kept ? [kept] : []));
  const sum = good.length > 0 ? addUp(plan, accepted) : undefined;
  const added = sum && { records: sum.records, remarks: [...remarks, ...sum.remarks] };
  return {
    files,
    taken: good.length,
    ...(added ? { added } : {}),
    standing: standing(expected, units(good), units(bad)),
    byHand: added ? byHand(plan.target, added) : [],
  };
}

/** `entry` with the name of its sender as the list of `senders` has it. */
function withSender(plan: Plan, entry: Entry, senders: Names): Named {
  const source = plan.sources.find(({ form }) => form.id === entry.form);
  return source === undefined ? { entry, notes: [] } : withSenders(source.form, entry, source.unit, senders);
}

/** The items whose content came before, with the name it came under. */
function repeated(items: ReadonlyArray<Item>): Map<Item, string> {
  const seen = new Map<string, string>();
  const found = new Map<Item, string>();
  for (const item of items) {
    const first = seen.get(item.print);
    if (first === undefined) seen.set(item.print, item.name);
    else found.set(item, first);
  }
  return found;
}

function byHand(model: FormModel, { records }: Added): string[] {
  const [record] = records;
  if (model.shared !== null || record === undefined) return [];
  const open = model.fields.filter((field) => field.required && field.formula === null && isEmpty(cell(record.fields, field.id)));
  return open.map((field) => field.label);
}
