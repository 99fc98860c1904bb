/** What a test came to, on one screen: the score in words, the code for the trainer, ways to send it; then what to read again. */

import { passed } from "../../engines/quiz/attempt";
import { address, type Bank, type Test } from "../../engines/quiz/bank";
import { encode, type Result } from "../../engines/quiz/code";
import { shortOf } from "../../engines/quiz/entry";
import { countsOfTest } from "../../engines/quiz/progress";
import { copy } from "../shared/clipboard";
import { h, one } from "../shared/dom";
import { qr } from "../shared/qr";
import { shareButton } from "../shared/share";
import type { Question } from "./question";
import { say } from "./test-words";

/** The first screen; `test` is null for a review, which nobody else wants to know of. */
export function outcome(bank: Bank, test: Test | null, result: Result): HTMLElement {
  const { right, asked } = countsOfTest(result.right);
  const score = say("score", right, asked);
  const box = h("section", { class: "quiz__result desk__outcome", tabindex: "-1", "aria-labelledby": "ket-qua" });
  if (!test) {
    box.append(h("h2", { id: "ket-qua", class: "desk__verdict" }, score), h("p", {}, say("noPass")));
    return box;
  }
  const ok = passed(result, test.needed);
  const verdict = say(ok ? "pass" : "fail");
  const pill = h("span", { class: `pill pill--${ok ? "ok" : "wait"}` }, verdict);
  const title = say("title", test.title, result.seed);
  box.append(
    h("h2", { id: "ket-qua", class: "desk__verdict" }, pill, " ", score),
    h("p", { class: "desk__of" }, `${title}. ${test.facts}`),
    codePart(bank, result, `${title}. ${verdict} ${score}`),
  );
  return box;
}

function codePart(bank: Bank, result: Result, words: string): HTMLElement {
  const code = encode(result, bank.book);
  const short = shortOf(result, bank);
  // The line with the code is one that the page of a class reads as it is.
  const line = `${result.name ? `${result.name}: ` : ""}${code}`;
  const send = shareButton({ title: say("code"), text: `${words}\n${line}` });
  one("button", send)?.classList.add("md-button--primary");
  const file = new Blob([`${line}\n`], { type: "text/plain" });
  const save = h("a", { class: "md-button", href: URL.createObjectURL(file), download: `ket-qua-${result.test}-${result.at}.txt` }, say("saveFile"));
  const whole = h(
    "details",
    { class: "desk__whole" },
    h("summary", {}, say("longCode")),
    h("p", {}, h("code", { class: "desk__letters" }, code)),
    copying(say("copy"), code),
    h("p", {}, save),
    h("p", {}, say("codeHelp")),
  );
  const letters = h("p", { class: "desk__notebook" }, h("span", {}, say("shortCode")), h("code", { class: "desk__short" }, short));
  return h(
    "div",
    { class: "desk__code" },
    h("div", { class: "desk__give" }, letters, h("div", { class: "desk__send" }, send, copying(say("copyShort"), short))),
    qr(code, say("qr", code), "desk__qr"),
    whole,
  );
}

function copying(label: string, code: string): HTMLElement {
  const button = h("button", { type: "button", class: "md-button" }, label);
  const told = h("p", { class: "share__said", role: "status" });
  button.addEventListener("click", () => {
    void copy(code).then((done) => (told.textContent = say(done ? "copied" : "notCopied")));
  });
  return h("div", { class: "share" }, button, told);
}

/** A table of the modules asked, and the objectives that were missed. */
export function readAgain(bank: Bank, questions: readonly Question[], root: URL): HTMLElement[] {
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
  const again = bank.data.modules.filter(({ id }) => [...missed.values()].includes(id));
  if (again.length > 0) {
    const items = again.map(({ id, number, page, objectives }) => {
      const texts = [...missed].filter(([, module]) => module === id).map(([objective]) => h("li", {}, objectives[objective] ?? objective));
      return h("li", {}, h("a", { href: address(page, root) }, `${say("module")} ${number}`), h("ul", {}, ...texts));
    });
    made.push(h("h3", {}, say("objectives")), h("ul", {}, ...items));
  }
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
  return made;
}
