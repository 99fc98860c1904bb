/** What a test came to: score, what to read again, the code for the trainer, the questions to look back at. */

import { passed } from "../../engines/quiz/attempt";
import { address, type Bank, type Test } from "../../engines/quiz/bank";
import { encode, type Result } from "../../engines/quiz/code";
import { shortOf } from "../../engines/quiz/entry";
import { copy as copyText } from "../shared/clipboard";
import { h } from "../shared/dom";
import { qr } from "../shared/qr";
import type { Question } from "./question";
import { say } from "./test-words";

export function outcome(bank: Bank, test: Test | null, result: Result, questions: readonly Question[], root: URL): HTMLElement {
  const right = result.right.filter(Boolean).length;
  const box = h("div", { class: "quiz__result desk__outcome", tabindex: "-1" });
  box.append(h("p", { class: "quiz__score" }, say("score", right, result.right.length)));
  if (test) {
    const ok = passed(result, test.needed);
    const verdict = h("p", {}, h("span", { class: `pill pill--${ok ? "ok" : "wait"}` }, say(ok ? "pass" : "fail")), " ", test.facts);
    box.append(verdict);
  } else box.append(h("p", {}, say("noPass")));
  box.append(...byModule(bank, questions, root));
  if (test) box.append(codePart(bank, result));
  return box;
}

/** A table of the modules asked, and the objectives that were missed. */
function byModule(bank: Bank, questions: readonly Question[], root: URL): HTMLElement[] {
  const modules = new Map<string, { right: number; all: number }>();
  const missed = new Map<string, string>();
  for (const question of questions) {
    const item = bank.ownerOf(question.id);
    if (!item) continue;
    const count = modules.get(item.module) ?? { right: 0, all: 0 };
    count.all += 1;
    if (question.grade?.right) count.right += 1;
    else missed.set(item.objective, item.module);
    modules.set(item.module, count);
  }
  const made: HTMLElement[] = [];
  if (modules.size > 1) {
    const head = h("tr", {}, h("th", { scope: "col" }, say("module")), h("th", { scope: "col", class: "num" }, say("rightOf")));
    const rows = [...bank.data.modules].flatMap(({ id, number, title, page }) => {
      const count = modules.get(id);
      if (!count) return [];
      const link = h("a", { href: address(page, root) }, `${number}. ${title}`);
      return [h("tr", {}, h("th", { scope: "row" }, link), h("td", { class: "num" }, `${count.right}/${count.all}`))];
    });
    const caption = h("caption", {}, say("byModule"));
    const table = h("table", {}, caption, h("thead", {}, head), h("tbody", {}, ...rows));
    made.push(h("div", { class: "desk__table" }, table));
  }
  const again = bank.data.modules.filter(({ id }) => [...missed.values()].includes(id));
  if (again.length > 0) {
    const items = again.map(({ id, number, page, objectives }) => {
      const texts = [...missed].filter(([, module]) => module === id).map(([objective]) => h("li", {}, objectives[objective] ?? objective));
      return h("li", {}, h("a", { href: address(page, root) }, `${say("module")} ${number}`), h("ul", {}, ...texts));
    });
    made.push(h("h3", {}, say("objectives")), h("ul", {}, ...items));
  }
  return made;
}

function codePart(bank: Bank, result: Result): HTMLElement {
  const code = encode(result, bank.book);
  const told = h("span", { role: "status" });
  const copy = h("button", { type: "button", class: "md-button" }, say("copy"));
  copy.addEventListener("click", () => {
    void copyText(code).then((done) => (told.textContent = say(done ? "copied" : "notCopied")));
  });
  const file = new Blob([`${result.name ? `${result.name}: ` : ""}${code}\n`], { type: "text/plain" });
  const save = h("a", { class: "md-button", href: URL.createObjectURL(file), download: `ket-qua-${result.test}-${result.at}.txt` }, say("saveFile"));
  return h(
    "section",
    { class: "desk__code", "aria-labelledby": "ma-ket-qua" },
    h("h3", { id: "ma-ket-qua" }, say("code")),
    h("p", {}, say("codeHelp")),
    h("p", { class: "desk__notebook" }, say("shortCode"), ": ", h("code", { class: "desk__short" }, shortOf(result, bank))),
    qr(code, say("qr", code), "desk__qr"),
    h("details", {}, h("summary", {}, say("longCode")), h("p", {}, h("code", { class: "desk__letters" }, code))),
    h("p", {}, copy, " ", save, " ", told),
  );
}
