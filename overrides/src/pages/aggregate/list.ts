/** What became of every file, and what can be done with it: opening it in place, replacing it, taking it out. */

import type { Item, Standpoint, State } from "../../engines/forms/aggregation/aggregate";
import { h } from "../shared/dom";
import type { Say, Word } from "./words";

/** What the page does with a file. */
export interface Deeds {
  /** Whether there is a form to open. */
  readonly opens: (item: Item) => boolean;
  readonly open: (file: Standpoint) => void;
  /** `at`: the place of its button among those of its kind. */
  readonly remove: (item: Item, at: number) => void;
  readonly replace: (item: Item) => void;
  /** What stands open under the row of a file. */
  readonly panel: (item: Item) => HTMLElement | null;
}

/** From so many files on, those that are added in are folded away: what needs looking at comes first. */
const MANY = 12;
const ORDER: ReadonlyArray<State> = ["pending", "rejected", "earlier", "accepted"];
const PILLS: Readonly<Record<State, string>> = { accepted: "ok", pending: "wait", rejected: "end", earlier: "info" };

/** "Nhận 37 trên 40 tệp. 2 tệp còn sửa. 1 tệp không nhận." */
export function summary(say: Say, files: ReadonlyArray<Standpoint>): string {
  const count = (state: Standpoint["state"]): number => files.filter((file) => file.state === state).length;
  const parts = [say("summary", count("accepted"), files.length)];
  if (count("pending") > 0) parts.push(say("summaryPending", count("pending")));
  if (count("rejected") > 0) parts.push(say("summaryRejected", count("rejected")));
  return parts.join(" ");
}

/** The files, those that need looking at first. */
export function listFiles(say: Say, files: ReadonlyArray<Standpoint>, deeds: Deeds): HTMLElement {
  const sorted = ORDER.flatMap((state) => files.filter((file) => file.state === state));
  const taken = files.filter(({ state }) => state === "accepted");
  const title = h("h3", { id: "agg-cac-tep" }, say("filesTable"));
  if (files.length <= MANY || taken.length === 0) return h("div", {}, title, rows(say, say("filesTable"), sorted, deeds));
  const left = sorted.filter(({ state }) => state !== "accepted");
  const summary = h("summary", {}, say("takenFiles", taken.length));
  const folded = h("details", { class: "agg__fold" }, summary, rows(say, say("takenFiles", taken.length), taken, deeds));
  if (taken.some(({ item }) => deeds.panel(item))) folded.open = true;
  return h("div", {}, title, left.length > 0 ? rows(say, say("leftFiles", left.length), left, deeds) : null, folded);
}

function rows(say: Say, name: string, files: ReadonlyArray<Standpoint>, deeds: Deeds): HTMLElement {
  return h("ul", { class: "agg__files", role: "list", "aria-label": name }, ...files.map((file) => row(say, file, deeds)));
}

function row(say: Say, file: Standpoint, deeds: Deeds): HTMLLIElement {
  const { item, state, unit, why, notes } = file;
  const vietnamese = say.language === "en" ? { lang: "vi" } : {};
  const name = h("div", { class: "agg__file" }, h("span", { class: "agg__name" }, item.name), unit ? h("span", { class: "agg__unit", ...vietnamese }, unit) : null);
  const told = h("div", { class: "agg__state" }, h("span", { class: `pill pill--${PILLS[state]}` }, say(state)));
  if (why) told.append(h("p", { class: "agg__why", ...vietnamese }, why));
  told.append(...decided(say, file).map((words) => h("p", { class: "agg__why", ...vietnamese }, words)));
  const others = notes.map((note) => note.charAt(0).toUpperCase() + note.slice(1)).filter((note) => note !== why);
  if (others.length > 0) {
    const summary = h("summary", {}, say("notesCount", others.length));
    told.append(h("details", { class: "agg__notes" }, summary, h("ul", vietnamese, ...others.map((note) => h("li", {}, note)))));
  }
  const panel = deeds.panel(item);
  const open = deeds.opens(item) ? action(say, "mend", "mendNamed", item, () => deeds.open(file)) : null;
  open?.setAttribute("aria-expanded", String(panel !== null));
  const out = action(say, "remove", "removeNamed", item, () => {
    const all = Array.from(out.closest(".agg__result")?.querySelectorAll(".agg__remove") ?? []);
    deeds.remove(item, all.indexOf(out));
  });
  out.classList.add("agg__remove");
  const replace = open === null && state === "rejected" ? action(say, "replace", "replaceNamed", item, () => deeds.replace(item)) : null;
  return h("li", { class: "agg__row", "data-state": state }, name, told, h("div", { class: "agg__deeds" }, open, replace, out), panel);
}

/** What the officer has done with a file, in words. */
function decided(say: Say, { item, state }: Standpoint): string[] {
  const review = item.review;
  if (review === undefined) return [];
  const found: string[] = [];
  if (review.records !== undefined) found.push(say("corrected"));
  if (review.accepted !== undefined && state === "accepted") found.push(say("acceptedWhy", review.accepted));
  if (review.doubles !== undefined) found.push(say(review.doubles === "newer" ? "doublesNewer" : "doublesBoth"));
  return found;
}

function action(say: Say, word: Word, named: Word, item: Item, act: () => void): HTMLButtonElement {
  const made = h("button", { type: "button", class: "agg__deed", "aria-label": say(named, item.name) }, say(word));
  made.addEventListener("click", act);
  return made;
}
