/** Measures the contenders; prints JSON: node bench.mjs index.js stock-worker.js [corpus.json] -- set.json… */

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createContext, Script } from "node:vm";
import { gzipSync } from "node:zlib";

import { Answers } from "../../overrides/src/engines/search/answer";
import { SearchEngine } from "../../overrides/src/engines/search/engine";
import type { SearchData } from "../../overrides/src/engines/search/shapes";
import { copies, mini, ours, stock, type Contender, type WorkerScope } from "./contenders";
import { altogether, honesty } from "./honesty";
import { questions, run, sampleOf, shares } from "./measuring";
import type { Wanted } from "./mechanical";

const SCALES = [1, 5, 20];

const [index = "", worker = "", ...rest] = process.argv.slice(2);
const corpus = rest[0] !== "--" ? rest.shift() : undefined;
const sets = rest.slice(1).map((path) => JSON.parse(readFileSync(path, "utf8")) as Wanted[]);
const raw = readFileSync(index, "utf8");
const data = JSON.parse(raw.slice(raw.indexOf("=") + 1).replace(/;\s*$/, "")) as SearchData;

/** The theme's worker in a context like a Worker's. */
function startWorker(scope: WorkerScope): void {
  const context = createContext({
    ...scope,
    importScripts: (...urls: string[]) => {
      for (const url of urls) runFile(join(dirname(worker), url));
    },
  });
  const runFile = (path: string): void =>
    new Script(readFileSync(path, "utf8"), { filename: path }).runInContext(context);
  new Script("self = this").runInContext(context);
  runFile(worker);
}

/** An outside corpus of {location, page, title, text} as data without documents. */
function outside(path: string): SearchData {
  const pages = new Map<string, number>();
  const rows: SearchData["pages"][number][] = [];
  const entries = JSON.parse(readFileSync(path, "utf8")) as Array<Record<"location" | "page" | "title" | "text", string>>;
  const sections = entries.map((entry): SearchData["sections"][number] => {
    const [place = "", anchor = ""] = entry.location.split("#");
    let at = pages.get(place);
    if (at === undefined) {
      at = rows.length;
      pages.set(place, at);
      rows.push([place, entry.page || entry.title, -1, 1, -1]);
    }
    const text = entry.text.replace(/<\/(?:p|li|tr|h\d)>/g, "\n").replace(/<[^>]+>/g, " ");
    return [at, anchor, entry.title, text.split("\n").map((line) => line.trim()).filter(Boolean).join("\n"), "", []];
  });
  return { ...data, pages: rows, sections, documents: [] };
}

const makers: ReadonlyArray<readonly [string, (from: SearchData) => Promise<Contender>]> = [
  ["portal", async (from) => ours(from)],
  ["stock", (from) => stock(from, startWorker)],
  ["minisearch", async (from) => mini(from)],
];

const result: Record<string, unknown> = {
  sections: data.sections.length,
  bytes: gzipSync(raw).length,
  honesty: altogether(sets.map((set) => honesty(new Answers(new SearchEngine(data)), set))),
};
for (const [label, from, people] of [
  ["portal", data, sets],
  ...(corpus ? [["corpus", outside(corpus), []] as const] : []),
] as const) {
  const asked = questions(from, people);
  const sample = sampleOf(asked);
  const scales: Record<string, unknown> = {};
  for (const scale of label === "portal" ? SCALES : [1]) {
    const grown = copies(from, scale);
    const engines: Record<string, unknown> = {};
    for (const [name, make] of makers) {
      const start = performance.now();
      const contender = await make(grown);
      const setup = performance.now() - start;
      const measured = await run(contender, scale === 1 ? asked : sample, from.sections.length);
      engines[name] = { setup, p50: measured.p50, p95: measured.p95, quality: shares(measured.tallies) };
    }
    scales[scale] = engines;
  }
  result[label] = scales;
}
console.log(JSON.stringify(result));
