/** A class added up: passes, gains, hard questions, and questions that tell people apart. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { gains, groups, itemStats } from "../../overrides/src/engines/quiz/class-stats";
import type { Entry } from "../../overrides/src/engines/quiz/entry";
import { toCsv, toWorkbook } from "../../overrides/src/office/xlsx/tables";
import { Workbook } from "../../overrides/src/office/xlsx/workbook";

const entry = (name: string, right: string, test = "cuoi-khoa"): Entry => {
  const answers = Array.from(right, (one) => one === "1");
  const score = { right: answers.filter(Boolean).length, asked: answers.length };
  return { name, test, seed: 1, ...score, answers, questions: ["a", "b", "c", "d"], at: "2026-11-25", minutes: 5, code: name, short: right, apart: false };
};

/** The same result from a short code. */
const score = (...given: Parameters<typeof entry>): Entry => ({ ...entry(...given), answers: null, questions: [], at: null, minutes: null });

test("groups: people, passes, mean, range", () => {
  const found = groups([entry("A", "1111"), entry("B", "1100"), entry("C", "1110"), entry("D", "0000", "dau-khoa")], () => 3);
  assert.deepEqual(found, [
    { test: "cuoi-khoa", people: 3, passed: 2, mean: 0.75, least: 0.5, most: 1 },
    { test: "dau-khoa", people: 1, passed: 0, mean: 0, least: 0, most: 0 },
  ]);
});

test("items: hardest first; the best and the weakest compared", () => {
  // Eight people: tails of two. Question c separates them fully, b not at all, d the wrong way round.
  const rows = ["1110", "1110", "1110", "1100", "0110", "0100", "0101", "0101"].map((right, at) => entry(`N${at}`, right));
  const found = new Map(itemStats(rows).map((stat) => [stat.id, stat]));
  assert.equal(found.get("b")?.facility, 1);
  assert.equal(found.get("b")?.discrimination, 0);
  assert.equal(found.get("c")?.discrimination, 1);
  assert.ok((found.get("d")?.discrimination ?? 0) < 0);
  assert.equal(itemStats(rows)[0]?.id, "d");
  assert.equal(found.get("a")?.asked, 8);
});

test("items: too few people, no discrimination", () => {
  assert.ok(itemStats([entry("A", "1111"), entry("B", "0000")]).every((stat) => stat.discrimination === null));
  assert.deepEqual(itemStats([]), []);
});

test("scores alone count in passes and gains, not in items", () => {
  const rows = [entry("A", "1111"), score("B", "1100"), score("A", "1000", "dau-khoa")];
  assert.deepEqual(groups(rows, () => 3)[0], { test: "cuoi-khoa", people: 2, passed: 1, mean: 0.75, least: 0.5, most: 1 });
  assert.deepEqual(gains(rows, "dau-khoa", "cuoi-khoa").people, [{ name: "A", before: 0.25, after: 1 }]);
  assert.ok(itemStats(rows).every(({ asked }) => asked === 1));
});

test("gains are matched by name however it is typed; a name of two people is told", () => {
  const rows = [entry("Nguyễn Văn A", "1000", "dau-khoa"), entry("nguyen van a", "1110"), entry("Lò Thị B", "1111"), entry("", "1111")];
  const found = gains(rows, "dau-khoa", "cuoi-khoa");
  assert.deepEqual(found, { people: [{ name: "nguyen van a", before: 0.25, after: 0.75 }], unclear: [] });
  const two = gains([...rows, entry("Nguyễn Văn A", "0000")], "dau-khoa", "cuoi-khoa");
  assert.deepEqual(two, { people: [], unclear: ["nguyen van a"] });
});

test("csv: what looks like a formula stays text", () => {
  assert.equal(toCsv([["Tên", "Số"], ["=1+1", 2], ['Vàng "A", B', null]]), '\ufeffTên,Số\r\n\'=1+1,2\r\n"Vàng ""A"", B",\r\n');
});

test("workbooks are the same each time", () => {
  const sheets = [{ name: "Một/hai", rows: [["a"], ["<&>\u0001"], [1.5]] }];
  assert.deepEqual(toWorkbook(sheets), toWorkbook(sheets));
});

test("a workbook holds what the tables hold, and nothing becomes a formula", async () => {
  const rows = [["Tên", "Số", "Nữa"], ["<&>\u0001 dòng", 2, null], [null, 1.5, "=1+1"]];
  const limits = { file: 1e6, parts: 20, part: 1e6, whole: 1e6, ratio: 200 };
  const book = await Workbook.open(toWorkbook([{ name: "Một/hai", rows }, { name: "Khác", rows: [["a"]] }]), limits, async () => undefined);
  assert.deepEqual(book.sheets.map(({ name }) => name), ["Một hai", "Khác"]);
  const sheet = await book.sheet("Một hai");
  const read = rows.map((row, y) => row.map((_, x) => sheet.cell(y + 1, x + 1)?.value ?? null));
  assert.deepEqual(read, [["Tên", "Số", "Nữa"], ["<&> dòng", 2, null], [null, 1.5, "=1+1"]]);
});
