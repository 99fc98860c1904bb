/** A query as the ranking reads it: one slot a word, with what may stand for it. */

import type { Citation } from "./citation";
import type { Form } from "./letters";
import type { KeyEntry } from "./library";
import type { Reading } from "./shapes";
import type { Candidate } from "./spelling";

/** One word of the query and the keys that may stand for it. */
export interface WordSlot {
  readonly kind: "word";
  readonly typed: string;
  readonly form: Form;
  /** Whether the keys are guesses, so that the marks typed say nothing about them. */
  guessed: boolean;
  alternatives: Candidate[];
  /** A word that says little in a long query. */
  readonly light: boolean;
  /** Longer words that a half-typed one may become. */
  readonly completions: ReadonlyArray<Candidate & { readonly follows: boolean }>;
}

/** An abbreviation and the runs of words it may stand for. */
export interface PhraseSlot {
  readonly kind: "phrase";
  readonly typed: string;
  /** The abbreviation itself, where the texts have it. */
  readonly literal: KeyEntry | undefined;
  /** Whether the runs are other names of one thing, not different readings. */
  readonly synonyms: boolean;
  readonly phrases: ReadonlyArray<{ readonly keys: readonly number[]; readonly weight: number }>;
}

export type Slot = WordSlot | PhraseSlot;

export interface Query {
  readonly slots: readonly Slot[];
  readonly citation: Citation;
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
