/** The rows of a long table, which a step shows closed on a phone: each has a button that opens it. */

import { all, h } from "../shared/dom";
import { speakerAt } from "../theme/words";

export function makeRowsReachable(step: Element): void {
  for (const row of all<HTMLTableRowElement>("[data-folds] > tr", step)) {
    const first = row.cells[0];
    if (!first) continue;
    const label = h("span", { class: "visually-hidden" }, speakerAt(step)("row"));
    const button = h("button", { type: "button", class: "row__open", "aria-expanded": "false" }, label);
    first.append(button);
    const turn = (): void => button.setAttribute("aria-expanded", String(row.classList.contains("open")));
    button.addEventListener("click", () => {
      row.classList.toggle("open");
      turn();
    });
    // A tap beside the button is turned by the page itself (partials/steps.html).
    row.addEventListener("click", () => window.setTimeout(turn));
  }
}
