/** Results of a class: who passed, how much was learnt, which questions were hard and which told people apart. Pure. */

import { fold } from "../../common/vietnamese";
import { passed } from "./attempt";
import type { Result } from "./code";

export interface Entry {
  readonly name: string;
  readonly result: Result;
  /** Ids of the questions in the order of the result. */
  readonly questions: readonly string[];
}

export interface Group {
  readonly test: string;
  readonly people: number;
  readonly passed: number;
  /** Mean share of right answers, 0 to 1. */
  readonly mean: number;
  readonly least: number;
  readonly most: number;
}

export interface ItemStat {
  readonly id: string;
  readonly asked: number;
  /** Share of right answers, 0 to 1. */
  readonly facility: number;
  /** Share right in the upper 27 % minus the lower 27 %; null where too few were asked. */
  readonly discrimination: number | null;
}

export interface Gain {
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

export function share(result: Result): number {
  return result.right.length === 0 ? 0 : result.right.filter(Boolean).length / result.right.length;
}

/** A line a test; `needed` are the right answers that pass it. */
export function groups(entries: readonly Entry[], needed: (test: string) => number): Group[] {
  const tests = [...new Set(entries.map((entry) => entry.result.test))];
  return tests.map((test) => {
    const results = entries.map((entry) => entry.result).filter((result) => result.test === test);
    const shares = results.map(share);
    return {
      test,
      people: shares.length,
      passed: results.filter((result) => passed(result, needed(test))).length,
      mean: shares.reduce((sum, one) => sum + one, 0) / shares.length,
      least: Math.min(...shares),
      most: Math.max(...shares),
    };
  });
}

/** Part of a class taken as its best and its weakest. */
const TAIL = 0.27;
/** Fewer answers in a tail say nothing. */
const ENOUGH = 2;

/** Every question asked, hardest first; tails are taken test by test, by the share of right answers. */
export function itemStats(entries: readonly Entry[]): ItemStat[] {
  const all = new Map<string, { right: number; asked: number; upper: number[]; lower: number[] }>();
  const at = (id: string): { right: number; asked: number; upper: number[]; lower: number[] } => {
    const known = all.get(id) ?? { right: 0, asked: 0, upper: [], lower: [] };
    all.set(id, known);
    return known;
  };
  for (const test of new Set(entries.map((entry) => entry.result.test))) {
    const mine = entries.filter((entry) => entry.result.test === test);
    const order = [...mine].sort((a, b) => share(b.result) - share(a.result));
    const tail = Math.max(1, Math.round(order.length * TAIL));
    const upper = new Set(order.slice(0, tail));
    const lower = new Set(order.length > 1 ? order.slice(-tail) : []);
    for (const entry of mine) {
      entry.questions.forEach((id, n) => {
        const stat = at(id);
        const right = entry.result.right[n] === true;
        stat.asked += 1;
        if (right) stat.right += 1;
        if (upper.has(entry)) stat.upper.push(Number(right));
        else if (lower.has(entry)) stat.lower.push(Number(right));
      });
    }
  }
  const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
  return [...all]
    .map(([id, { right, asked, upper, lower }]) => ({
      id,
      asked,
      facility: right / asked,
      discrimination: upper.length >= ENOUGH && lower.length >= ENOUGH ? mean(upper) - mean(lower) : null,
    }))
    .sort((a, b) => a.facility - b.facility || b.asked - a.asked || (a.id < b.id ? -1 : 1));
}

/** People with both tests, by name; of several results the last counts. */
export function gains(entries: readonly Entry[], first: string, last: string): Gain[] {
  const find = (test: string): Map<string, Entry> =>
    new Map(entries.filter((entry) => entry.result.test === test && entry.name !== "").map((entry) => [keyOf(entry.name), entry]));
  const before = find(first);
  return [...find(last)].flatMap(([key, entry]) => {
    const earlier = before.get(key);
    return earlier ? [{ name: entry.name, before: share(earlier.result), after: share(entry.result) }] : [];
  });
}

function keyOf(name: string): string {
  return fold(name).replace(/\s+/g, " ").trim();
}

/** A line as people write it: a code, with a name before or after it, or none. */
export function readLine(line: string): { readonly name: string; readonly code: string } | null {
  const text = line.normalize("NFC").replace(/[–—−]/g, "-").trim();
  if (text === "") return null;
  const grouped = /(^|[^\p{L}\p{N}])([0-9A-Za-z]{4}(?:[ -][0-9A-Za-z]{4}){3,}(?:[ -]?[0-9A-Za-z]{1,4})?)(?![\p{L}\p{N}])/u.exec(text);
  const match = grouped ?? /(^|[^\p{L}\p{N}])([0-9A-Za-z]{18,})(?![\p{L}\p{N}])/u.exec(text);
  const code = match?.[2];
  if (!match || code === undefined) return { name: "", code: text };
  const from = match.index + (match[1]?.length ?? 0);
  const rest = `${text.slice(0, from)} ${text.slice(from + code.length)}`;
  return { name: rest.replace(/[\s:;,|\t"]+/g, " ").trim(), code };
}
