/** "Việc học của tôi": the one next thing, on the page of tests also each module; results on the cards of tests. */

import { readableDay } from "../../common/days";
import type { Store } from "../../common/storage";
import { standingOf, stepFor, type Known, type Standing } from "../../engines/learning/mastery";
import { certifiable, type Next } from "../../engines/learning/next";
import { isEmpty } from "../../engines/learning/record";
import type { CourseData, CourseUnit } from "../../engines/learning/schema";
import type { Learning } from "../../engines/quiz/transfer";
import { all, h, one } from "../shared/dom";
import { dueNow, knownOn, nextOn } from "./known";
import { innerName, nameOf, offerOf, unitAddress } from "./offer";
import { bar, stateLine } from "./states";
import { takeAlong } from "./take-along";
import { say } from "./words";

export function showResults(page: ParentNode, { results }: Learning): void {
  for (const card of all("[data-test]", page)) {
    const line = one(".test__mine", card);
    const last = results.filter((result) => result.test === card.dataset["test"]).pop();
    if (!line || !last) continue;
    line.textContent = say("test", readableDay(last.at), last.right.filter(Boolean).length, last.right.length);
    line.hidden = false;
  }
}

/** Whether there is anything to show: newcomers keep what the page itself offers them. */
export const isNew = ({ learning, results, review }: Learning): boolean => isEmpty(learning) && results.length === 0 && Object.keys(review).length === 0;

export function drawMine(section: HTMLElement, course: CourseData, store: Store, now: Date): void {
  const known = knownOn(store);
  // Only the page of tests has room for every module and for taking things along.
  const desk = section.matches(".mine--whole");
  const parts: HTMLElement[] = [h("h2", { tabindex: "-1" }, say("title"))];
  if (isNew(known) && !desk) return;
  const next = nextOn(store, course, now).slice(0, 2);
  if (isNew(known)) parts.push(h("p", {}, say("none")));
  parts.push(...offers(next));
  if (!isNew(known)) parts.push(...sums(course, known, next, now));
  if (desk) parts.push(...papers(course, known, next));
  if (desk) parts.push(...modules(course, known), takeAlong(course, store, () => drawMine(section, course, store, now)));
  section.removeAttribute("data-waiting");
  section.replaceChildren(...parts);
}

/** The one next thing as a button; the one after it as a link. */
function offers([first, second]: readonly Next[]): HTMLElement[] {
  if (!first) return [];
  const { text, label, href } = offerOf(first);
  const made = [h("p", { class: "mine__about" }, text), h("p", { class: "mine__next" }, h("a", { class: "md-button md-button--primary", href }, label))];
  if (second) {
    const also = offerOf(second);
    made.push(h("p", { class: "mine__also" }, `${say("also")} `, h("a", { href: also.href }, also.label)));
  }
  return made;
}

function sums(course: CourseData, known: Learning, next: readonly Next[], now: Date): HTMLElement[] {
  const standings = course.modules.map((unit) => standingOf(unit, known.learning));
  const count = (state: Standing["state"]): number => standings.filter((one) => one.state === state).length;
  const done = standings.reduce((sum, one) => sum + one.done, 0) / Math.max(1, standings.length);
  const made = [h("p", { class: "mine__sum" }, say("sum", count("mastered"), count("read"), count("begun"), standings.length), bar(done))];
  const due = dueNow(known, course, now);
  const waiting = Object.keys(known.review).length;
  if (due > 0 && !next.some(({ kind }) => kind === "review")) made.push(h("p", {}, say("dueLine", due)));
  else if (due === 0 && waiting > 0) made.push(h("p", {}, say("later", waiting)));
  return made;
}

/** The papers of end tests that were passed, where the next things do not offer them already. */
function papers(course: CourseData, { results }: Learning, next: readonly Next[]): HTMLElement[] {
  if (next.some(({ kind }) => kind === "certificate")) return [];
  return certifiable(course, results).map((test) => {
    const { text, label, href } = offerOf({ kind: "certificate", test });
    return h("p", {}, `${text} `, h("a", { href }, label));
  });
}

/** Every module and lesson begun, with what is to be repeated and where; the others in one line. */
function modules(course: CourseData, { learning }: Learning): HTMLElement[] {
  const standings = [...course.modules, ...course.lessons].map((unit) => standingOf(unit, learning));
  const begun = standings.filter(({ state }) => state !== "new");
  if (begun.length === 0) return [];
  const left = course.modules.map((unit) => standingOf(unit, learning)).filter(({ state }) => state === "new");
  const made: HTMLElement[] = [h("ul", { class: "mine__units" }, ...begun.map(unitLine)), h("p", { class: "mine__rule" }, say("rule"))];
  if (left.length > 0) {
    const line = h("p", { class: "mine__left" }, say("notBegun"));
    left.forEach(({ unit }, at) => line.append(at > 0 ? ", " : "", h("a", { href: unitAddress(unit) }, innerName(unit))));
    made.splice(1, 0, line);
  }
  return made;
}

function unitLine(standing: Standing): HTMLElement {
  const { unit, missing, state } = standing;
  const line = h("li", { class: "mine__unit" });
  line.append(h("a", { href: unitAddress(unit) }, `${nameOf(unit)}: ${unit.title}`));
  line.append(h("span", { class: `state state--${state}` }, stateLine(standing, say)), bar(standing.done));
  const again = missing.filter(({ wrong }) => wrong.length > 0).map((known) => repeatLine(unit, known));
  if (again.length > 0) line.append(h("p", { class: "mine__again" }, say("repeat")), h("ul", {}, ...again));
  // In the middle of a module what has not been asked yet is not missing.
  const open = state === "read" ? missing.flatMap((known) => known.open) : [];
  const [first] = open;
  if (first !== undefined) line.append(h("p", { class: "mine__again" }, h("a", { href: unitAddress(unit, first) }, say("open", open.length))));
  return line;
}

/** An objective to be repeated, with the step that is for it, and the question to try again. */
function repeatLine(unit: CourseUnit, { objective, wrong, open }: Known): HTMLElement {
  const step = stepFor(unit, objective.id);
  const question = [...wrong.filter((id) => id in objective.practice), ...open][0];
  const links = [
    step && h("a", { href: unitAddress(unit, step.anchor) }, say("again", step.title)),
    question === undefined ? null : h("a", { href: unitAddress(unit, question) }, say("answer")),
  ].filter((link): link is HTMLAnchorElement => link !== null);
  const item = h("li", {}, objective.text);
  links.forEach((link, at) => item.append(at > 0 ? ", " : " ", link));
  return item;
}
