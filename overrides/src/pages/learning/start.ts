/** Fills in what pages have places for; the course is loaded only where somebody has learnt something, or takes it along. */

import type { Store } from "../../common/storage";
import { all, one } from "../shared/dom";
import { notLoaded } from "../shared/not-loaded";
import { knownOn, loadCourse } from "./known";
import { showOnCards } from "./module-cards";
import { drawMine, isNew, showResults } from "./my-learning";

export function startMine(page: Document, store: Store, now: Date): void {
  const known = knownOn(store);
  const sections = all("[data-progress]", page);
  showResults(page, known);
  if (isNew(known) && one(".mine--whole", page) === null) return;
  loadCourse().then(
    (course) => {
      showOnCards(page, course, known.learning);
      for (const section of sections) drawMine(section, course, store, now);
    },
    () => {
      for (const section of sections) {
        section.removeAttribute("data-waiting");
        section.prepend(notLoaded(section, () => startMine(page, store, now)));
      }
    },
  );
}
