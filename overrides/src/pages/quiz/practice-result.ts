/** What the questions of a module came to: the score first, then what to look at again, then what comes next. */

import type { Counts } from "../../engines/quiz/progress";
import { h } from "../shared/dom";
import type { Question } from "./question";
import type { Say } from "./words";

interface Deeds {
  /** What is said of what comes next; null on a page that stands alone, whose mistakes do not come back either. */
  readonly after: (() => Node) | null;
  show(question: Question): void;
  restart(questions: readonly Question[]): void;
}

export function resultOf(
  questions: readonly Question[],
  { asked, answered, right }: Counts,
  say: Say,
  { after, show, restart }: Deeds,
): Node[] {
  const open = questions.find(({ grade }) => grade === null);
  const wrong = questions.filter(({ grade }) => grade?.right === false);
  const score = open ? say("partly", answered, asked, right) : say(right === asked ? "allRight" : "score", right, asked);
  const parts: Node[] = [h("p", { class: "quiz__score" }, score)];
  if (wrong.length > 0) {
    const links = h("p", { class: "quiz__review" }, say("review"));
    for (const question of wrong) {
      const link = h("a", { href: `#${question.id}` }, say("question", question.number));
      link.addEventListener("click", () => show(question));
      links.append(" ", link);
    }
    parts.push(links);
    if (after) parts.push(h("p", {}, say("willReturn")));
  }
  const buttons = h("p", { class: "quiz__deeds" });
  const button = (text: string, act: () => void): void => {
    const kind = buttons.childElementCount === 0 ? "md-button md-button--primary" : "md-button";
    const made = h("button", { type: "button", class: kind }, text);
    made.addEventListener("click", act);
    buttons.append(made, " ");
  };
  if (open) button(say("goOnOpen"), () => show(open));
  if (wrong.length > 0) button(say("redoWrong"), () => restart(wrong));
  if (answered > 0) button(say("restart"), () => restart(questions));
  return [...parts, buttons, ...(after ? [after()] : [])];
}
