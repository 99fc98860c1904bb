/** All slides at once, as numbered pictures in rows: for the mouse, and for the arrow keys. */

import { all, h } from "../shared/dom";
import { type DeckPage, minutesOf, titleOf } from "./deck";
import { drawPicture, fitPicture, pictureRoom } from "./picture";
import { type Sheet, sheet } from "./sheet";
import { say } from "./words";

/** `at` is where the show stands, `narrow` its format, `go` is called with what was chosen. */
export function overview(page: DeckPage, at: () => number, narrow: () => boolean, go: (slide: number) => void): Sheet {
  const made = sheet(say("all"), "overview", () => {
    const cells = page.slides.map((slide, n) => cell(slide, n, n === at(), narrow(), () => {
      made.close();
      go(n);
    }));
    made.body.replaceChildren(...cells);
    // Sizes are known only now.
    page.slides.forEach((slide, n) => {
      const room = cells[n]?.querySelector<HTMLElement>(".picture");
      if (room) drawPicture(room, slide);
    });
    focus(cells, at());
  });
  made.body.setAttribute("role", "group");
  made.body.setAttribute("aria-label", say("all"));
  made.body.addEventListener("keydown", (event) => {
    const cells = all<HTMLButtonElement>(".overview__cell", made.body);
    const now = cells.indexOf(document.activeElement as HTMLButtonElement);
    const next = step(event.key, now, cells);
    if (next === undefined) return;
    event.preventDefault();
    focus(cells, Math.max(0, Math.min(cells.length - 1, next)));
  });
  addEventListener("resize", () => all(".picture", made.body).forEach(fitPicture));
  // The key that opened it closes it.
  made.body.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "o") made.close();
  });
  return made;
}

function cell(slide: HTMLElement, n: number, current: boolean, narrow: boolean, chosen: () => void): HTMLButtonElement {
  const minutes = minutesOf(slide);
  const words = h("span", { class: "overview__words" }, h("b", {}, String(n + 1)), ` ${titleOf(slide)}`);
  if (minutes > 0) words.append(h("span", { class: "overview__minutes" }, say("minutes", minutes)));
  const button = h("button", { type: "button", class: "overview__cell", "aria-current": current ? "true" : false }, pictureRoom("overview__picture", narrow), words);
  button.addEventListener("click", chosen);
  return button;
}

function focus(cells: ReadonlyArray<HTMLElement>, at: number): void {
  cells[at]?.focus();
  cells[at]?.scrollIntoView({ block: "nearest" });
}

/** Where a key leads from `now`; rows are as long as the window makes them. */
function step(key: string, now: number, cells: ReadonlyArray<HTMLElement>): number | undefined {
  const top = cells[0]?.offsetTop;
  const row = Math.max(1, cells.filter((one) => one.offsetTop === top).length);
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: now + 1, ArrowLeft: now - 1, ArrowDown: now + row, ArrowUp: now - row, PageDown: now + row, PageUp: now - row, Home: 0, End: cells.length - 1,
  };
  return steps[key];
}
