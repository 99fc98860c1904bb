import assert from "node:assert/strict";
import { test } from "node:test";

import { daysUntil } from "../../overrides/src/pages/content/calendar";
import { grade, isAnswered, parseAnswers, parseNumber, type Key } from "../../overrides/src/engines/quiz/grading";
import { better, countsOf, countsOfTest, parseProgress } from "../../overrides/src/engines/quiz/progress";
import { day, readableDay } from "../../overrides/src/common/days";
import { storeOf, type Backend } from "../../overrides/src/common/storage";
import { parseJson } from "../../overrides/src/common/json";

const OPTIONS = [
  { id: "a", correct: true },
  { id: "b", correct: false },
  { id: "c", correct: true },
];

const CHOICE: Key = { kind: "choice", options: OPTIONS };
const GRADES: ReadonlyArray<readonly [string, ReadonlyArray<string>, boolean, number, number]> = [
  ["the exact set", ["a", "c"], true, 0, 0],
  ["order does not matter", ["c", "a"], true, 0, 0],
  ["one missing", ["a"], false, 1, 0],
  ["one extra", ["a", "b", "c"], false, 0, 1],
  ["nothing", [], false, 2, 0],
  ["strangers count for nothing", ["a", "c", "z"], true, 0, 0],
];

for (const [name, picked, right, missing, extra] of GRADES) {
  test(`grade: ${name}`, () => {
    assert.deepEqual(grade(CHOICE, picked), { right, missing, extra, placed: [], near: -1 });
  });
}

const MATCHING: Key = { kind: "matching", pairs: [{ id: "a", right: "r2" }, { id: "b", right: "r1" }, { id: "c", right: "r1" }] };
const ORDERING: Key = { kind: "ordering", steps: ["a", "b", "c"] };
const NUMERIC: Key = { kind: "numeric", answer: 60, tolerance: 0.5, near: [40, 0.6] };
const SHORT: Key = { kind: "short", accept: ["xã hội học tập", "XHHT"], near: ["xã hội hóa"] };

test("grade: pairs and steps, each in its place", () => {
  assert.equal(grade(MATCHING, ["a=r2", "b=r1", "c=r1"]).right, true);
  assert.deepEqual(grade(MATCHING, ["a=r2", "b=r2", "c=r1"]).placed, ["a", "c"]);
  assert.equal(grade(MATCHING, ["a=r2", "b=r2", "c=r1"]).right, false);
  assert.equal(grade(ORDERING, ["a", "b", "c"]).right, true);
  assert.deepEqual(grade(ORDERING, ["b", "a", "c"]).placed, ["c"]);
  assert.equal(grade(ORDERING, []).right, false);
});

test("grade: numbers as people type them, within the tolerance", () => {
  for (const typed of ["60", " 60 % ", "60,5", "59.5", "60.0", "６０"]) assert.equal(grade(NUMERIC, [typed]).right, true, typed);
  for (const typed of ["61", "-60", "sáu mươi", "", "6 0 x", "60,51"]) assert.equal(grade(NUMERIC, [typed]).right, false, typed);
  assert.equal(grade(NUMERIC, ["40%"]).near, 0);
  assert.equal(grade(NUMERIC, ["0,6"]).near, 1);
  assert.equal(grade(NUMERIC, ["41"]).near, -1);
});

test("numbers: dots between thousands, commas before decimals", () => {
  const cases: ReadonlyArray<readonly [string, number | null]> = [
    ["1.250", 1250], ["1.250.000,5", 1250000.5], ["1,5", 1.5], ["1.5", 1.5], ["12.50", 12.5], ["−3", -3],
    ["1.2.3", null], ["1,2,3", null], ["", null], ["12a", null],
  ]; // prettier-ignore
  for (const [typed, value] of cases) assert.equal(parseNumber(typed), value, typed);
});

test("grade: words without regard to marks, case, tone placement, punctuation", () => {
  for (const typed of ["Xã hội học tập", "xa hoi hoc tap", "XÃ HỘI HỌC TẬP.", "xã  hội\u00a0học tập", "xhht", "Xã hội học tập".normalize("NFD")]) {
    assert.equal(grade(SHORT, [typed]).right, true, typed);
  }
  for (const typed of ["xã hội", "xã hội học tập suốt đời", "", "…"]) assert.equal(grade(SHORT, [typed]).right, false, typed);
  assert.equal(grade(SHORT, ["xa hoi hoá"]).near, 0);
  assert.equal(grade({ kind: "short", accept: ["kỹ năng số, hòa nhập"], near: [] }, ["Kĩ năng số hoà nhập"]).right, true);
});

test("answered: every pair, every step, a number, some words", () => {
  assert.equal(isAnswered(MATCHING, ["a=r1", "b=r1"]), false);
  assert.equal(isAnswered(MATCHING, ["a=r1", "b=r1", "c=r3"]), true);
  assert.equal(isAnswered(ORDERING, ["a", "b"]), false);
  assert.equal(isAnswered(NUMERIC, ["nhiều"]), false);
  assert.equal(isAnswered(SHORT, [" … "]), false);
  assert.equal(isAnswered(CHOICE, ["b"]), true);
});

test("saved answers: what is unexpected is left out", () => {
  const saved = { answers: { x: { picked: ["a", 3], rev: "1" }, y: { picked: [] }, z: 7, w: { picked: ["b"] } } };
  assert.deepEqual(parseAnswers(saved), { x: { picked: ["a"], rev: "1" }, w: { picked: ["b"], rev: "" } });
  for (const broken of [undefined, null, 7, "x", [], { answers: [] }]) assert.deepEqual(parseAnswers(broken), {});
});

test("counts: every page says the same of the same answers", () => {
  const key = { kind: "choice", options: [{ id: "a", correct: true }, { id: "b", correct: false }] } as const;
  const questions = ["q1", "q2", "q3", "q4"].map((id) => ({ id, rev: "2", key }));
  const answers = {
    q1: { picked: ["a"], rev: "2" },
    q2: { picked: ["b"], rev: "2" },
    // Of an older wording, and of a question that is no longer there.
    q3: { picked: ["a"], rev: "1" },
    q9: { picked: ["a"], rev: "2" },
  };
  assert.deepEqual(countsOf(questions, answers), { asked: 4, answered: 2, right: 1 });
  assert.deepEqual(countsOf([], answers), { asked: 0, answered: 0, right: 0 });
  assert.deepEqual(countsOfTest([true, false, true]), { asked: 3, answered: 3, right: 2 });
});

test("progress: what was begun is kept, what earlier versions saved counts as answered", () => {
  const at = "2026-11-23";
  const saved = { hp01: { right: 2, answered: 5, total: 22, at }, hp02: { right: 9, total: 12, at }, hp03: { right: 6, answered: 5, total: 22, at } };
  assert.deepEqual(parseProgress(saved), { hp01: saved.hp01, hp02: { right: 9, answered: 12, total: 12, at } });
});

test("progress: impossible results are dropped", () => {
  const saved = {
    hp01: { right: 9, total: 12, at: "2026-11-23" },
    hp02: { right: 13, total: 12, at: "2026-11-23" },
    hp03: { right: 1, total: 0, at: "2026-11-23" },
    hp04: { right: 1.5, total: 3, at: "2026-11-23" },
    hp05: { right: 1, total: 3, at: "hôm qua" },
  };
  assert.deepEqual(Object.keys(parseProgress(saved)), ["hp01"]);
});

test("progress: the better result is kept, the newer when the quiz changed", () => {
  const old = { right: 9, answered: 10, total: 12, at: "2026-01-01" };
  assert.equal(better(old, { right: 8, answered: 12, total: 12, at: "2026-02-01" }), old);
  const further = { right: 9, answered: 11, total: 12, at: "2026-01-01" };
  assert.equal(better(old, further), further);
  const longer = { right: 3, answered: 3, total: 15, at: "2026-02-01" };
  assert.equal(better(old, longer), longer);
});

test("days are local days", () => {
  assert.equal(day(new Date(2026, 10, 3, 1, 0)), "2026-11-03");
  assert.equal(readableDay("2026-11-03"), "03/11/2026");
});

test("a deadline that has passed is due next year", () => {
  const today = new Date(2026, 10, 23);
  assert.equal(daysUntil("11-23", today), 0);
  assert.equal(daysUntil("11-24", today), 1);
  assert.equal(daysUntil("02-28", today), 97);
});

test("storage never throws", () => {
  const full: Backend = {
    getItem: () => "{broken",
    setItem: () => {
      throw new Error("QuotaExceededError");
    },
    removeItem: () => undefined,
    key: () => "xhht.a",
    length: 1,
  };
  const store = storeOf(() => full);
  assert.equal(store.get("a"), undefined);
  assert.equal(store.set("a", 1), false);
  assert.deepEqual([store.keys("a"), store.keys("b")], [["a"], []]);
  const forbidden = storeOf(() => {
    throw new Error("SecurityError");
  });
  assert.equal(forbidden.get("a"), undefined);
  assert.equal(forbidden.remove("a"), false);
  assert.deepEqual(forbidden.keys("a"), []);
  assert.equal(parseJson(null), undefined);
});
