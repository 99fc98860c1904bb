/**
 * What comes after questions: what to read again, by the objectives that were missed; the module's test; the next thing
 * to do. The one place for it, on the pages of modules and where tests are taken.
 *
 * Steps and what is next come with the course (`quiz/course.js`); where it does not come, as in a page sent on alone,
 * objectives are named as the head of the page names them, and nothing else is said.
 */

import type { Store } from "../../common/storage";
import { stepFor } from "../../engines/learning/mastery";
import type { Next } from "../../engines/learning/next";
import type { CourseData, CourseUnit } from "../../engines/learning/schema";
import { passed } from "../../engines/quiz/attempt";
import { knownOn, loadCourse, nextOn } from "../learning/known";
import { deskAddress, offerOf } from "../learning/offer";
import { h, words } from "../shared/dom";
import type { Question } from "./question";
import type { Say } from "./words";

/**
 * The part of the result of a module's quiz that says what to do next; it may fill later and stay empty. `store` is null
 * for a page that stands alone.
 */
export function afterQuiz(module: string, questions: readonly Question[], store: Store | null, say: Say): HTMLElement {
  const wrong = questions.filter(({ grade }) => grade?.right === false);
  const missed = [...new Set(wrong.flatMap(({ record }) => record.objective ?? []))];
  const part = h("div", { class: "quiz__after" });
  const alone = missed.map((id): [string, string, string | null] => [id, words(document.getElementById(id)), null]);
  part.append(...again(alone, say));
  if (store === null) return part;
  loadCourse().then(
    (course) => {
      const unit = [...course.modules, ...course.lessons].find(({ id }) => id === module);
      const lines = missed.map((id): [string, string, string | null] => {
        const objective = unit?.objectives.find((one) => one.id === id);
        const step = unit ? stepFor(unit, id) : null;
        return [id, objective?.text ?? "", step && `#${step.anchor}`];
      });
      const next = nextThing(course, store, (one) => !("unit" in one && one.unit === unit && one.kind !== "resume"), say);
      part.replaceChildren(...again(lines, say), ...testOf(unit, course, store, say), ...next);
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

function again(lines: ReadonlyArray<readonly [string, string, string | null]>, say: Say): HTMLElement[] {
  const items = lines.filter(([, text]) => text !== "").map(([, text, href]) => h("li", {}, href === null ? text : h("a", { href }, text)));
  return items.length === 0 ? [] : [h("p", {}, say("readAgain")), h("ul", {}, ...items)];
}

/** The test of a module that has not been passed here yet. */
function testOf(unit: CourseUnit | undefined, course: CourseData, store: Store, say: Say): HTMLElement[] {
  const { results } = knownOn(store);
  const test = course.tests.find(({ purpose, modules }) => purpose === "hoc-phan" && unit !== undefined && modules.includes(unit.id));
  if (!test || results.some((one) => one.test === test.id && passed(one, test.needed))) return [];
  return [h("p", {}, `${say("ownTest")} `, h("a", { href: deskAddress(test.id) }, test.title), ` (${test.facts})`)];
}

function nextThing(course: CourseData, store: Store, fits: (next: Next) => boolean, say: Say): HTMLElement[] {
  const next = nextOn(store, course, new Date()).find(fits);
  if (!next) return [];
  const { text, label, href } = offerOf(next);
  return [h("p", {}, `${say("nextThing")} ${text} `, h("a", { href }, label))];
}
