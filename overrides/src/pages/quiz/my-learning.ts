/** "Việc học của tôi": modules done, questions due, results of tests; taken along as a file or a code. */

import vi from "locales/vi/my-learning.json";
import { textOf } from "../../common/blobs";
import { readableDay } from "../../common/days";
import { speaker } from "../../common/say";
import type { Store } from "../../common/storage";
import { parseResults } from "../../engines/quiz/attempt";
import { parseProgress } from "../../engines/quiz/progress";
import { dayNumber, parseQueue } from "../../engines/quiz/spaced-review";
import { fromCode, fromFile, merge, toCode, toFile, type Learning } from "../../engines/quiz/transfer";
import { all, h, one } from "../shared/dom";

const say = speaker(vi);

export function showMine(page: ParentNode, store: Store, now: Date): void {
  for (const section of all("[data-progress]", page)) draw(section, store, now);
  const results = parseResults(store.get("results"));
  for (const card of all("[data-test]", page)) {
    const line = one(".test__mine", card);
    const last = results.filter((result) => result.test === card.dataset["test"]).pop();
    if (!line || !last) continue;
    line.textContent = say("test", readableDay(last.at), last.right.filter(Boolean).length, last.right.length);
    line.hidden = false;
  }
}

function learningOf(store: Store): Learning {
  return {
    progress: parseProgress(store.get("progress")),
    review: parseQueue(store.get("review")),
    results: parseResults(store.get("results")),
  };
}

function draw(section: HTMLElement, store: Store, now: Date): void {
  const learning = learningOf(store);
  const modules = (section.dataset["modules"] ?? "").split(" ");
  const done = modules.filter((id) => learning.progress[id] !== undefined).length;
  // Only the page of tests has room for taking things along; the home page says nothing to newcomers.
  const desk = one(".tests", document) !== null;
  const cards = Object.values(learning.review);
  const due = cards.filter((card) => card.due <= dayNumber(now)).length;
  const empty = done === 0 && cards.length === 0;
  section.hidden = empty && !desk;
  if (section.hidden) return;
  // The build has made the link's address; drawing again keeps it.
  const href = (section.dataset["href"] ??= one<HTMLAnchorElement>(".mine__desk", section)?.href ?? "");
  const fill = h("span", { class: "bar__fill" });
  fill.style.width = `${Math.round((100 * done) / Math.max(1, modules.length))}%`;
  const parts: HTMLElement[] = [h("h2", {}, say("title"))];
  if (empty) parts.push(h("p", {}, say("none")));
  else parts.push(h("p", {}, say("done", done, modules.length)), h("div", { class: "bar", "aria-hidden": "true" }, fill));
  if (due > 0) {
    const link = h("a", { class: "md-button md-button--primary", href }, say("due", due));
    parts.push(h("p", {}, link));
  } else if (cards.length > 0) parts.push(h("p", {}, say("later", cards.length)));
  if (desk) parts.push(transfer(section, store, now, modules, learning));
  section.replaceChildren(...parts);
}

function transfer(section: HTMLElement, store: Store, now: Date, modules: readonly string[], learning: Learning): HTMLElement {
  const told = h("p", { role: "status", class: "mine__told" });
  const take = (theirs: Learning | null, wrong: "badCode" | "badFile"): void => {
    if (theirs === null) {
      told.textContent = say(wrong);
      return;
    }
    const both = merge(learningOf(store), theirs);
    const kept = [store.set("progress", both.progress), store.set("review", both.review), store.set("results", both.results)];
    draw(section, store, now);
    const place = one(".mine__told", section);
    one<HTMLDetailsElement>("details", section)?.setAttribute("open", "");
    if (place) place.textContent = say(kept.every(Boolean) ? "taken" : "notKept");
  };
  const file = new Blob([toFile(learning)], { type: "application/json" });
  const save = h("a", { class: "md-button", href: URL.createObjectURL(file), download: "tien-do-hoc.json" }, say("saveFile"));
  const open = h("input", { type: "file", id: "mine-file", accept: ".json,application/json", class: "visually-hidden" });
  open.addEventListener("change", () => {
    const chosen = open.files?.[0];
    if (chosen) void textOf(chosen).then((text) => take(fromFile(text), "badFile"));
  });
  const field = h("input", { id: "mine-code", autocomplete: "off", spellcheck: "false", autocapitalize: "characters" });
  const enter = h("button", { type: "submit", class: "md-button" }, say("enterButton"));
  const form = h("form", { class: "mine__form" }, h("label", { for: "mine-code" }, say("enter")), field, enter);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const progress = fromCode(field.value, modules);
    take(progress && { progress, review: {}, results: [] }, "badCode");
  });
  return h(
    "details",
    { class: "mine__take" },
    h("summary", {}, say("take")),
    h("p", {}, save, " ", open, h("label", { for: "mine-file", class: "md-button" }, say("openFile"))),
    h("p", {}, say("code"), ": ", h("code", { class: "mine__code" }, toCode(learning.progress, modules))),
    form,
    told,
  );
}
