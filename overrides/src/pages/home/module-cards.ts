/** Lists of modules: shows on each card what this device knows of the quiz. */

import { readableDay } from "../../common/days";
import type { Store } from "../../common/storage";
import { parseProgress } from "../../engines/quiz/progress";
import { all, h, one } from "../shared/dom";
import { speakerAt } from "../theme/words";

export function showProgress(page: ParentNode, store: Store): void {
  const progress = parseProgress(store.get("progress"));
  for (const card of all("[data-module]", page)) {
    const line = one(".module-card__progress", card);
    const result = progress[card.dataset["module"] ?? ""];
    if (!line || result === undefined) continue;
    const fill = h("span", { class: "bar__fill" });
    fill.style.width = `${Math.round((100 * result.right) / result.total)}%`;
    line.replaceChildren(
      speakerAt(card)("best", result.right, result.total, readableDay(result.at)),
      h("span", { class: "bar", "aria-hidden": "true" }, fill),
    );
    line.hidden = false;
  }
}
