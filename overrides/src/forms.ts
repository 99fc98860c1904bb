/**
 * Entry of the forms bundle, a classic script that portal.ts loads on pages with forms to fill in or to score.
 *
 * Each part is started on its own, so that a fault in one leaves the others running.
 */

import { startScorecardFiles } from "./forms/scorecards";
import { startWebforms } from "./forms/webform";
import { startScorecards } from "./scorecard";
import { storeOf } from "./storage";

const store = storeOf(() => window.localStorage);

const parts: ReadonlyArray<() => void> = [
  () => startWebforms(document, store),
  () => startScorecards(document, store),
  () => startScorecardFiles(document),
];

for (const part of parts) {
  try {
    part();
  } catch (error) {
    console.error("portal:", error);
  }
}
