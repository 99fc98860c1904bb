import assert from "node:assert/strict";
import { test } from "node:test";

import { readDelegates, rowsOf } from "../../overrides/src/engines/class/delegates";
import { NOTHING, readKept, tidy, writeKept } from "../../overrides/src/engines/class/kept";
import { atHours, costOf, costsIn, dateOf, late, minutesOf, seedsFor, sheetsOf, type Course, type Plan } from "../../overrides/src/engines/class/kit";

const slot = (start: number, minutes: number) => ({ start, minutes, kind: "hoc-phan", subject: "hp01", what: "…" });
const COURSE: Course = {
  id: "hai-buoi",
  title: "Lớp thử",
  summary: "",
  tests: [],
  halves: [
    { day: 1, part: "sang", slots: [slot(450, 30), slot(480, 100)] },
    { day: 1, part: "chieu", slots: [slot(810, 120)] },
  ],
};
const PLAN: Plan = { course: COURSE, day: "2026-12-31", place: "Bản Mẫu 1", title: "Lớp thử", people: 40, delegates: [], halves: COURSE.halves, seeds: [], costs: [] };

const LISTS: ReadonlyArray<readonly [string, string, ReadonlyArray<readonly [string, string]>, ReadonlyArray<string>]> = [
  ["commas", "Nguyễn Văn A, Bản Mẫu 1\nLò Thị B, Bản Mẫu 2, xã Ví Dụ", [["Nguyễn Văn A", "Bản Mẫu 1"], ["Lò Thị B", "Bản Mẫu 2, xã Ví Dụ"]], []],
  ["numbers before names", "1\tNguyễn Văn A\tBản Mẫu 1\n2.\tLò Thị B\tBản Mẫu 2", [["Nguyễn Văn A", "Bản Mẫu 1"], ["Lò Thị B", "Bản Mẫu 2"]], []],
  ["a head in another order", "Đơn vị;Chức vụ;Họ tên\nBản Mẫu 1;Trưởng bản;Nguyễn Văn A\nBản Mẫu 2;;Lò Thị B", [["Nguyễn Văn A", "Bản Mẫu 1"], ["Lò Thị B", "Bản Mẫu 2"]], []],
  ["quotes", '"Nguyễn Văn A","Bản Mẫu 1, xã Ví Dụ"', [["Nguyễn Văn A", "Bản Mẫu 1, xã Ví Dụ"]], []],
  ["names that differ by marks alone", "Lò Văn Hà, Bản 1\nLò Văn Há, Bản 1", [["Lò Văn Hà", "Bản 1"], ["Lò Văn Há", "Bản 1"]], []],
  ["bad rows", "Nguyễn Văn A, Bản 1\n\nLò Thị B\n7, 8\nnguyễn văn a, bản 1", [["Nguyễn Văn A", "Bản 1"]], ["Dòng 3, Lò Thị B: thiếu nơi", "Dòng 5, nguyễn văn a: đã có ở dòng 1"]],
  ["nothing", " \n", [], ["Danh sách chưa có ai"]],
];

for (const [name, text, people, faults] of LISTS) {
  test(`a list of delegates: ${name}`, () => {
    const found = readDelegates(rowsOf(text));
    assert.deepEqual(found.people.map((one) => [one.name, one.place]), people);
    assert.equal(found.faults.length, faults.length, found.faults.join("\n"));
    faults.forEach((words, n) => assert.ok(found.faults[n]?.startsWith(words), found.faults[n]));
  });
}

test("half-days begin when they are told to; a single one moves to where its hour is", () => {
  const moved = atHours(COURSE, { sang: 420 });
  assert.deepEqual(moved.map(({ slots }) => slots[0]?.start), [420, 810]);
  const alone = atHours({ ...COURSE, halves: COURSE.halves.slice(1) }, { sang: 480, chieu: 810 });
  assert.deepEqual([alone[0]?.part, alone[0]?.slots[0]?.start], ["sang", 480]);
  assert.deepEqual(late(atHours(COURSE, { chieu: 16 * 60 })), [[2, 18 * 60]]);
  assert.deepEqual(late(COURSE.halves), []);
});

test("days run over the end of a year; times of day are read", () => {
  assert.equal(dateOf(PLAN, 2), "2027-01-01");
  assert.equal(minutesOf("07:30"), 450);
  assert.equal(minutesOf(""), undefined);
});

test("what a head costs is what was typed, and what cannot be read is told", () => {
  const { costs, odd } = costsIn("Nước uống = 15.000 / buổi\nTài liệu=40000 đồng\nĂn trưa = 35000đ/ngày\nQuà\nXe = mười nghìn\nMũ = 5 / tuần");
  assert.deepEqual(costs.map(({ price, per }) => [price, per]), [[15000, "buoi"], [40000, "lop"], [35000, "ngay"]]);
  assert.deepEqual(odd, ["Quà", "Xe = mười nghìn", "Mũ = 5 / tuần"]);
  assert.equal(costOf(PLAN, costs[0]!)[1], 40 * 2 * 15000);
});

test("numbers of variants are four in a row, the same for the same day and place", () => {
  const seeds = seedsFor("2026-12-10", "Bản Mẫu 1");
  assert.deepEqual(seeds, seedsFor("2026-12-10", " Bản Mẫu 1 "));
  assert.notDeepEqual(seeds, seedsFor("2026-12-10", "Bản Mẫu 2"));
  assert.ok(seeds.every((seed, n) => seed === (seeds[0] ?? 0) + n && seed >= 1000 && seed <= 9999));
});

test("sheets are counted by copies and sides", () => {
  assert.equal(sheetsOf(3, 40), 80);
  assert.equal(sheetsOf(3, 2, true), 6);
});

test("a class is taken along and comes back; files of others do not", () => {
  const kept = { ...NOTHING, course: "hai-ngay", day: "2026-12-10", list: "Nguyễn Văn A, Bản Mẫu 1" };
  assert.deepEqual(readKept(`\ufeff${writeKept(kept)}`), kept);
  assert.equal(readKept('{"form": "giay-moi"}'), undefined);
  assert.equal(readKept("["), undefined);
  assert.deepEqual(tidy({ place: 7, title: "T", more: "x" }), { ...NOTHING, title: "T" });
});
