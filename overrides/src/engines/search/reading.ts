/** What is said of how a query was read: nothing where that is plain, else the words, and another reading if there is one. */

import type { Corrections } from "./correct";
import type { Reading } from "./reply";

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

interface Read {
  /** Cleaned, as typed. */
  readonly text: string;
  readonly words: readonly string[];
  /** The words as they were understood. */
  readonly shown: readonly string[];
  /** Place → readings of a shorthand that is no kind of document, likeliest first. */
  readonly readings: ReadonlyMap<number, readonly string[]>;
  readonly corrections: Corrections;
  readonly decoded: boolean;
}

/** `text` with each word put as `spell` says, and everything between the words as it was. */
export function respelled(text: string, spell: (word: string, at: number) => string): string {
  let at = 0;
  return text.replace(WORD, (word) => spell(word, at++));
}

export function readingOf({ text, words, shown, readings, corrections, decoded }: Read): Reading | null {
  const { meant, perhaps } = corrections;
  const understood = (word: string, at: number): string => meant.get(at) ?? shown[at] ?? word;
  const said = respelled(text, understood);
  for (const [at, full] of readings) {
    const other = full[1];
    if (other === undefined) continue;
    // "Công dân học tập" stands in the glossary with a capital; inside a query it is written small.
    const label = other.charAt(0).toLowerCase() + other.slice(1);
    return { shown: said, other: { label, query: respelled(text, (word, here) => (here === at ? label : word)) } };
  }
  if (perhaps.size > 0) {
    const query = respelled(text, (word, at) => perhaps.get(at) ?? understood(word, at));
    return { shown: said, other: { label: query, query } };
  }
  const changed = decoded || readings.size > 0 || meant.size > 0;
  return changed && words.some((word, at) => understood(word, at) !== word) ? { shown: said } : null;
}
