/** Result codes: back as they went, however they were copied; and what is broken is told apart. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { CodeError, decode, editionOf, encode, type Book, type Result } from "../../overrides/src/engines/quiz/code";
import { Random } from "../../overrides/src/engines/quiz/draw";

const book: Book = { tests: ["dau-khoa", "cuoi-khoa", "hoc-phan-01"], edition: editionOf(["hp01-c01 1", "hp01-c02 1"]) };
const result: Result = {
  test: "cuoi-khoa", seed: 4321, at: "2026-11-25", minutes: 17, name: "",
  right: [true, false, true, true, false, true, true, true, false, true],
}; // prettier-ignore

const problem = (typed: string, other: Book = book): string | null => {
  try {
    decode(typed, other);
    return null;
  } catch (error) {
    return error instanceof CodeError ? error.problem : String(error);
  }
};

test("a code comes back as it went", () => {
  const random = new Random("codes");
  for (let n = 0; n < 500; n++) {
    const made: Result = {
      test: book.tests[random.next(3)] ?? "",
      seed: random.next(65536),
      at: new Date(Date.UTC(2024, 0, 1 + random.next(9000))).toISOString().slice(0, 10),
      minutes: random.next(256),
      right: Array.from({ length: random.next(60) }, () => random.next(2) === 1),
      name: ["", "Nguyễn Văn A", "Lò Thị Ví Dụ", "Vàng A 1"][random.next(4)] ?? "",
    };
    assert.deepEqual(decode(encode(made, book), book), made);
  }
});

test("36 questions without a name fit in 35 letters", () => {
  const code = encode({ ...result, right: Array.from({ length: 36 }, () => true) }, book);
  assert.ok(code.length <= 35, code);
  assert.match(code, /^([0-9A-Z]{4}-)*[0-9A-Z]{1,4}$/);
});

test("copied by hand: spaces, small letters, O for 0, I and L for 1", () => {
  const code = encode(result, book);
  const copied = code.toLowerCase().replace(/-/g, "  ").replace(/0/g, "o").replace(/1/g, "l");
  assert.deepEqual(decode(copied, book), result);
  assert.deepEqual(decode(` ${code.replace(/-/g, "–")}\n`, book), result);
});

test("every single letter copied wrong is noticed", () => {
  const code = encode({ ...result, name: "Nguyễn Văn A" }, book).replace(/-/g, "");
  for (let at = 0; at < code.length; at++) {
    for (const letter of "07AZ") {
      if (code[at] === letter) continue;
      const wrong = code.slice(0, at) + letter + code.slice(at + 1);
      // The last letter holds bits that are not used.
      if (at < code.length - 1) assert.notEqual(problem(wrong), null, wrong);
    }
  }
  assert.equal(problem(code.slice(0, 30)), "checksum");
});

test("what is wrong is told apart", () => {
  assert.equal(problem(""), "empty");
  assert.equal(problem("điểm 8"), "letters");
  assert.equal(problem("0000"), "short");
  const code = encode(result, book);
  assert.equal(problem(code, { ...book, edition: book.edition ^ 1 }), "bank");
  assert.equal(problem(code, { ...book, tests: ["dau-khoa"] }), "test");
  assert.throws(() => encode({ ...result, test: "la" }, book), CodeError);
});

test("a long name is cut between letters", () => {
  const name = "Nguyễn Thị Ví Dụ ".repeat(10).trim();
  const back = decode(encode({ ...result, name }, book), book).name;
  assert.ok(name.startsWith(back) && back.length > 30, back);
});
