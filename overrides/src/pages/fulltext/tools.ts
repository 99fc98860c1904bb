/**
 * The one row of tools, which goes to the provision under the pointer, with the keyboard at its number, or whose number
 * was tapped. What its buttons copy, citing.ts says and copies.
 */

import { h } from "../shared/dom";
import { anchorOf, linesOf, nameOf, quoted, unitOf } from "./units";
import { say } from "./words";

export function startTools(law: HTMLElement): void {
  const copy = h("button", { type: "button", class: "cite" }, say("copy"));
  const link = h("button", { type: "button", class: "cite law-link" }, say("link"));
  const tools = h("p", { class: "law-tools" }, copy, link);
  // Where there is a pointer the buttons are pictures; their words show as it rests on them.
  for (const button of [copy, link]) button.title = button.textContent ?? "";
  copy.dataset["done"] = say("copied");
  link.dataset["done"] = say("linked");

  const show = (unit: HTMLElement | null): void => {
    const head = unit?.firstElementChild;
    if (!unit || !head || tools.previousElementSibling === head) return;
    const [name, anchor] = [nameOf(unit), anchorOf(unit)];
    for (const button of [copy, link]) button.dataset["at"] = anchor;
    copy.setAttribute("aria-label", say("copyOf", name));
    link.setAttribute("aria-label", say("linkOf", name));
    link.dataset["cite"] = "";
    delete copy.dataset["cite"];
    head.after(tools);
  };
  const hide = (): void => tools.remove();

  // Before citing.ts takes the words: on the way down.
  copy.addEventListener("click", () => {
    const unit = unitOf(tools);
    if (unit) copy.dataset["cite"] = quoted(law, linesOf(unit), nameOf(unit));
  }, { capture: true }); // prettier-ignore

  law.addEventListener("pointerover", (event) => {
    // A keyboard in the tools, or words being marked, are not to lose them.
    if (event.pointerType !== "mouse" || event.buttons > 0 || tools.contains(document.activeElement)) return;
    const unit = unitOf(event.target as Node);
    if (unit) show(unit);
  });
  law.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element && target.matches("a.law-no")) show(unitOf(target));
  });
  law.addEventListener("click", (event) => {
    const number = event.target instanceof Element ? event.target.closest("a.law-no") : null;
    if (number) show(unitOf(number));
  });
  law.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !tools.isConnected) return;
    const number = tools.previousElementSibling?.querySelector<HTMLElement>("a.law-no");
    const inside = tools.contains(document.activeElement);
    if (inside) number?.focus();
    hide();
  });
}
