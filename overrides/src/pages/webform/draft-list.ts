/** What is told of drafts on the page: the list of those on this device, and the notice above the form. */

import { isRecord } from "../../common/json";
import { nameOf } from "../../engines/forms/form-file";
import type { FormModel } from "../../engines/forms/model";
import { tidyRecord } from "../../engines/forms/sanitising";
import { h } from "../shared/dom";
import { button, type Answer } from "./ask";
import type { Kept } from "./drafts/draft-store";
import type { Say } from "./words";

/** The name of the first record that has one. */
export function titleOfDraft(model: FormModel, kept: Kept, unit: string, say: Say): string {
  const names = recordsIn(kept).map((record) => nameOf(model, tidyRecord(model, record), unit));
  return names.find((name) => name !== "") ?? say("draftUnnamed");
}

function recordsIn(kept: Kept): unknown[] {
  const records = kept.content["records"];
  return Array.isArray(records) ? records.filter(isRecord) : [];
}

/** Day and minute as people write them here: "30/11/2026 08:05". */
function moment(saved: number): string {
  const day = new Date(saved);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(day.getDate())}/${two(day.getMonth() + 1)}/${day.getFullYear()} ${two(day.getHours())}:${two(day.getMinutes())}`;
}

export interface DraftActions {
  readonly all: () => ReadonlyArray<Kept>;
  readonly current: () => string;
  readonly open: (kept: Kept) => void;
  readonly remove: (kept: Kept) => void;
  readonly putBack: (kept: Kept) => void;
  readonly fresh: () => void;
}

export class DraftList {
  private readonly summary = h("summary");
  private readonly items = h("ul");
  private readonly undone = h("p", { class: "wf-drafts__undo", role: "status" });
  readonly element: HTMLDetailsElement;

  constructor(
    private readonly model: FormModel,
    private readonly say: Say,
    private readonly unit: string,
    private readonly actions: DraftActions,
  ) {
    const fresh = h("div", { class: "wf-buttons" }, button(say("newDraft"), "md-button", actions.fresh));
    this.element = h("details", { class: "wf-records__list wf-drafts" }, this.summary, this.items, this.undone, fresh);
    this.element.addEventListener("toggle", () => this.fill());
  }

  /** A device with no draft but the blank one needs no list. */
  refresh(): void {
    const count = this.actions.all().length;
    this.element.hidden = count === 0 && this.undone.childElementCount === 0;
    this.summary.textContent = this.say("drafts", count);
    this.fill();
  }

  show(): void {
    this.element.hidden = false;
    this.element.open = true;
    this.fill();
    this.summary.focus();
  }

  private fill(): void {
    if (!this.element.open) {
      this.items.replaceChildren();
      return;
    }
    this.items.replaceChildren(...this.actions.all().map((kept) => this.item(kept)));
  }

  private item(kept: Kept): HTMLElement {
    const { say } = this;
    const name = titleOfDraft(this.model, kept, this.unit, say);
    const open = button(name, "wf-link", () => this.actions.open(kept));
    if (kept.id === this.actions.current()) open.setAttribute("aria-current", "true");
    const remove = button(say("remove"), "wf-link", () => this.remove(kept, name));
    remove.setAttribute("aria-label", say("draftRemove", name));
    const about = h("span", {}, say("draftMeta", moment(kept.saved), recordsIn(kept).length));
    return h("li", {}, open, " ", about, " ", remove);
  }

  private remove(kept: Kept, name: string): void {
    const undo = button(this.say("undo"), "wf-link", () => {
      this.undone.replaceChildren();
      this.actions.putBack(kept);
      this.summary.focus();
    });
    this.undone.replaceChildren(`${this.say("draftRemoved", name)} `, undo);
    this.actions.remove(kept);
    undo.focus();
  }
}

/** One thing at a time, above the form, with what to do about it. */
export class Notice {
  readonly element = h("div", { class: "wf-notice", role: "alert", hidden: true, tabindex: "-1" });

  show(words: string, answers: ReadonlyArray<Answer>): void {
    const buttons = answers.map((answer) => button(answer.words, "md-button", answer.act));
    this.element.replaceChildren(h("p", {}, words), h("div", { class: "wf-buttons" }, ...buttons));
    this.element.hidden = false;
  }

  hide(): void {
    this.element.hidden = true;
    this.element.replaceChildren();
  }
}
