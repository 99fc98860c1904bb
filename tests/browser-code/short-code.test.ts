/** Short codes: eight letters that come back as they went, and in which what was copied wrong is found. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { CodeError, editionOf, type Book } from "../../overrides/src/engines/quiz/code";
import { Random } from "../../overrides/src/engines/quiz/draw";
import { decodeShort, encodeShort, looksShort, type Score } from "../../overrides/src/engines/quiz/short-code";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const tests = Array.from({ length: 40 }, (_, n) => `bai-${n}`);
const book: Book = { tests, edition: editionOf(["hp01-c01 1"]) };
const score: Score = { test: "bai-3", seed: 4711, right: 21 };

const problem = (typed: string, other: Book = book): string | null => {
  try {
    decodeShort(typed, other);
    return null;
  } catch (error) {
    return error instanceof CodeError ? error.problem : String(error);
  }
};

test("eight letters in two groups come back as they went", () => {
  const random = new Random("short");
  for (let n = 0; n < 1000; n++) {
    const made = { test: tests[random.next(tests.length)] ?? "", seed: random.next(10_000), right: random.next(64) };
    const code = encodeShort(made, book);
    assert.match(code, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    assert.deepEqual(decodeShort(code, book), made);
    assert.ok(looksShort(code));
  }
});

test("copied by hand: spaces, small letters, O for 0, I and L for 1", () => {
  const random = new Random("copied");
  for (let n = 0; n < 200; n++) {
    const made = { ...score, seed: random.next(10_000) };
    const copied = encodeShort(made, book).toLowerCase().replace("-", "  ").replace(/0/g, "o").replace(/1/g, "l");
    assert.deepEqual(decodeShort(copied, book), made);
  }
});

test("every one letter and every two letters copied wrong are noticed", () => {
  const code = encodeShort(score, book).replace("-", "");
  const put = (text: string, at: number, letter: string): string => text.slice(0, at) + letter + text.slice(at + 1);
  let tried = 0;
  for (let one = 0; one < 8; one++) {
    for (const first of ALPHABET) {
      if (first === code[one]) continue;
      assert.equal(problem(put(code, one, first)), "checksum");
      for (let two = one + 1; two < 8; two++) {
        for (const second of ALPHABET) {
          if (second === code[two]) continue;
          tried += 1;
          assert.equal(problem(put(put(code, one, first), two, second)), "checksum");
        }
      }
    }
  }
  assert.equal(tried, 28 * 31 * 31);
});

test("letters exchanged, left out or added are noticed", () => {
  const code = encodeShort(score, book).replace("-", "");
  for (let one = 0; one < 8; one++) {
    assert.equal(problem(code.slice(0, one) + code.slice(one + 1)), "short");
    assert.equal(problem(`${code.slice(0, one)}7${code.slice(one)}`), "checksum");
    for (let two = one + 1; two < 8; two++) {
      const letters = Array.from(code);
      [letters[one], letters[two]] = [letters[two] ?? "", letters[one] ?? ""];
      const swapped = letters.join("");
      if (swapped !== code) assert.equal(problem(swapped), "checksum", swapped);
    }
  }
});

test("any eight letters pass once in a thousand, and of those few fit the bank", () => {
  const random = new Random("letters");
  const told = Array.from({ length: 40_000 }, () => problem(Array.from({ length: 8 }, () => ALPHABET[random.next(32)]).join("")));
  const passed = told.filter((one) => one !== "checksum");
  assert.ok(passed.length < 80, String(passed.length));
  assert.ok(passed.filter((one) => one === null).length < 12);
});

test("what is wrong is told apart; what does not fit is refused", () => {
  assert.equal(problem(""), "empty");
  assert.equal(problem("điểm 8"), "letters");
  const code = encodeShort(score, book);
  assert.equal(problem(code, { ...book, edition: book.edition ^ 1 }), "bank");
  assert.equal(problem(code, { ...book, tests: ["bai-0"] }), "test");
  for (const wrong of [{ test: "la" }, { seed: 16_384 }, { right: 64 }, { seed: -1 }]) {
    assert.throws(() => encodeShort({ ...score, ...wrong }, book), CodeError);
  }
});

test("of other editions fifteen in sixteen are noticed", () => {
  const code = encodeShort(score, book);
  let missed = 0;
  for (let edition = 0; edition < 65_536; edition++) if (edition !== book.edition && problem(code, { ...book, edition }) === null) missed += 1;
  assert.ok(missed < 65_536 / 15, String(missed));
});
