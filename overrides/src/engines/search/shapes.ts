/** What the build writes for searching (scripts/portal/search) and what a search answers. */

import type { Form } from "./letters";
import type { Absent, Reading } from "./reply";

/**
 * [location below the site's root, title, index of the document it is the page of or -1, what it is for as a factor
 * (1 = as any other), index of the document whose legal status it shares or -1]
 */
export type PageRow = readonly [string, string, number, number, number];

/**
 * [index of its page, anchor or "" for the page itself, title, blocks of text joined by line feeds,
 * number of its article or "", anchors inside it as [index of the block, anchor], further names it is found by, a bar
 * between two]
 */
export type SectionRow = readonly [
  number, string, string, string, string, ReadonlyArray<readonly [number, string]>, string?,
]; // prettier-ignore

export interface DocumentRow {
  readonly id: string;
  /** Number and symbols in full, such as 25/2023/TT-BGDĐT; "" when unknown. */
  readonly number: string;
  /** Kind as in documents.yml: "thong-tu". */
  readonly kind: string;
  readonly short: string;
  /** Other names people type. */
  readonly aliases: readonly string[];
  readonly year: number;
  /** "con-hieu-luc", "het-hieu-luc" or "chua-xac-minh". */
  readonly status: string;
  /** Status in words, with the successor where there is one. */
  readonly chip: string;
  /** What is still to be said of the status ("suy ra"), or "". */
  readonly sure: string;
  /** Indexes of the documents that replace it. */
  readonly successors: readonly number[];
}

/** An abbreviation as it is written, in lower case, and what it stands for. */
export type Short = readonly [string, string];

/** How results are ordered: the scheme of search.yml. */
export interface Ranking {
  /** What a word is worth in the title of a section, in the names of its page, in its text. */
  readonly fields: readonly [number, number, number];
  /** How much is added, at most, where the query says a name. */
  readonly named: number;
  /** Factor of what is no longer in force. */
  readonly repealed: number;
  /** Start of a location → factor when a question is asked, and the words that pages of its kind are called by. */
  readonly pages: ReadonlyArray<readonly [string, number, readonly string[]]>;
  /**
   * Folded title of a section, or what stands in it before a colon → factor, and the start of the locations where such
   * a section is at home and the factor does not hold ("" for nowhere).
   */
  readonly parts: ReadonlyArray<readonly [string, number, string]>;
}

export interface Wordings {
  /** Folded names and abbreviations of kinds of documents → kind. */
  readonly kinds: Readonly<Record<string, string>>;
  /** Kind → its name and abbreviation with marks. */
  readonly kindNames: Readonly<Record<string, readonly string[]>>;
  /** Folded abbreviation → its readings. */
  readonly abbreviations: Readonly<Record<string, readonly Short[]>>;
  /** Words people use → words the texts use. */
  readonly synonyms: ReadonlyArray<readonly [string, readonly string[]]>;
  /** Ways to ask → words of the answer that only add weight. */
  readonly intents: ReadonlyArray<readonly [readonly string[], string]>;
  /** Phrases of questions that say nothing about the subject. */
  readonly fillers: readonly string[];
  /** Words that count little in long queries. */
  readonly light: readonly string[];
  readonly ranking: Ranking;
}

export interface SearchData {
  readonly version: number;
  readonly language: string;
  readonly pages: readonly PageRow[];
  readonly sections: readonly SectionRow[];
  readonly documents: readonly DocumentRow[];
  readonly wordings: Wordings;
}

/** Key → how to mark it. */
export type Marks = ReadonlyMap<
  number,
  {
    /** The forms that are meant. */
    readonly forms: ReadonlySet<Form>;
    /** Marked only beside another word that is. */
    readonly light: boolean;
  }
>;

/** One section found. */
export interface Hit {
  /** Index into SearchData.sections. */
  readonly section: number;
  readonly score: number;
  /** A place inside the section that the query names (a clause), or "". */
  readonly anchor: string;
}

export interface Outcome {
  readonly hits: readonly Hit[];
  readonly literal: boolean;
  readonly reading: Reading | null;
  readonly absent: Absent | null;
  /** Keys to mark in what is shown. */
  readonly marks: Marks;
  /** Words as typed that were found nowhere. */
  readonly unknown: readonly string[];
}
