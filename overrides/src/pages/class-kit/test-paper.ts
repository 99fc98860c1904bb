/** A test on paper by its number: the questions the page "Làm bài" draws for it, an answer sheet, and the letters of the key. */

import { formatNumber } from "../../common/vietnamese";
import { placed, type Bank, type BankQuestion, type ItemSheet, type Test } from "../../engines/quiz/bank";
import { answerOrder } from "../../engines/quiz/draw";
import { all, h, one, words } from "../shared/dom";
import { paged, type PrintPart } from "./paging";
import { table } from "./sheets";
import { desk } from "./words";

type Sheets = ReadonlyMap<string, ItemSheet>;

/** One question as paper shows it. */
interface Asked {
  readonly block: HTMLElement;
  /** Letters to cross, none where something is written. */
  readonly letters: readonly string[];
  readonly key: string;
}

/** The paper of `seed`, with its answer sheet under the last question, and what is right, by question. */
export function testPart(bank: Bank, test: Test, seed: number, sheets: Sheets, root: URL, copies: number): { part: PrintPart; key: readonly string[] } {
  const asked: Asked[] = [];
  const blocks: HTMLElement[] = [
    h("div", { class: "kit-head" }, h("h1", {}, test.title), h("p", {}, h("strong", {}, desk("variant", seed)), ` ${test.facts}`)),
    h("p", { class: "kit-lines" }, h("span", {}, desk("name")), h("span", {}, desk("unit"))),
  ];
  for (const id of bank.drawn(test, seed)) {
    const item = bank.item(id);
    const sheet = sheets.get(id);
    if (!item || !sheet) throw new Error(`no question ${id}`);
    item.questions.forEach((question, at) => {
      const one = drawn(question, placed(sheet.html[at] ?? "", root), seed, asked.length + 1);
      if (at === 0 && sheet.story !== undefined) one.block.prepend(story(placed(sheet.story, root)));
      asked.push(one);
      blocks.push(one.block);
    });
  }
  blocks.push(answerSheet(asked, seed));
  const title = `${test.title}, ${desk("variant", seed)}`;
  return { part: { id: `${test.id}-${seed}`, title, pages: paged(blocks, title), copies, oneSided: false }, key: asked.map(({ key }) => key) };
}

function story(html: string): HTMLElement {
  const shell = h("div", { class: "kit-story" });
  shell.innerHTML = html;
  return shell;
}

function drawn(question: BankQuestion, html: string, seed: number, number: number): Asked {
  const shell = h("div", {});
  // Written by our own build.
  shell.innerHTML = html;
  const stem = one(".q__stem", shell);
  const text = (element: Element | null): string => words(element);
  const block = h("div", { class: "kit-question" }, h("p", {}, h("strong", {}, `${number}. `), stem ?? "", " ", h("em", {}, text(one(".q__how", shell)))));
  const key = question.key;
  if (key.kind === "choice") {
    const labels = new Map(all("label.opt", shell).map((label) => [one<HTMLInputElement>("input", label)?.value ?? "", label]));
    const letters = Array.from(labels.values(), (label) => text(one(".letter", label)).replace(".", ""));
    const order = question.kind === "true-false" ? [...labels.keys()] : answerOrder(question.id, [...labels.keys()], seed);
    const lines = order.map((id, at) => h("li", {}, h("b", {}, `${letters[at] ?? ""}. `), one(".opt__text", labels.get(id) ?? shell) ?? ""));
    block.append(h("ul", { class: "kit-options" }, ...lines));
    const right = new Set(key.options.filter(({ correct }) => correct).map(({ id }) => id));
    return { block, letters, key: order.flatMap((id, at) => (right.has(id) ? [letters[at] ?? ""] : [])).join(", ") };
  }
  if (key.kind === "matching") {
    const lefts = all(".match__left", shell).map((left, at) => h("li", {}, h("b", {}, `${at + 1}. `), left));
    const sides = new Map(all<HTMLOptionElement>("select:first-of-type option", shell).map((side) => [side.value, text(side)]));
    const letterOf = (side: string): string => (sides.get(side) ?? "").split(".")[0] ?? "";
    const rights = Array.from(sides).filter(([value]) => value !== "").map(([, words]) => h("li", {}, words));
    block.append(h("div", { class: "kit-match" }, h("ul", {}, ...lefts), h("ul", {}, ...rights)));
    return { block, letters: [], key: key.pairs.map(({ right }, at) => `${at + 1}–${letterOf(right)}`).join(", ") };
  }
  if (key.kind === "ordering") {
    const steps = all("[data-step]", one("fieldset", shell) ?? shell);
    const letterOf = new Map(steps.map((step) => [step.dataset["step"] ?? "", text(one(".letter", step)).replace(".", "")]));
    block.append(h("ul", { class: "kit-options" }, ...steps.map((step) => h("li", {}, text(one(".step__text", step))))));
    return { block, letters: [], key: key.steps.map((id) => letterOf.get(id) ?? "").join(" ") };
  }
  const unit = text(one(".answer__unit", shell));
  block.append(h("p", { class: "kit-lines" }, h("span", {}, `${desk("answer")}${unit ? ` (${unit})` : ""}`)));
  return { block, letters: [], key: key.kind === "numeric" ? `${formatNumber(key.answer)} ${unit}`.trim() : (key.accept[0] ?? "") };
}

/** A box to cross for each option, a line for what is written. */
function answerSheet(asked: readonly Asked[], seed: number): HTMLElement {
  const rows = asked.map(({ letters }, at) =>
    h(
      "div",
      { class: "kit-answer" },
      h("b", {}, String(at + 1)),
      ...(letters.length > 0 ? letters.map((letter) => h("span", { class: "kit-bubble" }, letter)) : [h("span", { class: "kit-blank" })]),
    ),
  );
  return h("div", { class: "kit-answers" }, h("h2", {}, desk("sheet", seed)), h("p", { class: "kit-note" }, desk("how-sheet")), h("div", { class: "kit-answers__rows" }, ...rows));
}

/** The trainer's own part: question by number of variant, for each test. */
export function keyPart(tests: ReadonlyArray<{ readonly title: string; readonly seeds: readonly number[]; readonly keys: ReadonlyArray<readonly string[]> }>, foot: string): PrintPart {
  const blocks = tests.map(({ title, seeds, keys }) => {
    const rows = (keys[0] ?? []).map((_, at) => [String(at + 1), ...keys.map((key) => key[at] ?? "")]);
    return h("div", { class: "kit-block" }, h("h2", {}, title), table([desk("question"), ...seeds.map((seed) => desk("variant", seed))], rows, "kit-key"));
  });
  const head = h("div", { class: "kit-head" }, h("h1", {}, desk("keys")), h("p", {}, desk("keys-note")));
  return { id: "keys", title: desk("keys"), pages: paged([head, ...blocks], foot), copies: 1, oneSided: false };
}
