/** Progress taken along: as a file, as a code, of this version and the one before. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { knownOf } from "../../overrides/src/engines/learning/mastery";
import { fromCode, toCode } from "../../overrides/src/engines/learning/progress-code";
import { NOTHING, type LearningRecord } from "../../overrides/src/engines/learning/record";
import type { CourseData, CourseUnit } from "../../overrides/src/engines/learning/schema";
import { fromFile, merge, toFile, type Learning } from "../../overrides/src/engines/quiz/transfer";

const unit = (id: string, steps: number, goals: number): CourseUnit => ({
  id,
  number: 1,
  title: id,
  href: `hoc-phan/${id}/`,
  objectives: Array.from({ length: goals }, (_, at) => ({ id: `${id}-mt${at + 1}`, text: "", practice: { [`${id}-c${at}`]: "1" }, tested: {} })),
  steps: Array.from({ length: steps }, (_, at) => ({ anchor: `b${at + 1}`, title: "", objectives: [], questions: [] })),
});
const COURSE: CourseData = { modules: [unit("hp01", 9, 5), unit("hp02", 0, 9), unit("hp03", 8, 6)], lessons: [unit("bh01", 1, 1)], tests: [], first: null, last: null };

const RECORD: LearningRecord = {
  modules: {
    hp01: { seen: ["b1", "b9"], at: "2026-11-30", read: null },
    hp03: { seen: Array.from({ length: 8 }, (_, at) => `b${at + 1}`), at: "2026-12-01", read: "2026-12-01" },
  },
  last: { module: "hp01", title: "Bước", step: 2, of: 9, anchor: "b2", href: "hoc-phan/hp01/" },
  answers: { "hp01-c0": "1+", "hp01-c1": "1-", "hp03-c5": "1+" },
  passed: {},
};
const PROGRESS = { hp01: { right: 9, answered: 20, total: 20, at: "2026-11-30" }, hp02: { right: 5, answered: 18, total: 21, at: "2026-11-21" } };

test("a code carries steps, objectives and results, however it was copied", () => {
  const code = toCode({ progress: PROGRESS, learning: RECORD }, COURSE);
  const read = fromCode(code.toLowerCase().replace(/-/g, " "), COURSE);
  assert.ok(read);
  assert.deepEqual(read.progress, PROGRESS);
  assert.deepEqual(read.learning.modules["hp01"], RECORD.modules["hp01"]);
  assert.deepEqual(read.learning.modules["hp03"], RECORD.modules["hp03"]);
  assert.deepEqual(Object.keys(read.learning.passed), ["hp01-mt1", "hp03-mt6"]);
  const goals = COURSE.modules[0]!.objectives;
  assert.deepEqual(goals.map((one) => knownOf(one, read.learning).mastered), [true, false, false, false, false]);
  // Writing it again says the same.
  assert.equal(toCode(read, COURSE), code);
});

test("a code of nothing is short; one of another outline, or damaged, is refused", () => {
  assert.equal(toCode({ progress: {}, learning: NOTHING }, COURSE).replace(/-/g, "").length, 10);
  const code = toCode({ progress: PROGRESS, learning: RECORD }, COURSE);
  assert.equal(fromCode(code, { ...COURSE, lessons: [] }), null);
  assert.equal(fromCode(code, { ...COURSE, modules: [unit("hp01", 9, 5), unit("hp02", 0, 9), unit("hp03", 7, 6)] }), null);
  for (const wrong of ["", "AAAA-BBBB", "ướt", code.slice(0, -3), `${code[0] === "G" ? "H" : "G"}${code.slice(1)}`]) assert.equal(fromCode(wrong, COURSE), null);
});

test("a code of the version before, written when there were results alone, is still read", () => {
  const read = fromCode("G41G-J504-4400-0000-0M8G-88NQ-DW", { ...COURSE, lessons: [] });
  assert.deepEqual(read, { progress: { hp01: { right: 9, answered: 20, total: 20, at: "2026-11-23" }, hp03: { right: 5, answered: 17, total: 17, at: "2026-11-24" } }, learning: NOTHING });
});

const LEARNING: Learning = { progress: PROGRESS, review: { "hp01-c1": { rev: "1", step: 0, due: 20700 } }, results: [], learning: RECORD };

test("a file carries everything; one written before there was a record is still read", () => {
  assert.deepEqual(fromFile(toFile(LEARNING)), LEARNING);
  const { learning, ...before } = LEARNING;
  assert.deepEqual(fromFile(`\ufeff${JSON.stringify({ kind: "xhht-tien-do", version: 1, ...before })}`), { ...before, learning: NOTHING });
  assert.equal(fromFile('{"kind": "else"}'), null);
  assert.ok(learning);
});

test("what two devices know is brought together", () => {
  const theirs: Learning = { progress: {}, review: {}, results: [], learning: { ...NOTHING, answers: { "hp01-c1": "1+" } } };
  const both = merge(LEARNING, theirs);
  assert.equal(both.learning.answers["hp01-c1"], "1+");
  assert.deepEqual(both.learning.modules, RECORD.modules);
  assert.deepEqual(both.progress, PROGRESS);
});
