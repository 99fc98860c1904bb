/** Facets of the page of documents: what is left, what each choice would leave, and the address. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { counts, fits, readState, writeState, type Values } from "../../overrides/src/engines/search/facets";

const rows: Values[] = [
  { loai: ["thong-tu"], nam: ["2023"], "chu-de": ["xa", "huyen"] },
  { loai: ["thong-tu"], nam: ["2014"], "chu-de": ["xa"] },
  { loai: ["quyet-dinh"], nam: ["2023"], "chu-de": [] },
];
const FACETS = ["loai", "nam", "chu-de"];
const ORDERS = ["ke-hoach", "moi"];

const left = (choice: Record<string, string[]>): number[] =>
  rows.flatMap((row, at) => (fits(row, choice) ? [at] : []));

test("any value of one facet, every facet", () => {
  assert.deepEqual(left({}), [0, 1, 2]);
  assert.deepEqual(left({ loai: [] }), [0, 1, 2]);
  assert.deepEqual(left({ nam: ["2023", "2014"] }), [0, 1, 2]);
  assert.deepEqual(left({ loai: ["thong-tu"], nam: ["2023"] }), [0]);
  assert.deepEqual(left({ "chu-de": ["huyen", "xa"] }), [0, 1]);
  assert.deepEqual(left({ "chu-de": ["la"] }), []);
});

test("counts tell what a choice would leave", () => {
  const found = counts(rows, { loai: ["thong-tu"] });
  assert.deepEqual([...(found.get("loai") ?? [])], [["thong-tu", 2], ["quyet-dinh", 1]]);
  assert.deepEqual([...(found.get("nam") ?? [])], [["2023", 1], ["2014", 1]]);
  assert.deepEqual([...(found.get("chu-de") ?? [])], [["xa", 2], ["huyen", 1]]);
});

test("the address holds the state and nothing else is lost", () => {
  const state = { text: "điều 6", order: "moi", choice: { nam: ["2023", "2014"], "chu-de": ["xa"] } };
  const query = writeState(state, new URLSearchParams("h=a&nam=1999"), FACETS, ORDERS);
  assert.equal(query, "?h=a&tim=%C4%91i%E1%BB%81u+6&nam=2023,2014&chu-de=xa&xep=moi");
  assert.deepEqual(readState(new URLSearchParams(query), FACETS, ORDERS), state);
  assert.equal(writeState({ text: "", order: "ke-hoach", choice: {} }, new URLSearchParams(query), FACETS, ORDERS), "?h=a");
});

test("orders and facets nobody knows are passed over", () => {
  assert.deepEqual(readState(new URLSearchParams("xep=la&mau=do&nam=,,"), FACETS, ORDERS), { text: "", order: "ke-hoach", choice: {} });
});
