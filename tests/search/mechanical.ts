/** Quality on phrases of the texts themselves, typed in every distorted way; and on sets of queries of people. */

import type { SearchEngine } from "../../overrides/src/engines/search/engine";
import type { SearchData } from "../../overrides/src/engines/search/shapes";
import { DISTORTIONS, seeded } from "./distortions";

export interface Tally {
  queries: number;
  first: number;
  five: number;
  /** Sum of 1 / rank. */
  reciprocal: number;
  empty: number;
  readonly misses: string[];
}

/** Answers a query with places, best first. */
export type Ask = (query: string) => readonly number[];

export interface Phrase {
  readonly text: string;
  /** Sections that hold it. */
  readonly sections: ReadonlySet<number>;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const MOST_SECTIONS = 5;

const blank = (): Tally => ({ queries: 0, first: 0, five: 0, reciprocal: 0, empty: 0, misses: [] });

export function count(tally: Tally, query: string, at: number, found: number, note: string): void {
  tally.queries += 1;
  if (found === 0) tally.empty += 1;
  if (at === 0) tally.first += 1;
  if (at >= 0 && at < 5) tally.five += 1;
  else tally.misses.push(`${query} (${note})`);
  if (at >= 0) tally.reciprocal += 1 / (at + 1);
}

/** Phrases of three to six words within one sentence, met in few sections. */
export function phrases(data: SearchData, wanted: number, seed: number): Phrase[] {
  const random = seeded(seed);
  const texts = data.sections.map((section) => ` ${`${section[2]}\n${section[3]}`.toLowerCase()} `);
  const flat = texts.map((text) => text.replace(/[^\p{L}\p{M}\p{N}\n.;:!?(),|“”"]+/gu, " "));
  const found: Phrase[] = [];
  const seen = new Set<string>();
  for (let tries = 0; found.length < wanted && tries < wanted * 60; tries++) {
    const at = Math.floor(random() * data.sections.length);
    const sentences = (data.sections[at]?.[3] ?? "").toLowerCase().split(/[\n.;:!?(),|“”"]+/);
    const words = (sentences[Math.floor(random() * sentences.length)] ?? "").match(WORD) ?? [];
    const length = 3 + Math.floor(random() * 4);
    if (words.length < length || words.some((word) => /\d/.test(word))) continue;
    const from = Math.floor(random() * (words.length - length + 1));
    const text = words.slice(from, from + length).join(" ").normalize("NFC");
    if (seen.has(text)) continue;
    seen.add(text);
    const sections = new Set(flat.flatMap((one, i) => (one.includes(` ${text} `) || one.includes(` ${text}`) ? [i] : [])));
    if (sections.size > 0 && sections.size <= MOST_SECTIONS) found.push({ text, sections });
  }
  return found;
}

/** Tallies by distortion over phrases of the data, at most `most` of each: some letters are rare. */
export function mechanical(ask: Ask, given: readonly Phrase[], seed: number, most = 300): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const [name, distort] of Object.entries(DISTORTIONS)) {
    const random = seeded(seed);
    const tally = blank();
    for (const phrase of given) {
      if (tally.queries === most) break;
      const query = distort(phrase.text, random);
      if (query === null) continue;
      const hits = ask(query);
      count(tally, query, hits.findIndex((hit) => phrase.sections.has(hit)), hits.length, phrase.text);
    }
    tallies.set(name, tally);
  }
  return tallies;
}

/** Share of phrases, by distortion, that are told as absent though the data has them. */
export function denied(engine: SearchEngine, given: readonly Phrase[], seed: number, most = 250): Record<string, number> {
  const found: Record<string, number> = {};
  for (const [name, distort] of Object.entries(DISTORTIONS)) {
    const random = seeded(seed);
    const queries = given.flatMap((phrase) => distort(phrase.text, random) ?? []).slice(0, most);
    found[name] = queries.filter((query) => engine.search(query, 1).absent !== null).length / queries.length;
  }
  return found;
}

export interface Wanted {
  readonly class: string;
  readonly q: string;
  /** Parts of addresses, any of which answers; empty where nothing does. */
  readonly want: readonly string[];
  /** What the portal does not have, where that is what is asked for. */
  readonly absent?: "document" | "provision" | "words";
  /** A right phrase that is to be left as it is. */
  readonly keep?: boolean;
}

/** Tallies by class over queries of people; `places` names each section. */
export function judged(ask: Ask, places: readonly string[], set: readonly Wanted[]): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const { class: kind, q, want } of set) {
    if (want.length === 0) continue;
    const tally = tallies.get(kind) ?? blank();
    tallies.set(kind, tally);
    const hits = ask(q);
    const at = hits.findIndex((hit) => want.some((part) => (places[hit] ?? "").includes(part)));
    count(tally, q, at, hits.length, want.join(", "));
  }
  return tallies;
}

/** The address of each section below the site's root. */
export function placesOf(data: SearchData): string[] {
  return data.sections.map((section) => {
    const page = data.pages[section[0]]?.[0] ?? "";
    return section[1] === "" ? page : `${page}#${section[1]}`;
  });
}

/** The engine as a function from query to sections. */
export function asker(engine: SearchEngine): Ask {
  return (query) => engine.search(query, 20).hits.map((hit) => hit.section);
}
