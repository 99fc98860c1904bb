/** Builds the questions of a test on the page from the bank. */

import { all, h, one } from "../dom";
import { speaker } from "../strings";
import { placed, type Bank } from "./bank";
import { answerOrder } from "./draw";
import { Question } from "./question";

/** Appends the items to `holder`, numbered through, options in the order of `seed`; returns their questions. */
export function layOut(holder: HTMLElement, bank: Bank, ids: readonly string[], root: URL, seed: number | null): Question[] {
  const say = speaker("vi");
  const questions: Question[] = [];
  const add = (into: HTMLElement, html: string): void => {
    const shell = h("div", {});
    // Written by our own build, from the pages of this site.
    shell.innerHTML = placed(html, root);
    const section = one(".q", shell);
    if (!section) return;
    into.append(section);
    if (seed !== null) shuffle(section, seed);
    const number = questions.length + 1;
    const label = one(".q__no", section);
    if (label) label.textContent = `${say("question", number)}.`;
    const question = Question.from(section, number, say);
    if (question) questions.push(question);
  };
  for (const id of ids) {
    const item = bank.item(id);
    if (!item) continue;
    if (item.story === undefined) {
      for (const { html } of item.questions) add(holder, html);
      continue;
    }
    const story = h("div", {});
    story.innerHTML = placed(item.story, root);
    const title = h("p", { class: "case__title", id: `${id}-ke` }, say("case"));
    const group = h("div", { class: "case", role: "group", "aria-labelledby": `${id}-ke` }, title, ...Array.from(story.childNodes));
    holder.append(group);
    for (const { html } of item.questions) add(group, html);
  }
  return questions;
}

/** Options of a choice in the order of the test; right and wrong keep theirs. */
function shuffle(section: HTMLElement, seed: number): void {
  const type = section.dataset["type"];
  if (type !== "single" && type !== "multiple") return;
  const labels = new Map(all("label.opt", section).map((label) => [one<HTMLInputElement>("input", label)?.value ?? "", label]));
  const field = one("fieldset", section);
  for (const id of answerOrder(section.id, [...labels.keys()], seed)) {
    const label = labels.get(id);
    if (label) field?.append(label);
  }
}
