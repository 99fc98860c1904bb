/** Reading, setting and marking the native inputs of one question, by kind. */

import type { Grade, Key, Picked } from "../../engines/quiz/grading";
import { all, h, one, words } from "../shared/dom";
import type { Say } from "./words";

export interface Controls {
  picked(): Picked;
  /** Puts an earlier answer back; what no longer exists is passed over. */
  pick(picked: Picked): void;
  /** Words beside the inputs that say what was right and what was not. */
  mark(key: Key, grade: Grade, picked: Picked): void;
  clear(): void;
  focus(): void;
}

export function controlsOf(type: string, fieldset: HTMLFieldSetElement, say: Say): Controls {
  if (type === "matching") return new Selects(fieldset, say);
  if (type === "ordering") return new Order(fieldset, say);
  if (type === "numeric" || type === "short") return new Field(fieldset, say);
  return new Ticks(fieldset, say);
}

function sign(say: Say, right: boolean, key: "mark" | "place" = "mark"): HTMLElement {
  const word = key === "mark" ? (right ? "markRight" : "markWrong") : right ? "placeRight" : "placeWrong";
  return h("span", { class: "opt__mark" }, say(word));
}

function unmark(root: Element): void {
  for (const mark of all(".opt__mark", root)) mark.remove();
  for (const marked of all(".opt--right, .opt--wrong", root)) marked.classList.remove("opt--right", "opt--wrong");
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

class Selects implements Controls {
  private readonly rows: ReadonlyArray<readonly [string, HTMLSelectElement]>;

  constructor(
    private readonly fieldset: HTMLElement,
    private readonly say: Say,
  ) {
    this.rows = all<HTMLSelectElement>("select", fieldset).map((one) => [one.name.split(".").pop() ?? "", one]);
  }

  picked(): Picked {
    return this.rows.filter(([, choose]) => choose.value !== "").map(([id, choose]) => `${id}=${choose.value}`);
  }

  pick(picked: Picked): void {
    for (const [id, choose] of this.rows) {
      const value = picked.find((one) => one.startsWith(`${id}=`))?.slice(id.length + 1) ?? "";
      choose.value = Array.from(choose.options).some((option) => option.value === value) ? value : "";
    }
  }

  mark(_: Key, grade: Grade): void {
    for (const [id, choose] of this.rows) {
      const right = grade.placed.includes(id);
      const row = choose.closest(".match");
      row?.classList.add(right ? "opt--right" : "opt--wrong");
      row?.append(sign(this.say, right));
    }
  }

  clear(): void {
    unmark(this.fieldset);
    for (const [, choose] of this.rows) choose.value = "";
  }

  focus(): void {
    this.rows[0]?.[1].focus();
  }
}

/** Steps in a list that buttons move up and down: no dragging, and what is seen is the answer. */
class Order implements Controls {
  private readonly list: HTMLElement | null;
  private readonly first: readonly HTMLElement[];
  private touched = false;

  constructor(
    private readonly fieldset: HTMLFieldSetElement,
    private readonly say: Say,
  ) {
    this.list = one(".order", fieldset);
    this.first = all("[data-step]", fieldset);
    const how = one(".q__how", fieldset);
    if (how) how.textContent = say("orderHow");
    for (const row of this.first) this.furnish(row);
    this.number();
  }

  private furnish(row: HTMLElement): void {
    const text = one(".step__text", row);
    if (!text) return;
    const button = (name: "up" | "down", by: number): HTMLButtonElement => {
      const made = h("button", { type: "button", class: `order__move order__move--${name}` }, h("span", {}, this.say(name)));
      made.setAttribute("aria-label", `${this.say(name)}: ${words(text)}`);
      made.addEventListener("click", () => this.move(row, by, made));
      return made;
    };
    const place = h("span", { class: "order__place", "aria-hidden": "true" });
    row.classList.add("order__row");
    row.replaceChildren(place, text, button("up", -1), button("down", 1));
  }

  private rows(): HTMLElement[] {
    return all("[data-step]", this.fieldset);
  }

  private move(row: HTMLElement, by: number, button: HTMLButtonElement): void {
    const rows = this.rows();
    const other = rows[rows.indexOf(row) + by];
    this.touched = true;
    if (other) {
      if (by < 0) other.before(row);
      else other.after(row);
    }
    this.number();
    const last = button.disabled ? one<HTMLButtonElement>(".order__move:not(:disabled)", row) : button;
    last?.focus();
    this.fieldset.dispatchEvent(new Event("change", { bubbles: true }));
  }

  private number(): void {
    const rows = this.rows();
    rows.forEach((row, at) => {
      const place = one(".order__place", row);
      if (place) place.textContent = `${at + 1}`;
      for (const [name, edge] of [["up", 0], ["down", rows.length - 1]] as const) {
        const button = one<HTMLButtonElement>(`.order__move--${name}`, row);
        if (button) button.disabled = at === edge;
      }
    });
  }

  /** The order shown counts as an answer once something was moved or the question is checked. */
  picked(): Picked {
    return this.rows().map((row) => row.dataset["step"] ?? "");
  }

  get moved(): boolean {
    return this.touched;
  }

  pick(picked: Picked): void {
    const byId = new Map(this.first.map((row) => [row.dataset["step"] ?? "", row]));
    if (picked.length !== byId.size || !picked.every((id) => byId.has(id))) return;
    this.touched = true;
    this.list?.append(...picked.map((id) => byId.get(id) as HTMLElement));
    this.number();
  }

  mark(_: Key, grade: Grade): void {
    for (const row of this.rows()) {
      const right = grade.placed.includes(row.dataset["step"] ?? "");
      row.classList.add(right ? "opt--right" : "opt--wrong");
      row.append(sign(this.say, right, "place"));
    }
  }

  clear(): void {
    unmark(this.fieldset);
    this.touched = false;
    this.list?.append(...this.first);
    this.number();
  }

  focus(): void {
    one<HTMLButtonElement>(".order__move:not(:disabled)", this.fieldset)?.focus();
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

/** Whether the learner has given an answer, as far as the inputs tell: an untouched order is none. */
export function isTouched(controls: Controls): boolean {
  return controls instanceof Order ? controls.moved : controls.picked().length > 0;
}
