/**
 * Pairs, by tap and by key: a line is chosen, then what belongs to it; the answer is kept in the lists that the page has
 * without scripts, so nothing else knows of this.
 */

import type { Grade, Key, Picked } from "../../engines/quiz/grading";
import { all, h, one, words } from "../shared/dom";
import { Aloud, byArrows, sign, unmark, type Controls } from "./answering";
import type { Say } from "./words";

interface Line {
  readonly id: string;
  readonly left: string;
  readonly choose: HTMLSelectElement;
  readonly row: HTMLElement;
  /** Chooses the line; takes its answer back when it is chosen and has one. */
  readonly button: HTMLButtonElement;
  readonly given: HTMLElement;
}

export class Matching implements Controls {
  private readonly lines: readonly Line[];
  /** What may be chosen: the value of the lists, and the button that says it. */
  private readonly sides: ReadonlyMap<string, HTMLButtonElement>;
  private readonly aloud = new Aloud();
  private current: Line | null = null;

  constructor(
    private readonly fieldset: HTMLFieldSetElement,
    private readonly say: Say,
  ) {
    const labels = all<HTMLLabelElement>("label.match", fieldset);
    this.lines = labels.flatMap((label) => this.line(label) ?? []);
    const options = Array.from(this.lines[0]?.choose.options ?? []).filter(({ value }) => value !== "");
    this.sides = new Map(options.map((option) => [option.value, this.choice(option)]));
    for (const label of labels) label.hidden = true;
    const how = one(".q__how", fieldset);
    if (how) how.textContent = say("matchHow");
    const rows = h("ul", { class: "pairs__lines", "aria-label": say("matchLines") }, ...this.lines.map(({ row }) => row));
    const pool = h("div", { class: "pairs__sides", role: "group", "aria-label": say("matchSides") }, ...this.sides.values());
    const place = h("div", { class: "pairs" }, rows, pool, this.aloud.line);
    (how ?? labels[0])?.after(place);
    place.addEventListener("keydown", (event) => {
      if (byArrows(event, this.lines.map(({ button }) => button))) return;
      byArrows(event, [...this.sides.values()]);
    });
    this.choose(this.firstOpen());
  }

  private line(label: HTMLLabelElement): Line | null {
    const choose = one<HTMLSelectElement>("select", label);
    const left = one(".match__left", label);
    if (!choose || !left) return null;
    const given = h("span", { class: "pairs__given" });
    const text = h("span", { class: "pairs__left" }, ...Array.from(left.cloneNode(true).childNodes));
    const button = h("button", { type: "button", class: "pairs__line" }, text, given);
    const row = h("li", { class: "pairs__row" }, button);
    const made: Line = { id: choose.name.split(".").pop() ?? "", left: words(left), choose, row, button, given };
    button.addEventListener("click", () => this.press(made));
    // Whoever sets the list itself is answered as well.
    choose.addEventListener("change", () => this.draw());
    return made;
  }

  private choice(option: HTMLOptionElement): HTMLButtonElement {
    const made = h("button", { type: "button", class: "pairs__side" }, words(option));
    made.addEventListener("click", () => this.give(option.value));
    return made;
  }

  private press(line: Line): void {
    if (this.current === line && line.choose.value !== "") {
      this.set(line, "");
      this.aloud.say(this.say("unmatched", line.left));
      return;
    }
    this.choose(line);
    this.aloud.say(this.say("matchNow", line.left));
  }

  private give(value: string): void {
    const line = this.current;
    if (!line) {
      this.aloud.say(this.say("lineFirst"));
      return;
    }
    if (line.choose.value === value) {
      this.set(line, "");
      this.aloud.say(this.say("unmatched", line.left));
      return;
    }
    this.set(line, value);
    const next = this.firstOpen();
    this.choose(next ?? line);
    const told = this.say("matched", line.left, words(this.sides.get(value) ?? null));
    this.aloud.say(told, next ? this.say("matchNow", next.left) : this.say("matchDone"));
  }

  private set(line: Line, value: string): void {
    line.choose.value = value;
    line.choose.dispatchEvent(new Event("change", { bubbles: true }));
  }

  private choose(line: Line | null): void {
    this.current = line;
    this.draw();
  }

  private firstOpen(): Line | null {
    return this.lines.find(({ choose }) => choose.value === "") ?? null;
  }

  private draw(): void {
    const used = new Set(this.lines.map(({ choose }) => choose.value));
    for (const line of this.lines) {
      const text = words(this.sides.get(line.choose.value) ?? null);
      line.given.textContent = text === "" ? this.say("matchNone") : `→ ${text}`;
      line.row.classList.toggle("pairs__row--given", text !== "");
      line.button.setAttribute("aria-pressed", String(line === this.current));
    }
    for (const [value, button] of this.sides) {
      button.classList.toggle("pairs__side--used", used.has(value));
      button.setAttribute("aria-pressed", String(this.current?.choose.value === value));
    }
  }

  picked(): Picked {
    return this.lines.filter(({ choose }) => choose.value !== "").map(({ id, choose }) => `${id}=${choose.value}`);
  }

  touched(): boolean {
    return this.picked().length > 0;
  }

  pick(picked: Picked): void {
    for (const { id, choose } of this.lines) {
      const value = picked.find((one) => one.startsWith(`${id}=`))?.slice(id.length + 1) ?? "";
      choose.value = this.sides.has(value) ? value : "";
    }
    this.choose(this.firstOpen());
  }

  mark(_: Key, grade: Grade): void {
    for (const { id, row } of this.lines) {
      const right = grade.placed.includes(id);
      row.classList.add(right ? "opt--right" : "opt--wrong");
      row.append(sign(this.say, right));
    }
  }

  clear(): void {
    unmark(this.fieldset);
    for (const { choose } of this.lines) choose.value = "";
    this.aloud.hush();
    this.choose(this.firstOpen());
  }

  focus(): void {
    (this.current ?? this.lines[0])?.button.focus({ preventScroll: true });
  }
}
