/** Editions: a copy tells in an address what it is; the site says which is newer and where they differ. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { asQuery, compared, tellOf, told, type Edition } from "../../overrides/src/pages/offline/compare";

const edition = (day: string, version: string, parts: Record<string, string>): Edition => ({
  site: "https://cong.example/", kind: "day-du", day, version,
  parts: Object.fromEntries(Object.entries(parts).map(([folder, hash]) => [folder, [hash, `Phần ${folder}`] as const])),
}); // prettier-ignore

const old = edition("2026-10-01", "0123456789ab", { "": "aaaaaa", "hoc-phan": "bbbbbb", "bo-di": "cccccc" });
const fresh = edition("2026-11-23", "ba9876543210", { "": "aaaaaa", "hoc-phan": "dddddd", "them-vao": "eeeeee" });

test("what a copy says of itself comes back from the address", () => {
  assert.deepEqual(told(asQuery(old)), tellOf(old));
  assert.equal(told("?x=1"), undefined);
});

test("a torn address is told apart from none", () => {
  const whole = asQuery(old);
  for (const torn of [whole.slice(0, 15), whole.slice(0, -2), whole.replace("2026-10-01", "hôm qua"), whole.replace("phan=", "phan=<b>"), "?ban="]) {
    assert.equal(told(torn), null, torn);
  }
});

test("the same content is the newest, whenever it was built", () => {
  assert.deepEqual(compared(tellOf({ ...fresh, day: "2025-01-01" }), fresh), { state: "same", parts: [] });
});

test("older, newer, built on one day; with the names of the parts that differ", () => {
  const parts = ["Phần hoc-phan", "Phần them-vao", "bo-di"];
  assert.deepEqual(compared(tellOf(old), fresh), { state: "older", parts });
  assert.equal(compared(tellOf({ ...old, day: "2026-12-01" }), fresh).state, "newer");
  assert.equal(compared(tellOf({ ...old, day: fresh.day }), fresh).state, "sameDay");
});
