/**
 * What comes after questions: what to read again, by the objectives that were missed; the module's test; the next thing
 * to do. The one place for it, on the pages of modules and where tests are taken.
 *
 * All of it comes with the course (`quiz/course.js`); where that does not come, nothing is said.
 */

import type { Store } from "../../common/storage";
import { stepFor } from "../../engines/learning/mastery";
import type { Next } from "../../engines/learning/next";
import type { CourseData, CourseUnit } from "../../engines/learning/schema";
import { passed } from "../../engines/quiz/attempt";
import { knownOn, loadCourse, nextOn } from "../learning/known";
import { deskAddress, offerOf } from "../learning/offer";
import { h } from "../shared/dom";
import type { Question } from "./question";
import type { Say } from "./words";

/** The part of the result of a module's quiz that says what to do next; it fills when the course has come. */
export function afterQuiz(module: string, questions: readonly Question[], store: Store, say: Say): HTMLElement {
  const wrong = questions.filter(({ grade }) => grade?.right === false);
  const missed = new Set(wrong.flatMap(({ record }) => record.objective ?? []));
  const part = h("div", { class: "quiz__after" });
  loadCourse().then(
    (course) => {
      const unit = [...course.modules, ...course.lessons].find(({ id }) => id === module);
      if (!unit) return;
      const fits = (next: Next): boolean => next.kind === "resume" || !("unit" in next) || next.unit !== unit;
      part.replaceChildren(...again(unit, missed, say), ...testOf(unit, course, store, say), ...nextThing(course, store, fits, say));
    },
    () => undefined,
  );
  return part;
}

/** The next thing to do after a test, filled in when the course has come. */
export function afterTest(store: Store, say: Say): HTMLElement {
  const part = h("div", { class: "quiz__after" });
  loadCourse().then(
    (course) => part.replaceChildren(...nextThing(course, store, () => true, say)),
    () => undefined,
  );
  return part;
}

/** The objectives that were missed, each with the step that is for it. */
function again(unit: CourseUnit, missed: ReadonlySet<string>, say: Say): HTMLElement[] {
  const items = unit.objectives.flatMap(({ id, text }) => {
    if (!missed.has(id)) return [];
    const step = stepFor(unit, id);
    return [h("li", {}, step ? h("a", { href: `#${step.anchor}` }, text) : text)];
  });
  return items.length === 0 ? [] : [h("p", {}, say("readAgain")), h("ul", {}, ...items)];
}

/** The test of a module that has not been passed here yet. */
function testOf(unit: CourseUnit, course: CourseData, store: Store, say: Say): HTMLElement[] {
  const { results } = knownOn(store);
  const test = course.tests.find(({ purpose, modules }) => purpose === "hoc-phan" && modules.includes(unit.id));
  if (!test || results.some((one) => one.test === test.id && passed(one, test.needed))) return [];
  return [h("p", {}, `${say("ownTest")} `, h("a", { href: deskAddress(test.id) }, test.title), ` (${test.facts})`)];
}

function nextThing(course: CourseData, store: Store, fits: (next: Next) => boolean, say: Say): HTMLElement[] {
  const next = nextOn(store, course, new Date()).find(fits);
  if (!next) return [];
  const { text, label, href } = offerOf(next);
  return [h("p", {}, `${say("nextThing")} ${text} `, h("a", { href }, label))];
}
