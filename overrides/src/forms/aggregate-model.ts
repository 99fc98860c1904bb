/** What the page “Tổng hợp biểu mẫu” knows: plans, the files that came in, and what becomes of them. No page here. */

import { isRecord } from "../storage";
import { addUp, type Added, type Entry } from "./adding";
import { judge } from "./judging";
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

/** Whether the units that send into `plan` are the communes of the province. */
export function fromCommunes(plan: Plan): boolean {
  return plan.sources.some((source) => source.form.fields.some((field) => field.id === source.unit && field.units));
}

/** Whether anybody can be told to have sent nothing: some source names its unit. */
export function namesUnits(plan: Plan): boolean {
  return plan.sources.some((source) => source.unit !== null);
}

/** One file that came in: what was read of it, or why it could not be. */
export interface Item {
  readonly id: number;
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
}

/** Judges `items` and adds up those that can be; `expected` are the units that should send. */
export function outcome(plan: Plan, items: ReadonlyArray<Item>, expected: ReadonlyArray<string>): Outcome {
  const entries = items.flatMap(({ entry }) => (entry ? [entry] : []));
  const verdicts = new Map(judge(plan, entries).map((verdict) => [verdict.entry, verdict]));
  const files = items.map((item): Standpoint => {
    const verdict = item.entry && verdicts.get(item.entry);
    if (verdict === undefined) return { item, taken: false, unit: "", why: item.refused ?? "", notes: item.notes };
    const notes = Array.from(new Set([...item.notes, ...verdict.problems.map(sentence)]));
    return { item, taken: verdict.code === "nhan", unit: verdict.unit, why: verdict.why, notes };
  });
  const good = files.filter((file) => file.taken);
  const bad = files.filter((file) => !file.taken && file.unit !== "");
  const units = (list: ReadonlyArray<Standpoint>): string[] => list.map((file) => file.unit).filter((unit) => unit !== "");
  const accepted = good.map((file) => file.item.entry).filter((entry): entry is Entry => entry !== undefined);
  return {
    files,
    taken: good.length,
    ...(good.length > 0 ? { added: addUp(plan, accepted) } : {}),
    standing: standing(expected, units(good), units(bad)),
  };
}
