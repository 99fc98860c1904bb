/**
 * The sections as the ranking needs them: words numbered, where each form occurs and with what weight, the order
 * of the words, and how often two words stand side by side. Built once from the data of the build.
 */

import { clean, formOf, wordsOf, type Form } from "./letters";
import type { SearchData, SectionRow } from "./shapes";

/** How strongly the length of a field counts (b of BM25F). */
const LENGTH = { title: 0.3, page: 0.2, text: 0.6 };

/** Stands in a sequence where two words are not neighbours: the end of a sentence or of a block. */
export const GAP = -1;

const SENTENCE_END = /[\n.;:!?()[\]|]+/;
const COMMA = /,(?=\s)/;
const PAIR = 2 ** 21;

export interface FormEntry extends Form {
  readonly id: number;
  readonly word: string;
  readonly keyId: number;
  /** Sections that hold the form, rising, and the weight of its occurrences in each. */
  readonly sections: number[];
  readonly weights: number[];
}

export interface KeyEntry {
  readonly id: number;
  readonly key: string;
  readonly forms: FormEntry[];
  /** Sections that hold the key in any form. */
  documents: number;
  /** Occurrences altogether. */
  total: number;
}

interface Counts {
  title: number;
  page: number;
  text: number;
}

/** All words a section is found by; what is not shown comes last. */
function bodyOf(section: SectionRow): string {
  return section[6] === undefined ? section[3] : `${section[3]}\n${section[6]}`;
}

/** Where `keys` stand one after another in `sequence`, or -1. */
export function runStart(sequence: Int32Array, keys: readonly number[]): number {
  for (let at = 0; at + keys.length <= sequence.length; at++) {
    let i = 0;
    while (i < keys.length && sequence[at + i] === keys[i]) i += 1;
    if (i === keys.length) return at;
  }
  return -1;
}

export class Library {
  readonly keys: KeyEntry[] = [];
  readonly titles: Int32Array[] = [];
  readonly texts: Int32Array[] = [];
  /** Words of the titles of pages (and the names of their documents), by index of the page. */
  readonly pageTitles: Int32Array[] = [];
  /** Words of the titles of pages alone. */
  readonly pageNames: Int32Array[] = [];
  readonly size: number;
  private formCount = 0;
  private readonly byKey = new Map<string, KeyEntry>();
  private readonly forms = new Map<string, FormEntry>();
  private readonly pairs = new Map<number, number>();
  private readonly formPairs = new Set<number>();

  constructor(readonly data: SearchData) {
    this.size = data.sections.length;
    const pages = data.pages.map((page) => {
      const row = data.documents[page[2]];
      return this.read([page[1], ...(row ? row.aliases : []), ...this.calledAt(page[0])].join(" . "));
    });
    pages.forEach((page, at) => {
      const sequence = this.sequence(page);
      this.pageTitles.push(sequence);
      this.pageNames.push(sequence.subarray(0, this.read(data.pages[at]?.[1] ?? "").length));
    });
    const titles = data.sections.map((section) => this.read(section[2]));
    const texts = data.sections.map((section) => this.read(bodyOf(section)));
    const average = (all: ReadonlyArray<ReadonlyArray<unknown>>): number =>
      Math.max(1, all.reduce((sum, one) => sum + one.length, 0) / Math.max(1, all.length));
    const means = { title: average(titles), text: average(texts), page: average(pages) };
    data.sections.forEach((section, at) => {
      const title = titles[at] ?? [];
      const text = texts[at] ?? [];
      // The first section of a page has the page's title as its own; what is left are its document's other names.
      const all = pages[section[0]] ?? [];
      const page = section[1] === "" ? all.slice(this.pageNames[section[0]]?.length) : all;
      this.titles.push(this.sequence(title));
      this.texts.push(this.sequence(text));
      this.post(at, { title, page, text }, means);
    });
  }

  key(key: string): KeyEntry | undefined {
    return this.byKey.get(key);
  }

  /** How often `b` follows `a` directly. */
  pair(a: number, b: number): number {
    return this.pairs.get(a * PAIR + b) ?? 0;
  }

  /** The words that pages of a kind are called by, by their location. */
  calledAt(place: string): readonly string[] {
    return this.data.wordings.ranking.pages.find(([path]) => place.startsWith(path))?.[2] ?? [];
  }

  /** Whether `b` follows `a` directly somewhere, in these forms, a comma between them or not. */
  beside(a: FormEntry, b: FormEntry): boolean {
    return this.formPairs.has(a.id * PAIR + b.id);
  }

  /** Sections that hold a run of keys in their text, in order. */
  holding(keys: readonly number[]): number[] {
    return this.texts.flatMap((sequence, at) => (runStart(sequence, keys) >= 0 ? [at] : []));
  }

  /** Key ids of the words of `text`, or null where the texts lack one. */
  run(text: string): number[] | null {
    const ids = wordsOf(clean(text)).map((word) => this.byKey.get(formOf(word).key)?.id ?? -1);
    return ids.length === 0 || ids.includes(-1) ? null : ids;
  }

  /** Inverse frequency of something found in `documents` sections. */
  rarity(documents: number): number {
    return Math.log(1 + (this.size - documents + 0.5) / (documents + 0.5));
  }

  /** How the texts place the tone of a form, or null where they do not have it. */
  spelling(form: Form): string | null {
    const same = (other: FormEntry): boolean => other.marks === form.marks && other.tone === form.tone;
    return this.byKey.get(form.key)?.forms.find(same)?.word ?? null;
  }

  /** The form of a key met most often. */
  usual(entry: KeyEntry): FormEntry | undefined {
    let best: FormEntry | undefined;
    for (const form of entry.forms) if (!best || form.sections.length > best.sections.length) best = form;
    return best;
  }

  /** How the texts write a run of keys, at its first occurrence; null where they have none. */
  written(keys: readonly number[]): string | null {
    for (let at = 0; at < this.size; at++) {
      const section = this.data.sections[at];
      for (const [sequence, text] of [
        [this.texts[at], section && bodyOf(section)],
        [this.titles[at], section?.[2]],
      ] as const) {
        const from = sequence ? runStart(sequence, keys) : -1;
        if (from < 0) continue;
        const words = this.read(text ?? "").slice(from, from + keys.length);
        return words.map((word) => word?.word ?? "").join(" ");
      }
    }
    return null;
  }

  private read(text: string): Array<FormEntry | null> {
    const found: Array<FormEntry | null> = [];
    // clean() makes a line feed a space; blocks are kept apart before it.
    for (const block of text.split("\n")) {
      for (const sentence of clean(block).split(SENTENCE_END)) {
        let before: FormEntry | null = null;
        for (const part of sentence.split(COMMA)) {
          const words = wordsOf(part).map((word) => this.formFor(word));
          if (before && words[0]) this.formPairs.add(before.id * PAIR + words[0].id);
          before = words[words.length - 1] ?? null;
          found.push(...words, null);
        }
      }
    }
    return found;
  }

  /** The form a cleaned word is of, where the texts have it. */
  form(word: string): FormEntry | undefined {
    return this.forms.get(word);
  }

  private formFor(word: string): FormEntry {
    const known = this.forms.get(word);
    if (known) return known;
    const form = formOf(word);
    let key = this.byKey.get(form.key);
    if (!key) {
      key = { id: this.keys.length, key: form.key, forms: [], documents: 0, total: 0 };
      this.byKey.set(form.key, key);
      this.keys.push(key);
    }
    let entry = key.forms.find((other) => other.marks === form.marks && other.tone === form.tone);
    if (!entry) {
      entry = { ...form, id: this.formCount++, word, keyId: key.id, sections: [], weights: [] };
      key.forms.push(entry);
    }
    this.forms.set(word, entry);
    return entry;
  }

  private sequence(words: ReadonlyArray<FormEntry | null>): Int32Array {
    const ids = new Int32Array(words.length);
    for (let i = 0; i < words.length; i++) {
      const entry = words[i];
      ids[i] = entry ? entry.keyId : GAP;
      const before = words[i - 1];
      if (!entry || !before) continue;
      const pair = before.keyId * PAIR + entry.keyId;
      this.pairs.set(pair, (this.pairs.get(pair) ?? 0) + 1);
      this.formPairs.add(before.id * PAIR + entry.id);
    }
    return ids;
  }

  /** Notes what one section holds, each form with its weight over the fields. */
  private post(at: number, fields: Record<keyof Counts, ReadonlyArray<FormEntry | null>>, means: Counts): void {
    const counts = new Map<FormEntry, Counts>();
    for (const name of ["title", "page", "text"] as const) {
      for (const entry of fields[name]) {
        if (!entry) continue;
        let count = counts.get(entry);
        if (!count) counts.set(entry, (count = { title: 0, page: 0, text: 0 }));
        count[name] += 1;
      }
    }
    const norm = (name: keyof Counts): number =>
      1 - LENGTH[name] + (LENGTH[name] * fields[name].length) / means[name];
    const [forTitle, forPage, forText] = this.data.wordings.ranking.fields;
    const title = forTitle / norm("title");
    const page = forPage / norm("page");
    const text = forText / norm("text");
    const seen = new Set<number>();
    for (const [entry, count] of counts) {
      entry.sections.push(at);
      entry.weights.push(count.title * title + count.page * page + count.text * text);
      const key = this.keys[entry.keyId];
      if (!key) continue;
      key.total += count.title + count.text;
      if (seen.has(entry.keyId)) continue;
      seen.add(entry.keyId);
      key.documents += 1;
    }
  }
}
