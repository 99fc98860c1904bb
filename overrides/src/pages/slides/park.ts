/** One line to note a question of the hall that waits for its answer. */

import { h } from "../shared/dom";
import { say } from "./words";

export interface ParkLine {
  open(): void;
}

/** `noted` gets what was written. */
export function parkLine(noted: (text: string) => void): ParkLine {
  const field = h("input", { type: "text", id: "cau-hoi-ghi-lai", maxlength: "300", autocomplete: "off" });
  const form = h(
    "form",
    { class: "park", hidden: true },
    h("label", { for: "cau-hoi-ghi-lai" }, say("park")),
    field,
    h("button", { type: "submit", class: "tool" }, say("note")),
  );
  const cancel = h("button", { type: "button", class: "tool" }, say("leave"));
  form.append(cancel);
  document.body.append(form);
  let before: Element | null = null;
  const close = (): void => {
    form.hidden = true;
    field.blur();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  cancel.addEventListener("click", close);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    noted(field.value);
    field.value = "";
    close();
  });
  form.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") close();
  });
  return {
    open() {
      if (form.hidden) before = document.activeElement;
      form.hidden = false;
      field.focus();
    },
  };
}
