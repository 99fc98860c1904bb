/**
 * What comes after the questions of a module: what to read again, by the objectives that were missed.
 *
 * The one place for it: what else comes next (the next module, the module's test) is added to what `afterQuiz` returns.
 */

import { h, one, words } from "../shared/dom";
import type { Question } from "./question";
import type { Say } from "./words";

/**
 * The part of the result that says what to do next, or null where there is nothing to say. An objective is named as the
 * head of the page names it, and leads to the step that is for it (`section.step[data-objectives]`) where there is one.
 */
export function afterQuiz(form: HTMLFormElement, questions: readonly Question[], say: Say): Node | null {
  const page = form.ownerDocument;
  const wrong = questions.filter(({ grade }) => grade?.right === false);
  const missed = [...new Set(wrong.map(({ record }) => record.objective ?? ""))];
  const lines = missed.flatMap((id) => {
    const text = id === "" ? "" : words(page.getElementById(id));
    if (text === "") return [];
    const step = one(`section.step[data-objectives~="${id}"]`, page);
    return [h("li", {}, step ? h("a", { href: `#${step.id}` }, text) : text)];
  });
  if (lines.length === 0) return null;
  return h("div", { class: "quiz__after" }, h("p", {}, say("readAgain")), h("ul", {}, ...lines));
}
