/**
 * One question on the page: shows and takes back a grade, and offers the step that comes then.
 *
 * It is graded by its record; what is said of an answer stands in the page's own key (`details.q__key`), which is why
 * questions also work without this script. Saving and totals are the business of those who hold the questions.
 */

import { grade, isAnswered, type Grade, type Key, type Picked } from "../../engines/quiz/grading";
import type { QuestionRecord } from "../../engines/quiz/record";
import { all, h, one, words } from "../shared/dom";
import type { Controls } from "./answering";
import { controlsOf } from "./controls";
import { linesFor, recordsIn } from "./records";
import type { Say } from "./words";

const HINTS: Readonly<Record<string, "chooseOne" | "chooseSome" | "chooseAll" | "writeNumber" | "writeText">> = {
  multiple: "chooseSome",
  matching: "chooseAll",
  numeric: "writeNumber",
  short: "writeText",
};

/** What may be done with a question that is answered. */
export interface Onward {
  /** Trying it once more. */
  readonly again?: () => void;
  /** Going on, the thing most people want: Enter does it too. */
  readonly on?: () => void;
  /** What the button that goes on says; "Câu tiếp" where nothing else is said. */
  readonly word?: string;
}

export class Question {
  readonly id: string;
  readonly rev: string;
  readonly type: string;
  readonly check: HTMLButtonElement;
  /** Called when "Kiểm tra" is pressed. */
  pressed: () => void = () => undefined;
  grade: Grade | null = null;

  private readonly controls: Controls;
  private readonly feedback: HTMLElement;
  private readonly again: HTMLButtonElement;
  private readonly on: HTMLButtonElement;
  private readonly key: Key;
  private onward: Onward = {};
  private silent = false;

  private constructor(
    readonly root: HTMLElement,
    readonly number: number,
    private readonly fieldset: HTMLFieldSetElement,
    private readonly details: HTMLDetailsElement,
    readonly record: QuestionRecord,
    private readonly say: Say,
  ) {
    this.id = record.id;
    this.rev = record.rev;
    this.type = record.kind;
    this.key = record.key;
    this.controls = controlsOf(this.type, fieldset, say);
    this.feedback = h("div", { class: "q__feedback", role: "status", tabindex: "-1" });
    this.check = h("button", { type: "button", class: "md-button md-button--primary q__check" }, say("check"));
    this.on = h("button", { type: "button", class: "md-button md-button--primary q__on", hidden: true }, say("on"));
    this.again = h("button", { type: "button", class: "md-button q__again", hidden: true }, say("again"));
    fieldset.after(this.feedback, h("p", { class: "q__actions" }, this.check, this.on, this.again));
    this.check.addEventListener("click", () => this.pressed());
    this.on.addEventListener("click", () => this.onward.on?.());
    this.again.addEventListener("click", () => this.onward.again?.());
    root.addEventListener("keydown", (event) => this.enter(event));
    this.reset();
  }

  /** Says what is offered once the question is answered; what `onward` leaves out stays as it was. */
  lead(onward: Onward): void {
    this.onward = { ...this.onward, word: this.say("on"), ...onward };
    this.on.textContent = this.onward.word ?? "";
    this.draw();
  }

  /** Nothing is offered any more: the question is only looked at. */
  close(): void {
    this.onward = {};
    this.draw();
  }

  /** Whether it is answered and offers to go on. */
  get goesOn(): boolean {
    return !this.on.hidden;
  }

  /** Enter in an answer, and on what was said of it, does the first thing offered; a form alone would reload the page. */
  private enter(event: KeyboardEvent): void {
    if (event.key !== "Enter" || (!(event.target instanceof HTMLInputElement) && event.target !== this.feedback)) return;
    event.preventDefault();
    const first = [this.check, this.on].find((button) => !button.hidden);
    first?.click();
  }

  /** The buttons, in the order of what they are for. */
  private draw(): void {
    const done = this.grade !== null;
    this.check.hidden = done || this.silent;
    this.on.hidden = !done || this.onward.on === undefined;
    this.again.hidden = !done || this.onward.again === undefined;
    this.again.textContent = this.say(this.grade?.right === false ? "tryAgain" : "again");
  }

  /** In an exam nothing is checked before the end. */
  hush(): void {
    this.silent = true;
    this.draw();
  }

  /** The question `record`, drawn in `root`. */
  static from(root: HTMLElement, number: number, record: QuestionRecord, say: Say): Question {
    const fieldset = one<HTMLFieldSetElement>("fieldset", root);
    const details = one<HTMLDetailsElement>("details.q__key", root);
    if (!fieldset || !details) throw new Error(`${record.id} is not drawn`);
    return new Question(root, number, fieldset, details, record, say);
  }

  /** Every question in `form`, in order. */
  static allIn(form: Element, say: Say): Question[] {
    return recordsIn(form).flatMap((record, at) => {
      const root = one(`#${record.id}`, form);
      return root ? [Question.from(root, at + 1, record, say)] : [];
    });
  }

  get picked(): Picked {
    return this.controls.picked();
  }

  /** Whether something was answered, be it complete or not. */
  get touched(): boolean {
    return this.controls.touched();
  }

  /** Whether enough was answered to be graded. */
  get answered(): boolean {
    return this.touched && isAnswered(this.key, this.picked);
  }

  pick(picked: Picked): void {
    this.controls.pick(picked);
  }

  /** What the answer would be graded as, without showing it. */
  verdict(): Grade {
    return grade(this.key, this.touched ? this.picked : []);
  }

  /** Grades what is chosen and says so; false, with a hint, when too little is. */
  answer(): boolean {
    const picked = this.picked;
    if (!isAnswered(this.key, picked)) {
      this.tell("", h("p", {}, this.say(HINTS[this.type] ?? "chooseOne")));
      return false;
    }
    this.show(grade(this.key, picked), picked);
    return true;
  }

  /** Shows the verdict on what was answered in a test, also where that is nothing. */
  reveal(): void {
    const picked = this.touched ? this.picked : [];
    this.show(grade(this.key, picked), picked);
  }

  private show(result: Grade, picked: Picked): void {
    this.grade = result;
    this.tell(result.right ? "right" : "wrong", ...this.explain(result, picked));
    if (picked.length > 0) this.controls.mark(this.key, result, picked);
    this.fieldset.disabled = true;
    this.details.hidden = false;
    this.root.classList.add("q--done");
    this.draw();
  }

  /** Back to unanswered. */
  reset(): void {
    this.grade = null;
    this.controls.clear();
    this.feedback.className = "q__feedback";
    this.feedback.replaceChildren();
    this.fieldset.disabled = false;
    this.details.hidden = true;
    this.details.open = false;
    this.root.classList.remove("q--done");
    this.draw();
  }

  /** Reading goes on with what is said of the answer; what to do next is seen with it where both fit. */
  focusFeedback(): void {
    this.feedback.focus({ preventScroll: true });
    this.feedback.nextElementSibling?.scrollIntoView({ block: "nearest" });
    this.feedback.scrollIntoView({ block: "nearest" });
  }

  focusOptions(): void {
    this.controls.focus();
  }

  /** Brings the question to the top of the screen and the keyboard into it. */
  enterAtTop(): void {
    this.root.scrollIntoView({ block: "start" });
    if (this.grade === null) this.controls.focus();
    else this.feedback.focus({ preventScroll: true });
  }

  private tell(kind: "" | "right" | "wrong", ...content: ReadonlyArray<Node>): void {
    this.feedback.className = kind === "" ? "q__feedback" : `q__feedback q__feedback--${kind}`;
    this.feedback.replaceChildren(...content);
  }

  private explain(result: Grade, picked: Picked): Node[] {
    const verdict = [this.say(picked.length === 0 ? "unanswered" : result.right ? "right" : "wrong")];
    if (this.type === "multiple" && picked.length > 0) {
      if (result.missing > 0) verdict.push(this.say("missing", result.missing));
      if (result.extra > 0) verdict.push(this.say("extra", result.extra));
    }
    const total = this.key.kind === "matching" ? this.key.pairs.length : this.key.kind === "ordering" ? this.key.steps.length : 0;
    if (total > 0 && picked.length > 0 && !result.right) verdict.push(this.say("placed", result.placed.length, total));
    const lines: Node[] = [h("p", { class: "q__verdict" }, verdict.join(" "))];
    for (const line of this.reasons(result, picked)) lines.push(h("p", {}, ...reason(line)));
    const cite = one(".q__cite", this.details);
    if (cite) lines.push(cite.cloneNode(true));
    return lines;
  }

  /** Lines of the key worth saying: about what was chosen; of pairs and steps, those that are wrong. */
  private reasons(result: Grade, picked: Picked): HTMLElement[] {
    if (picked.length === 0) return [];
    if (result.right && (this.key.kind === "numeric" || this.key.kind === "short")) return all(".q__right", this.details);
    const lines = linesFor(this.key, this.details, picked, result.near);
    if (this.key.kind !== "matching" && this.key.kind !== "ordering") return lines;
    if (result.right) return [];
    return lines.filter((line) => !result.placed.includes(line.dataset["pair"] ?? line.dataset["step"] ?? ""));
  }
}

/** What one line of the key says: of pairs and steps the whole line, else only the why. */
function reason(line: HTMLElement): Node[] {
  const copy = line.cloneNode(true) as HTMLElement;
  if (line.dataset["pair"] !== undefined || line.dataset["step"] !== undefined) return Array.from(copy.childNodes);
  const why = one(".q__why", copy);
  if (why) return Array.from(why.childNodes);
  return words(copy) === "" ? [] : Array.from(copy.childNodes);
}
