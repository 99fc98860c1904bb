/**
 * How far a query says the name of a section: its title, and for a page also the other names of its document and the
 * word its kind goes by ("mẫu tờ trình" is the form "Tờ trình"). Which names matter is settled when the index is read.
 */

import { plain } from "./letters";
import { GAP, runStart, type Library } from "./library";
import type { Query } from "./slots";

interface Asked {
  /** Runs of key ids, any of which says it. */
  readonly runs: ReadonlyArray<readonly number[]>;
  readonly worth: number;
}

interface Named {
  /** Each name as the ids of its words. */
  readonly names: ReadonlyArray<readonly number[]>;
  /** Words that may stand beside any name, by key id. */
  readonly called: ReadonlySet<number>;
}

const NOTHING: ReadonlySet<number> = new Set();
/** A word in a name that is in most titles ("đánh giá, công nhận") says little: its worth counts at this power. */
const COMMON = 1.5;

export class Names {
  private readonly named: readonly Named[];
  /** Worth of each key in a name. */
  private readonly worth: Float64Array;

  constructor(private readonly library: Library) {
    const { sections, pages, documents, wordings } = library.data;
    const titles = new Float64Array(library.keys.length);
    const idsOf = (text: string): number[] => [...new Set(library.run(text) ?? [])];
    const kinds = wordings.ranking.pages.map(([path, , called]) => ({ path, called: new Set(called.flatMap(idsOf)) }));
    this.named = sections.map((section) => {
      const page = pages[section[0]];
      const location = (page?.[0] ?? "").replace(/^en\//, "");
      const names = [section[2], ...(section[6] ?? "").split("|")];
      if (section[1] === "") names.push(...(documents[page?.[2] ?? -1]?.aliases ?? []));
      const called = section[1] === "" ? kinds.find(({ path }) => location.startsWith(path))?.called : undefined;
      const ids = names.map(idsOf).filter((one) => one.length > 0);
      for (const id of ids[0] ?? []) titles[id] = (titles[id] ?? 0) + 1;
      return { names: ids, called: called ?? NOTHING };
    });
    this.worth = titles.map((count) => library.rarity(count) ** COMMON);
  }

  /** Returns how far the query says the name of a section: 0 not at all, 1 the whole name and nothing else. */
  of(query: Query): (section: number) => number {
    const asked = this.asked(query);
    const whole = asked.reduce((sum, one) => sum + one.worth, 0);
    if (whole === 0) return () => 0;
    return (section) => {
      const here = this.named[section];
      let best = 0;
      for (const name of here?.names ?? []) best = Math.max(best, this.fit(asked, whole, name, here?.called ?? NOTHING));
      return best;
    };
  }

  private fit(asked: readonly Asked[], whole: number, name: readonly number[], called: ReadonlySet<number>): number {
    const said = new Set<number>();
    let met = 0;
    for (const { runs, worth } of asked) {
      const run = runs.find((ids) => ids.every((id) => name.includes(id)));
      if (run) {
        for (const id of run) said.add(id);
        met += worth;
      } else if (runs.some((ids) => ids.every((id) => called.has(id)))) met += worth;
    }
    if (said.size === 0) return 0;
    let sum = 0;
    let part = 0;
    for (const id of name) {
      const worth = this.worth[id] ?? 0;
      if (called.has(id) && !said.has(id)) continue;
      sum += worth;
      if (said.has(id)) part += worth;
    }
    return (met / whole) ** 2 * (part / sum);
  }

  private asked(query: Query): Asked[] {
    const found: Asked[] = [];
    for (const slot of query.slots) {
      if (slot.kind === "word") {
        if (slot.light) continue;
        const ids = [...slot.alternatives, ...slot.completions.filter((one) => one.follows)].map((one) => one.entry.id);
        const first = ids[0];
        const worth = first === undefined ? this.library.rarity(0) ** COMMON : (this.worth[first] ?? 0);
        found.push({ runs: ids.map((id) => [id]), worth });
        continue;
      }
      const runs = slot.phrases.filter((one) => slot.synonyms || one.weight === slot.phrases[0]?.weight).map((one) => one.keys);
      const worth = (runs[0] ?? []).reduce((sum, id) => sum + (this.worth[id] ?? 0), 0);
      found.push({ runs: slot.literal ? [...runs, [slot.literal.id]] : runs, worth });
    }
    return found;
  }
}

/** What a section is for, by its title: factors of search.yml for parts that every page has. */
export function partOf(title: string, parts: ReadonlyMap<string, number>): number {
  const folded = plain(title).trim();
  return parts.get(folded) ?? parts.get(folded.split(":")[0] ?? "") ?? 1;
}

/** Where `keys` stand in the title or the text of a section. */
export function holds(sequence: Int32Array | undefined, keys: readonly number[]): boolean {
  return sequence !== undefined && !keys.includes(GAP) && runStart(sequence, keys) >= 0;
}
