/**
 * Steps in a list, by tap and by key: one is lifted and put where another is tapped, or moved up and down by buttons and
 * arrows. No dragging, and what is seen is the answer.
 */

import type { Grade, Key, Picked } from "../../engines/quiz/grading";
import { all, h, one, words } from "../shared/dom";
import { Aloud, byArrows, sign, unmark, type Controls } from "./answering";
import type { Say } from "./words";

export class Ordering implements Controls {
  private readonly list: HTMLElement | null;
  private readonly first: readonly HTMLElement[];
  private readonly aloud = new Aloud();
  private moved = false;
  /** The row that was lifted and waits for its place. */
  private lifted: HTMLElement | null = null;

  constructor(
    private readonly fieldset: HTMLFieldSetElement,
    private readonly say: Say,
  ) {
    this.list = one(".order", fieldset);
    this.first = all("[data-step]", fieldset);
    const how = one(".q__how", fieldset);
    if (how) how.textContent = say("orderHow");
    for (const row of this.first) this.furnish(row);
    this.list?.after(this.aloud.line);
    this.list?.addEventListener("keydown", (event) => this.key(event));
    this.draw();
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
    const lift = h("button", { type: "button", class: "order__lift" }, place, text);
    lift.addEventListener("click", () => this.tap(row));
    row.replaceChildren(lift, button("up", -1), button("down", 1));
  }

  /** Lifts a row; puts the one that is lifted down where another is tapped. */
  private tap(row: HTMLElement): void {
    const lifted = this.lifted;
    if (lifted === null) {
      this.lifted = row;
      this.draw();
      this.aloud.say(this.say("lifted", this.name(row), this.rows().indexOf(row) + 1));
      return;
    }
    const to = this.rows().indexOf(row);
    this.lifted = null;
    this.place(lifted, to);
    one<HTMLButtonElement>(".order__lift", lifted)?.focus({ preventScroll: true });
  }

  private key(event: KeyboardEvent): void {
    const lifts = all<HTMLButtonElement>(".order__lift", this.fieldset);
    if (this.lifted === null) byArrows(event, lifts);
    else if (event.key === "Escape") this.tap(this.lifted);
    else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      const row = this.lifted;
      this.place(row, this.rows().indexOf(row) + (event.key === "ArrowUp" ? -1 : 1));
      one<HTMLButtonElement>(".order__lift", row)?.focus();
    }
  }

  private name(row: HTMLElement): string {
    return words(one(".step__text", row));
  }

  private rows(): HTMLElement[] {
    return all("[data-step]", this.fieldset);
  }

  private move(row: HTMLElement, by: number, button: HTMLButtonElement): void {
    this.lifted = null;
    this.place(row, this.rows().indexOf(row) + by);
    const last = button.disabled ? one<HTMLButtonElement>(".order__move:not(:disabled)", row) : button;
    last?.focus();
  }

  /** Puts `row` at place `to`, counted from 0; beyond the ends it stays. */
  private place(row: HTMLElement, to: number): void {
    const rows = this.rows();
    const other = rows[to];
    this.moved = true;
    if (other && other !== row) {
      if (to < rows.indexOf(row)) other.before(row);
      else other.after(row);
    }
    this.draw();
    this.aloud.say(this.say("placedAt", this.name(row), this.rows().indexOf(row) + 1, rows.length));
    this.fieldset.dispatchEvent(new Event("change", { bubbles: true }));
  }

  private draw(): void {
    const rows = this.rows();
    rows.forEach((row, at) => {
      const place = one(".order__place", row);
      if (place) place.textContent = `${at + 1}`;
      row.classList.toggle("order__row--lifted", row === this.lifted);
      one(".order__lift", row)?.setAttribute("aria-pressed", String(row === this.lifted));
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

  touched(): boolean {
    return this.moved;
  }

  pick(picked: Picked): void {
    const byId = new Map(this.first.map((row) => [row.dataset["step"] ?? "", row]));
    if (picked.length !== byId.size || !picked.every((id) => byId.has(id))) return;
    this.moved = true;
    this.list?.append(...picked.map((id) => byId.get(id) as HTMLElement));
    this.draw();
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
    this.moved = false;
    this.lifted = null;
    this.aloud.hush();
    this.list?.append(...this.first);
    this.draw();
  }

  focus(): void {
    one<HTMLButtonElement>(".order__lift", this.fieldset)?.focus({ preventScroll: true });
  }
}
