/** A class added up: passes, gains, hard questions, and questions that tell people apart; lines as people write them. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { gains, groups, itemStats, readLine, type Entry } from "../../overrides/src/engines/quiz/class-stats";
import { toCsv, toWorkbook } from "../../overrides/src/office/xlsx/tables";
import { Workbook } from "../../overrides/src/office/xlsx/workbook";

const entry = (name: string, right: string, test = "cuoi-khoa"): Entry => ({
  name,
  questions: ["a", "b", "c", "d"],
  result: { test, seed: 1, at: "2026-11-25", minutes: 5, name: "", right: Array.from(right, (one) => one === "1") },
});

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

test("gains are matched by name however it is typed", () => {
  const rows = [entry("Nguyễn Văn A", "1000", "dau-khoa"), entry("nguyen van a", "1110"), entry("Lò Thị B", "1111"), entry("", "1111")];
  assert.deepEqual(gains(rows, "dau-khoa", "cuoi-khoa"), [{ name: "nguyen van a", before: 0.25, after: 0.75 }]);
});

test("lines: names before and after the code, or none", () => {
  const code = "0404-12G0-0W22-600M-0800-0KK7-ENWY";
  const cases: ReadonlyArray<readonly [string, string, string]> = [
    [code, "", code],
    [`Nguyễn Văn A: ${code}`, "Nguyễn Văn A", code],
    [`${code}\tLò Thị Ví Dụ`, "Lò Thị Ví Dụ", code],
    [`"Nguyễn Văn A","${code}"`, "Nguyễn Văn A", code],
    [`1. Vàng A: ${code.replace(/-/g, " ")}`, "1. Vàng A", code.replace(/-/g, " ")],
    [code.replace(/-/g, "").toLowerCase(), "", code.replace(/-/g, "").toLowerCase()],
    [code.replace(/-/g, "–"), "", code],
    ["chẳng có mã", "", "chẳng có mã"],
  ]; // prettier-ignore
  for (const [line, name, found] of cases) assert.deepEqual(readLine(line), { name, code: found }, line);
  assert.equal(readLine("  "), null);
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
