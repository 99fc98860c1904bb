/**
 * Entry of the portal's browser code: one classic script at the end of the body, also on file://.
 *
 * Everything here only adds to a page that already works without it. Each part is started on its own,
 * so that a fault in one leaves the others running.
 */

import { markNextDeadline } from "./calendar";
import { startCiting } from "./citing";
import { all, h } from "./dom";
import { mendAccessibility } from "./fixes";
import { startHome } from "./home";
import { startKit } from "./kit";
import { showProgress } from "./module-cards";
import { notLoaded } from "./not-loaded";
import { preparePrint } from "./print";
import { showMine } from "./quiz/mine";
import { startQuizzes } from "./quiz/practice";
import { startScorecards } from "./scorecard";
import { markFound } from "./search/highlight";
import { forwardTyping } from "./search-input";
import { storeOf } from "./storage";
import { startOffline } from "./offline/register";
import { makeCards } from "./tables";

/** Where this script lies: what only some pages need lies beside it. */
const HERE = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";

// partials/guard.html speaks where this script does not come.
document.documentElement.setAttribute("data-running", "");

/** What only some pages need, by what they hold. */
const MORE: ReadonlyArray<readonly [string, string]> = [
  ["[data-webform], [data-scorecard]", "forms.js"],
  ["[data-aggregate]", "forms-desk.js"],
  ["[data-lookup]", "search-lookup.js"],
  ["[data-desk]", "quiz-desk.js"],
  ["[data-class-results]", "class-results.js"],
  ["[data-offline]", "offline.js"],
];

/** Loads it by a script tag, which works on file:// too; where it does not come, its place says so. */
function loadMore(page: Document): void {
  for (const [selector, name] of MORE) {
    const places = HERE === "" ? [] : all(selector, page);
    if (places.length > 0) loadFor(places, new URL(name, HERE).href);
  }
}

function loadFor(places: readonly HTMLElement[], src: string): void {
  const script = h("script", { src });
  script.addEventListener("error", () => places.forEach((place) => place.prepend(notLoaded(place, () => loadFor(places, src)))));
  document.head.append(script);
}

const store = storeOf(() => window.localStorage);

const parts: ReadonlyArray<() => void> = [
  // Before Material's own start: it wraps every table that has no class.
  () => makeCards(document),
  () => mendAccessibility(document),
  () => forwardTyping(document),
  () => startHome(document),
  () => startQuizzes(document, store),
  () => startScorecards(document, store),
  () => showProgress(document, store),
  () => showMine(document, store, new Date()),
  () => startKit(document),
  () => markNextDeadline(document, new Date()),
  () => startCiting(document, new URL(window.location.href)),
  () => preparePrint(window),
  () => loadMore(document),
  () => startOffline(document, HERE === "" ? "" : new URL("../../", HERE).href),
  () => markFound(document, new URL(window.location.href)),
];

for (const part of parts) {
  try {
    part();
  } catch (error) {
    console.error("portal:", error);
  }
}
