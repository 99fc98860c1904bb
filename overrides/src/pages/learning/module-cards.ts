/** Lists of modules: shows on each card how far this device's learner has come. */

import { standingOf } from "../../engines/learning/mastery";
import type { LearningRecord } from "../../engines/learning/record";
import type { CourseData } from "../../engines/learning/schema";
import { all, h, one } from "../shared/dom";
import { bar, stateLine } from "./states";
import { statesAt } from "./words";

export function showOnCards(page: ParentNode, course: CourseData, record: LearningRecord): void {
  for (const card of all(".module-card[data-module]", page)) {
    const line = one(".module-card__progress", card);
    const unit = [...course.modules, ...course.lessons].find(({ id }) => id === card.dataset["module"]);
    if (!line || !unit) continue;
    const standing = standingOf(unit, record);
    line.replaceChildren(h("span", { class: `state state--${standing.state}` }, stateLine(standing, statesAt(card))), bar(standing.done));
    line.hidden = false;
  }
}
