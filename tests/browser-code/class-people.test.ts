/** A class is people: repeats are found, told apart and left out; lines as people write them. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { readLine } from "../../overrides/src/engines/quiz/code-line";
import { hurried, type Entry } from "../../overrides/src/engines/quiz/entry";
import { counted, counting } from "../../overrides/src/engines/quiz/people";

const entry = (name: string, given: Partial<Entry> = {}): Entry => ({
  name, test: "cuoi-khoa", seed: 7, right: 3, asked: 4, answers: [true, true, true, false], questions: ["a", "b", "c", "d"],
  at: "2026-11-25", minutes: 20, code: `${name}${given.at ?? ""}${given.right ?? ""}`, short: `S${given.seed ?? 7}${given.right ?? 3}`, apart: false, ...given,
}); // prettier-ignore
const score = (name: string, given: Partial<Entry> = {}): Entry => entry(name, { answers: null, questions: [], at: null, minutes: null, ...given });

test("of one name and test the newest day counts, else what came last", () => {
  const rows = [entry("Nguyễn Văn A", { at: "2026-11-26", right: 4 }), entry("nguyễn văn a"), entry("Nguyễn Văn A", { test: "dau-khoa" })];
  assert.deepEqual(counting(rows), [0, 0, 2]);
  assert.deepEqual(counting([score("Lò Thị B"), score("Lò Thị B", { right: 2 })]), [1, 1]);
});

test("marks make two people; a name without marks is that of the one it can be", () => {
  assert.deepEqual(counting([entry("Lò Thị Hà"), entry("Lò Thị Hạ")]), [0, 1]);
  assert.deepEqual(counting([entry("Lò Thị Hà"), entry("lo thi ha", { right: 1 })]), [1, 1]);
  assert.deepEqual(counting([entry("Lò Thị Hà"), entry("Lò Thị Hạ"), entry("lo thi ha")]), [0, 1, 2]);
});

test("who was told apart counts", () => {
  const rows = [entry("Nguyễn Văn A"), entry("Nguyễn Văn A", { right: 1, apart: true }), entry("Nguyễn Văn A", { right: 2 })];
  assert.deepEqual(counting(rows), [2, 1, 2]);
  assert.equal(counted(rows).length, 2);
});

test("the same result by short and by long code: the one that tells more", () => {
  assert.deepEqual(counting([entry("Nguyễn Văn A"), score("Nguyễn Văn A")]), [0, 0]);
  assert.deepEqual(counting([score("Nguyễn Văn A"), entry("Nguyễn Văn A")]), [1, 1]);
});

test("a short code without a name that equals another is a repeat until told apart; with other names it is not", () => {
  assert.deepEqual(counting([score(""), score("")]), [0, 0]);
  assert.deepEqual(counting([score(""), score("", { apart: true })]), [0, 1]);
  assert.deepEqual(counting([score(""), entry("Nguyễn Văn A")]), [1, 1]);
  assert.deepEqual(counting([score("Nguyễn Văn A"), score("Lò Thị B")]), [0, 1]);
  assert.deepEqual(counting([entry("", { code: "1" }), entry("", { code: "2" })]), [0, 1]);
});

test("minutes that nobody reads so fast", () => {
  assert.ok(hurried(entry("A", { minutes: 7 }), 40));
  assert.ok(hurried(entry("A", { minutes: 0 }), 0));
  assert.ok(!hurried(entry("A", { minutes: 8 }), 40));
  assert.ok(!hurried(score("A"), 40));
});

test("lines: names before and after the code, or none", () => {
  const code = "0404-12G0-0W22-600M-0800-0KK7-ENWY";
  const short = "K7QX-2M9A";
  const good = (text: string): boolean => [code, short].some((one) => one.replace(/-/g, "") === text.toUpperCase().replace(/[- ]/g, ""));
  const cases: ReadonlyArray<readonly [string, string, string]> = [
    [code, "", code],
    [`Nguyễn Văn A: ${code}`, "Nguyễn Văn A", code],
    [`${code}\tLò Thị Ví Dụ`, "Lò Thị Ví Dụ", code],
    [`"Nguyễn Văn A","${code}"`, "Nguyễn Văn A", code],
    [`1. Vàng A: ${code.replace(/-/g, " ")}`, "1. Vàng A", code.replace(/-/g, " ")],
    [code.replace(/-/g, "").toLowerCase(), "", code.replace(/-/g, "").toLowerCase()],
    [code.replace(/-/g, "–"), "", code],
    ["chẳng có mã", "", "chẳng có mã"],
    [short, "", short],
    [`Minh Hanh k7qx 2m9a`, "Minh Hanh", "k7qx 2m9a"],
    [`K7QX2M9A; Tran Minh Hanh`, "Tran Minh Hanh", "K7QX2M9A"],
    [`K7QX 2M9A Minh Hanh`, "Minh Hanh", "K7QX 2M9A"],
    ["Nguyễn Văn A: K7QX-2M9B", "Nguyễn Văn A", "K7QX-2M9B"],
  ]; // prettier-ignore
  for (const [line, name, found] of cases) assert.deepEqual(readLine(line, good), { name, code: found }, line);
  assert.equal(readLine("  ", good), null);
});
