/**
 * Entry of the forms bundle, a classic script that portal.ts loads on pages with forms to fill in or to add up.
 *
 * Each part is started on its own, so that a fault in one leaves the others running.
 */

import { startAggregators } from "./forms/aggregate";
import { registerFillers } from "./forms/filling";
import { startScorecardFiles } from "./forms/scorecards";
import { startWebforms } from "./forms/webform";
import { storeOf } from "./storage";

const store = storeOf(() => window.localStorage);

const parts: ReadonlyArray<() => void> = [
  // Before the parts that offer downloads.
  () => registerFillers(),
  () => startWebforms(document, store),
  () => startAggregators(document, store),
  () => startScorecardFiles(document),
];

for (const part of parts) {
  try {
    part();
  } catch (error) {
    console.error("portal:", error);
  }
}
