/** The sentences of a class's report: only what is known, in the order it was told. */

import assert from "node:assert/strict";
import { test } from "node:test";

import type { HallRecord } from "../../overrides/src/engines/hall/record";
import type { Entry } from "../../overrides/src/engines/quiz/entry";
import { hallLines, openLines, readSessions, sessions, testLines, wishLines } from "../../overrides/src/engines/quiz/session-report";

const tests = [
  { id: "dau", title: "Bài đầu", matches: null, needed: 3 },
  { id: "cuoi", title: "Bài cuối", matches: "dau", needed: 3 },
];
const entry = (name: string, test: string, right: number): Entry => ({
  name, test, seed: 7, right, asked: 4, answers: null, questions: [], at: null, minutes: null, code: "", short: "", apart: false,
}); // prettier-ignore

test("nothing known, nothing said", () => {
  assert.deepEqual([sessions([]), sessions([null, null]), testLines([], tests), hallLines([]), openLines([])], [[], [], [], [], []]);
  assert.deepEqual(wishLines(new Map([["Góp ý", ["", " "]]])), []);
});

test("sessions as typed: a gap is one nobody counted", () => {
  assert.deepEqual(readSessions("35, , 36"), [35, null, 36]);
  assert.deepEqual(readSessions(" "), []);
  assert.equal(readSessions("35; ba"), undefined);
  assert.equal(readSessions("3.5"), undefined);
  assert.deepEqual(sessions([35, null, 0]), ["Số người có mặt: buổi 1: 35 người; buổi 3: 0 người."]);
});

test("tests and gains in sentences, worse as well as better", () => {
  const lines = testLines([entry("A", "dau", 4), entry("A", "cuoi", 3), entry("B", "cuoi", 1)], tests);
  assert.deepEqual(lines, [
    "Bài đầu: 1 người làm, 1 người đạt, trung bình đúng 100%.",
    "Bài cuối: 2 người làm, 1 người đạt, trung bình đúng 50%.",
    "Từ “Bài đầu” đến “Bài cuối”: 1 người có cả hai bài, trung bình đúng từ 100% thành 75%.",
  ]);
});

test("the hall: what hands were counted for, and what waits", () => {
  const options = [{ letter: "A", text: "Một" }, { letter: "B", text: "Hai" }];
  const asked = { id: "x", question: "Mấy?", options, right: ["B"], counts: { A: 2 }, day: "2026-12-10", time: "09:00" };
  const record: HallRecord = {
    deck: "hp01", title: "Học phần 1", questions: [asked, { ...asked, id: "y", counts: {} }],
    parked: [{ text: "Ai trả tiền?", slide: "", day: "2026-12-10", time: "09:10" }],
  }; // prettier-ignore
  assert.deepEqual(hallLines([record]), ["Hỏi cả hội trường ngày 10/12/2026: “Mấy?” Giơ tay A: 2, B (đúng): 0."]);
  assert.deepEqual(openLines([record]), ["Câu hỏi của học viên chưa trả lời được:", "– Ai trả tiền?"]);
});

test("wishes: the same words once, on one line each", () => {
  const lines = wishLines(new Map([["Góp ý", ["Thêm giờ\nthực hành", "Thêm giờ thực hành", ""]], ["Muốn học thêm", []]]));
  assert.deepEqual(lines, ["Học viên ghi ở ô “Góp ý”:", "– Thêm giờ thực hành"]);
});
