import assert from "node:assert/strict";
import test from "node:test";

import { evaluate } from "../../overrides/src/engines/forms/formula";
import { exact, mean, plain, readable, total } from "../../overrides/src/common/numbers";
import { assess, type Model } from "../../overrides/src/engines/scoring/scoring";

const CARD: Model = {
  id: "mau",
  title: "Bộ mẫu",
  method: "cham-diem",
  groups: [],
  levels: [{ id: "dat", name: "Đạt" }],
  items: Array.from({ length: 10 }, (_, n) => ({ id: `c${n}`, label: `Chỉ số ${n}`, text: "", kind: "points", unit: "điểm", max: 10, needs: null, asks: null })),
  passes: { dat: { min: 80, each: 5, alt: {} } },
};

function judged(...marks: number[]): [string | null, number] {
  const found = assess(CARD, [], Object.fromEntries(marks.map((mark, n) => [`c${n}`, mark])));
  return [found.level, found.total];
}

test("marks that are 80 together reach 80", () => {
  assert.deepEqual(judged(7.7, 8.8, 9.8, 9.9, 5, 9.4, 7.8, 6.7, 9.6, 5.3), ["dat", 80]);
  assert.deepEqual(judged(8.9, 7.9, 7.9, 7.9, 7.9, 7.9, 7.9, 7.9, 7.9, 7.9), ["dat", 80]);
  assert.deepEqual(judged(8, 8, 8, 8, 8, 8, 8, 8, 8, 7.999), [null, 79.999]);
});

test("formulas, totals and means are decimals rounded once", () => {
  const third = ["*", ["/", ["name", "a"], ["name", "b"]], ["number", 300]] as const;
  assert.equal(evaluate(third, { a: 1, b: 3 }, {}), 100);
  assert.equal(evaluate(["/", ["name", "a"], ["-", ["-", ["number", 0.3], ["number", 0.2]], ["number", 0.1]]], { a: 1 }, {}), null);
  assert.equal(evaluate(["-", ["name", "a"], ["name", "a"]], { a: -0.1 }, {}), 0);
  assert.equal(total([0.1, 0.2]), 0.3);
  assert.equal(mean([1, 1, 0]), 0.666667);
  assert.equal(mean([]), null);
  assert.equal(plain(exact(-0.0000005)), -0.000001);
});

test("two decimals are shown unless they hide on which side of a limit a value lies", () => {
  assert.equal(readable(78.125), "78,13");
  assert.equal(readable(79.999), "80");
  assert.equal(readable(79.999, 80), "79,999");
  assert.equal(readable(80, 80), "80");
  assert.equal(readable(100.000001, null, 100), "100,000001");
  assert.equal(readable(-0.001), "0");
});
