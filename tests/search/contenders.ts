/** The engines that `make bench` compares: ours, the theme's own worker, and MiniSearch on folded text. */

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createContext, Script } from "node:vm";

import MiniSearch from "minisearch";

import { Answers } from "../../overrides/src/search/answer";
import { SearchEngine } from "../../overrides/src/search/engine";
import type { SearchData } from "../../overrides/src/search/shapes";
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

/** The theme's worker as it is built, fed with its own kind of documents, in a context like a Worker's. */
export async function stock(data: SearchData, worker: string): Promise<Contender> {
  const places = placesOf(data);
  const ids = new Map(places.map((place, at) => [place, at]));
  const docs = data.sections.map((section, at) => ({
    location: places[at],
    title: section[2],
    text: section[3].split("\n").map((block) => `<p>${block}</p>`).join(" "),
  }));
  let listener: (event: { data: unknown }) => Promise<void> = async () => undefined;
  let told: { type: number; data: { items: ReadonlyArray<ReadonlyArray<{ location: string }>> } } | null = null;
  const context = createContext({
    addEventListener: (_: string, handler: typeof listener) => (listener = handler),
    postMessage: (message: typeof told) => (told = message),
    console: { warn: () => undefined, info: () => undefined },
    importScripts: (...urls: string[]) => {
      for (const url of urls) run(join(dirname(worker), url));
    },
  });
  const run = (path: string): void => new Script(readFileSync(path, "utf8"), { filename: path }).runInContext(context);
  new Script("self = this").runInContext(context);
  run(worker);
  const config = {
    lang: ["vi"],
    separator: "[\\s\\-]+",
    pipeline: ["stopWordFilter"],
    fields: { title: { boost: 1000 }, text: { boost: 1 }, tags: { boost: 1000000 } },
  };
  await listener({ data: { type: 0, data: { config, docs, options: { suggest: false } } } });
  return async (query) => {
    told = null;
    await listener({ data: { type: 2, data: query } });
    return (told?.data.items ?? []).flat().map((item) => ids.get(item.location) ?? -1);
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
    for (const [page, anchor, title, text, article, places] of data.sections) {
      sections.push([page + from, anchor, title, copy === 0 ? text : `${text}\nbản${copy}`, copy === 0 ? article : "", places]);
    }
  }
  return { ...data, pages, sections };
}
