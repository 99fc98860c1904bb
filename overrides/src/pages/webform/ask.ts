/** One place on the page for questions and answers: asks before something is lost, says what was done. */

import { h } from "../shared/dom";
import type { Say } from "./words";

export interface Answer {
  readonly words: string;
  readonly act: () => void;
}

/**
 * A panel in the page, not window.confirm: browsers inside chat apps swallow those, and with three
 * answers "OK" says nothing.
 */
export class Panel {
  private readonly told = h("p", { class: "wf-told", role: "status" });
  private readonly asked = h("div", { class: "wf-ask", hidden: true, tabindex: "-1", role: "group" });
  readonly element = h("div", { class: "wf-panel" }, this.asked, this.told);
  private before: Element | null = null;

  constructor(private readonly say: Say) {}

  tell(words: string): void {
    this.asked.hidden = true;
    this.told.textContent = words;
  }

  /** Asks `question`; one more button takes it back (`otherwise`) and puts the focus where it was. */
  ask(question: string, answers: ReadonlyArray<Answer>, cancel?: Answer): void {
    this.tell("");
    this.before = document.activeElement;
    const close = (act: () => void): void => {
      this.asked.hidden = true;
      act();
    };
    const back = cancel ?? { words: this.say("cancel"), act: () => undefined };
    const buttons = answers.map(({ words, act }) => button(words, "md-button md-button--primary", () => close(act)));
    const last = button(back.words, "md-button", () => {
      close(back.act);
      if (this.before instanceof HTMLElement) this.before.focus();
    });
    this.asked.replaceChildren(h("p", {}, question), h("div", { class: "wf-buttons" }, ...buttons, last));
    this.asked.setAttribute("aria-label", question);
    this.asked.hidden = false;
    this.asked.focus();
    this.asked.scrollIntoView({ block: "nearest" });
  }
}

export function button(words: string, look: string, act: () => void): HTMLButtonElement {
  const made = h("button", { type: "button", class: look }, words);
  made.addEventListener("click", act);
  return made;
}
