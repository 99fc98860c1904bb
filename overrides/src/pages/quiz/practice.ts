/** Practice on a module's page: wires its questions, keeps the answers on this device, shows what they came to. */

import { day } from "../../common/days";
import type { Store } from "../../common/storage";
import { parseAnswers, type Answer } from "../../engines/quiz/grading";
import { better, countsOf, parseProgress, type Counts } from "../../engines/quiz/progress";
import { all, h, one } from "../shared/dom";
import { openDoor } from "../shared/quiz-door";
import { Asking, type Lender } from "./asking";
import { Pager } from "./pager";
import { resultOf } from "./practice-result";
import { Question } from "./question";
import { learnKept, remember } from "./remember";
import { speakerAt, type Say } from "./words";

/** Up to this width one question is shown at a time, unless somebody chose otherwise. */
const SMALL = "(max-width: 45em)";

/** With `comesBack` wrong answers are kept for the review, which a page sent on alone does not have. */
export function startQuizzes(page: ParentNode, store: Store, comesBack = true): void {
  const quizzes = all<HTMLFormElement>("form.quiz[data-quiz]", page).map((form) => new Practice(form, store, comesBack));
  openDoor(new Asking(quizzes));
}

class Practice implements Lender {
  readonly questions: ReadonlyArray<Question>;
  readonly endWord: string;
  private readonly id: string;
  private readonly say: Say;
  private readonly result: HTMLElement;
  private readonly pager: Pager;
  /** The pager of the place where questions are asked now. */
  private away: Pager | null = null;
  private ended = false;
  private warned = false;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly store: Store,
    private readonly comesBack: boolean,
  ) {
    this.id = form.dataset["quiz"] ?? "";
    this.say = speakerAt(form);
    this.endWord = this.say("onAway");
    this.questions = Question.allIn(form, this.say);
    this.result = h("div", { class: "quiz__result", role: "status", tabindex: "-1" });
    form.append(this.result);
    this.pager = new Pager(form, this.questions, this.say);
    for (const question of this.questions) {
      question.pressed = () => this.press(question);
      question.lead({ again: () => this.repeat(question) });
    }
    this.offerView();
    this.restore();
    form.addEventListener("submit", (event) => event.preventDefault());
    this.reveal();
    window.addEventListener("hashchange", () => this.reveal());
  }

  pagerFor(holder: HTMLElement, questions: readonly Question[]): Pager {
    return (this.away = new Pager(holder, questions, this.say));
  }

  settle(): void {
    this.away = null;
    for (const question of this.questions) {
      const next = this.openAfter(question);
      const on = next ? () => this.show(next) : () => this.end();
      question.lead({ on, word: this.say(next ? "on" : "toResult") });
    }
    this.pager.draw();
  }

  /** One question a screen, or all on the page: the choice is kept for every quiz. */
  private offerView(): void {
    const button = h("button", { type: "button", class: "md-button quiz__view" });
    const draw = (): void => {
      button.textContent = this.say(this.pager.single ? "viewAll" : "viewOne");
      button.setAttribute("aria-pressed", String(this.pager.single));
    };
    button.addEventListener("click", () => {
      this.ended = false;
      this.pager.show(!this.pager.single, this.firstOpen());
      this.total();
      this.store.set("quiz-view", this.pager.single ? "one" : "all");
      draw();
      button.focus();
    });
    one(".quiz__intro", this.form)?.append(" ", button);
    const chosen = this.store.get("quiz-view");
    this.pager.show(chosen === "one" || (chosen !== "all" && window.matchMedia(SMALL).matches), 0);
    draw();
  }

  /** The first question that is not yet answered. */
  private firstOpen(): number {
    return Math.max(0, this.questions.findIndex((question) => question.grade === null));
  }

  private openAfter(question: Question): Question | undefined {
    return this.questions.slice(this.questions.indexOf(question) + 1).find(({ grade }) => grade === null);
  }

  private show(question: Question): void {
    this.ended = false;
    this.pager.go(this.questions.indexOf(question));
    this.total();
    question.enterAtTop();
  }

  /** Shows what the questions came to, also before all are answered. */
  private end(): void {
    this.ended = true;
    this.pager.rest();
    this.total();
    this.result.focus({ preventScroll: true });
    this.result.scrollIntoView({ block: "start" });
  }

  /** A link to a question shows it, also when one question is shown at a time. */
  private reveal(): void {
    const found = this.questions.find((question) => `#${question.id}` === window.location.hash);
    if (found && this.pager.single && this.form.contains(found.root)) this.show(found);
  }

  private press(question: Question): void {
    if (question.answer()) {
      if (this.comesBack) remember(this.store, question, new Date(), true);
      this.changed();
      this.record();
    }
    question.focusFeedback();
  }

  private repeat(question: Question): void {
    question.reset();
    this.changed();
    question.focusOptions();
  }

  private changed(): void {
    this.save();
    this.total();
    if (this.away) this.away.draw();
    else this.settle();
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
    if (this.pager.single) {
      this.pager.go(this.firstOpen());
      this.ended = this.complete;
      if (this.ended) this.pager.rest();
    }
    this.settle();
    this.total();
  }

  private answers(): Record<string, Answer> {
    const answered = this.questions.filter(({ grade }) => grade !== null);
    return Object.fromEntries(answered.map(({ id, picked, rev }) => [id, { picked, rev }]));
  }

  private save(): void {
    const saved = this.store.set(`quiz.${this.id}`, { answers: this.answers() });
    if (!saved && !this.warned) {
      this.warned = true;
      this.form.prepend(h("p", { class: "quiz__unsaved", role: "status" }, this.say("unsaved")));
    }
  }

  private get counts(): Counts {
    return countsOf(this.questions.map(({ record }) => record), this.answers());
  }

  private get complete(): boolean {
    const { asked, answered } = this.counts;
    return asked > 0 && answered === asked;
  }

  /** The best result so far, for the module lists. */
  private record(): void {
    const { right, answered, asked } = this.counts;
    const now = { right, answered, total: asked, at: day(new Date()) };
    const progress = parseProgress(this.store.get("progress"));
    const before = progress[this.id];
    this.store.set("progress", { ...progress, [this.id]: before ? better(before, now) : now });
  }

  private total(): void {
    const shown = this.ended || (this.complete && !this.pager.single);
    const parts = shown
      ? resultOf(this.form, this.questions, this.counts, this.say, {
          comesBack: this.comesBack,
          show: (question) => this.show(question),
          restart: (questions) => this.restart(questions),
        })
      : [];
    this.result.replaceChildren(...parts);
  }

  private restart(questions: readonly Question[]): void {
    for (const question of questions) question.reset();
    this.changed();
    const first = questions[0];
    if (first) this.show(first);
  }
}
