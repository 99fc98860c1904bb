/** Prints the quality of the engine as JSON: node quality.cjs index.js seed phrases set.json… */

import { readFileSync } from "node:fs";

import { Answers } from "../../overrides/src/engines/search/answer";
import { SearchEngine } from "../../overrides/src/engines/search/engine";
import type { SearchData } from "../../overrides/src/engines/search/shapes";
import { honesty } from "./honesty";
import { asker, denied, judged, mechanical, phrases, placesOf, type Tally, type Wanted } from "./mechanical";

const [index = "", seed = "1", wanted = "200", ...sets] = process.argv.slice(2);
const text = readFileSync(index, "utf8");
const data = JSON.parse(text.slice(text.indexOf("=") + 1).replace(/;\s*$/, "")) as SearchData;
const engine = new SearchEngine(data);
const ask = asker(engine);
const answers = new Answers(engine);

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

const given = phrases(data, Number(wanted), Number(seed));
const result: Record<string, unknown> = {
  mechanical: report(mechanical(ask, given, Number(seed))),
  denied: denied(engine, given, Number(seed)),
};
for (const set of sets) {
  const asked = JSON.parse(readFileSync(set, "utf8")) as Wanted[];
  result[set] = { found: report(judged(ask, placesOf(data), asked)), honesty: honesty(answers, asked) };
}
console.log(JSON.stringify(result));
