/** Measures the contenders; prints JSON: node bench.mjs index.js stock-worker.js [corpus.json] -- set.json… */

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

import type { SearchData } from "../../overrides/src/search/shapes";
import { copies, mini, ours, stock, type Contender } from "./contenders";
import { count, phrases, placesOf, type Tally, type Wanted } from "./mechanical";
import { DISTORTIONS, seeded } from "./distortions";

const PHRASES = 80;
const SEED = 11;
const SAMPLE = 100;
const SCALES = [1, 5, 20];

interface Asked {
  readonly kind: string;
  readonly query: string;
  readonly answers: (section: number) => boolean;
}

const [index = "", worker = "", ...rest] = process.argv.slice(2);
const corpus = rest[0] !== "--" ? rest.shift() : undefined;
const sets = rest.slice(1);
const raw = readFileSync(index, "utf8");
const data = JSON.parse(raw.slice(raw.indexOf("=") + 1).replace(/;\s*$/, "")) as SearchData;

/** An outside corpus of {location, page, title, text} as data without documents. */
function outside(path: string): SearchData {
  const pages = new Map<string, number>();
  const rows: SearchData["pages"][number][] = [];
  const entries = JSON.parse(readFileSync(path, "utf8")) as Array<Record<"location" | "page" | "title" | "text", string>>;
  const sections = entries.map((entry): SearchData["sections"][number] => {
    const [place = "", anchor = ""] = entry.location.split("#");
    let at = pages.get(place);
    if (at === undefined) {
      at = rows.length;
      pages.set(place, at);
      rows.push([place, entry.page || entry.title, -1, 1, -1]);
    }
    const text = entry.text.replace(/<\/(?:p|li|tr|h\d)>/g, "\n").replace(/<[^>]+>/g, " ");
    return [at, anchor, entry.title, text.split("\n").map((line) => line.trim()).filter(Boolean).join("\n"), "", []];
  });
  return { ...data, pages: rows, sections, documents: [] };
}

function questions(from: SearchData, people: boolean): Asked[] {
  const asked: Asked[] = [];
  const places = placesOf(from);
  if (people) {
    for (const set of sets) {
      for (const { class: kind, q, want } of JSON.parse(readFileSync(set, "utf8")) as Wanted[]) {
        asked.push({ kind: `people ${kind}`, query: q, answers: (at) => want.some((part) => (places[at] ?? "").includes(part)) });
      }
    }
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

const makers: ReadonlyArray<readonly [string, (from: SearchData) => Promise<Contender>]> = [
  ["portal", async (from) => ours(from)],
  ["stock", (from) => stock(from, worker)],
  ["minisearch", async (from) => mini(from)],
];

const quantile = (times: readonly number[], part: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;

async function run(contender: Contender, asked: readonly Asked[], size: number) {
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

function shares(tallies: ReadonlyMap<string, Tally>): Record<string, unknown> {
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

const result: Record<string, unknown> = {
  sections: data.sections.length,
  bytes: gzipSync(raw).length,
};
for (const [label, from, people] of [
  ["portal", data, true],
  ...(corpus ? [["corpus", outside(corpus), false] as const] : []),
] as const) {
  const asked = questions(from, people);
  const random = seeded(SEED);
  const sample = asked.filter(() => random() < SAMPLE / asked.length);
  const scales: Record<string, unknown> = {};
  for (const scale of label === "portal" ? SCALES : [1]) {
    const grown = copies(from, scale);
    const engines: Record<string, unknown> = {};
    for (const [name, make] of makers) {
      const start = performance.now();
      const contender = await make(grown);
      const setup = performance.now() - start;
      const measured = await run(contender, scale === 1 ? asked : sample, from.sections.length);
      engines[name] = { setup, p50: measured.p50, p95: measured.p95, quality: shares(measured.tallies) };
    }
    scales[scale] = engines;
  }
  result[label] = scales;
}
console.log(JSON.stringify(result));
