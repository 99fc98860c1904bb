/** The page "Làm bài": chooses a test, starts or resumes it, shows what it came to. Loaded by that page only. */

import { storeOf, type Store } from "../../common/storage";
import { parseAttempt, parseResults, withResult, type Attempt } from "../../engines/quiz/attempt";
import type { Bank, Test } from "../../engines/quiz/bank";
import type { Result } from "../../engines/quiz/code";
import { dayNumber, due, parseQueue } from "../../engines/quiz/spaced-review";
import { all, h, one } from "../shared/dom";
import { notLoaded } from "../shared/not-loaded";
import { loadBank, loadSheets, siteRoot } from "./bank-loading";
import { learnFrom } from "./learning";
import { outcome } from "./outcome";
import type { Question } from "./question";
import { Run } from "./running-test";
import { say } from "./test-words";

const REVIEW = "on-tap";
const REVIEW_MOST = 20;
const SEEDS = 9999;

class TestPage {
  private readonly root = siteRoot();

  constructor(
    private readonly place: HTMLElement,
    private readonly bank: Bank,
    private readonly store: Store,
  ) {
    const query = new URL(window.location.href).searchParams;
    const asked = query.get("de");
    const running = parseAttempt(store.get("attempt"));
    if (running && this.known(running.test)) this.resume(running, asked);
    else this.open(asked, query.get("ma"));
  }

  private known(id: string): boolean {
    return id === REVIEW || this.bank.test(id) !== undefined;
  }

  private titleOf(id: string): string {
    return id === REVIEW ? say("review") : (this.bank.test(id)?.title ?? id);
  }

  private open(asked: string | null, seed: string | null): void {
    if (asked === REVIEW) this.review();
    else {
      const test = asked === null ? undefined : this.bank.test(asked);
      if (test) this.intro(test, seed);
      else this.choose(asked !== null);
    }
  }

  private resume(running: Attempt, asked: string | null): void {
    const on = h("button", { type: "button", class: "md-button md-button--primary" }, say("goOn"));
    on.addEventListener("click", () => this.run(running));
    const drop = h("button", { type: "button", class: "md-button" }, say("dropIt"));
    drop.addEventListener("click", () => {
      this.store.remove("attempt");
      this.open(asked, null);
    });
    this.place.replaceChildren(h("p", {}, say("resume", this.titleOf(running.test), running.seed)), h("p", {}, on, " ", drop));
  }

  private choose(unknown: boolean): void {
    const items = this.bank.data.tests.map((test) => h("li", {}, h("a", { href: `?de=${test.id}` }, test.title)));
    this.place.replaceChildren(h("p", {}, say(unknown ? "unknown" : "choose")), h("ul", {}, ...items));
  }

  private review(): void {
    const today = dayNumber(new Date());
    const ids = due(parseQueue(this.store.get("review")), today, this.bank.revs());
    const items = [...new Set(ids.map((id) => this.bank.ownerOf(id)?.id ?? ""))].slice(0, REVIEW_MOST);
    if (items.length === 0) {
      this.place.replaceChildren(h("h2", {}, say("review")), h("p", {}, say("nothingDue")), this.back());
      return;
    }
    const start = h("button", { type: "button", class: "md-button md-button--primary" }, say("start"));
    start.addEventListener("click", () => this.run({ ...fresh(REVIEW, today % SEEDS), items }));
    this.place.replaceChildren(h("h2", {}, say("review")), h("p", {}, say("due", ids.length)), h("p", {}, start));
  }

  private intro(test: Test, given: string | null): void {
    const done = parseResults(this.store.get("results")).filter((result) => result.test === test.id).length;
    const spent = test.attempts !== null && done >= test.attempts;
    const mode = (value: string, text: string, checked: boolean, disabled = false): HTMLElement =>
      h("label", { class: "opt" }, h("input", { type: "radio", name: "mode", value, checked, disabled }), h("span", { class: "opt__text" }, text));
    const modes = h(
      "fieldset",
      {},
      h("legend", {}, say("how")),
      mode("practice", say("practice"), test.purpose !== "cuoi-khoa" || spent),
      mode("exam", say("exam"), test.purpose === "cuoi-khoa" && !spent, spent),
    );
    const time = h(
      "select",
      { id: "desk-time" },
      h("option", { value: String(test.minutes) }, say("timed", test.minutes)),
      h("option", { value: String(test.minutes * 2) }, say("double", test.minutes * 2)),
      h("option", { value: "0" }, say("untimed")),
    );
    const seed = h("input", { id: "desk-seed", inputmode: "numeric", autocomplete: "off", "aria-describedby": "desk-seed-help" });
    seed.value = given ?? String(1 + Math.floor(Math.random() * SEEDS));
    const name = h("input", { id: "desk-name", autocomplete: "name", maxlength: "40", "aria-describedby": "desk-name-help" });
    const problem = h("p", { class: "desk__problem", role: "alert" });
    const form = h(
      "form",
      { class: "desk__intro", novalidate: true },
      modes,
      field("desk-time", say("time"), time),
      field("desk-seed", say("seed"), seed, say("seedHelp")),
      field("desk-name", say("name"), name, say("nameHelp")),
      problem,
      h("p", {}, h("button", { type: "submit", class: "md-button md-button--primary" }, say("start"))),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const number = Number(seed.value.trim());
      if (!Number.isInteger(number) || number < 1 || number > SEEDS) {
        problem.textContent = say("badSeed");
        seed.focus();
        return;
      }
      const exam = one<HTMLInputElement>("input[value=exam]", form)?.checked === true;
      const minutes = exam ? Number(time.value) : 0;
      this.run({ ...fresh(test.id, number), exam, minutes, name: name.value.trim() });
    });
    const shown = [h("h2", {}, test.title), h("p", {}, test.summary), h("p", {}, test.facts)];
    if (spent) shown.push(h("p", {}, say("spent", done)));
    this.place.replaceChildren(...shown, form);
  }

  private run(attempt: Attempt): void {
    const test = this.bank.test(attempt.test);
    const ids = test ? this.bank.drawn(test, attempt.seed) : attempt.items;
    const title = test ? say("title", test.title, attempt.seed) : say("review");
    this.place.replaceChildren(h("p", { role: "status" }, say("loadingQuestions")));
    loadSheets(this.bank, ids, this.root).then(
      (sheets) =>
        new Run(this.place, this.bank, sheets, attempt, ids, this.store, this.root, title, (questions, result, sheet) =>
          this.finish(test ?? null, questions, result, sheet),
        ),
      () => this.place.replaceChildren(notLoaded(this.place, () => this.run(attempt))),
    );
  }

  private finish(test: Test | null, questions: readonly Question[], result: Result, sheet: HTMLElement): void {
    learnFrom(this.store, this.bank, test, questions, result);
    if (test) this.store.set("results", withResult(parseResults(this.store.get("results")), { ...result, edition: this.bank.book.edition }));
    const shown = outcome(this.bank, test, result, questions, this.root);
    const look = (wrongOnly: boolean): void => {
      for (const question of questions) question.root.hidden = wrongOnly && question.grade?.right === true;
      for (const story of all(".case", sheet)) story.hidden = all(".q:not([hidden])", story).length === 0;
      sheet.hidden = false;
      sheet.scrollIntoView();
    };
    const button = (text: string, act: () => void): HTMLElement => {
      const made = h("button", { type: "button", class: "md-button" }, text);
      made.addEventListener("click", act);
      return made;
    };
    const buttons = h("p", { class: "desk__buttons" });
    if (result.right.includes(false)) buttons.append(button(say("mistakes"), () => look(true)), " ");
    buttons.append(button(say("everything"), () => look(false)), " ");
    if (test) buttons.append(button(say("again"), () => this.intro(test, null)), " ");
    sheet.hidden = true;
    for (const bar of all(".pager", sheet)) bar.remove();
    this.place.replaceChildren(h("h2", {}, this.titleOf(result.test)), shown, buttons, sheet, this.back());
    shown.focus();
  }

  private back(): HTMLElement {
    const page = this.root.protocol === "file:" ? "kiem-tra/index.html" : "kiem-tra/";
    return h("p", {}, h("a", { href: new URL(page, this.root).href }, say("list")));
  }
}

function fresh(test: string, seed: number): Attempt {
  return { test, seed, exam: false, started: Date.now(), minutes: 0, name: "", at: 0, answers: {}, items: [] };
}

function field(id: string, label: string, control: HTMLElement, help?: string): HTMLElement {
  const parts: Node[] = [h("label", { for: id }, label), control];
  if (help !== undefined) parts.push(h("small", { id: `${id}-help` }, help));
  return h("div", { class: "desk__field" }, ...parts);
}

const store = storeOf(() => window.localStorage);

function open(place: HTMLElement): void {
  place.replaceChildren(h("p", { role: "status" }, say("loading")));
  loadBank(siteRoot())
    .then((bank) => new TestPage(place, bank, store))
    .catch((error) => {
      console.warn("desk:", error);
      place.replaceChildren(notLoaded(place, () => open(place)));
    });
}

for (const place of all("[data-desk]", document)) open(place);
