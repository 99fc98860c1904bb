/** The engines that `make bench` compares: ours, the theme's own worker, and MiniSearch on folded text. */

import MiniSearch from "minisearch";

import { Answers } from "../../overrides/src/engines/search/answer";
import { SearchEngine } from "../../overrides/src/engines/search/engine";
import type { SearchData } from "../../overrides/src/engines/search/shapes";
import { bare } from "./distortions";
import { placesOf } from "./mechanical";

/** Answers with sections, best first; set-up has been done. */
export type Contender = (query: string) => Promise<readonly number[]>;

export function ours(data: SearchData): Contender {
  const engine = new SearchEngine(data);
  const answers = new Answers(engine);
  return async (query) => {
    // What the box shows costs excerpts too; the order is that of the engine.
    answers.to(query);
    return engine.search(query, 20).hits.map((hit) => hit.section);
  };
}

/** What the theme's worker finds around itself, beside importScripts. */
export interface WorkerScope {
  addEventListener(type: string, handler: (event: { data: unknown }) => Promise<void>): void;
  postMessage(message: unknown): void;
  readonly console: Record<"warn" | "info", () => void>;
}

interface Told {
  readonly data: { readonly items: ReadonlyArray<ReadonlyArray<{ readonly location: string }>> };
}

/** The theme's worker as it is built, fed with its own kind of documents; `start` runs it in the scope it is given. */
export async function stock(data: SearchData, start: (scope: WorkerScope) => void): Promise<Contender> {
  const places = placesOf(data);
  const ids = new Map(places.map((place, at) => [place, at]));
  const docs = data.sections.map((section, at) => ({
    location: places[at],
    title: section[2],
    text: section[3].split("\n").map((block) => `<p>${block}</p>`).join(" "),
  }));
  let listener: (event: { data: unknown }) => Promise<void> = async () => undefined;
  const box: { told: Told | null } = { told: null };
  start({
    addEventListener: (_, handler) => (listener = handler),
    postMessage: (message) => (box.told = message as Told),
    console: { warn: () => undefined, info: () => undefined },
  });
  const config = {
    lang: ["vi"],
    separator: "[\\s\\-]+",
    pipeline: ["stopWordFilter"],
    fields: { title: { boost: 1000 }, text: { boost: 1 }, tags: { boost: 1000000 } },
  };
  await listener({ data: { type: 0, data: { config, docs, options: { suggest: false } } } });
  return async (query) => {
    box.told = null;
    await listener({ data: { type: 2, data: query } });
    return (box.told as Told | null)?.data.items.flat().map((item) => ids.get(item.location) ?? -1) ?? [];
  };
}

export function mini(data: SearchData): Contender {
  const index = new MiniSearch<{ id: number; title: string; text: string }>({
    fields: ["title", "text"],
    processTerm: (term) => bare(term.normalize("NFC")).toLowerCase(),
    searchOptions: { boost: { title: 3 }, prefix: true, fuzzy: 0.2 },
  });
  index.addAll(data.sections.map((section, id) => ({ id, title: section[2], text: section[3] })));
  return async (query) => {
    const all = index.search(query, { combineWith: "AND" });
    return (all.length > 0 ? all : index.search(query, { combineWith: "OR" })).slice(0, 20).map((hit) => Number(hit.id));
  };
}

/** `times` copies of the data, each with addresses and a word of its own. */
export function copies(data: SearchData, times: number): SearchData {
  const pages: SearchData["pages"][number][] = [];
  const sections: SearchData["sections"][number][] = [];
  for (let copy = 0; copy < times; copy++) {
    const from = pages.length;
    for (const page of data.pages) pages.push([`${copy === 0 ? "" : `ban-${copy}/`}${page[0]}`, page[1], copy === 0 ? page[2] : -1, page[3], page[4]]);
    for (const [page, anchor, title, text, article, places, names] of data.sections) {
      const own = copy === 0 ? ([text, article] as const) : ([`${text}\nbản${copy}`, ""] as const);
      sections.push([page + from, anchor, title, ...own, places, ...(names === undefined ? [] : ([names] as const))]);
    }
  }
  return { ...data, pages, sections };
}
