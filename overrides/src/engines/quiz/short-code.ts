/**
 * The short code: eight letters that a trainer writes into a notebook, for a result without its questions.
 *
 * Eight letters of base32 are 40 bits. From the left:
 *
 * - 6 bits: which test, by its place in the bank (64 tests);
 * - 14 bits: the number of the variant, 0 to 16,383;
 * - 6 bits: right answers (63 at most);
 * - 4 bits: the edition of the bank, folded from its 16. Of another edition 15 codes in 16 are told;
 * - 10 bits: two letters of a Reed–Solomon code over GF(32) (minimum distance 3). One or two letters copied wrong are
 *   always noticed, and so are two letters exchanged, next to each other or not; of more mistakes 1,023 in 1,024.
 *
 * The last two letters depend on all others, which is why the eight do not look alike for results that do. Name, day,
 * minutes and the answers stand in the long code only (`code.ts`). A code says what was typed, not who took the test.
 */

import { grouped, isBase32, lettersOf, symbolsOf, textOf } from "./base32";
import { CodeError, type Book } from "./code";

/** What a short code holds. */
export interface Score {
  readonly test: string;
  readonly seed: number;
  /** How many questions were answered rightly. */
  readonly right: number;
}

export const LETTERS = 8;
const DATA = 6;
const TESTS = 1 << 6;
const SEEDS = 1 << 14;
const RIGHT = 1 << 6;
const EDITIONS = 1 << 4;

/** Throws CodeError ("test") for what eight letters cannot hold. */
export function encodeShort({ test, seed, right }: Score, book: Book): string {
  const at = book.tests.indexOf(test);
  const fits = at >= 0 && at < TESTS && inside(seed, SEEDS) && inside(right, RIGHT);
  if (!fits) throw new CodeError("test");
  const value = ((at * SEEDS + seed) * RIGHT + right) * EDITIONS + folded(book.edition);
  // 30 bits: six letters, the first one of the highest.
  const data = Array.from({ length: DATA }, (_, n) => (value >>> (5 * (DATA - 1 - n))) & 31);
  return grouped(textOf([...data, ...checkOf(data)]));
}

/** Whether `typed` has as many letters as a short code. */
export function looksShort(typed: string): boolean {
  return lettersOf(typed).length === LETTERS;
}

/** Reads eight letters however they were copied. Throws CodeError. */
export function decodeShort(typed: string, book: Book): Score {
  const letters = lettersOf(typed);
  if (letters === "") throw new CodeError("empty");
  if (!isBase32(letters)) throw new CodeError("letters");
  if (letters.length < LETTERS) throw new CodeError("short");
  const symbols = symbolsOf(letters);
  const data = symbols.slice(0, DATA);
  const check = checkOf(data);
  if (letters.length !== LETTERS || symbols[DATA] !== check[0] || symbols[DATA + 1] !== check[1]) throw new CodeError("checksum");
  const value = data.reduce((sum, symbol) => sum * 32 + symbol, 0);
  if (value % EDITIONS !== folded(book.edition)) throw new CodeError("bank");
  const rest = Math.floor(value / EDITIONS);
  const test = book.tests[Math.floor(rest / RIGHT / SEEDS)];
  if (test === undefined) throw new CodeError("test");
  return { test, seed: Math.floor(rest / RIGHT) % SEEDS, right: rest % RIGHT };
}

function inside(value: number, end: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < end;
}

/** The 16 bits of an edition as four. */
function folded(edition: number): number {
  return (edition ^ (edition >> 4) ^ (edition >> 8) ^ (edition >> 12)) & 15;
}

/** GF(32) of x⁵ + x² + 1: `power[n]` is αⁿ, `log[αⁿ]` is n. */
const power: number[] = [];
const log: number[] = [];
for (let n = 0, value = 1; n < 31; n++) {
  power[n] = value;
  log[value] = n;
  value = value & 16 ? ((value << 1) ^ 0b100101) & 31 : value << 1;
}

function times(value: number, n: number): number {
  return value === 0 ? 0 : (power[((log[value] ?? 0) + n) % 31] ?? 0);
}

/** The two letters that make the sum of all, and the sum weighed by α to the place, nothing. */
function checkOf(data: readonly number[]): [number, number] {
  const plain = data.reduce((sum, symbol) => sum ^ symbol, 0);
  const weighed = data.reduce((sum, symbol, n) => sum ^ times(symbol, n), 0);
  // x + y = plain and x·α⁶ + y·α⁷ = weighed; so y·(α⁶ + α⁷) = weighed + plain·α⁶.
  const both = times(1, DATA) ^ times(1, DATA + 1);
  const last = times(weighed ^ times(plain, DATA), 31 - (log[both] ?? 0));
  return [plain ^ last, last];
}
