/**
 * Entry of the forms bundle, a classic script that portal.ts loads on pages with forms to fill in or to score.
 *
 * Each part is started on its own, so that a fault in one leaves the others running.
 */

import { storeOf } from "../common/storage";
import { startScorecards } from "../pages/scorecard/scorecard";
import { startScorecardFiles } from "../pages/scorecard/start-files";
import { startWebforms } from "../pages/webform/webform";

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
