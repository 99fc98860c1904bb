/**
 * The long result code: everything a trainer needs of one test in letters and digits that survive a message and a QR
 * code. Base32 without I, L, O, U; groups of four; a checksum; a name only where somebody typed one. For a notebook
 * there is the short code (`short-code.ts`), which keeps the score alone.
 */

import { checksum, fromBase32, grouped, isBase32, lettersOf, toBase32 } from "./base32";

const VERSION = 1;
/** Day 0 of the code. */
const EPOCH = Date.UTC(2024, 0, 1) / 86_400_000;
const NAME_BYTES = 60;

export interface Result {
  readonly test: string;
  readonly seed: number;
  /** yyyy-mm-dd. */
  readonly at: string;
  /** Whole minutes taken, at most 255. */
  readonly minutes: number;
  /** Question by question, in the order of the test. */
  readonly right: readonly boolean[];
  readonly name: string;
  /** Fingerprint of the bank it was drawn from; results kept before this was written down have none. */
  readonly edition?: number;
}

export type Problem = "empty" | "letters" | "short" | "checksum" | "version" | "test" | "bank";

export class CodeError extends Error {
  constructor(readonly problem: Problem) {
    super(problem);
  }
}

/** What the code refers to: test ids, and a fingerprint of the questions each seed draws. */
export interface Book {
  readonly tests: readonly string[];
  /** Fingerprint (16 bits) of the bank: codes of another edition cannot be read question by question. */
  readonly edition: number;
}

export function encode(result: Result, book: Book): string {
  const test = book.tests.indexOf(result.test);
  if (test < 0) throw new CodeError("test");
  const day = Math.max(0, Math.round(Date.parse(`${result.at}T00:00:00Z`) / 86_400_000) - EPOCH);
  const name = nameBytes(result.name);
  const bits: number[] = [];
  result.right.forEach((right, at) => {
    bits[at >> 3] = (bits[at >> 3] ?? 0) | (right ? 1 << (at & 7) : 0);
  });
  const body = [
    VERSION, test, ...short(book.edition), ...short(result.seed), ...short(day),
    Math.min(255, Math.max(0, Math.round(result.minutes))), result.right.length, ...bits, ...name,
  ]; // prettier-ignore
  return grouped(toBase32([...body, ...short(checksum(body))]));
}

/** Reads a code however it was copied: spaces, small letters, O for 0, I or L for 1. Throws CodeError. */
export function decode(typed: string, book: Book): Result {
  const letters = lettersOf(typed);
  if (letters === "") throw new CodeError("empty");
  if (!isBase32(letters)) throw new CodeError("letters");
  const bytes = fromBase32(letters);
  if (bytes.length < 12) throw new CodeError("short");
  const body = bytes.slice(0, -2);
  if (checksum(body) !== read(bytes, bytes.length - 2)) throw new CodeError("checksum");
  if (body[0] !== VERSION) throw new CodeError("version");
  const test = book.tests[body[1] ?? -1];
  if (test === undefined) throw new CodeError("test");
  if (read(body, 2) !== book.edition) throw new CodeError("bank");
  const count = body[9] ?? 0;
  const from = 10 + Math.ceil(count / 8);
  if (body.length < from) throw new CodeError("short");
  const right = Array.from({ length: count }, (_, at) => (((body[10 + (at >> 3)] ?? 0) >> (at & 7)) & 1) === 1);
  const at = new Date((EPOCH + read(body, 6)) * 86_400_000).toISOString().slice(0, 10);
  const name = new TextDecoder().decode(new Uint8Array(body.slice(from)));
  return { test, seed: read(body, 4), at, minutes: body[8] ?? 0, right, name };
}

/** 16-bit fingerprint of the questions of a bank, from "id rev" of each. */
export function editionOf(questions: readonly string[]): number {
  return checksum([...new TextEncoder().encode(questions.join("\n"))]);
}

function short(value: number): [number, number] {
  return [(value >> 8) & 255, value & 255];
}

function read(bytes: readonly number[], at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

/** A name cut to what fits, never inside a letter. */
function nameBytes(name: string): number[] {
  let text = name.normalize("NFC").trim().replace(/\s+/g, " ");
  while (new TextEncoder().encode(text).length > NAME_BYTES) text = Array.from(text).slice(0, -1).join("");
  return [...new TextEncoder().encode(text)];
}
