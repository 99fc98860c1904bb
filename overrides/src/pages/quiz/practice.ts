/** Practice on a module's page: wires its questions, keeps the answers on this device, shows the total. */

import { day } from "../../common/days";
import type { Store } from "../../common/storage";
import { parseAnswers, type Answer } from "../../engines/quiz/grading";
import { better, parseProgress } from "../../engines/quiz/progress";
import { all, h, one } from "../shared/dom";
import { Pager } from "./pager";
import { Question } from "./question";
import { learnKept, remember } from "./remember";
import { speakerAt, type Say } from "./words";

/** With `comesBack` wrong answers are kept for the review, which a page sent on alone does not have. */
export function startQuizzes(page: ParentNode, store: Store, comesBack = true): void {
  for (const form of all<HTMLFormElement>("form.quiz[data-quiz]", page)) new Practice(form, store, comesBack);
}

class Practice {
  private readonly id: string;
  private readonly say: Say;
  private readonly questions: ReadonlyArray<Question>;
  private readonly result: HTMLElement;
  private readonly pager: Pager;
  private warned = false;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly store: Store,
    private readonly comesBack: boolean,
  ) {
    this.id = form.dataset["quiz"] ?? "";
    this.say = speakerAt(form);
    this.questions = Question.allIn(form, this.say);
    this.result = h("div", { class: "quiz__result", role: "status", tabindex: "-1" });
    form.append(this.result);
    this.pager = new Pager(form, this.questions, this.say);
    this.offerView();
    this.restore();
    for (const question of this.questions) {
      question.check.addEventListener("click", () => this.press(question));
    }
    // Enter on an option checks its question; a form without a submit button would do nothing, or reload the page.
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      const active = this.questions.find((question) => question.holds(document.activeElement));
      if (active) this.press(active);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    this.reveal();
    window.addEventListener("hashchange", () => this.reveal());
  }

  /** One question a screen, or all on the page: the choice is kept for every quiz. */
  private offerView(): void {
    const button = h("button", { type: "button", class: "md-button quiz__view" });
    const draw = (): void => {
      button.textContent = this.say(this.pager.single ? "viewAll" : "viewOne");
      button.setAttribute("aria-pressed", String(this.pager.single));
    };
    button.addEventListener("click", () => {
      this.pager.show(!this.pager.single, this.next());
      this.store.set("quiz-view", this.pager.single ? "one" : "all");
      draw();
      button.focus();
    });
    one(".quiz__intro", this.form)?.append(" ", button);
    this.pager.show(this.store.get("quiz-view") === "one", 0);
    draw();
  }

  /** The first question that is not yet answered. */
  private next(): number {
    return Math.max(0, this.questions.findIndex((question) => question.grade === null));
  }

  /** A link to a question shows it, also when one question is shown at a time. */
  private reveal(): void {
    const at = this.questions.findIndex((question) => `#${question.id}` === window.location.hash);
    if (at < 0 || !this.pager.single) return;
    this.pager.go(at);
    this.questions[at]?.root.scrollIntoView();
  }

  private press(question: Question): void {
    if (question.grade !== null) {
      question.reset();
      this.save();
      this.total();
      question.focusOptions();
      return;
    }
    if (question.answer()) {
      if (this.comesBack) remember(this.store, question, new Date(), true);
      this.save();
      this.total();
      this.record();
    }
    question.focusFeedback();
  }

  private restore(): void {
    const saved = parseAnswers(this.store.get(`quiz.${this.id}`));
    for (const question of this.questions) {
      const answer = saved[question.id];
      if (answer === undefined || answer.rev !== question.rev) continue;
      question.pick(answer.picked);
      if (question.picked.length > 0) question.answer();
    }
    if (this.comesBack) learnKept(this.store, this.questions, new Date());
    if (this.pager.single) this.pager.go(this.next());
    this.total();
  }

  private save(): void {
    const answers: Record<string, Answer> = {};
    for (const { grade, id, picked, rev } of this.questions) if (grade !== null) answers[id] = { picked, rev };
    const saved = this.store.set(`quiz.${this.id}`, { answers });
    if (!saved && !this.warned) {
      this.warned = true;
      this.form.prepend(h("p", { class: "quiz__unsaved", role: "status" }, this.say("unsaved")));
    }
  }

  private get complete(): boolean {
    return this.questions.length > 0 && this.questions.every(({ grade }) => grade !== null);
  }

  /** The best result of a finished quiz, for the module lists. */
  private record(): void {
    if (!this.complete) return;
    const right = this.questions.filter(({ grade }) => grade?.right).length;
    const now = { right, total: this.questions.length, at: day(new Date()) };
    const progress = parseProgress(this.store.get("progress"));
    const before = progress[this.id];
    this.store.set("progress", { ...progress, [this.id]: before ? better(before, now) : now });
  }

  private total(): void {
    if (!this.complete) {
      this.result.replaceChildren();
      return;
    }
    const wrong = this.questions.filter(({ grade }) => !grade?.right);
    const total = this.questions.length;
    const key = wrong.length === 0 ? "allRight" : "score";
    this.result.replaceChildren(h("p", { class: "quiz__score" }, this.say(key, total - wrong.length, total)));
    if (wrong.length > 0) {
      const links = h("p", { class: "quiz__review" }, this.say("review"));
      for (const { id, number } of wrong) {
        links.append(" ", h("a", { href: `#${id}` }, this.say("question", number)));
      }
      this.result.append(links);
      if (this.comesBack) this.result.append(h("p", {}, this.say("willReturn")));
      const mistakes = h("button", { type: "button", class: "md-button md-button--primary" }, this.say("redoWrong"));
      mistakes.addEventListener("click", () => this.restart(wrong));
      this.result.append(mistakes, " ");
    }
    const again = h("button", { type: "button", class: "md-button" }, this.say("restart"));
    again.addEventListener("click", () => this.restart(this.questions));
    this.result.append(again);
  }

  private restart(questions: readonly Question[]): void {
    for (const question of questions) question.reset();
    this.save();
    this.total();
    const first = questions[0];
    if (this.pager.single && first) this.pager.go(this.questions.indexOf(first));
    first?.focusOptions();
  }
}
