/** The contenders in a page, for a browser that is slowed down: window.measureSearch(data, files, sets). */

import type { SearchData } from "../../overrides/src/engines/search/shapes";
import { mini, ours, stock, type Contender, type WorkerScope } from "./contenders";
import { questions, run, sampleOf } from "./measuring";
import type { Wanted } from "./mechanical";

interface Timing {
  readonly setup: number;
  readonly p50: number;
  readonly p95: number;
}

/** `files`: the theme's worker under "worker", and what it imports under the addresses it uses. */
async function measureSearch(
  data: SearchData,
  files: Readonly<Record<string, string>>,
  sets: ReadonlyArray<readonly Wanted[]>,
): Promise<Record<string, Timing>> {
  const start = (scope: WorkerScope): void => {
    // A global eval: the worker's scripts share their names as they do in a Worker.
    const load = (source: string | undefined): unknown => (0, eval)(source ?? "");
    Object.assign(window, scope, { importScripts: (...urls: string[]) => urls.forEach((url) => load(files[url])) });
    load(files["worker"]);
  };
  const makers: ReadonlyArray<readonly [string, () => Promise<Contender>]> = [
    ["portal", async () => ours(data)],
    ["minisearch", async () => mini(data)],
    ["stock", () => stock(data, start)],
  ];
  const sample = sampleOf(questions(data, sets));
  const found: Record<string, Timing> = {};
  for (const [name, make] of makers) {
    const begin = performance.now();
    const contender = await make();
    const setup = performance.now() - begin;
    const { p50, p95 } = await run(contender, sample, data.sections.length);
    found[name] = { setup, p50, p95 };
  }
  return found;
}

Object.assign(window, { measureSearch });
