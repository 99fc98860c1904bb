/**
 * A received file opened in place: its form with the problems marked, and what the officer decides about it.
 *
 * What is typed goes to the desk after a pause already, so that a killed browser loses nothing; "Xong" asks for
 * the reason of a decision and the name of who decides, and lets the desk add up anew.
 */

import type { Item, Standpoint } from "../../engines/forms/aggregation/aggregate";
import { UNREVIEWED, type LogLine, type Review } from "../../engines/forms/aggregation/review";
import { changes } from "../../engines/forms/aggregation/review-log";
import { Draft } from "../../engines/forms/draft";
import type { FormModel } from "../../engines/forms/model";
import { reason } from "../../engines/forms/validation";
import { h } from "../shared/dom";
import { button } from "../webform/ask";
import { Check } from "../webform/check";
import { FormView } from "../webform/form-view";
import { RecordsBar } from "../webform/records";
import { speakerAt } from "../webform/words";
import { DecisionBox, sameDecision } from "./decision";
import type { Say } from "./words";

/** Milliseconds without typing after which what was typed is kept. */
const PAUSE = 400;

export interface EditorHost {
  /** Keeps `review` of the item that is open, and the name of who decided it. */
  readonly keep: (review: Review, officer: string) => void;
  readonly replace: () => void;
  readonly close: () => void;
}

export class Editor {
  readonly element: HTMLElement;
  private readonly draft: Draft;
  private readonly view: FormView;
  private readonly bar: RecordsBar;
  private readonly check: Check;
  private readonly decision: DecisionBox;
  private readonly told = h("p", { class: "agg__told", role: "alert" });
  /** The records and the review as they were when the file was opened. */
  private readonly before: Draft["records"];
  private readonly base: Review;
  private waiting = 0;

  constructor(
    private readonly say: Say,
    place: HTMLElement,
    file: Standpoint,
    private readonly model: FormModel,
    unitsId: string,
    officer: string,
    private readonly host: EditorHost,
  ) {
    const { item } = file;
    const words = speakerAt(place);
    this.base = item.review ?? UNREVIEWED;
    this.draft = new Draft(model, []);
    this.draft.take(item.entry?.typed ?? item.entry?.records ?? [], "replace");
    this.before = this.draft.records;
    this.view = new FormView(this.draft, words, unitsId, () => this.soon());
    this.check = new Check(this.draft, words, "", (at) => {
      this.goTo(at);
      this.check.run(this.view.context);
    });
    this.bar = new RecordsBar(this.draft, words, "", {
      open: (at) => this.goTo(at),
      add: () => this.change(() => this.draft.addRecord()),
      remove: () => this.change(() => this.draft.removeRecord()),
    });
    this.decision = new DecisionBox(say, file, officer);
    const title = h("h4", { class: "agg__title" }, say("openedFile", item.name));
    const vietnamese = say.language === "en" ? { lang: "vi" } : {};
    const buttons = h(
      "div",
      { class: "agg__buttons" },
      button(say("done"), "md-button md-button--primary", () => this.done()),
      button(words("check"), "md-button", () => this.check.run(this.view.context)),
      button(say("asSent"), "md-button", () => this.takeBack()),
      button(say("replace"), "md-button", () => this.host.replace()),
    );
    this.element = h("section", { class: "agg__editor" }, title, this.outside(item), this.check.element);
    this.element.append(h("div", vietnamese, this.bar.element, this.view.element), this.decision.element, this.told, buttons);
    this.view.draw();
    this.bar.refresh();
    window.addEventListener("pagehide", this.flush);
  }

  /** Shows what is wrong, and puts the focus there. */
  start(): void {
    this.check.run(this.view.context);
  }

  /** What is wrong with the file and stands in no cell of the form. */
  private outside({ entry }: Item): HTMLElement | null {
    const found = (entry?.problems ?? []).filter((problem) => problem.row === 0 && !this.model.fields.some(({ id }) => id === problem.name));
    if (found.length === 0) return null;
    const lines = found.map((problem) => h("li", {}, `${problem.label}: ${reason(problem)}.`));
    return h("div", { class: "notice notice--wait" }, h("p", {}, this.say("outside")), h("ul", {}, ...lines));
  }

  private goTo(at: number): void {
    this.draft.at = at;
    this.view.draw();
    this.bar.refresh();
    this.bar.focus();
  }

  private change(act: () => void): void {
    act();
    this.goTo(this.draft.at);
    this.soon();
  }

  private soon(): void {
    window.clearTimeout(this.waiting);
    this.waiting = window.setTimeout(this.flush, PAUSE);
    this.bar.refresh();
  }

  /** Keeps what was typed so far. */
  private readonly flush = (): void => {
    if (this.waiting === 0) return;
    window.clearTimeout(this.waiting);
    this.waiting = 0;
    this.host.keep(this.corrections(), this.decision.officer);
  };

  /** The review with the corrections made here, each with its line of the log. */
  private corrections(): Review {
    const found = changes(this.model, this.before, this.draft.records);
    if (found.length === 0) return this.base;
    return { ...this.base, records: this.draft.records, log: [...this.base.log, ...found.map((change) => this.line(change))] };
  }

  private line(change: Omit<LogLine, "when" | "who">): LogLine {
    return { when: new Date().toISOString(), who: this.decision.officer, ...change };
  }

  private done(): void {
    const wrong = this.decision.missing(this.draft.records !== this.before);
    if (wrong !== undefined) {
      this.told.textContent = wrong;
      return;
    }
    window.clearTimeout(this.waiting);
    const { records, log } = this.corrections();
    const decided = this.decision.value();
    const lines = this.decision.changes(this.base).map((change) => this.line(change));
    const review: Review = { ...decided, ...(records ? { records } : {}), log: [...log, ...lines] };
    if (records !== this.base.records || !sameDecision(review, this.base)) this.host.keep(review, this.decision.officer);
    this.end();
    this.host.close();
  }

  /** Drops all corrections and decisions; the log keeps that they were there. */
  private takeBack(): void {
    window.clearTimeout(this.waiting);
    const { records, log } = this.corrections();
    if (records !== undefined || !sameDecision(this.base, UNREVIEWED)) {
      this.host.keep({ log: [...log, this.line({ what: this.say("logAsSent"), from: "", to: "" })] }, this.decision.officer);
    }
    this.end();
    this.host.close();
  }

  /** Keeps what was typed and stops listening. */
  end(): void {
    this.flush();
    window.removeEventListener("pagehide", this.flush);
  }
}
