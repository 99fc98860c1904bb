/**
 * Entry of the portal's browser code: one classic, deferred script in the head of every page, also on file://.
 *
 * Everything here only adds to a page that already works without it. Each part is started on its own,
 * so that a fault in one leaves the others running.
 */

import { storeOf } from "../common/storage";
import { markNextDeadline } from "../pages/content/calendar";
import { startCiting } from "../pages/content/citing";
import { startFoot } from "../pages/content/page-foot";
import { startHome } from "../pages/home/search-field";
import { startKit } from "../pages/kit/kit";
import { startOffline } from "../pages/offline/register";
import { SearchBox } from "../pages/search/box";
import { SearchClient } from "../pages/search/client";
import { markFound } from "../pages/search/highlight";
import { all } from "../pages/shared/dom";
import { loadFor } from "../pages/shared/loading";
import { SITE, siteFile } from "../pages/shared/site";
import { startDepth } from "../pages/theme/depth";
import { startMenu } from "../pages/theme/menu";
import { startPalette } from "../pages/theme/palette";
import { preparePrint } from "../pages/theme/print";
import { startRevealing } from "../pages/theme/reveal";
import { startScrolling } from "../pages/theme/scrolling";
import { makeReachable } from "../pages/theme/tables";

// partials/guard.html speaks where this script does not come.
document.documentElement.setAttribute("data-running", "");

const SENDING = "assets/portal/sending.js";

/** What only some pages need, by what they hold. */
const MORE: ReadonlyArray<readonly [string, string]> = [
  [".evidence", "assets/portal/evidence.js"],
  ["form.quiz", "assets/portal/quiz.js"],
  ["[data-listen]:not([data-listen=none]), article[data-lesson]", "assets/portal/listen.js"],
  [".learn", "assets/portal/steps.js"],
  [".law__text", "assets/portal/fulltext.js"],
  ["[data-progress], [data-test], .module-card, article[data-lesson]", "assets/portal/mine.js"],
  ["[data-webform], [data-scorecard]", "assets/portal/forms.js"],
  ["[data-aggregate]", "assets/portal/forms-desk.js"],
  ["[data-lookup]", "assets/portal/search-lookup.js"],
  ["[data-desk]", "assets/portal/quiz-desk.js"],
  ["[data-own-paper]", "assets/portal/own-paper.js"],
  ["[data-class-results]", "assets/portal/class-results.js"],
  ["[data-class-kit]", "assets/portal/class-kit.js"],
  ["[data-offline]", "assets/portal/offline.js"],
  [".questions details", SENDING],
  ["[data-find]", "assets/portal/finding.js"],
  ["[data-edition]", "assets/portal/edition.js"],
];

function loadMore(page: Document): void {
  for (const [selector, name] of MORE) {
    const places = all(selector, page);
    if (places.length > 0) loadFor(places, siteFile(name), SIZES[name] ?? 0);
  }
}

/** KB on the way of each script above, by its name: put in by scripts/assets.mjs, which has built them before this one. */
declare const SIZES: Readonly<Record<string, number>>;

const store = storeOf(() => window.localStorage);

function startSearch(page: Document): void {
  const search = new SearchClient(page);
  Object.assign(window, { portalSearch: search });
  startHome(page, new SearchBox(page, search));
}

const parts: ReadonlyArray<() => void> = [
  () => startMenu(document),
  () => startDepth(document, store),
  () => startPalette(document, store),
  () => startSearch(document),
  () => loadMore(document),
  () => makeReachable(document),
  () => startKit(document),
  () => markNextDeadline(document, new Date()),
  () => startCiting(document, new URL(window.location.href)),
  () => startFoot(document, (box) => loadFor([box], siteFile(SENDING), SIZES[SENDING] ?? 0)),
  () => preparePrint(window),
  () => startOffline(document, SITE),
  () => markFound(document, new URL(window.location.href)),
  () => startRevealing(document),
  () => startScrolling(document),
];

for (const part of parts) {
  try {
    part();
  } catch (error) {
    console.error("portal:", error);
  }
}
