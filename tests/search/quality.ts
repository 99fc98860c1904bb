/** Prints the quality of the engine as JSON: node quality.cjs index.js seed phrases set.json… */

import { readFileSync } from "node:fs";

import { SearchEngine } from "../../overrides/src/search/engine";
import type { SearchData } from "../../overrides/src/search/shapes";
import { asker, judged, mechanical, phrases, placesOf, type Tally } from "./mechanical";

const [index = "", seed = "1", wanted = "200", ...sets] = process.argv.slice(2);
const text = readFileSync(index, "utf8");
const data = JSON.parse(text.slice(text.indexOf("=") + 1).replace(/;\s*$/, "")) as SearchData;
const ask = asker(new SearchEngine(data));

const report = (tallies: ReadonlyMap<string, Tally>): Record<string, unknown> =>
  Object.fromEntries(
    [...tallies].map(([name, tally]) => [
      name,
      {
        queries: tally.queries,
        first: tally.first / tally.queries,
        five: tally.five / tally.queries,
        mrr: tally.reciprocal / tally.queries,
        empty: tally.empty / tally.queries,
        misses: tally.misses,
      },
    ]),
  );

const result: Record<string, unknown> = {
  mechanical: report(mechanical(ask, phrases(data, Number(wanted), Number(seed)), Number(seed))),
};
for (const set of sets) result[set] = report(judged(ask, placesOf(data), JSON.parse(readFileSync(set, "utf8"))));
console.log(JSON.stringify(result));
