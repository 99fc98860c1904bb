/** Spaced review: what comes back, when, and what is left alone. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { answered, dayNumber, due, parseQueue, type Queue } from "../../overrides/src/engines/quiz/spaced-review";

const REVS = new Map([["a", "1"], ["b", "1"]]);

test("right from the start never enters", () => {
  assert.deepEqual(answered({}, "a", "1", true, 10), {});
});

test("wrong comes back after 1, 3, 7 and 21 days, then is done", () => {
  let queue: Queue = answered({}, "a", "1", false, 100);
  const days: number[] = [];
  for (let day = 100; day < 200; day++) {
    if (!due(queue, day, REVS).includes("a")) continue;
    days.push(day - 100);
    queue = answered(queue, "a", "1", true, day);
  }
  assert.deepEqual(days, [1, 4, 11, 32]);
  assert.deepEqual(queue, {});
});

test("wrong again starts over; answering early changes nothing", () => {
  let queue: Queue = answered({}, "a", "1", false, 0);
  assert.equal(answered(queue, "a", "1", true, 0), queue);
  queue = answered(queue, "a", "1", true, 1);
  assert.deepEqual(due(queue, 3, REVS), []);
  queue = answered(queue, "a", "1", false, 4);
  assert.deepEqual(due(queue, 5, REVS), ["a"]);
});

test("longest overdue first; rewritten and vanished questions are passed over", () => {
  const queue: Queue = { a: { rev: "1", step: 0, due: 5 }, b: { rev: "1", step: 0, due: 3 }, c: { rev: "1", step: 0, due: 1 } };
  assert.deepEqual(due(queue, 5, REVS), ["b", "a"]);
  assert.deepEqual(due({ a: { rev: "0", step: 0, due: 1 } }, 5, REVS), []);
});

test("broken storage is an empty queue", () => {
  for (const saved of [null, 7, "x", [], { a: 1 }, { a: { rev: 1, step: 0, due: 1 } }, { a: { rev: "1", step: 9, due: 1 } }]) {
    assert.deepEqual(parseQueue(saved), {});
  }
});

test("days are local days", () => {
  assert.equal(dayNumber(new Date(2026, 10, 25, 23, 59)) - dayNumber(new Date(2026, 10, 25, 0, 1)), 0);
  assert.equal(dayNumber(new Date(2026, 10, 26, 0, 1)) - dayNumber(new Date(2026, 10, 25, 23, 59)), 1);
});
