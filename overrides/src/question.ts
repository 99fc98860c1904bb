/**
 * One question of a quiz on the page: reads it, shows and takes back a grade.
 *
 * The right answers stand in the page's own key (`details.q__key`), which is why the quiz also works
 * without this script. Saving and the total are the business of quiz.ts.
 */

import { all, h, one, words } from "./dom";
import { grade, type Grade, type Option } from "./grading";
import type { Say } from "./strings";

export class Question {
  readonly id: string;
  readonly rev: string;
  readonly number: number;
  readonly check: HTMLButtonElement;
  grade: Grade | null = null;

  private readonly options: ReadonlyArray<Option>;
  private readonly fieldset: HTMLFieldSetElement;
  private readonly inputs: ReadonlyArray<HTMLInputElement>;
  private readonly key: HTMLDetailsElement;
  private readonly feedback: HTMLElement;

  private constructor(
    private readonly root: HTMLElement,
    number: number,
    fieldset: HTMLFieldSetElement,
    key: HTMLDetailsElement,
    private readonly say: Say,
  ) {
    this.id = root.id;
    this.rev = root.dataset["rev"] ?? "";
    this.number = number;
    this.fieldset = fieldset;
    this.key = key;
    this.inputs = all<HTMLInputElement>("input", fieldset);
    this.options = all("[data-option]", key).map((line) => ({
      id: line.dataset["option"] ?? "",
      correct: line.dataset["correct"] === "true",
    }));
    this.feedback = h("div", { class: "q__feedback", role: "status", tabindex: "-1" });
    this.check = h("button", { type: "button", class: "md-button md-button--primary q__check" }, say("check"));
    fieldset.after(this.feedback, h("p", { class: "q__actions" }, this.check));
    this.reset();
  }

  /** The question in `root`, or null if it lacks what grading needs. */
  static from(root: HTMLElement, number: number, say: Say): Question | null {
    const fieldset = one<HTMLFieldSetElement>("fieldset", root);
    const key = one<HTMLDetailsElement>("details.q__key", root);
    return fieldset && key ? new Question(root, number, fieldset, key, say) : null;
  }

  holds(node: Node | null): boolean {
    return node !== null && this.root.contains(node);
  }

  /** Ids of the chosen options. */
  get picked(): string[] {
    return this.inputs.filter((input) => input.checked).map((input) => input.value);
  }

  /** Chooses the options of an earlier visit; ids that no longer exist are passed over. */
  pick(ids: ReadonlyArray<string>): void {
    for (const input of this.inputs) input.checked = ids.includes(input.value);
  }

  /** Grades what is chosen and says so; false, with a hint, when nothing is chosen. */
  answer(): boolean {
    const picked = this.picked;
    if (picked.length === 0) {
      const hint = this.root.dataset["type"] === "multiple" ? "chooseSome" : "chooseOne";
      this.tell("", h("p", {}, this.say(hint)));
      return false;
    }
    this.grade = grade(this.options, picked);
    this.tell(this.grade.right ? "right" : "wrong", ...this.explain(this.grade, picked));
    for (const input of this.inputs) if (input.checked) this.mark(input);
    this.fieldset.disabled = true;
    this.key.hidden = false;
    this.root.classList.add("q--done");
    this.check.textContent = this.say("again");
    this.check.classList.add("q__check--again");
    return true;
  }

  /** Back to unanswered. */
  reset(): void {
    this.grade = null;
    for (const input of this.inputs) input.checked = false;
    for (const label of all(".opt", this.fieldset)) {
      label.classList.remove("opt--right", "opt--wrong");
      one(".opt__mark", label)?.remove();
    }
    this.feedback.className = "q__feedback";
    this.feedback.replaceChildren();
    this.fieldset.disabled = false;
    this.key.hidden = true;
    this.key.open = false;
    this.root.classList.remove("q--done");
    this.check.textContent = this.say("check");
    this.check.classList.remove("q__check--again");
  }

  focusFeedback(): void {
    this.feedback.focus({ preventScroll: true });
    this.feedback.scrollIntoView({ block: "nearest" });
  }

  focusOptions(): void {
    this.inputs[0]?.focus();
  }

  private tell(kind: "" | "right" | "wrong", ...content: ReadonlyArray<Node>): void {
    this.feedback.className = kind === "" ? "q__feedback" : `q__feedback q__feedback--${kind}`;
    this.feedback.replaceChildren(...content);
  }

  private explain(result: Grade, picked: ReadonlyArray<string>): Node[] {
    const verdict = [this.say(result.right ? "right" : "wrong")];
    if (this.root.dataset["type"] === "multiple") {
      if (result.missing > 0) verdict.push(this.say("missing", result.missing));
      if (result.extra > 0) verdict.push(this.say("extra", result.extra));
    }
    const lines: Node[] = [h("p", { class: "q__verdict" }, verdict.join(" "))];
    for (const line of all("[data-option]", this.key)) {
      if (picked.includes(line.dataset["option"] ?? "")) lines.push(h("p", {}, ...reason(line)));
    }
    const cite = one(".q__cite", this.key);
    if (cite) lines.push(cite.cloneNode(true));
    return lines;
  }

  private mark(input: HTMLInputElement): void {
    const label = input.closest(".opt");
    const option = this.options.find(({ id }) => id === input.value);
    if (!label || !option) return;
    label.classList.add(option.correct ? "opt--right" : "opt--wrong");
    label.append(h("span", { class: "opt__mark" }, this.say(option.correct ? "markRight" : "markWrong")));
  }
}

/** The feedback of one option in the key: its `.q__why`, or all of the line but the leading "Đúng:" and option text. */
function reason(line: HTMLElement): Node[] {
  const why = one(".q__why", line);
  if (why) return Array.from(why.cloneNode(true).childNodes);
  const copy = line.cloneNode(true) as HTMLElement;
  one("strong", copy)?.remove();
  one(".q__option", copy)?.remove();
  return words(copy) === "" ? [] : Array.from(copy.childNodes);
}
