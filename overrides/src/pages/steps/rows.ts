/** The rows of a long table, which a step shows closed on a phone: each can be opened with the keyboard too. */

import { all } from "../shared/dom";

const NARROW = "(max-width: 39.99em)";

export function makeRowsReachable(step: Element): void {
  const rows = all<HTMLTableRowElement>("[data-folds] > tr", step);
  if (rows.length === 0) return;
  const narrow = window.matchMedia(NARROW);
  const root = document.documentElement;
  const label = (): void => {
    const folds = narrow.matches && root.getAttribute("data-view") === "steps";
    for (const row of rows) {
      const first = row.cells[0];
      if (!first) continue;
      if (folds) {
        first.tabIndex = 0;
        row.setAttribute("aria-expanded", String(row.classList.contains("open")));
      } else {
        first.removeAttribute("tabindex");
        row.removeAttribute("aria-expanded");
      }
    }
  };
  for (const row of rows) {
    row.addEventListener("keydown", (event) => {
      if (event.target !== row.cells[0] || (event.key !== "Enter" && event.key !== " ")) return;
      event.preventDefault();
      row.classList.toggle("open");
      label();
    });
    row.addEventListener("click", () => window.setTimeout(label));
  }
  // Safari 14 knows change events of media queries, older ones do not come here.
  narrow.addEventListener("change", label);
  document.addEventListener("portal-view", label);
  label();
}
