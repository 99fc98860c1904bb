/** Builds the questions of a test on the page from the bank. */

import { placed, type Bank, type BankQuestion, type ItemSheet } from "../../engines/quiz/bank";
import { answerOrder } from "../../engines/quiz/draw";
import { all, h, one } from "../shared/dom";
import { Question } from "./question";
import { speaker } from "./words";

/** Appends the items to `holder`, numbered through, options in the order of `seed`; returns their questions. */
export function layOut(
  holder: HTMLElement,
  bank: Bank,
  sheets: ReadonlyMap<string, ItemSheet>,
  ids: readonly string[],
  root: URL,
  seed: number | null,
): Question[] {
  const say = speaker("vi");
  const questions: Question[] = [];
  const add = (into: HTMLElement, record: BankQuestion, html: string): void => {
    const shell = h("div", {});
    // Written by our own build.
    shell.innerHTML = placed(html, root);
    const section = one(".q", shell);
    if (!section) return;
    into.append(section);
    if (seed !== null) shuffle(section, record, seed);
    const number = questions.length + 1;
    const label = one(".q__no", section);
    if (label) label.textContent = `${say("question", number)}.`;
    questions.push(Question.from(section, number, record, say));
  };
  for (const id of ids) {
    const item = bank.item(id);
    const sheet = sheets.get(id);
    if (!item || !sheet) continue;
    const addAll = (into: HTMLElement): void => item.questions.forEach((question, at) => add(into, question, sheet.html[at] ?? ""));
    if (sheet.story === undefined) {
      addAll(holder);
      continue;
    }
    const story = h("div", {});
    story.innerHTML = placed(sheet.story, root);
    const title = h("p", { class: "case__title", id: `${id}-ke` }, say("case"));
    const group = h("div", { class: "case", role: "group", "aria-labelledby": `${id}-ke` }, title, ...Array.from(story.childNodes));
    holder.append(group);
    addAll(group);
  }
  return questions;
}

/** Options of a choice in the order of the test, each with the letter of its place; right and wrong keep theirs. */
function shuffle(section: HTMLElement, { id, kind }: BankQuestion, seed: number): void {
  if (kind !== "single" && kind !== "multiple") return;
  const labels = new Map(all("label.opt", section).map((label) => [one<HTMLInputElement>("input", label)?.value ?? "", label]));
  const letters = Array.from(labels.values(), (label) => one(".letter", label)?.textContent ?? "");
  const field = one("fieldset", section);
  const key = new Map(all("[data-option]", section).map((line) => [line.dataset["option"] ?? "", line]));
  const list = one(".q__key > ul", section);
  answerOrder(id, [...labels.keys()], seed).forEach((option, at) => {
    const label = labels.get(option);
    const line = key.get(option);
    if (!label || !line) return;
    field?.append(label);
    list?.append(line);
    for (const place of [label, line]) one(".letter", place)?.replaceChildren(letters[at] ?? "");
  });
}
