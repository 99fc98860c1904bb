/**
 * "Giấy tự học": a sheet that somebody who has passed an end test alone writes for oneself, with a code that the class
 * page reads. It names no organisation and carries no seal, for nobody issues it. Nothing typed leaves the page.
 */

import vi from "locales/vi/own-paper.json";
import { readableDay } from "../../common/days";
import { speaker } from "../../common/say";
import type { Store } from "../../common/storage";
import { parseResults, passed } from "../../engines/quiz/attempt";
import type { Bank, Test } from "../../engines/quiz/bank";
import { encode, type Result } from "../../engines/quiz/code";
import { encodeShort } from "../../engines/quiz/short-code";
import { loadBank, siteRoot } from "../quiz/bank-loading";
import { all, h, one } from "../shared/dom";
import { notLoaded } from "../shared/not-loaded";
import { qr } from "../shared/qr";
import { deskAddress } from "./offer";

const say = speaker(vi);

interface Passed {
  readonly test: Test;
  readonly result: Result;
}

export function startOwnPaper(page: Document, store: Store): void {
  for (const place of all("[data-own-paper]", page)) open(place, store);
}

function open(place: HTMLElement, store: Store): void {
  place.replaceChildren(h("p", { role: "status" }, say("loading")));
  loadBank(siteRoot()).then(
    (bank) => draw(place, bank, passedIn(bank, store)),
    () => place.replaceChildren(notLoaded(place, () => open(place, store))),
  );
}

/** The best result of every end test that was passed; of equals the first. */
function passedIn(bank: Bank, store: Store): Passed[] {
  const results = parseResults(store.get("results"));
  const right = (result: Result): number => result.right.filter(Boolean).length;
  return bank.data.tests.flatMap((test) => {
    if (test.purpose !== "cuoi-khoa") return [];
    const its = results.filter((result) => result.test === test.id && passed(result, test.needed));
    const best = its.reduce<Result | undefined>((kept, result) => (kept && right(kept) >= right(result) ? kept : result), undefined);
    return best ? [{ test, result: best }] : [];
  });
}

function draw(place: HTMLElement, bank: Bank, found: readonly Passed[]): void {
  const asked = new URL(window.location.href).searchParams.get("de");
  const first = found.find(({ test }) => test.id === asked) ?? found[0];
  if (!first) {
    place.replaceChildren(...nothing(bank));
    return;
  }
  // Only this page prints its sheet alone: the head that other pages print names an organisation.
  document.documentElement.classList.add("prints-own-paper");
  const choice = h("select", { id: "paper-test" }, ...found.map(({ test }) => h("option", { value: test.id, selected: test === first.test }, test.title)));
  const name = h("input", { id: "paper-name", autocomplete: "name", maxlength: "40", "aria-describedby": "paper-name-help" });
  name.value = first.result.name;
  const print = h("button", { type: "submit", class: "md-button md-button--primary" }, say("print"));
  const problem = h("p", { class: "desk__problem", role: "alert" });
  const form = h("form", { class: "own-paper__form", novalidate: true });
  if (found.length > 1) form.append(field(choice, say("choose")));
  form.append(field(name, say("name"), h("small", { id: "paper-name-help" }, say("nameHelp"))), problem, h("p", {}, print));
  const sheet = h("div", { class: "own-paper__place" });
  const show = (): void => {
    const shown = found.find(({ test }) => test.id === choice.value) ?? first;
    sheet.replaceChildren(paper(bank, shown, typed(name)));
  };
  choice.addEventListener("change", show);
  name.addEventListener("input", () => {
    problem.textContent = "";
    show();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (typed(name) !== "") window.print();
    else {
      problem.textContent = say("noName");
      name.focus();
    }
  });
  const how = (["how.1", "how.2", "how.3", "how.4"] as const).map((key) => h("li", {}, say(key)));
  place.replaceChildren(form, sheet, h("section", { class: "own-paper__how" }, h("h2", {}, say("how")), h("ol", {}, ...how)));
  show();
}

const typed = (name: HTMLInputElement): string => name.value.normalize("NFC").trim().replace(/\s+/g, " ");

function field(control: HTMLElement, label: string, ...more: readonly HTMLElement[]): HTMLElement {
  return h("div", { class: "desk__field" }, h("label", { for: control.id }, label), control, ...more);
}

/** Nothing passed yet: which test it takes. */
function nothing(bank: Bank): HTMLElement[] {
  const ends = bank.data.tests.filter(({ purpose }) => purpose === "cuoi-khoa");
  const widest = ends.reduce<Test | undefined>((kept, test) => (kept && kept.modules.length >= test.modules.length ? kept : test), undefined);
  if (!widest) return [];
  return [h("p", {}, say("none", widest.title)), h("p", {}, h("a", { class: "md-button", href: deskAddress(widest.id) }, say("take")))];
}

function paper(bank: Bank, { test, result }: Passed, name: string): HTMLElement {
  // A result keeps the edition it was drawn from: of another one the class page must not read the present questions.
  const book = { ...bank.book, edition: result.edition ?? bank.book.edition };
  const right = result.right.filter(Boolean).length;
  const long = encode({ ...result, name }, book);
  const short = encodeShort({ test: test.id, seed: result.seed, right }, book);
  const rows: Array<[string, string]> = [
    [say("test"), test.title],
    [say("score"), say("scoreOf", right, result.right.length, test.needed)],
    [say("day"), readableDay(result.at)],
  ];
  const list = h("dl", { class: "own-paper__facts" }, ...rows.flatMap(([term, text]) => [h("dt", {}, term), h("dd", {}, text)]));
  const stale = book.edition !== bank.book.edition;
  const codes = h(
    "div",
    { class: "own-paper__codes" },
    qr(long, say("qr", long), "own-paper__qr"),
    h(
      "div",
      {},
      h("p", {}, `${say("short")}: `, h("code", { class: "own-paper__short" }, short)),
      h("p", { class: "own-paper__long" }, `${say("long")}: `, h("code", {}, long)),
      h("p", { class: "own-paper__check" }, say(stale ? "stale" : "check")),
    ),
  );
  const portal = one(".brand__name", document)?.textContent ?? "";
  return h(
    "section",
    { class: "own-paper__sheet", "aria-label": say("title") },
    h("div", { class: "own-paper__band", "aria-hidden": "true" }),
    h("p", { class: "own-paper__title" }, say("title")),
    h("p", { class: "own-paper__self" }, say("self")),
    h("p", { class: "own-paper__who" }, `${say("who")}: `, h("strong", {}, name === "" ? say("whoEmpty") : name)),
    list,
    codes,
    h("p", { class: "own-paper__made" }, say("made", portal)),
  );
}
