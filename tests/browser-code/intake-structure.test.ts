/** What the buttons of the editors' page do to the structure of a text. */

import assert from "node:assert/strict";
import { test } from "node:test";

import type { DeskRow } from "../../overrides/src/pages/intake-desk/schema";
import { Structure } from "../../overrides/src/pages/intake-desk/structure";

const row = (kind: DeskRow["kind"], number: string, text: string, depth: number): DeskRow => ({ kind, number, text, depth, grid: null, at: null });
const told = (structure: Structure): string[] => structure.rows.map((one) => `${one.depth} ${one.kind} ${one.number} ${one.text}`.replace(/ +/g, " "));

const article = (): Structure => new Structure([row("dieu", "1", "Tên", 0), row("khoan", "1", "Một", 1), row("diem", "a", "A", 2), row("khoan", "2", "Hai", 1)]);

test("moving a row takes along what stands in it, and never deeper than the row above holds", () => {
  const structure = article();
  structure.shift(1, 1);
  assert.deepEqual(told(structure), told(article()), "a first child cannot go deeper");
  structure.shift(3, 1);
  assert.equal(structure.rows[3]!.depth, 2);
  structure.shift(1, -1);
  assert.deepEqual(structure.rows.map((one) => one.depth), [0, 0, 1, 1]);
  structure.shift(0, -1);
  assert.equal(structure.rows[0]!.depth, 0);
});

test("joining puts the number among the words, and what stood below stays below", () => {
  const structure = article();
  structure.join(3);
  assert.deepEqual(told(structure), ["0 dieu 1 Tên", "1 khoan 1 Một", "2 diem a A 2. Hai"]);
  structure.join(1);
  assert.deepEqual(told(structure), ["0 dieu 1 Tên 1. Một", "2 diem a A 2. Hai"]);
});

test("a split gives a clause or a point where the second part is numbered, else a paragraph", () => {
  const structure = new Structure([row("khoan", "1", "Một việc. 2. Hai việc. b) Ba việc.", 1)]);
  structure.split(0, 9);
  assert.deepEqual(told(structure), ["1 khoan 1 Một việc.", "1 khoan 2 Hai việc. b) Ba việc."]);
  structure.split(1, 9);
  assert.deepEqual(told(structure).slice(1), ["1 khoan 2 Hai việc.", "2 diem b Ba việc."]);
  structure.split(2, 3);
  assert.deepEqual(told(structure).slice(2), ["2 diem b Ba", "3 doan việc."]);
  structure.split(3, 0);
  assert.equal(structure.rows.length, 4, "nothing before the cursor");
});

test("every step can be taken back, in order", () => {
  const structure = article();
  const before = told(structure);
  structure.set(0, { text: "Khác" });
  structure.add(1);
  structure.remove(0);
  assert.equal(structure.canUndo, true);
  for (let step = 0; step < 3; step += 1) structure.undo();
  assert.deepEqual(told(structure), before);
  assert.equal(structure.canUndo, false);
  structure.undo();
  assert.deepEqual(told(structure), before);
});
