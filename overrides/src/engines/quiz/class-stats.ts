/** Results of a class: who passed, how much was learnt, which questions were hard and which told people apart. Pure. */

import { share, type Entry } from "./entry";
import { keysOf } from "./people";

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

/** A line a test, of results that count; `needed` are the right answers that pass it. */
export function groups(entries: readonly Entry[], needed: (test: string) => number): Group[] {
  const tests = [...new Set(entries.map(({ test }) => test))];
  return tests.map((test) => {
    const mine = entries.filter((entry) => entry.test === test);
    const shares = mine.map(share);
    return {
      test,
      people: mine.length,
      passed: mine.filter(({ right }) => right >= needed(test)).length,
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

/** Every question asked of results that tell it, hardest first; tails are taken test by test, by the share of right answers. */
export function itemStats(all: readonly Entry[]): ItemStat[] {
  const entries = all.filter(({ answers }) => answers !== null);
  const stats = new Map<string, { right: number; asked: number; upper: number[]; lower: number[] }>();
  const at = (id: string): { right: number; asked: number; upper: number[]; lower: number[] } => {
    const known = stats.get(id) ?? { right: 0, asked: 0, upper: [], lower: [] };
    stats.set(id, known);
    return known;
  };
  for (const test of new Set(entries.map(({ test }) => test))) {
    const mine = entries.filter((entry) => entry.test === test);
    const order = [...mine].sort((a, b) => share(b) - share(a));
    const tail = Math.max(1, Math.round(order.length * TAIL));
    const upper = new Set(order.slice(0, tail));
    const lower = new Set(order.length > 1 ? order.slice(-tail) : []);
    for (const entry of mine) {
      entry.questions.forEach((id, n) => {
        const stat = at(id);
        const right = entry.answers?.[n] === true;
        stat.asked += 1;
        if (right) stat.right += 1;
        if (upper.has(entry)) stat.upper.push(Number(right));
        else if (lower.has(entry)) stat.lower.push(Number(right));
      });
    }
  }
  const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
  return [...stats]
    .map(([id, { right, asked, upper, lower }]) => ({
      id,
      asked,
      facility: right / asked,
      discrimination: upper.length >= ENOUGH && lower.length >= ENOUGH ? mean(upper) - mean(lower) : null,
    }))
    .sort((a, b) => a.facility - b.facility || b.asked - a.asked || (a.id < b.id ? -1 : 1));
}

/** What was gained between two tests, and names that stand for several people, who cannot be matched. */
export interface Gains {
  readonly people: readonly Gain[];
  readonly unclear: readonly string[];
}

/** People with both tests, matched by name. */
export function gains(entries: readonly Entry[], first: string, last: string): Gains {
  const keys = keysOf(entries.map(({ name }) => name));
  const find = (test: string): Map<string, Entry[]> => {
    const found = new Map<string, Entry[]>();
    entries.forEach((entry, at) => {
      const key = keys[at] ?? "";
      if (entry.test === test && key !== "") found.set(key, [...(found.get(key) ?? []), entry]);
    });
    return found;
  };
  const before = find(first);
  const people: Gain[] = [];
  const unclear: string[] = [];
  for (const [key, results] of find(last)) {
    const earlier = before.get(key);
    const [one, other] = [earlier?.[0], results[0]];
    if (!earlier || !one || !other) continue;
    if (earlier.length + results.length > 2) unclear.push(other.name);
    else people.push({ name: other.name, before: share(one), after: share(other) });
  }
  return { people, unclear };
}
