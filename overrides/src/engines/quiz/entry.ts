/** One result of a class as it counts: from a long code question by question, from a short one the score alone. Pure. */

import { lettersOf } from "./base32";
import type { Bank } from "./bank";
import { decode, type Result } from "./code";
import { decodeShort, encodeShort, looksShort } from "./short-code";

export interface Entry {
  readonly name: string;
  readonly test: string;
  readonly seed: number;
  readonly right: number;
  /** How many questions the test asks. */
  readonly asked: number;
  /** Question by question, in the order of `questions`; null where the code told the score alone. */
  readonly answers: readonly boolean[] | null;
  /** Ids of the questions; empty where there are no answers. */
  readonly questions: readonly string[];
  /** yyyy-mm-dd and whole minutes; null where the code did not tell. */
  readonly at: string | null;
  readonly minutes: number | null;
  /** The letters of its code as they identify it, and those of the short code of the same result. */
  readonly code: string;
  readonly short: string;
  /** Whether the trainer has said that this is another person than its equals. */
  readonly apart: boolean;
}

/** Reads a code, long or short; a name given beside it goes before the one within it. Throws CodeError. */
export function entryOf(code: string, name: string, apart: boolean, bank: Bank): Entry {
  const letters = lettersOf(code);
  if (looksShort(code)) {
    const { test, seed, right } = decodeShort(code, bank.book);
    const asked = bank.test(test)?.questions ?? 0;
    return { name, test, seed, right, asked, answers: null, questions: [], at: null, minutes: null, code: letters, short: letters, apart };
  }
  const result = decode(code, bank.book);
  const test = bank.test(result.test);
  const questions = test ? bank.questionsOf(test, result.seed) : [];
  return { ...scored(result), name: name || result.name, answers: result.right, questions, at: result.at, minutes: result.minutes, code: letters, short: lettersOf(shortOf(result, bank)), apart };
}

/** The short code of a result. */
export function shortOf(result: Result, bank: Bank): string {
  return encodeShort(scored(result), bank.book);
}

function scored({ test, seed, right }: Result): { test: string; seed: number; right: number; asked: number } {
  return { test, seed, right: right.filter(Boolean).length, asked: right.length };
}

export function share(entry: Entry): number {
  return entry.asked === 0 ? 0 : entry.right / entry.asked;
}

/** Part of the minutes of a test below which nobody has read it. */
const HURRIED = 0.2;

/** Whether the minutes taken are too few to have read `minutes` worth of questions; false where they are not known. */
export function hurried(entry: Entry, minutes: number): boolean {
  return entry.minutes !== null && (entry.minutes === 0 || entry.minutes < minutes * HURRIED);
}
