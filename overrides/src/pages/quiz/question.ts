/**
 * One question on the page: shows and takes back a grade.
 *
 * It is graded by its record; what is said of an answer stands in the page's own key (`details.q__key`), which is why
 * questions also work without this script. Saving and totals are the business of those who hold the questions.
 */

import { grade, isAnswered, type Grade, type Key, type Picked } from "../../engines/quiz/grading";
import type { QuestionRecord } from "../../engines/quiz/record";
import { all, h, one, words } from "../shared/dom";
import { controlsOf, isTouched, type Controls } from "./controls";
import { linesFor, recordsIn } from "./records";
import type { Say } from "./words";

const HINTS: Readonly<Record<string, "chooseOne" | "chooseSome" | "chooseAll" | "writeNumber" | "writeText">> = {
  multiple: "chooseSome",
  matching: "chooseAll",
  numeric: "writeNumber",
  short: "writeText",
};

export class Question {
  readonly id: string;
  readonly rev: string;
  readonly type: string;
  readonly check: HTMLButtonElement;
  grade: Grade | null = null;

  private readonly controls: Controls;
  private readonly feedback: HTMLElement;

  private readonly key: Key;

  private constructor(
    readonly root: HTMLElement,
    readonly number: number,
    private readonly fieldset: HTMLFieldSetElement,
    private readonly details: HTMLDetailsElement,
    record: QuestionRecord,
    private readonly say: Say,
  ) {
    this.id = record.id;
    this.rev = record.rev;
    this.type = record.kind;
    this.key = record.key;
    this.controls = controlsOf(this.type, fieldset, say);
    this.feedback = h("div", { class: "q__feedback", role: "status", tabindex: "-1" });
    this.check = h("button", { type: "button", class: "md-button md-button--primary q__check" }, say("check"));
    fieldset.after(this.feedback, h("p", { class: "q__actions" }, this.check));
    this.reset();
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

  holds(node: Node | null): boolean {
    return node !== null && this.root.contains(node);
  }

  get picked(): Picked {
    return this.controls.picked();
  }

  /** Whether something was answered, be it complete or not. */
  get touched(): boolean {
    return isTouched(this.controls);
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
    this.check.hidden = true;
  }

  private show(result: Grade, picked: Picked): void {
    this.grade = result;
    this.tell(result.right ? "right" : "wrong", ...this.explain(result, picked));
    if (picked.length > 0) this.controls.mark(this.key, result, picked);
    this.fieldset.disabled = true;
    this.details.hidden = false;
    this.root.classList.add("q--done");
    this.check.textContent = this.say("again");
    this.check.classList.add("q__check--again");
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
    this.check.textContent = this.say("check");
    this.check.classList.remove("q__check--again");
  }

  focusFeedback(): void {
    this.feedback.focus({ preventScroll: true });
    this.feedback.scrollIntoView({ block: "nearest" });
  }

  focusOptions(): void {
    this.controls.focus();
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
