/** Shorthands spelled out, and other names for the same thing. */

import { clean, type Form, formOf, isMarked, mayBe, plain, STROKED, wordsOf } from "./letters";
import { runStart, type Library } from "./library";
import type { Short, Wordings } from "./shapes";
import type { Phrase, PhraseSlot } from "./slots";
import type { Speller } from "./spelling";

/** What another name for the same thing counts; and a reading that the words around it do not speak for. */
const SYNONYM = 0.75;
const SECOND = 0.5;
/** How much being written so speaks for a reading, beside the words around it. */
const WRITTEN = 1;
/** Shorter runs of letters stand for too many things to be guessed. */
const GUESSED = 4;

/** A shorthand within its query. */
export interface Shorthand {
  /** Cleaned. */
  readonly word: string;
  readonly form: Form;
  /** Written in capitals among other words, or alone. */
  readonly upper: boolean;
  /** Whether it may be guessed from initials in the titles. */
  readonly guess: boolean;
  /** Whether the query carries marks, so that a d without its stroke is a d. */
  readonly marked: boolean;
  /** Key ids of the other words, and of its neighbours. */
  readonly others: readonly number[];
  readonly before: number | undefined;
  readonly after: number | undefined;
}

export interface Expanded {
  readonly slot: PhraseSlot;
  /** The readings in words, likeliest first; none where it is only guessed. */
  readonly readings: readonly string[];
}

export class Expander {
  private readonly shorts: ReadonlyMap<string, readonly Short[]>;
  private readonly synonymsOf: ReadonlyMap<string, ReadonlyArray<readonly [string, readonly string[]]>>;

  constructor(
    private readonly library: Library,
    private readonly speller: Speller,
    wordings: Wordings,
  ) {
    this.shorts = new Map(Object.entries(wordings.abbreviations));
    const byFirst = new Map<string, Array<readonly [string, readonly string[]]>>();
    for (const synonym of wordings.synonyms) {
      const first = plain(synonym[0]).split(" ")[0] ?? "";
      byFirst.set(first, [...(byFirst.get(first) ?? []), synonym]);
    }
    // The longer phrase is the more exact one.
    for (const list of byFirst.values()) list.sort((a, b) => b[0].length - a[0].length);
    this.synonymsOf = byFirst;
  }

  /** Slots for the words (cleaned) that have other names, by position; null for the further words of such a name. */
  synonyms(words: readonly string[], marked: boolean): Map<number, PhraseSlot | null> {
    const found = new Map<number, PhraseSlot | null>();
    words.forEach((word, at) => {
      for (const [say, means] of this.synonymsOf.get(plain(word)) ?? []) {
        const parts = wordsOf(clean(say));
        if (!parts.every((part, i) => this.means(words[at + i] ?? "", part, parts.length > 1, marked) && !found.has(at + i))) continue;
        const phrases = [say, ...means].flatMap((text, n): Phrase[] => {
          const keys = this.library.run(text);
          return keys ? [{ keys, weight: n === 0 ? 1 : SYNONYM }] : [];
        });
        if (phrases.length === 0) continue;
        const slot: PhraseSlot = { kind: "phrase", at, typed: say, literal: undefined, synonyms: true, phrases };
        parts.forEach((_, i) => found.set(at + i, i === 0 ? slot : null));
      }
    });
    return found;
  }

  /** Whether a word as typed is one of a phrase with other names; one without marks is many words, alone the usual one. */
  private means(typed: string, word: string, among: boolean, marked: boolean): boolean {
    if (typed === word) return true;
    if (marked || !mayBe(typed, word)) return isMarked(formOf(typed)) && mayBe(typed, word);
    const entry = this.library.key(formOf(word).key);
    return among || (entry !== undefined && mayBe(this.library.usual(entry)?.word ?? "", word));
  }

  /** What a shorthand stands for: by the glossary, or guessed from the initials of titles; null where it is none. */
  abbreviation(short: Shorthand, at: number): Expanded | null {
    const { word, form, upper } = short;
    const letters = plain(word);
    const literal = this.library.key(form.key);
    const slot = (phrases: readonly Phrase[]): PhraseSlot => ({ kind: "phrase", at, typed: word, literal, synonyms: false, phrases });
    // What is also an ordinary word of the texts ("an", "bo") stays one unless it is written in capitals.
    const ordinary = literal && /[aeiouy]/.test(letters) && literal.documents > this.library.size / 50;
    const listed = upper || !ordinary ? (this.shorts.get(letters) ?? []) : [];
    const readings = this.ordered(listed, short);
    if (readings.length > 0) {
      const phrases = readings.map(({ keys }, n) => ({ keys, weight: n === 0 ? 1 : SECOND }));
      return { slot: slot(phrases), readings: readings.map((one) => one.full) };
    }
    if (upper || !short.guess || literal || letters.length < GUESSED || !/^[a-z]+$/.test(letters)) return null;
    const likely = !/[aeiouy]/.test(letters) || this.speller.near(form.key).length === 0;
    if (!likely || this.speller.split(form.key)) return null;
    const phrases = this.speller.initials(word);
    return phrases.length > 0 ? { slot: slot(phrases), readings: [] } : null;
  }

  /** The readings that the texts have, likeliest first: written so, then what the other words speak for. */
  private ordered(listed: readonly Short[], short: Shorthand): Array<{ full: string; keys: readonly number[] }> {
    const stroke = short.word.includes(STROKED);
    const exact = listed.filter(([written]) => written === short.word);
    // "cđht" is never read as a word with d; "cdht" may be either.
    const fitting = stroke && exact.length > 0 ? exact : listed;
    const known = fitting.flatMap(([written, full], n) => {
      const keys = this.library.run(full);
      if (!keys) return [];
      const meant = written === short.word && (short.marked || short.upper || isMarked(short.form)) ? WRITTEN : 0;
      return [{ full, keys, score: meant + (fitting.length > 1 ? this.support(keys, short) : 0) - n / 100 }];
    });
    return known.sort((a, b) => b.score - a.score);
  }

  /** How far the words around speak for a reading: as neighbours, and as companions in titles. */
  private support(keys: readonly number[], { others, before, after }: Shorthand): number {
    const first = keys[0] ?? -1;
    const last = keys[keys.length - 1] ?? -1;
    const beside = (before === undefined ? 0 : this.library.pair(before, first)) + (after === undefined ? 0 : this.library.pair(last, after));
    let met = 0;
    for (const sequence of this.library.titles) {
      if (runStart(sequence, keys) < 0) continue;
      for (const other of others) if (!keys.includes(other) && sequence.includes(other)) met += 1;
    }
    return Math.log1p(beside) + 2 * Math.log1p(met);
  }
}
