/** How many neighbours of the query are neighbours in a section, rare pairs counting more. */

import { GAP, type Library } from "./library";

/** Weight of pairs found, and of the share of pairs found in the best field and in each. */
const PAIRS = 0.8;
const SHARE = { best: 0.4, title: 0.2, text: 0.1, page: 0.1 };
/** Pairs of the query that are looked at; a bit each. */
const MOST = 31;

export interface Closeness {
  readonly add: number;
  readonly times: number;
  /** Whether one field has every pair of a query of three words or more: the words stand there as they were typed. */
  readonly whole: boolean;
}

/** Returns the closeness of a section to `line`: the key ids that each word of the query may stand for. */
export function closeness(library: Library, line: readonly number[][]): (section: number) => Closeness {
  const words = line.slice(0, MOST);
  const pairs = words.length - 1;
  const places = new Map<number, number>();
  words.forEach((ids, at) => {
    for (const id of ids) places.set(id, (places.get(id) ?? 0) | (1 << at));
  });
  const rarity = new Float64Array(Math.max(pairs, 0));
  /** The pairs of the query that stand in `sequence`, as bits; notes the rarity of each. */
  const scan = (sequence: Int32Array | undefined, weight: number): number => {
    let met = 0;
    if (!sequence) return met;
    let before = 0;
    for (let at = 0; at < sequence.length; at++) {
      const id = sequence[at] ?? GAP;
      const here = id === GAP ? 0 : (places.get(id) ?? 0);
      // Bit m: word m stands before and word m + 1 here.
      const both = before & (here >>> 1);
      if (both !== 0 && (both & ~met) !== 0) {
        const worth = weight * library.rarity(Math.min(library.size, library.pair(sequence[at - 1] ?? GAP, id) || 1));
        for (let m = 0; m < pairs; m++) {
          if ((both >>> m) & 1) rarity[m] = Math.max(rarity[m] ?? 0, worth);
        }
        met |= both;
      }
      before = here;
    }
    return met;
  };
  const share = (bits: number): number => {
    let count = 0;
    for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
    return pairs > 0 ? count / pairs : 0;
  };
  return (section) => {
    rarity.fill(0);
    const page = library.data.sections[section]?.[0] ?? 0;
    const title = share(scan(library.titles[section], 1.5));
    const text = share(scan(library.texts[section], 1));
    const first = library.data.sections[section]?.[1] === "";
    const names = library.pageTitles[page];
    const whole = share(scan(first ? names?.subarray(library.pageNames[page]?.length) : names, 0.8));
    const add = PAIRS * rarity.reduce((sum, one) => sum + one, 0);
    const best = Math.max(title, 0.8 * text, 0.7 * whole);
    const every = pairs >= 2 && Math.max(title, text) === 1;
    return { add, whole: every, times: 1 + SHARE.best * best + SHARE.title * title + SHARE.text * text + SHARE.page * whole };
  };
}
