import assert from "node:assert/strict";
import { test } from "node:test";

import { daysUntil } from "../../overrides/src/calendar";
import { grade, parseAnswers } from "../../overrides/src/grading";
import { better, day, parseProgress, readableDay } from "../../overrides/src/progress";
import { parseJson, storeOf, type Backend } from "../../overrides/src/storage";

const OPTIONS = [
  { id: "a", correct: true },
  { id: "b", correct: false },
  { id: "c", correct: true },
];

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
    assert.deepEqual(grade(OPTIONS, picked), { right, missing, extra });
  });
}

test("saved answers: what is unexpected is left out", () => {
  const saved = { answers: { x: { picked: ["a", 3], rev: "1" }, y: { picked: [] }, z: 7, w: { picked: ["b"] } } };
  assert.deepEqual(parseAnswers(saved), { x: { picked: ["a"], rev: "1" }, w: { picked: ["b"], rev: "" } });
  for (const broken of [undefined, null, 7, "x", [], { answers: [] }]) assert.deepEqual(parseAnswers(broken), {});
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
  const old = { right: 9, total: 12, at: "2026-01-01" };
  assert.equal(better(old, { right: 8, total: 12, at: "2026-02-01" }), old);
  const longer = { right: 3, total: 15, at: "2026-02-01" };
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
  };
  const store = storeOf(() => full);
  assert.equal(store.get("a"), undefined);
  assert.equal(store.set("a", 1), false);
  const forbidden = storeOf(() => {
    throw new Error("SecurityError");
  });
  assert.equal(forbidden.get("a"), undefined);
  assert.equal(forbidden.remove("a"), false);
  assert.equal(parseJson(null), undefined);
});
