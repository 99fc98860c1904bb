/** What a learner has done, as it is kept: changes, two tabs, two devices, broken storage. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { storeOf, type Backend } from "../../overrides/src/common/storage";
import { keepLearning, learningIn } from "../../overrides/src/engines/learning/kept";
import { answered, finished, handedIn, isEmpty, mergeLearning, NOTHING, opened, parseLearning, withBegun, type Place } from "../../overrides/src/engines/learning/record";

const place = (step: number): Place => ({ module: "hp01", title: `Bước ${step}`, step, of: 2, anchor: `b${step}`, href: "hoc-phan/01-bat-dau/" });
const STEPS = ["b1", "b2"];

test("a step opened is the place to go on from; gone through, the next one is", () => {
  const first = opened(NOTHING, place(1), "2026-11-30");
  assert.deepEqual(first.last, place(1));
  assert.deepEqual(first.modules["hp01"], { seen: [], at: "2026-11-30", read: null });
  const second = finished(first, place(1), place(2), STEPS, "2026-12-01");
  assert.deepEqual(second.last, place(2));
  assert.deepEqual(second.modules["hp01"], { seen: ["b1"], at: "2026-12-01", read: null });
});

test("read on the day the last step is gone through, in any order, once", () => {
  let record = finished(NOTHING, place(2), place(1), STEPS, "2026-11-30");
  assert.equal(record.modules["hp01"]?.read, null);
  record = finished(record, place(1), null, STEPS, "2026-12-01");
  record = finished(record, place(1), place(2), STEPS, "2026-12-05");
  assert.deepEqual(record.modules["hp01"], { seen: ["b2", "b1"], at: "2026-12-05", read: "2026-12-01" });
  assert.equal(finished(record, place(2), null, STEPS, "2026-12-06").last, null);
});

test("the best answer stays, until the question is written anew", () => {
  let record = answered(NOTHING, { id: "hp01-c01", rev: "1", right: true }, "2026-11-30");
  assert.equal(record.modules["hp01"]?.at, "2026-11-30");
  record = answered(record, { id: "hp01-c01", rev: "1", right: false }, "2026-11-30");
  assert.equal(record.answers["hp01-c01"], "1+");
  record = answered(record, { id: "hp01-c01", rev: "2", right: false }, "2026-11-30");
  assert.equal(record.answers["hp01-c01"], "2-");
  assert.equal(record.last, null);
});

test("a passed test shows the objectives of which enough was right; a failed one only answers", () => {
  const asked = [true, true, false, true].map((right, at) => ({ id: `hp01-k${at}`, rev: "1", right, objective: at < 3 ? "hp01-mt1" : "hp01-mt2" }));
  const passed = handedIn(NOTHING, asked, true, null, "2026-11-30");
  assert.deepEqual(passed.passed, { "hp01-mt2": { "hp01-k3": "1" } });
  assert.deepEqual(passed.answers, { "hp01-k0": "1+", "hp01-k1": "1+", "hp01-k2": "1-", "hp01-k3": "1+" });
  assert.deepEqual(passed.modules, {});
  const failed = handedIn(NOTHING, asked, false, "hp01", "2026-11-30");
  assert.deepEqual([failed.passed, Object.keys(failed.modules)], [{}, ["hp01"]]);
});

test("broken storage is an empty record; what can be read of it is kept", () => {
  for (const saved of [undefined, null, 7, "x", [], {}, { modules: 3, last: "x", answers: [], passed: 1 }]) {
    assert.ok(isEmpty(parseLearning(saved)));
    assert.equal(parseLearning(saved).last, null);
  }
  const record = parseLearning({
    modules: { hp01: { seen: ["a", 3], at: "2026-11-30", read: "soon" }, hp02: { seen: [], at: 5 }, hp03: null },
    answers: { "hp01-c01": "1+", "hp01-c02": 3, "hp01-c03": "right" },
    passed: { "hp01-mt1": { "hp01-k1": "1", "hp01-k2": 4 }, "hp01-mt2": 1 },
    later: "a field of a newer version",
  });
  assert.deepEqual(record, {
    modules: { hp01: { seen: ["a"], at: "2026-11-30", read: null } },
    last: null,
    answers: { "hp01-c01": "1+" },
    passed: { "hp01-mt1": { "hp01-k1": "1" } },
  });
});

test("a place leads nowhere but below the site", () => {
  for (const href of ["https://x.example/", "//x.example/", "javascript:alert(1)/", "../", "hoc-phan/../../", "/hoc-phan/", "hoc-phan/01"]) {
    assert.equal(parseLearning({ last: { ...place(1), href } }).last, null, href);
  }
  for (const wrong of [{ step: 0 }, { step: 3 }, { step: 1.5 }, { of: "2" }, { title: 1 }, { anchor: null }]) {
    assert.equal(parseLearning({ last: { ...place(1), ...wrong } }).last, null);
  }
  assert.deepEqual(parseLearning({ last: place(2) }).last, place(2));
});

function memory(): Backend {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (at) => [...kept.keys()][at] ?? null,
  };
}

test("two tabs lose nothing of each other", () => {
  const backend = memory();
  const [one, other] = [storeOf(() => backend), storeOf(() => backend)];
  assert.ok(keepLearning(one, (record) => opened(record, place(1), "2026-11-30")));
  assert.ok(keepLearning(other, (record) => answered(record, { id: "hp02-c01", rev: "1", right: true }, "2026-11-30")));
  assert.ok(keepLearning(one, (record) => finished(record, place(1), place(2), STEPS, "2026-11-30")));
  assert.deepEqual(Object.keys(learningIn(other).modules).sort(), ["hp01", "hp02"]);
  assert.equal(learningIn(one).answers["hp02-c01"], "1+");
});

test("a store that keeps nothing says so", () => {
  const store = storeOf(() => {
    throw new Error("forbidden");
  });
  assert.equal(keepLearning(store, (record) => opened(record, place(1), "2026-11-30")), false);
  assert.deepEqual(learningIn(store), NOTHING);
});

test("what was answered before there was a record is begun; what the record knows stays", () => {
  const record = opened(NOTHING, place(1), "2026-11-30");
  const both = withBegun(record, { hp01: { at: "2026-01-01" }, hp02: { at: "2026-02-02" } });
  assert.equal(both.modules["hp01"], record.modules["hp01"]);
  assert.deepEqual(both.modules["hp02"], { seen: [], at: "2026-02-02", read: null });
  assert.equal(withBegun(record, {}), record);
});

test("of two devices nothing is lost, and it does not matter which is asked first", () => {
  const mine = {
    modules: { hp01: { seen: ["b1"], at: "2026-11-30", read: null }, hp02: { seen: [], at: "2026-11-29", read: "2026-11-29" } },
    last: place(2),
    answers: { a: "1+", b: "1-", c: "2-" },
    passed: { x: { k: "1" } },
  };
  const theirs = {
    modules: { hp01: { seen: ["b2"], at: "2026-12-02", read: null }, hp02: { seen: [], at: "2026-11-20", read: "2026-11-20" } },
    last: place(1),
    answers: { a: "1-", b: "1+", c: "1+", d: "1-" },
    passed: { y: { l: "1" } },
  };
  const both = mergeLearning(mine, theirs);
  assert.deepEqual(both.answers, { a: "1+", b: "1+", c: "2-", d: "1-" });
  assert.deepEqual(both.modules["hp01"], { seen: ["b1", "b2"], at: "2026-12-02", read: null });
  assert.deepEqual(both.modules["hp02"], { seen: [], at: "2026-11-29", read: "2026-11-20" });
  assert.deepEqual(both.last, place(1));
  assert.deepEqual(Object.keys(both.passed).sort(), ["x", "y"]);
  const turned = mergeLearning(theirs, mine);
  assert.deepEqual({ ...turned, modules: {} }, { ...both, modules: {} });
  assert.deepEqual(mergeLearning(mine, mine), mine);
  assert.deepEqual(mergeLearning(NOTHING, mine), mine);
});
