/** What every kind of answer can do, and the words beside it that say what was right. */

import type { Grade, Key, Picked } from "../../engines/quiz/grading";
import { all, h } from "../shared/dom";
import type { Say } from "./words";

export interface Controls {
  picked(): Picked;
  /** Whether an answer was given, be it complete or not: an untouched order is none. */
  touched(): boolean;
  /** Puts an earlier answer back; what no longer exists is passed over. */
  pick(picked: Picked): void;
  /** Words beside the inputs that say what was right and what was not. */
  mark(key: Key, grade: Grade, picked: Picked): void;
  clear(): void;
  focus(): void;
}

export function sign(say: Say, right: boolean, key: "mark" | "place" = "mark"): HTMLElement {
  const word = key === "mark" ? (right ? "markRight" : "markWrong") : right ? "placeRight" : "placeWrong";
  return h("span", { class: "opt__mark" }, say(word));
}

export function unmark(root: Element): void {
  for (const mark of all(".opt__mark", root)) mark.remove();
  for (const marked of all(".opt--right, .opt--wrong", root)) marked.classList.remove("opt--right", "opt--wrong");
}

/** A line that is read out; the same words are read again when they come again. */
export class Aloud {
  readonly line = h("p", { class: "visually-hidden", role: "status" });

  say(...words: readonly string[]): void {
    this.line.replaceChildren(h("span", {}, words.join(" ")));
  }

  hush(): void {
    this.line.replaceChildren();
  }
}

/** Moves the keyboard among `items` by arrows, as by Tab; true when the key was one of them. */
export function byArrows(event: KeyboardEvent, items: readonly HTMLElement[]): boolean {
  const by = event.key === "ArrowDown" || event.key === "ArrowRight" ? 1 : event.key === "ArrowUp" || event.key === "ArrowLeft" ? -1 : 0;
  const at = items.findIndex((item) => item === event.target);
  if (by === 0 || at < 0) return false;
  event.preventDefault();
  items[(at + by + items.length) % items.length]?.focus();
  return true;
}
