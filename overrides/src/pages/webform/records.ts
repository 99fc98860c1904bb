/** The bar above the form: which record is open, the list of all, adding and removing. */

import type { Draft } from "../../engines/forms/draft";
import { nameOf } from "../../engines/forms/form-file";
import { h } from "../shared/dom";
import type { Say } from "./words";

export interface RecordsActions {
  readonly open: (at: number) => void;
  readonly add: () => void;
  readonly remove: () => void;
}

/** What record `at` is called: its own name, else its number. */
export function titleOf(draft: Draft, at: number, unit: string, say: Say): string {
  const record = draft.records[at];
  return (record && nameOf(draft.model, record, unit)) || say("unnamed", at + 1);
}

export class RecordsBar {
  private readonly now = h("p", { class: "wf-records__now", tabindex: "-1" });
  private readonly summary = h("summary");
  private readonly items = h("ol");
  private readonly list = h("details", { class: "wf-records__list" }, this.summary, this.items);
  private readonly remove: HTMLButtonElement;
  readonly element: HTMLElement;

  constructor(
    private readonly draft: Draft,
    private readonly say: Say,
    private readonly unit: string,
    private readonly actions: RecordsActions,
  ) {
    const add = h("button", { type: "button", class: "md-button" }, say("addRecord"));
    add.addEventListener("click", actions.add);
    this.remove = h("button", { type: "button", class: "wf-link" }, say("removeRecord"));
    this.remove.addEventListener("click", actions.remove);
    this.element = h("div", { class: "wf-records" }, this.now, this.list, h("div", { class: "wf-buttons" }, add, this.remove));
    this.list.addEventListener("toggle", () => this.fill());
  }

  /** One form alone needs no bar, unless many are usual. */
  refresh(): void {
    const { draft, say } = this;
    const count = draft.records.length;
    this.element.hidden = count === 1 && draft.model.shared === null;
    const name = nameOf(draft.model, draft.record, this.unit);
    this.now.replaceChildren(h("strong", {}, say("now", draft.at + 1, count)), name ? `: ${name}` : "");
    this.remove.hidden = count === 1;
    this.list.hidden = count === 1;
    this.summary.textContent = say("list", count);
    this.fill();
  }

  /** Hundreds of buttons are made only while somebody looks at them. */
  private fill(): void {
    if (!this.list.open) {
      this.items.replaceChildren();
      return;
    }
    this.items.replaceChildren(
      ...this.draft.records.map((_, at) => {
        const button = h("button", { type: "button", class: "wf-link" }, titleOf(this.draft, at, this.unit, this.say));
        if (at === this.draft.at) button.setAttribute("aria-current", "true");
        button.addEventListener("click", () => this.actions.open(at));
        return h("li", {}, button);
      }),
    );
  }

  focus(): void {
    this.now.focus();
    this.element.scrollIntoView({ block: "start" });
  }
}
