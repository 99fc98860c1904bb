/** What `make bench` asks of each contender, and how the answers are counted. Knows no files and no browser. */

import type { SearchData } from "../../overrides/src/engines/search/shapes";
import type { Contender } from "./contenders";
import { DISTORTIONS, seeded } from "./distortions";
import { count, phrases, placesOf, type Tally, type Wanted } from "./mechanical";

const PHRASES = 80;
const SEED = 11;
const SAMPLE = 100;

export interface Asked {
  readonly kind: string;
  readonly query: string;
  readonly answers: (section: number) => boolean;
}

/** Sets of queries as people type them, and phrases of the corpus under each distortion. */
export function questions(from: SearchData, sets: ReadonlyArray<readonly Wanted[]>): Asked[] {
  const asked: Asked[] = [];
  const places = placesOf(from);
  for (const { class: kind, q, want } of sets.flat()) {
    if (want.length === 0) continue;
    asked.push({ kind: `people ${kind}`, query: q, answers: (at) => want.some((part) => (places[at] ?? "").includes(part)) });
  }
  const given = phrases(from, PHRASES, SEED);
  for (const [name, distort] of Object.entries(DISTORTIONS)) {
    const random = seeded(SEED);
    for (const phrase of given) {
      const query = distort(phrase.text, random);
      if (query !== null) asked.push({ kind: name, query, answers: (at) => phrase.sections.has(at) });
    }
  }
  return asked;
}

/** About a hundred of them, where all would take too long. */
export function sampleOf(asked: readonly Asked[]): Asked[] {
  const random = seeded(SEED);
  return asked.filter(() => random() < SAMPLE / asked.length);
}

const quantile = (times: readonly number[], part: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;

/** Asks everything; `size` is the number of sections before they were copied. */
export async function run(contender: Contender, asked: readonly Asked[], size: number) {
  const tallies = new Map<string, Tally>();
  const times: number[] = [];
  for (const { kind, query, answers } of asked) {
    const start = performance.now();
    const hits = await contender(query);
    times.push(performance.now() - start);
    const tally = tallies.get(kind) ?? { queries: 0, first: 0, five: 0, reciprocal: 0, empty: 0, misses: [] };
    tallies.set(kind, tally);
    // A copy of a section answers as the section does.
    count(tally, query, hits.findIndex((hit) => answers(hit % size)), hits.length, "");
  }
  return { tallies, p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

/** Shares by kind, and of all that people ask and all that is distorted. */
export function shares(tallies: ReadonlyMap<string, Tally>): Record<string, unknown> {
  const all = new Map(tallies);
  for (const [name, wanted] of [["people", true], ["distorted", false]] as const) {
    const sum: Tally = { queries: 0, first: 0, five: 0, reciprocal: 0, empty: 0, misses: [] };
    for (const [kind, tally] of tallies) {
      if (kind.startsWith("people ") !== wanted) continue;
      for (const key of ["queries", "first", "five", "reciprocal", "empty"] as const) sum[key] += tally[key];
    }
    if (sum.queries > 0) all.set(name, sum);
  }
  return Object.fromEntries(
    [...all].map(([kind, { queries, first, five, reciprocal, empty }]) => [
      kind,
      { queries, first: first / queries, five: five / queries, mrr: reciprocal / queries, empty: empty / queries },
    ]),
  );
}

