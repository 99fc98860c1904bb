/** How far one has come with a module, in words and as a bar. */

import type { Standing } from "../../engines/learning/mastery";
import { h } from "../shared/dom";
import type { SayState } from "./words";

/** "Đang học · bước 4/9 · nắm 2/5 mục tiêu": only what is not already said by the state. */
export function stateLine({ state, unit, seen, known, mastered }: Standing, say: SayState): string {
  const parts = [say(state)];
  const steps = unit.steps.length;
  if (state === "begun" && steps > 1) parts.push(say("steps", Math.min(steps, seen + 1), steps));
  if ((state === "begun" || state === "read") && known.length > 0) parts.push(say("goals", mastered, known.length));
  return parts.join(" · ");
}

/** What the words beside it say, as a bar; `part` is 0 to 1. */
export function bar(part: number): HTMLElement {
  const fill = h("span", { class: "bar__fill" });
  fill.style.width = `${Math.round(100 * part)}%`;
  return h("span", { class: "bar", "aria-hidden": "true" }, fill);
}
