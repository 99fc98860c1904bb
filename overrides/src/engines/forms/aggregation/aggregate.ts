/** Adding filled forms up, for the page and for the command: plans, the files that came in, and what becomes of them. */

import { isRecord } from "../../../common/json";
import { IntakeError } from "../../../office/intake-error";
import { cell, isEmpty, type FormModel } from "../model";
import { Names } from "../names";
import { withSenders, type Named } from "../place-names";
import type { AggregateData as Data, Plan, Source } from "../schema";
import { sentence } from "../validation";
import { earlierOf, isEarlier, type Earlier } from "./comparison";
import { corrected, type Review } from "./review";
import { addUp, unitOf, type Added, type Entry } from "./sum";
import { standing, type Standing } from "./units";
import { judge, type Verdict, type VerdictCode } from "./verdicts";
import { say } from "./words";

export type { AggregateData as Data } from "../schema";

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
  /** As it was read. */
  readonly received?: Entry;
  /** As it counts: with what the officer has corrected and decided. */
  readonly entry?: Entry;
  /** Why it could not be read at all. */
  readonly refused?: string;
  /** What was noticed while reading and does no harm. */
  readonly notes: ReadonlyArray<string>;
  readonly review?: Review;
}

/** `item` with `review`, if there is any, in the place of what was decided before. */
export function reviewed(item: Item, review: Review | undefined, data: Data): Item {
  const { received } = item;
  if (review === undefined) return item;
  if (received === undefined) return { ...item, review };
  return { ...item, review, entry: corrected(received, review, data).entry };
}

/** Added up; can be mended or waits for a decision; is not for this form, cannot be read, or is set aside; an earlier result. */
export type State = "accepted" | "pending" | "rejected" | "earlier";

/** What becomes of one file. */
export interface Standpoint {
  readonly item: Item;
  readonly state: State;
  readonly unit: string;
  readonly why: string;
  readonly notes: ReadonlyArray<string>;
  /** Whether records of it have equals, in this file or another. */
  readonly doubled: boolean;
}

export interface Outcome {
  readonly files: ReadonlyArray<Standpoint>;
  readonly taken: number;
  /** Undefined while no file is taken. */
  readonly added?: Added;
  readonly standing: Standing;
  /** Labels of the fields that adding up cannot know and somebody has to fill in. */
  readonly byHand: ReadonlyArray<string>;
  /** An earlier result of the same form, to be set beside this one. */
  readonly earlier?: Earlier;
}

const STATES: Readonly<Record<VerdictCode, State>> = {
  nhan: "accepted",
  "mau-khac": "rejected",
  "so-sai": "pending",
  "khac-chung": "pending",
  "chua-ro": "pending",
  trung: "rejected",
  trong: "pending",
};

/**
 * Judges `items` and adds up those that can be; `expected` are the units that should send. A file with the
 * content of an earlier one is left out, and so is one that was set aside.
 */
export function outcome(plan: Plan, items: ReadonlyArray<Item>, expected: ReadonlyArray<string>): Outcome {
  const again = repeated(items);
  const senders = new Names(expected);
  const counts = (item: Item): boolean => !again.has(item) && item.review?.aside === undefined && !isEarlier(plan, item.entry);
  const named = new Map(items.flatMap((item) => (item.entry && counts(item) ? [[item, withSender(plan, item.entry, senders)]] : [])));
  const entries = Array.from(named.values(), ({ entry }) => entry);
  const { verdicts, remarks } = judge(plan, entries);
  const verdictOf = new Map(verdicts.map((verdict) => [verdict.entry, verdict]));
  const files = items.map((item): Standpoint => {
    const own = named.get(item);
    const verdict = own && verdictOf.get(own.entry);
    return own === undefined || verdict === undefined ? uncounted(plan, item, again.get(item)) : judged(item, own, verdict);
  });
  const good = files.filter((file) => file.state === "accepted");
  const bad = files.filter(({ state, unit }) => state !== "accepted" && state !== "earlier" && unit !== "");
  const units = (list: ReadonlyArray<Standpoint>): string[] => list.map((file) => file.unit).filter((unit) => unit !== "");
  const accepted = verdicts.flatMap(({ kept }) => (kept ? [kept] : []));
  const sum = good.length > 0 ? addUp(plan, accepted) : undefined;
  const added = sum && { records: sum.records, remarks: [...remarks, ...files.flatMap(exception), ...sum.remarks] };
  const earlier = earlierOf(plan, items.flatMap(({ entry }) => (entry ? [entry] : [])));
  return {
    files,
    taken: good.length,
    ...(added ? { added } : {}),
    standing: standing(expected, units(good), units(bad)),
    byHand: added ? byHand(plan.target, added) : [],
    ...(earlier ? { earlier } : {}),
  };
}

/** A file that is not judged with the others: unread, an earlier result, set aside, the same as another. */
function uncounted(plan: Plan, item: Item, first: string | undefined): Standpoint {
  const { entry } = item;
  const source = plan.sources.find(({ form }) => form.id === entry?.form);
  const unit = source && entry ? unitOf(source, entry) : "";
  const file = (state: State, why: string, notes: ReadonlyArray<string> = []): Standpoint => ({ item, state, unit, why, notes, doubled: false });
  if (item.review?.aside !== undefined) return file("rejected", say("aside", item.review.aside));
  if (first !== undefined) return file("rejected", new IntakeError("giong", first).message);
  if (isEarlier(plan, item.entry)) return file("earlier", say("earlier"), item.notes);
  return file("rejected", item.refused ?? "", item.notes);
}

function judged(item: Item, own: Named, verdict: Verdict): Standpoint {
  const notes = Array.from(new Set([...item.notes, ...own.notes, ...verdict.problems.map(sentence)]));
  return { item, state: STATES[verdict.code], unit: verdict.unit, why: verdict.why, notes, doubled: verdict.doubled };
}

/** What is to be said with the sum of a file that counts in spite of what is wrong. */
function exception({ item, state }: Standpoint): string[] {
  const reason = state === "accepted" ? item.review?.accepted : undefined;
  return reason === undefined ? [] : [say("exception", item.name, reason)];
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
    if (item.review?.aside !== undefined || item.review?.records !== undefined) continue;
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
