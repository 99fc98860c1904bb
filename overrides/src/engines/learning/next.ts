/** What to do next, the most useful first. Pure. */

import type { Result } from "../quiz/code";
import { passed } from "../quiz/attempt";
import { standingOf, stepFor, type Known, type Standing } from "./mastery";
import type { LearningRecord, Place } from "./record";
import type { CourseData, CourseStep, CourseTest, CourseUnit } from "./schema";

export type Next =
  /** Going on with a test that was begun. */
  | { readonly kind: "running"; readonly test: string }
  /** Going on with the step last opened. */
  | { readonly kind: "resume"; readonly unit: CourseUnit; readonly place: Place }
  /** Questions whose day has come. */
  | { readonly kind: "review"; readonly due: number }
  /** An objective of which something was answered wrong: its step again, null where no step is for it. */
  | { readonly kind: "repeat"; readonly unit: CourseUnit; readonly known: Known; readonly step: CourseStep | null }
  /** A module that is read, but whose questions have not all been answered. */
  | { readonly kind: "practise"; readonly unit: CourseUnit; readonly question: string }
  | { readonly kind: "entry" | "end" | "certificate"; readonly test: CourseTest }
  /** The next module or lesson, at the step to go on with. */
  | { readonly kind: "unit"; readonly unit: CourseUnit; readonly begun: boolean; readonly step: CourseStep | null };

export interface Around {
  /** Questions due for review today. */
  readonly due: number;
  /** Results of tests, newest last. */
  readonly results: readonly Result[];
  /** Id of a test that was begun and not handed in. */
  readonly running: string | null;
  /** yyyy-mm-dd. */
  readonly today: string;
}

/** Part of the modules that must be read before the end test is offered beside the next module. */
const MOST = 0.7;

/** Everything that could come next, the one next thing first; empty only for a course without anything in it. */
export function whatNext(course: CourseData, record: LearningRecord, around: Around): Next[] {
  const modules = course.modules.map((unit) => standingOf(unit, record));
  const lessons = course.lessons.map((unit) => standingOf(unit, record));
  const found: Next[] = [];
  const certified = certifiable(course, around.results);
  // On the day of the end test its paper comes first, later after what is still to be learnt.
  const fresh = certified.filter(({ id, needed }) => around.results.some((one) => one.test === id && one.at === around.today && passed(one, needed)));
  found.push(...fresh.map((one): Next => ({ kind: "certificate", test: one })));
  if (around.running !== null) found.push({ kind: "running", test: around.running });
  const resumed = resume([...modules, ...lessons], record);
  if (resumed) found.push(resumed);
  if (around.due > 0) found.push({ kind: "review", due: around.due });
  found.push(...again([...modules, ...lessons]));

  const test = (id: string | null): CourseTest | undefined => course.tests.find((one) => one.id === id);
  const first = test(course.first);
  const last = test(course.last);
  const taken = (id: string): boolean => around.results.some((one) => one.test === id);
  const isNew = modules.every(({ state }) => state === "new");
  const lesson = lessons.some(({ state }) => state !== "new") ? following(lessons, record) : null;
  if (lesson) found.push(lesson);
  if (first && isNew && !taken(first.id)) found.push({ kind: "entry", test: first });
  const module = following(modules, record);
  if (module) found.push(module);
  const ready = modules.filter(done).length;
  if (last && !certified.includes(last) && ready > 0 && ready >= modules.length * MOST) found.push({ kind: "end", test: last });
  found.push(...certified.filter((one) => !fresh.includes(one)).map((one): Next => ({ kind: "certificate", test: one })));
  const going = resumed?.kind === "resume" ? resumed.unit : null;
  // The module one is in the middle of stands there already.
  return found.filter((one) => one.kind !== "unit" || one.unit !== going);
}

/** The end tests that have been passed. */
export function certifiable(course: CourseData, results: readonly Result[]): CourseTest[] {
  return course.tests.filter((test) => test.purpose === "cuoi-khoa" && results.some((one) => one.test === test.id && passed(one, test.needed)));
}

const done = ({ state }: Standing): boolean => state === "read" || state === "mastered";

/** The step last opened as the course has it now; null when it is gone. */
function resume(standings: readonly Standing[], { last }: LearningRecord): Next | null {
  const unit = standings.find((one) => one.unit.id === last?.module)?.unit;
  if (!last || !unit) return null;
  if (unit.steps.length === 0) return { kind: "resume", unit, place: last };
  const at = unit.steps.findIndex(({ anchor }) => anchor === last.anchor);
  const step = unit.steps[at];
  if (!step) return null;
  return { kind: "resume", unit, place: { ...last, title: step.title, href: unit.href, step: at + 1, of: unit.steps.length } };
}

/** Objectives answered wrong, then modules read whose questions are open; one of each, the first in the course. */
function again(standings: readonly Standing[]): Next[] {
  const found: Next[] = [];
  for (const { unit, state, missing } of standings) {
    // What a first test found unknown is learnt in its turn.
    const known = state === "new" ? undefined : missing.find(({ wrong }) => wrong.length > 0);
    if (!known) continue;
    found.push({ kind: "repeat", unit, known, step: stepFor(unit, known.objective.id) });
    break;
  }
  for (const { unit, state, missing } of standings) {
    const question = state === "read" ? missing.flatMap(({ open }) => open)[0] : undefined;
    if (question === undefined) continue;
    found.push({ kind: "practise", unit, question });
    break;
  }
  return found;
}

/** The first that is not read after the one worked on last, else the first of all. */
function following(standings: readonly Standing[], record: LearningRecord): Next | null {
  let recent = -1;
  let day = "";
  standings.forEach(({ unit }, at) => {
    const last = record.modules[unit.id]?.at ?? "";
    if (last !== "" && last >= day) [recent, day] = [at, last];
  });
  // One that was begun and left comes before what follows it.
  const order = recent < 0 ? standings : [...standings.slice(recent), ...standings.slice(0, recent)];
  const next = order.find((one) => !done(one));
  return next ? { kind: "unit", unit: next.unit, begun: next.state === "begun", step: next.step } : null;
}
