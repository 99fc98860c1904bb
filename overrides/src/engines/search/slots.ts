/** A query as the ranking reads it: one slot a word, with what may stand for it. */

import type { Citation, Cited } from "./citation";
import type { Form } from "./letters";
import type { KeyEntry } from "./library";
import type { Reading } from "./reply";
import type { Candidate } from "./spelling";

/** One word of the query and the keys that may stand for it. */
export interface WordSlot {
  readonly kind: "word";
  /** Its place in the query; two words run together have one each. */
  readonly at: number;
  /** Which word of the query it is. */
  readonly word: number;
  readonly typed: string;
  readonly form: Form;
  /** Whether the keys are guesses, so that the marks typed say nothing about them. */
  guessed: boolean;
  alternatives: Candidate[];
  /** A word that says little in a long query. */
  readonly light: boolean;
  /** Whether it can be a slip: it is no syllable, and no shorthand either. */
  readonly slip: boolean;
  /** What an unknown syllable may be a slip of. */
  readonly perhaps?: readonly Candidate[];
  /** Longer words that a half-typed one may become. */
  readonly completions: ReadonlyArray<Candidate & { readonly follows: boolean }>;
}

/** One thing that a shorthand may stand for, as key ids. */
export interface Phrase {
  readonly keys: readonly number[];
  readonly weight: number;
}

/** A shorthand or a phrase with other names, and the runs of words it may stand for, likeliest first. */
export interface PhraseSlot {
  readonly kind: "phrase";
  readonly at: number;
  readonly typed: string;
  /** The shorthand itself, where the texts have it. */
  readonly literal: KeyEntry | undefined;
  /** Whether the runs are other names of one thing, not different readings. */
  readonly synonyms: boolean;
  readonly phrases: readonly Phrase[];
}

export type Slot = WordSlot | PhraseSlot;

export interface Named {
  readonly document: number;
  /** How surely the query means it, to 1. */
  readonly sure: number;
  /** Words of the query beside the name. */
  readonly more: number;
}

export interface Identified {
  /** Documents that the query names, surest first. */
  readonly named: readonly Named[];
  /** A citation that fits no document of the registry. */
  readonly missing: Cited | null;
  /** The one document whose article or clause is asked for and not there. */
  readonly lacking: { readonly document: number; readonly part: "article" | "clause" | "point" } | null;
}

export interface Query {
  readonly slots: readonly Slot[];
  readonly citation: Citation;
  /** Documents and provisions that are named, and those that are not there. */
  readonly identified: Identified;
  /** The query in plain letters. */
  readonly plain: string;
  /** Whether most words carry marks, so that a missing mark means something. */
  readonly careful: boolean;
  /** Asked for as typed, in quotation marks. */
  readonly literal: boolean;
  /** Key ids of words of answers that only add weight. */
  readonly extra: readonly number[];
  /** Whether it is a whole question. */
  readonly asks: boolean;
  readonly reading: Reading | null;
  readonly unknown: readonly string[];
}

/** A section that was found. */
export interface Ranked {
  section: number;
  score: number;
}
