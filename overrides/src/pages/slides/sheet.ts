/** A box over the slides that keeps the focus until it is closed. Of our own: the oldest browsers know no <dialog>. */

import { all, h } from "../shared/dom";
import { say } from "./words";

export interface Sheet {
  /** What it holds, between its title and its button. */
  readonly body: HTMLElement;
  open(): void;
  close(): void;
  toggle(): void;
  isOpen(): boolean;
}

/** `opening` fills it each time; `look` is a class for its size. */
export function sheet(title: string, look: string, opening?: () => void): Sheet {
  const id = `bang-${look}`;
  const body = h("div", { class: "sheet__body" });
  const leave = h("button", { type: "button", class: "tool" }, say("close"));
  const box = h(
    "div",
    { class: `sheet ${look}`, role: "dialog", "aria-modal": "true", "aria-labelledby": id, tabindex: "-1" },
    h("header", { class: "sheet__head" }, h("h2", { id }, title), leave),
    body,
  );
  const shade = h("div", { class: "sheet-shade", hidden: true }, box);
  document.body.append(shade);
  let before: Element | null = null;
  const close = (): void => {
    if (shade.hidden) return;
    shade.hidden = true;
    // What is hidden keeps the focus for a moment, and the keys with it.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  const open = (): void => {
    if (!shade.hidden) return;
    before = document.activeElement;
    shade.hidden = false;
    opening?.();
    if (!box.contains(document.activeElement)) box.focus({ preventScroll: true });
  };
  leave.addEventListener("click", close);
  shade.addEventListener("click", (event) => {
    if (event.target === shade) close();
  });
  // Keys pressed here are the sheet's: Escape closes it and nothing else.
  shade.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "Tab") hold(box, event);
  });
  return { body, open, close, toggle: () => (shade.hidden ? open() : close()), isOpen: () => !shade.hidden };
}

/** Tab goes round inside. */
function hold(box: HTMLElement, event: KeyboardEvent): void {
  const stops = all("button, a[href], input, [tabindex='0']", box).filter((stop) => stop.offsetParent !== null);
  const [first, last] = [stops[0], stops[stops.length - 1]];
  const at = document.activeElement;
  const round = event.shiftKey ? (at === first || at === box ? last : undefined) : at === last ? first : undefined;
  if (!round) return;
  event.preventDefault();
  round.focus();
}
