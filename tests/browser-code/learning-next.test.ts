/** What was done amounts to, and what comes next. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { knownOf, standingOf, type State } from "../../overrides/src/engines/learning/mastery";
import { whatNext, type Around, type Next } from "../../overrides/src/engines/learning/next";
import { answered, finished, handedIn, NOTHING, opened, type LearningRecord, type Place } from "../../overrides/src/engines/learning/record";
import type { CourseData, CourseUnit } from "../../overrides/src/engines/learning/schema";

const DAY = "2026-11-30";
const AROUND: Around = { due: 0, results: [], running: null, today: "2026-12-01" };

/** A unit of two steps and objectives with `sizes` questions for practice each, and two for tests. */
function unit(id: string, sizes: readonly number[]): CourseUnit {
  let number = 0;
  const ids = (count: number, letter: string): Record<string, string> =>
    Object.fromEntries(Array.from({ length: count }, () => [`${id}-${letter}${String(++number).padStart(2, "0")}`, "1"]));
  return {
    id,
    number: Number(id.slice(2)),
    title: `Tên ${id}`,
    href: `${id.startsWith("bh") ? "bai-hoc" : "hoc-phan"}/${id}/`,
    objectives: sizes.map((size, at) => ({ id: `${id}-mt${at + 1}`, text: `Mục tiêu ${at + 1}`, practice: ids(size, "c"), tested: ids(2, "k") })),
    steps: [1, 2].map((step) => ({ anchor: `b${step}`, title: `Bước ${step}`, objectives: [`${id}-mt${step}`], questions: [] })),
  };
}

const TESTS: CourseData["tests"] = [
  { id: "dau", title: "Bài đầu", purpose: "dau-khoa", modules: ["hp01", "hp02", "hp03"], needed: 3, facts: "" },
  { id: "cuoi", title: "Bài cuối", purpose: "cuoi-khoa", modules: ["hp01", "hp02", "hp03"], needed: 3, facts: "" },
];
const COURSE: CourseData = {
  modules: [unit("hp01", [5, 5, 6, 6]), unit("hp02", [4, 4]), unit("hp03", [4, 4])],
  lessons: [unit("bh01", [3]), unit("bh02", [3])],
  tests: TESTS,
  first: "dau",
  last: "cuoi",
};
const [HP01, HP02] = COURSE.modules as [CourseUnit, CourseUnit];

const place = (of: CourseUnit, step: number): Place => ({ module: of.id, title: "cũ", step, of: 2, anchor: `b${step}`, href: of.href });
const questions = (of: CourseUnit): string[] => of.objectives.flatMap(({ practice }) => Object.keys(practice));
const answer = (record: LearningRecord, ids: readonly string[], right: boolean, rev = "1"): LearningRecord =>
  ids.reduce((kept, id) => answered(kept, { id, rev, right }, DAY), record);
const through = (record: LearningRecord, of: CourseUnit, day = DAY): LearningRecord =>
  finished(finished(record, place(of, 1), place(of, 2), ["b1", "b2"], day), place(of, 2), null, ["b1", "b2"], day);
const state = (of: CourseUnit, record: LearningRecord): State => standingOf(of, record).state;
const result = (of: string, right: number) => ({ test: of, seed: 1, at: DAY, minutes: 3, name: "", right: [0, 1, 2, 3].map((at) => at < right) });
const next = (record: LearningRecord, around: Partial<Around> = {}, course = COURSE): Next[] => whatNext(course, record, { ...AROUND, ...around });
const kinds = (found: readonly Next[]): string[] => found.map(({ kind }) => kind);

test("new, begun, read, mastered", () => {
  assert.equal(state(HP01, NOTHING), "new");
  assert.equal(state(HP01, opened(NOTHING, place(HP01, 1), DAY)), "begun");
  assert.equal(state(HP01, answer(NOTHING, ["hp01-c01"], false)), "begun");
  const read = through(NOTHING, HP01);
  assert.equal(state(HP01, read), "read");
  assert.equal(state(HP01, answer(read, questions(HP01), true)), "mastered");
  // Whoever knows it has no need to read it.
  assert.equal(state(HP01, answer(NOTHING, questions(HP01), true)), "mastered");
});

test("21 of 22 right is mastered, whichever was wrong; 4 of 20 is not", () => {
  assert.equal(questions(HP01).length, 22);
  for (const wrong of questions(HP01)) {
    const record = answer(answer(NOTHING, questions(HP01).filter((id) => id !== wrong), true), [wrong], false);
    assert.equal(state(HP01, record), "mastered", wrong);
  }
  const few = questions(HP01).slice(0, 4);
  const record = answer(answer(NOTHING, few, true), questions(HP01).slice(4), false);
  const { mastered, missing, done } = standingOf(HP01, record);
  assert.equal(state(HP01, record), "begun");
  // Four of the five questions of the first objective.
  assert.equal(mastered, 1);
  assert.deepEqual(missing.map(({ objective, wrong }) => [objective.id, wrong.length]), [["hp01-mt2", 5], ["hp01-mt3", 6], ["hp01-mt4", 6]]);
  assert.equal(done, 1 / 6);
});

test("one wrong of an objective's three is too many: it is named, the others are mastered", () => {
  const real = unit("hp05", [4, 5, 4, 6, 3]);
  const record = answer(answer(through(NOTHING, real), questions(real).slice(0, 21), true), questions(real).slice(21), false);
  const { state: now, mastered, missing } = standingOf(real, record);
  assert.deepEqual([now, mastered, missing.map(({ objective }) => objective.id)], ["read", 4, ["hp05-mt5"]]);
  assert.equal(state(real, answer(record, questions(real).slice(21), true)), "mastered");
});

test("seven in ten is enough, a hair less is not", () => {
  const ten = unit("hp09", [10]);
  const goal = ten.objectives[0]!;
  const share = (count: number) => knownOf(goal, answer(NOTHING, Object.keys(goal.practice).slice(0, count), true));
  assert.deepEqual([share(6).mastered, share(7).mastered], [false, true]);
  assert.equal(share(10).share, 1);
});

test("a later wrong answer takes nothing away, a rewritten question does", () => {
  const known = answer(answer(NOTHING, questions(HP02), true), questions(HP02), false);
  assert.equal(state(HP02, known), "mastered");
  const rewrite = (count: number): CourseUnit => ({
    ...HP02,
    objectives: HP02.objectives.map((one) => ({ ...one, practice: Object.fromEntries(Object.keys(one.practice).map((id, at) => [id, at < count ? "2" : "1"])) })),
  });
  assert.equal(state(rewrite(1), known), "mastered");
  assert.equal(state(rewrite(2), known), "begun");
  const again = standingOf(rewrite(2), known).missing[0]!;
  assert.deepEqual([again.wrong, again.open.length], [[], 2]);
});

test("a right answer in a test stands in for one in practice; a passed test shows what it asked", () => {
  const goal = HP02.objectives[0]!;
  const asked = Object.keys(goal.tested).map((id) => ({ id, rev: "1", right: true, objective: goal.id }));
  const failed = handedIn(NOTHING, asked, false, null, DAY);
  assert.deepEqual([knownOf(goal, failed).share, knownOf(goal, failed).mastered], [0.5, false]);
  assert.ok(knownOf(goal, answer(failed, Object.keys(goal.practice).slice(0, 1), true)).mastered);
  assert.ok(knownOf(goal, handedIn(NOTHING, asked.slice(0, 1), true, null, DAY)).mastered);
  const newer = { ...goal, tested: Object.fromEntries(Object.keys(goal.tested).map((id) => [id, "2"])) };
  assert.ok(!knownOf(newer, handedIn(NOTHING, asked.slice(0, 1), true, null, DAY)).mastered);
});

test("steps added later are to be seen, but what was read stays read", () => {
  const longer = { ...HP01, steps: [...HP01.steps, { anchor: "b3", title: "Mới", objectives: [], questions: [] }] };
  const { state: now, seen, step } = standingOf(longer, through(NOTHING, HP01));
  assert.deepEqual([now, seen, step?.anchor], ["read", 2, "b3"]);
});

test("a newcomer is offered the entry test, then the first module", () => {
  assert.deepEqual(kinds(next(NOTHING)), ["entry", "unit"]);
  const [module] = next(NOTHING, { results: [result("dau", 0)] });
  assert.ok(module?.kind === "unit" && module.unit === HP01 && !module.begun && module.step?.anchor === "b1");
  assert.deepEqual(kinds(next(opened(NOTHING, place(HP01, 1), DAY))), ["resume"]);
});

test("what an entry test found unknown, or known, begins no module and is not called for repeating", () => {
  const goal = HP01.objectives[0]!;
  const asked = Object.keys(goal.tested).map((id, at) => ({ id, rev: "1", right: at > 0, objective: goal.id }));
  const record = handedIn(NOTHING, asked, true, null, DAY);
  assert.equal(state(HP01, record), "new");
  assert.deepEqual(kinds(next(record, { results: [result("dau", 4)] })), ["unit"]);
});

test("the step last opened comes first, under its present name and number", () => {
  const found = next(opened(NOTHING, { ...place(HP01, 2), step: 1, of: 1 }, DAY), { due: 3 });
  const [first] = found;
  assert.deepEqual(kinds(found).slice(0, 2), ["resume", "review"]);
  assert.ok(first?.kind === "resume");
  assert.deepEqual([first.place.title, first.place.step, first.place.of], ["Bước 2", 2, 2]);
  for (const gone of [{ ...place(HP01, 1), anchor: "khac" }, { ...place(HP01, 1), module: "hp77" }]) {
    assert.notEqual(next(opened(NOTHING, gone, DAY))[0]?.kind, "resume");
  }
});

test("a test that was begun goes before everything", () => {
  assert.deepEqual(next(opened(NOTHING, place(HP01, 1), DAY), { running: "dau", due: 1 })[0], { kind: "running", test: "dau" });
});

test("what was answered wrong is repeated at its step before the next module", () => {
  const record = answer(through(NOTHING, HP01), ["hp01-c08"], false);
  const [first, second, third] = next(record);
  assert.ok(first?.kind === "repeat" && first.known.objective.id === "hp01-mt2" && first.step?.anchor === "b2");
  assert.ok(second?.kind === "practise" && second.question === "hp01-c01");
  assert.ok(third?.kind === "unit" && third.unit === HP02);
});

test("the next module is the one after the last worked on; one begun and left comes before it", () => {
  const chosen = next(answer(through(NOTHING, HP02), questions(HP02), true))[0];
  assert.ok(chosen?.kind === "unit" && chosen.unit.id === "hp03");
  const left = next(answer(NOTHING, ["hp02-c01"], true))[0];
  assert.ok(left?.kind === "unit" && left.unit === HP02 && left.begun);
  const back = COURSE.modules.slice(1).reduce((kept, of) => answer(through(kept, of), questions(of), true), NOTHING);
  const [first] = next(back);
  assert.ok(first?.kind === "unit" && first.unit === HP01);
});

test("lessons go on as lessons, then the modules begin with the entry test", () => {
  const one = answer(through(NOTHING, COURSE.lessons[0]!), questions(COURSE.lessons[0]!), true);
  const [first] = next(one);
  assert.ok(first?.kind === "unit" && first.unit.id === "bh02");
  const both = answer(through(one, COURSE.lessons[1]!), questions(COURSE.lessons[1]!), true);
  assert.deepEqual(kinds(next(both)), ["entry", "unit"]);
});

test("the end test comes when everything is read, is offered beside when most is, then there is the certificate", () => {
  const known = (count: number): LearningRecord => COURSE.modules.slice(0, count).reduce((kept, of) => answer(through(kept, of), questions(of), true), NOTHING);
  assert.deepEqual(kinds(next(known(2))), ["unit"]);
  const wide = { ...COURSE, modules: [...COURSE.modules, unit("hp04", [4])] };
  assert.deepEqual(kinds(next(known(3), {}, wide)), ["unit", "end"]);
  assert.deepEqual(kinds(next(known(3))), ["end"]);
  assert.deepEqual(kinds(next(known(3), { results: [result("cuoi", 2)] })), ["end"]);
  assert.deepEqual(kinds(next(known(3), { results: [result("cuoi", 3)] })), ["certificate"]);
  assert.deepEqual(kinds(next(known(2), { results: [result("cuoi", 4)] })), ["unit", "certificate"]);
});

test("on the day it is passed the end test's paper comes first", () => {
  const begun = opened(NOTHING, place(HP01, 1), DAY);
  const results = [result("cuoi", 3)];
  assert.deepEqual(kinds(next(begun, { results, today: DAY })), ["certificate", "resume"]);
  assert.deepEqual(kinds(next(begun, { results })), ["resume", "certificate"]);
  assert.deepEqual(kinds(next(begun, { results: [...results, { ...result("cuoi", 2), at: "2026-12-01" }] })), ["resume", "certificate"]);
});

test("a course without anything asks nothing", () => {
  assert.deepEqual(next(NOTHING, {}, { modules: [], lessons: [], tests: [], first: null, last: null }), []);
});
