/** Words that may be meant where a word is unknown: look-alikes, words run together, initials. */

import { formOf, plain, STROKED } from "./letters";
import { GAP, type KeyEntry, type Library } from "./library";
import { isSyllable } from "./syllables";

/** Beginnings that sound alike in some region or are often mixed up. */
const ONSETS = [
  ["s", "x"], ["ch", "tr"], ["d", "gi"], ["d", "r"], ["gi", "r"], ["l", "n"], ["c", "k"], ["ng", "ngh"],
  ["g", "gh"], ["c", "q"], ["v", "d"], ["k", "kh"],
] as const; // prettier-ignore
const CODAS = [
  ["n", "ng"],
  ["t", "c"],
] as const;
/** A word needs this many occurrences before it is proposed for an unknown one. */
const COMMON = 2;
/** Words in a row that initials may stand for. */
const MOST_INITIALS = 8;

export interface Candidate {
  readonly entry: KeyEntry;
  readonly weight: number;
}

/** Whether `a` and `b` differ by one letter put in, left out, changed or by two neighbours swapped. */
export function oneEditApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const [left, right] = [a.length - head - tail, b.length - head - tail];
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && a[head] === b[head + 1] && a[head + 1] === b[head];
}

/** Keys that sound like `key` somewhere. */
export function soundAlikes(key: string): string[] {
  const found: string[] = [];
  const swap = (x: string, y: string): void => {
    if (key.startsWith(x)) found.push(y + key.slice(x.length));
  };
  for (const [x, y] of ONSETS) {
    swap(x, y);
    swap(y, x);
  }
  for (const [x, y] of CODAS) {
    if (key.endsWith(y)) found.push(key.slice(0, -y.length) + x);
    if (key.endsWith(x)) found.push(key.slice(0, -x.length) + y);
  }
  return found;
}

export class Speller {
  constructor(private readonly library: Library) {}

  /** Known keys near `key`, likeliest first, at most `limit`. */
  near(key: string, limit = 6): Candidate[] {
    if (key.length < 2) return [];
    const found = new Map<KeyEntry, number>();
    for (const other of soundAlikes(key)) {
      const entry = this.library.key(other);
      if (entry) found.set(entry, 0.7);
    }
    if (key.length >= 3) {
      for (const entry of this.library.keys) {
        if (entry.total < COMMON || Math.abs(entry.key.length - key.length) > 1 || found.has(entry)) continue;
        if (/\d/.test(entry.key) || !oneEditApart(key, entry.key)) continue;
        found.set(entry, entry.key[0] === key[0] ? 0.5 : 0.3);
      }
    }
    return [...found]
      .map(([entry, base]) => ({ entry, weight: base * (0.7 + 0.1 * Math.min(3, Math.log10(entry.total + 1))) }))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, limit);
  }

  /** Keys that begin with `key`, those that follow `before` first, at most `limit`. */
  completions(key: string, before: KeyEntry | undefined, limit = 12): Array<Candidate & { readonly follows: boolean }> {
    const found: Array<{ entry: KeyEntry; pairs: number }> = [];
    for (const entry of this.library.keys) {
      if (entry.key.length <= key.length || !entry.key.startsWith(key)) continue;
      found.push({ entry, pairs: before ? this.library.pair(before.id, entry.id) : 0 });
    }
    found.sort((a, b) => b.pairs - a.pairs || b.entry.total - a.entry.total);
    return found.slice(0, limit).map(({ entry, pairs }) => ({ entry, weight: pairs > 0 ? 0.7 : 0.4, follows: pairs > 0 }));
  }

  /** `key` as two or more known words run together, or null; fewest and commonest words win. */
  split(key: string): KeyEntry[] | null {
    if (key.length < 4 || key.length > 30) return null;
    const best: Array<{ cost: number; words: KeyEntry[] } | undefined> = [{ cost: 0, words: [] }];
    for (let from = 0; from < key.length; from++) {
      const here = best[from];
      if (!here) continue;
      for (let length = 2; length <= 7 && from + length <= key.length; length++) {
        const part = key.slice(from, from + length);
        const entry = isSyllable(part) ? this.library.key(formOf(part).key) : undefined;
        if (!entry || entry.total < 3 || /\d/.test(entry.key)) continue;
        const last = here.words[here.words.length - 1];
        const beside = last && this.library.pair(last.id, entry.id) > 0 ? 0.5 : 0;
        const cost = here.cost + 4 - Math.min(3, Math.log10(entry.total + 1)) - beside;
        const known = best[from + length];
        if (!known || cost < known.cost) best[from + length] = { cost, words: [...here.words, entry] };
      }
    }
    const whole = best[key.length];
    return whole && whole.words.length > 1 ? whole.words : null;
  }

  /**
   * Titles, or their beginnings, whose words begin with the letters of `word`, most frequent first, each with a weight
   * to 1. A đ stands for đ only.
   */
  initials(word: string): Array<{ keys: number[]; weight: number }> {
    if (word.length > MOST_INITIALS) return [];
    const letters = [...plain(word)];
    const strokes = word.includes(STROKED) ? [...word].map((letter) => letter === STROKED) : null;
    const begins = (id: number, at: number): boolean => {
      const entry = this.library.keys[id];
      if (!entry || entry.key[0] !== letters[at]) return false;
      return strokes === null || letters[at] !== "d" || this.library.usual(entry)?.marks.startsWith("0d") === strokes[at];
    };
    const counts = new Map<string, number>();
    for (const sequence of [...this.library.titles, ...this.library.pageTitles]) {
      for (let from = 0; from + letters.length <= sequence.length; from++) {
        if (from > 0 && sequence[from - 1] !== GAP) continue;
        if (!letters.every((_, at) => begins(sequence[from + at] ?? GAP, at))) continue;
        const run = sequence.subarray(from, from + letters.length).join(",");
        counts.set(run, (counts.get(run) ?? 0) + 1);
      }
    }
    const top = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 3);
    const most = top[0]?.[1] ?? 0;
    return top.map(([run, count]) => ({ keys: run.split(",").map(Number), weight: 0.55 + (0.45 * count) / most }));
  }
}
