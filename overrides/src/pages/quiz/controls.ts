/** The inputs of one question, by kind: ticks and written answers here, pairs and orders in files of their own. */

import type { Grade, Key, Picked } from "../../engines/quiz/grading";
import { all, one } from "../shared/dom";
import { sign, unmark, type Controls } from "./answering";
import { Matching } from "./matching";
import { Ordering } from "./ordering";
import type { Say } from "./words";

export function controlsOf(type: string, fieldset: HTMLFieldSetElement, say: Say): Controls {
  if (type === "matching") return new Matching(fieldset, say);
  if (type === "ordering") return new Ordering(fieldset, say);
  if (type === "numeric" || type === "short") return new Field(fieldset, say);
  return new Ticks(fieldset, say);
}

class Ticks implements Controls {
  private readonly inputs: readonly HTMLInputElement[];

  constructor(
    private readonly fieldset: HTMLElement,
    private readonly say: Say,
  ) {
    this.inputs = all<HTMLInputElement>("input", fieldset);
  }

  picked(): Picked {
    return this.inputs.filter((input) => input.checked).map((input) => input.value);
  }

  touched(): boolean {
    return this.picked().length > 0;
  }

  pick(picked: Picked): void {
    for (const input of this.inputs) input.checked = picked.includes(input.value);
  }

  mark(key: Key): void {
    for (const input of this.inputs) {
      const label = input.closest(".opt");
      const option = key.kind === "choice" ? key.options.find(({ id }) => id === input.value) : undefined;
      if (!input.checked || !label || !option) continue;
      label.classList.add(option.correct ? "opt--right" : "opt--wrong");
      label.append(sign(this.say, option.correct));
    }
  }

  clear(): void {
    unmark(this.fieldset);
    for (const input of this.inputs) input.checked = false;
  }

  focus(): void {
    (this.inputs.find((input) => input.checked) ?? this.inputs[0])?.focus();
  }
}

class Field implements Controls {
  private readonly input: HTMLInputElement | null;

  constructor(
    private readonly fieldset: HTMLElement,
    private readonly say: Say,
  ) {
    this.input = one<HTMLInputElement>("input", fieldset);
  }

  picked(): Picked {
    const text = this.input?.value.trim() ?? "";
    return text === "" ? [] : [text];
  }

  touched(): boolean {
    return this.picked().length > 0;
  }

  pick(picked: Picked): void {
    if (this.input) this.input.value = picked[0] ?? "";
  }

  mark(_: Key, grade: Grade): void {
    const line = one(".answer__line", this.fieldset);
    line?.classList.add(grade.right ? "opt--right" : "opt--wrong");
    line?.append(sign(this.say, grade.right));
  }

  clear(): void {
    unmark(this.fieldset);
    if (this.input) this.input.value = "";
  }

  focus(): void {
    this.input?.focus();
  }
}
