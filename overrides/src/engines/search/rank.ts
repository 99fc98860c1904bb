/**
 * Scores sections for a query: words by BM25F × what the section is for × how far the query says its name, then the
 * closeness of words, then what the query names by number. The factors come from search.yml.
 */

import { Scores } from "./accumulate";
import { closeness } from "./closeness";
import type { Identity } from "./identity";
import { agreement, isMarked } from "./letters";
import { GAP, type KeyEntry, type Library } from "./library";
import type { PhraseSlot, Query, Ranked, WordSlot } from "./slots";
import { holds, Names, partOf } from "./title-match";

/** Saturation of repeated words (k1 of BM25F). */
const SATURATION = 1.1;
/** Sections that get the closer look. */
const HEAD = 80;
/** Words of answers and other hints only add this part of their weight. */
const HINT = 0.6;
/** A half-typed word weighs at most this, however rare the words are that it may become. */
const COMPLETION_CAP = 4;
/** How far a place that nobody would look at is forgiven where it has the query word by word. */
const WORD_BY_WORD = 0.5;
/** What the name of a question counts where none is asked. */
const QUESTION = 0.5;
/** How soon a page counts as named for that: all of it where half its name is said. */
const WHOLE = 2;
/** What a word costs that no text has: as much as a rare one. */
const UNKNOWN_MASS = 3;

export class Ranker {
  private readonly slotScores: Scores;
  private readonly keyScores: Scores;
  private readonly totals: Scores;
  private readonly covered: Float64Array;
  private readonly pageCovered: Float64Array;
  private readonly pages: Scores;
  /** What each section is for, as a factor; and the same where a question is asked. */
  private readonly purpose: Float64Array;
  private readonly answers: Float64Array;
  private readonly names: Names;

  constructor(
    private readonly library: Library,
    private readonly identity: Identity,
  ) {
    const size = library.size;
    this.slotScores = new Scores(size);
    this.keyScores = new Scores(size);
    this.totals = new Scores(size);
    this.covered = new Float64Array(size);
    this.pageCovered = new Float64Array(library.data.pages.length);
    this.pages = new Scores(library.data.pages.length);
    this.names = new Names(library);
    const { sections, pages, documents, wordings } = library.data;
    const { ranking } = wordings;
    this.purpose = Float64Array.from(sections, (section) => {
      const page = pages[section[0]];
      const repealed = documents[page?.[4] ?? -1]?.status === "het-hieu-luc";
      return (page?.[3] ?? 1) * (repealed ? ranking.repealed : 1) * partOf(section[2], page?.[0] ?? "", ranking.parts);
    });
    this.answers = Float64Array.from(sections, (section, at) => {
      const place = pages[section[0]]?.[0] ?? "";
      return (this.purpose[at] ?? 1) * (ranking.pages.find(([path]) => place.startsWith(path))?.[1] ?? 1);
    });
  }

  rank(query: Query): Ranked[] {
    const { totals, covered, pages } = this;
    totals.clear();
    covered.fill(0);
    this.pageCovered.fill(0);
    let mass = 0;
    /** Key ids word by word, for closeness. */
    const line: number[][] = [];
    for (const slot of query.slots) {
      const weight = slot.kind === "phrase" ? this.phrase(slot, line) : this.word(slot, query, line);
      mass += weight;
      for (const at of this.slotScores.touched) {
        totals.add(at, this.slotScores.values[at] ?? 0);
        covered[at] = (covered[at] ?? 0) + weight;
        pages.raise(this.library.data.sections[at]?.[0] ?? 0, weight);
      }
      for (const page of pages.touched) this.pageCovered[page] = (this.pageCovered[page] ?? 0) + (pages.values[page] ?? 0);
      pages.clear();
      this.slotScores.clear();
    }
    for (const id of query.extra) this.hint(id);
    const purpose = query.asks ? this.answers : this.purpose;
    const { named } = this.library.data.wordings.ranking;
    const says = this.names.of(query);
    let found: Ranked[] = totals.touched.map((section) => {
      const said = says(section);
      // A page that is named is read as a whole.
      const [page = 0, anchor] = this.library.data.sections[section] ?? [];
      const own = covered[section] ?? 0;
      const all = anchor === "" ? own + ((this.pageCovered[page] ?? 0) - own) * Math.min(1, WHOLE * said) : own;
      const cover = mass > 0 ? Math.min(1, all / mass) : 0;
      const score = (totals.values[section] ?? 0) * (0.25 + 0.75 * cover * cover);
      return { section, score: score * (purpose[section] ?? 1) * (1 + named * said * this.naming(section, query.asks)) };
    });
    if (query.literal) found = query.unknown.length > 0 ? [] : found.filter(({ section }) => this.holdsAll(section, line));
    found.sort(byScore);
    const near = closeness(this.library, line);
    for (const one of line.length > 0 ? found.slice(0, HEAD) : []) {
      const { add, times, whole } = near(one.section);
      const factor = purpose[one.section] ?? 1;
      // What stands word by word where one would not look for it is looked for there; a question repeats no line.
      one.score = (one.score + add * factor) * times * (whole && !query.asks && factor < 1 ? factor ** -WORD_BY_WORD : 1);
    }
    if (!query.literal) found = this.identity.raise(query, found);
    found.sort(byScore);
    return found;
  }

  /** How much a name counts: that of a question only half where none is asked. */
  private naming(section: number, asks: boolean): number {
    return asks || this.answers[section] === this.purpose[section] ? 1 : QUESTION;
  }

  /** How far the query says the name of any page below `path`. */
  said(query: Query, path: string): number {
    const { sections, pages } = this.library.data;
    const says = this.names.of(query);
    return sections.reduce((most, [page, anchor], at) => {
      const here = anchor === "" && (pages[page]?.[0] ?? "").startsWith(path);
      return here ? Math.max(most, says(at)) : most;
    }, 0);
  }

  /** `found` with the sections that hold one of `runs` (words in a row) before all others. */
  mentions(runs: readonly string[], found: readonly Ranked[]): Ranked[] {
    const top = found.reduce((most, one) => Math.max(most, one.score), 1);
    const held = new Set(runs.flatMap((words) => this.library.holding(this.library.run(words) ?? [GAP - 1])));
    const first = [...held].map((section) => ({ section, score: 2 * top * (this.purpose[section] ?? 1) }));
    return [...first.sort(byScore), ...found.filter((one) => !held.has(one.section))];
  }

  /** Fills the slot's scores from one word; returns what the word weighs. */
  private word(slot: WordSlot, query: Query, line: number[][]): number {
    let mass = 0;
    for (const { entry, weight } of slot.alternatives) {
      mass = Math.max(mass, this.term(entry, slot.guessed ? null : slot, weight, query, this.slotScores));
    }
    for (const { entry, weight } of slot.completions) {
      const rarity = this.term(entry, null, weight, query, this.slotScores);
      mass = Math.max(mass, Math.min(COMPLETION_CAP, rarity));
    }
    const followers = slot.completions.filter((one) => one.follows);
    const near = [...slot.alternatives, ...followers].map((one) => one.entry.id);
    if (near.length > 0) line.push(near);
    if (this.slotScores.touched.length === 0) return /\d/.test(slot.form.key) ? 1 : UNKNOWN_MASS;
    return slot.light ? mass * 0.3 : mass;
  }

  /** Raises `into` by what `entry` scores; returns its rarity. With `slot` the marks typed are compared. */
  private term(entry: KeyEntry, slot: WordSlot | null, weight: number, query: Query, into: Scores): number {
    const rarity = this.library.rarity(entry.documents);
    for (const form of entry.forms) {
      const fit = slot ? agreement(slot.form, form, query.careful) : 1;
      if (query.literal && slot && isMarked(slot.form) && fit < 1) continue;
      const factor = weight * fit * rarity * (SATURATION + 1);
      for (let i = 0; i < form.sections.length; i++) {
        const tf = form.weights[i] ?? 0;
        into.raise(form.sections[i] ?? 0, (factor * tf) / (tf + SATURATION));
      }
    }
    return rarity;
  }

  /** Fills the slot's scores from an abbreviation: itself, or any of its phrases, best where the words touch. */
  private phrase(slot: PhraseSlot, line: number[][]): number {
    const blank = { literal: false, careful: false } as Query;
    let mass = slot.literal ? this.term(slot.literal, null, 0.8, blank, this.slotScores) : 0;
    const named = slot.phrases.map(({ keys, weight }) => {
      const entries = keys.map((id) => this.library.keys[id]).filter((entry) => entry !== undefined);
      return { keys, weight, entries, sum: entries.reduce((sum, entry) => sum + this.library.rarity(entry.documents), 0) };
    });
    // Other names of one thing are together as common as the commonest of them.
    const least = slot.synonyms ? Math.min(...named.map((one) => one.sum)) : Infinity;
    for (const { keys, weight: given, entries, sum } of named) {
      const rarest = entries.reduce((a, b) => (a.documents <= b.documents ? a : b));
      const weight = given * Math.sqrt(Math.min(1, least / sum));
      mass = Math.max(mass, sum * Math.sqrt(Math.min(1, least / sum)));
      const within = new Set<number>();
      for (const form of rarest.forms) for (const at of form.sections) within.add(at);
      const scores = new Map<number, [number, number]>();
      for (const entry of new Set(entries)) {
        this.term(entry, null, weight, blank, this.keyScores);
        for (const at of this.keyScores.touched) {
          if (!within.has(at)) continue;
          const [score, met] = scores.get(at) ?? [0, 0];
          scores.set(at, [score + (this.keyScores.values[at] ?? 0), met + 1]);
        }
        this.keyScores.clear();
      }
      const distinct = new Set(entries).size;
      for (const [at, [score, met]] of scores) {
        if (met < distinct) continue;
        const where = this.run(at, keys);
        this.slotScores.raise(at, score * (where === "title" ? 1.25 : where === "text" ? 1 : 0.35));
      }
    }
    const best = slot.phrases[0];
    if (best) for (const id of best.keys) line.push([id]);
    return mass;
  }

  /** Where the keys stand one after another in a section. */
  private run(section: number, keys: readonly number[]): "title" | "text" | null {
    const page = this.library.data.sections[section]?.[0] ?? 0;
    if (holds(this.library.titles[section], keys) || holds(this.library.pageTitles[page], keys)) return "title";
    return holds(this.library.texts[section], keys) ? "text" : null;
  }

  private holdsAll(section: number, line: readonly number[][]): boolean {
    return line.length === 0 || this.run(section, line.map((ids) => ids[0] ?? GAP)) !== null;
  }

  private hint(id: number): void {
    const entry = this.library.keys[id];
    if (!entry) return;
    const rarity = this.library.rarity(entry.documents);
    for (const form of entry.forms) {
      form.sections.forEach((at, i) => {
        const tf = form.weights[i] ?? 0;
        if (this.totals.has(at)) this.totals.add(at, (HINT * rarity * tf * (SATURATION + 1)) / (tf + SATURATION));
      });
    }
  }
}

function byScore(a: Ranked, b: Ranked): number {
  return b.score - a.score || a.section - b.section;
}
