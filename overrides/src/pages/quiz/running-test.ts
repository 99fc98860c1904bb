/** A test being taken: one question a screen, kept after every answer, handed in by button or by the clock. */

import { day } from "../../common/days";
import type { Store } from "../../common/storage";
import { clock, secondsLeft, type Attempt } from "../../engines/quiz/attempt";
import type { Bank, ItemSheet } from "../../engines/quiz/bank";
import type { Result } from "../../engines/quiz/code";
import type { Answer } from "../../engines/quiz/grading";
import { h } from "../shared/dom";
import { Pager } from "./pager";
import type { Question } from "./question";
import { remember } from "./remember";
import { layOut } from "./test-questions";
import { say } from "./test-words";
import { speaker } from "./words";

/** Minutes left at which the clock is read out. */
const READ_OUT = [10, 5, 1];

export class Run {
  private readonly questions: Question[];
  private readonly sheet: HTMLFormElement;
  private readonly pager: Pager;
  private readonly clock: HTMLElement;
  private readonly aloud: HTMLElement;
  private readonly note: HTMLElement;
  private timer = 0;
  private told = Infinity;
  private over = false;

  constructor(
    place: HTMLElement,
    private readonly bank: Bank,
    sheets: ReadonlyMap<string, ItemSheet>,
    private attempt: Attempt,
    ids: readonly string[],
    private readonly store: Store,
    root: URL,
    title: string,
    private readonly done: (questions: readonly Question[], result: Result, sheet: HTMLElement) => void,
  ) {
    this.sheet = h("form", { class: "quiz desk__sheet", novalidate: true });
    this.questions = layOut(this.sheet, bank, sheets, ids, root, attempt.seed);
    this.clock = h("p", { class: "desk__clock", "aria-hidden": "true" });
    this.aloud = h("p", { class: "visually-hidden", role: "status" });
    this.note = h("div", { class: "desk__note", role: "status", tabindex: "-1" });
    const hand = h("button", { type: "button", class: "md-button desk__hand" }, say("hand"));
    hand.addEventListener("click", () => this.handIn());
    const head = h("div", { class: "desk__head" }, h("h2", { tabindex: "-1" }, title), this.clock);
    place.replaceChildren(head, this.aloud, this.sheet, this.note, h("p", {}, hand));
    this.pager = new Pager(this.sheet, this.questions, speaker("vi"), (at) => {
      // One big button at a time: on to the next question, at the last one the end.
      hand.classList.toggle("md-button--primary", attempt.exam && at === this.questions.length - 1);
      this.keep({ at });
    });
    this.pager.leads = attempt.exam;
    this.restore();
    this.listen();
    this.pager.show(true, attempt.at);
    if (attempt.minutes > 0) {
      this.tick();
      this.timer = window.setInterval(() => this.tick(), 1000);
    }
    head.querySelector("h2")?.focus({ preventScroll: true });
    place.scrollIntoView();
  }

  private listen(): void {
    this.sheet.addEventListener("submit", (event) => event.preventDefault());
    this.sheet.addEventListener("change", () => this.keep({}));
    this.sheet.addEventListener("input", () => this.keep({}));
    this.questions.forEach((question, at) => {
      if (this.attempt.exam) question.hush();
      question.pressed = () => this.press(question);
      const last = at === this.questions.length - 1;
      question.lead(last ? { on: () => this.handIn(), word: say("hand") } : { on: () => this.pager.step(1) });
    });
  }

  private restore(): void {
    for (const question of this.questions) {
      const answer = this.attempt.answers[question.id];
      if (answer === undefined || answer.rev !== question.rev) continue;
      question.pick(answer.picked);
      if (!this.attempt.exam && question.answered) question.answer();
    }
  }

  private press(question: Question): void {
    // In practice too the first answer counts: a second try would say nothing of what was known.
    question.answer();
    this.pager.draw();
    this.keep({});
    question.focusFeedback();
  }

  private keep(part: Partial<Attempt>): void {
    if (this.over) return;
    const answers: Record<string, Answer> = {};
    for (const question of this.questions) {
      const counts = this.attempt.exam ? question.touched : question.grade !== null;
      if (counts) answers[question.id] = { picked: question.picked, rev: question.rev };
    }
    this.attempt = { ...this.attempt, ...part, answers };
    if (!this.store.set("attempt", this.attempt)) this.note.replaceChildren(h("p", { class: "quiz__unsaved" }, say("unsaved")));
  }

  private tick(): void {
    const left = secondsLeft(this.attempt, Date.now()) ?? 0;
    this.clock.textContent = say("left", clock(left));
    this.clock.classList.toggle("desk__clock--short", left <= 60);
    const minutes = Math.ceil(left / 60);
    const due = READ_OUT.find((one) => minutes <= one && this.told > one);
    if (due !== undefined && left > 0) {
      this.told = due;
      this.aloud.textContent = say("minutesLeft", minutes);
    }
    if (left === 0) {
      this.aloud.textContent = say("timeUp");
      this.finish();
    }
  }

  private handIn(): void {
    const open = this.questions.filter((question) => (this.attempt.exam ? !question.answered : question.grade === null));
    if (open.length === 0) {
      this.finish();
      return;
    }
    const text = h("p", {}, say("open", open.length, open.map((question) => question.number).join(", ")));
    const back = h("button", { type: "button", class: "md-button" }, say("back"));
    back.addEventListener("click", () => {
      this.note.replaceChildren();
      const first = open[0];
      if (first) this.pager.go(this.questions.indexOf(first));
      first?.focusOptions();
    });
    const anyway = h("button", { type: "button", class: "md-button md-button--primary" }, say("handAnyway"));
    anyway.addEventListener("click", () => this.finish());
    this.note.replaceChildren(text, h("p", {}, back, " ", anyway));
    this.note.focus();
  }

  private finish(): void {
    if (this.over) return;
    this.over = true;
    window.clearInterval(this.timer);
    const now = new Date();
    // What a first test found unknown is learnt in its turn, not reviewed tomorrow.
    const comesBack = this.bank.test(this.attempt.test)?.purpose !== "dau-khoa";
    for (const question of this.questions) {
      if (question.grade === null) question.reveal();
      question.close();
      if (comesBack) remember(this.store, question, now);
    }
    this.store.remove("attempt");
    const minutes = Math.round((now.getTime() - this.attempt.started) / 60_000);
    const result: Result = {
      test: this.attempt.test,
      seed: this.attempt.seed,
      at: day(now),
      minutes: Math.min(255, minutes),
      right: this.questions.map((question) => question.grade?.right === true),
      name: this.attempt.name,
    };
    this.done(this.questions, result, this.sheet);
  }
}
