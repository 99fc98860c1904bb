/** What the hall said to a question: a bar behind each option, its number, and which one is right. */

import { hands, shares } from "../../engines/hall/record";
import { h } from "../shared/dom";
import type { Question } from "./deck";
import { say } from "./words";

/** Draws the bars, or takes them away where they are not `shown`; no bars where no hand was counted. */
export function drawBars(question: Question, counts: Readonly<Record<string, number>>, shown: boolean): void {
  const letters = question.options.map((option) => option.letter);
  const percent = shares(letters, counts);
  for (const { letter, element } of question.options) {
    element.classList.toggle("option--right", shown && question.right.includes(letter));
    element.querySelector(".share")?.remove();
    element.classList.toggle("shared", shown && hands(counts) > 0);
    if (!shown || hands(counts) === 0) continue;
    element.style.setProperty("--share", `${percent[letter] ?? 0}%`);
    element.append(h("span", { class: "share" }, say("share", counts[letter] ?? 0, percent[letter] ?? 0)));
  }
}
