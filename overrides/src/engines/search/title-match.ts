/**
 * How far a query says the name of a section: its title, and for a page also the other names of its document and the
 * words its kind goes by ("mẫu tờ trình" is the form "Tờ trình"). A part of a page is named by its title and the page's
 * together ("hồ sơ cộng đồng học tập" is the part "Hồ sơ gồm" of that procedure), and by what the way to ask suggests
 * ("gồm những gì"). Which names there are is settled with the index.
 */

import { plain } from "./letters";
import { GAP, runStart, type Library } from "./library";
import type { Ranking } from "./shapes";
import type { Query } from "./slots";

/** A word or phrase of the query. */
interface Asked {
  /** Runs of key ids, any of which says it. */
  readonly runs: ReadonlyArray<readonly number[]>;
  readonly worth: number;
}

interface Named {
  /** Each name as the ids of its words. */
  readonly names: ReadonlyArray<readonly number[]>;
  /** Words that may stand beside any name of its kind. */
  readonly called: ReadonlySet<number>;
  /** A part of a page: the words of its title that are not those of the page, and those of the page. */
  readonly part: { readonly own: readonly number[]; readonly page: ReadonlySet<number> } | null;
}

const NOTHING: ReadonlySet<number> = new Set();
/** A word that is in most titles says little in a name: the rarity among titles counts at this power. */
const TELLING = 1.5;
/** What a name counts that is not the title. */
const OTHER = 0.9;
/** Words of a query that are looked at; a bit each. */
const MOST = 31;

export class Names {
  private readonly named: readonly Named[];
  /** Worth of each key in a name. */
  private readonly worth: Float64Array;
  /** Keys said in the name that is being looked at, by the number of the look. */
  private readonly said: Int32Array;
  private look = 0;

  constructor(private readonly library: Library) {
    const { sections, pages, documents } = library.data;
    const titles = new Float64Array(library.keys.length);
    const idsOf = (text: string): number[] => [...new Set(library.run(text) ?? [])];
    this.named = sections.map((section) => {
      const page = section[1] === "" ? pages[section[0]] : undefined;
      const names = [section[2], ...(section[6] ?? "").split("|"), ...(documents[page?.[2] ?? -1]?.aliases ?? [])];
      const ids = names.map(idsOf).filter((one) => one.length > 0);
      for (const id of ids[0] ?? []) titles[id] = (titles[id] ?? 0) + 1;
      const whole = page ? NOTHING : new Set(idsOf(pages[section[0]]?.[1] ?? ""));
      const own = (ids[0] ?? []).filter((id) => !whole.has(id));
      return {
        names: ids,
        called: page ? new Set(library.calledAt(page[0]).flatMap(idsOf)) : NOTHING,
        part: page || own.length === 0 ? null : { own, page: whole },
      };
    });
    this.worth = titles.map((count, id) => (/\d/.test(library.keys[id]?.key ?? "") ? 0.5 : library.rarity(count) ** TELLING));
    this.said = new Int32Array(library.keys.length);
  }

  /** Returns how far the query says the name of a section: 0 not at all, 1 the whole name and nothing else. */
  of(query: Query): (section: number) => number {
    const asked = this.asked(query).slice(0, MOST);
    const whole = asked.reduce((sum, one) => sum + one.worth, 0);
    const hinted = new Set(query.extra);
    const bits = new Map<number, number>();
    asked.forEach(({ runs }, at) => {
      for (const id of runs.flat()) bits.set(id, (bits.get(id) ?? 0) | (1 << at));
    });
    return (section) => {
      const here = this.named[section];
      let best = 0;
      here?.names.forEach((name, at) => {
        let met = 0;
        for (const id of name) met |= bits.get(id) ?? 0;
        if (met !== 0) best = Math.max(best, this.fit(asked, whole, name, here.called) * (at === 0 ? 1 : OTHER));
      });
      const part = here?.part;
      if (part && part.own.some((id) => bits.has(id) || hinted.has(id))) {
        best = Math.max(best, OTHER * this.fit(asked, whole, part.own, part.page, hinted));
      }
      return best;
    };
  }

  /** How well `name` is said; words of `called` may be said beside it, those of `hinted` count as said. */
  private fit(asked: readonly Asked[], whole: number, name: readonly number[], called: ReadonlySet<number>, hinted = NOTHING): number {
    this.look += 1;
    const { said, look } = this;
    let met = 0;
    for (const { runs, worth } of asked) {
      const run = runs.find((ids) => ids.every((id) => name.includes(id)));
      if (run) for (const id of run) said[id] = look;
      if (run ?? runs.some((ids) => ids.every((id) => called.has(id)))) met += worth;
    }
    let sum = 0;
    let part = 0;
    for (const id of name) {
      const here = said[id] === look || hinted.has(id);
      if (called.has(id) && !here) continue;
      sum += this.worth[id] ?? 0;
      if (here) part += this.worth[id] ?? 0;
    }
    return part > 0 ? (met / whole) ** 2 * (part / sum) : 0;
  }

  private asked(query: Query): Asked[] {
    const found: Asked[] = [];
    for (const slot of query.slots) {
      if (slot.kind === "word") {
        if (slot.light) continue;
        const ids = [...slot.alternatives, ...slot.completions.filter((one) => one.follows)].map((one) => one.entry.id);
        const first = ids[0];
        const worth = first === undefined ? this.library.rarity(0) ** TELLING : (this.worth[first] ?? 0);
        found.push({ runs: ids.map((id) => [id]), worth });
        continue;
      }
      const [first] = slot.phrases;
      const runs = slot.phrases.filter((one) => slot.synonyms || one.weight === first?.weight).map((one) => one.keys);
      const worth = (first?.keys ?? []).reduce((sum, id) => sum + (this.worth[id] ?? 0), 0);
      found.push({ runs: slot.literal ? [...runs, [slot.literal.id]] : runs, worth });
    }
    return found;
  }
}

/** What a section is for, by its title and page: factors of search.yml for parts that many pages have. */
export function partOf(title: string, place: string, parts: Ranking["parts"]): number {
  const folded = plain(title).trim();
  const beforeColon = folded.split(":")[0];
  const part = parts.find(([name]) => name === folded) ?? parts.find(([name]) => name === beforeColon);
  return !part || (part[2] !== "" && place.startsWith(part[2])) ? 1 : part[1];
}

/** Where `keys` stand in the title or the text of a section. */
export function holds(sequence: Int32Array | undefined, keys: readonly number[]): boolean {
  return sequence !== undefined && !keys.includes(GAP) && runStart(sequence, keys) >= 0;
}
