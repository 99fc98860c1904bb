/**
 * What a hall answered and asked while a deck was shown: hands counted a question, questions left open.
 *
 * Kept in the browser under `hall.<deck>` (common/storage.ts), carried to the report of the class as one JSON file.
 * A question counted again on the same day is corrected; on another day it is another hall's answer and stands beside.
 */

import { isRecord } from "../../common/json";

/** Keys of the storage begin so; the id of the deck follows. */
export const HALL = "hall.";
const KIND = "xhht-hall";
const VERSION = 1;

export interface Counted {
  /** Id of the slide. */
  readonly id: string;
  readonly question: string;
  /** In the order shown. */
  readonly options: ReadonlyArray<{ readonly letter: string; readonly text: string }>;
  /** Letters that are right; none where the question asks for an opinion. */
  readonly right: ReadonlyArray<string>;
  /** Hands by letter. */
  readonly counts: Readonly<Record<string, number>>;
  /** Local day, yyyy-mm-dd. */
  readonly day: string;
  /** Local time of the last count, HH:MM. */
  readonly time: string;
}

/** A question of the hall that waits for an answer: the parking list. */
export interface Parked {
  readonly text: string;
  /** Title of the slide then shown. */
  readonly slide: string;
  readonly day: string;
  readonly time: string;
}

export interface HallRecord {
  readonly deck: string;
  /** Title of the deck as people read it. */
  readonly title: string;
  readonly questions: ReadonlyArray<Counted>;
  readonly parked: ReadonlyArray<Parked>;
}

export function emptyRecord(deck: string, title: string): HallRecord {
  return { deck, title, questions: [], parked: [] };
}

/** The record with one question counted, in place of what was counted of it that day. */
export function counted(record: HallRecord, question: Counted): HallRecord {
  const at = record.questions.findIndex(({ id, day }) => id === question.id && day === question.day);
  if (at < 0) return { ...record, questions: [...record.questions, question] };
  return { ...record, questions: record.questions.map((old, n) => (n === at ? question : old)) };
}

export function parked(record: HallRecord, line: Parked): HallRecord {
  return { ...record, parked: [...record.parked, line] };
}

export function unparked(record: HallRecord, at: number): HallRecord {
  return { ...record, parked: record.parked.filter((_, n) => n !== at) };
}

/** All hands of a question. */
export function hands(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, n) => sum + n, 0);
}

/** Whole percentages by letter that add up to 100: what is left over goes to the largest remainders. All 0 without hands. */
export function shares(letters: ReadonlyArray<string>, counts: Readonly<Record<string, number>>): Record<string, number> {
  const total = letters.reduce((sum, letter) => sum + (counts[letter] ?? 0), 0);
  const exact = letters.map((letter) => (total === 0 ? 0 : (100 * (counts[letter] ?? 0)) / total));
  const whole = exact.map(Math.floor);
  let left = total === 0 ? 0 : 100 - whole.reduce((sum, n) => sum + n, 0);
  const order = exact.map((value, n) => ({ n, rest: value - Math.floor(value) })).sort((a, b) => b.rest - a.rest || a.n - b.n);
  for (const { n } of order) {
    if (left <= 0) break;
    whole[n] = (whole[n] ?? 0) + 1;
    left -= 1;
  }
  return Object.fromEntries(letters.map((letter, n) => [letter, whole[n] ?? 0]));
}

/** The file that carries records to the class page. */
export function hallFile(records: ReadonlyArray<HallRecord>): string {
  return `${JSON.stringify({ kind: KIND, version: VERSION, records }, null, 2)}\n`;
}

/** The records of such a file; undefined where it is none of ours. Records that are damaged are left out. */
export function readHallFile(value: unknown): HallRecord[] | undefined {
  if (!isRecord(value) || value["kind"] !== KIND || value["version"] !== VERSION || !Array.isArray(value["records"])) {
    return undefined;
  }
  return value["records"].map(readHall).filter((record): record is HallRecord => record !== undefined);
}

/** A record as it was kept; undefined for what is no record. Questions and lines that are damaged are left out. */
export function readHall(value: unknown): HallRecord | undefined {
  if (!isRecord(value)) return undefined;
  const { deck, title, questions, parked: lines } = value;
  if (typeof deck !== "string" || typeof title !== "string" || !Array.isArray(questions) || !Array.isArray(lines)) {
    return undefined;
  }
  return { deck, title, questions: questions.filter(isCounted), parked: lines.filter(isParked) };
}

function isCounted(value: unknown): value is Counted {
  if (!isRecord(value) || !texts(value, ["id", "question", "day", "time"])) return false;
  const { options, right, counts } = value;
  return (
    Array.isArray(options) &&
    options.every((option) => isRecord(option) && texts(option, ["letter", "text"])) &&
    Array.isArray(right) &&
    right.every((letter) => typeof letter === "string") &&
    isRecord(counts) &&
    Object.values(counts).every((n) => typeof n === "number" && Number.isInteger(n) && n >= 0)
  );
}

function isParked(value: unknown): value is Parked {
  return isRecord(value) && texts(value, ["text", "slide", "day", "time"]);
}

function texts(value: Record<string, unknown>, keys: ReadonlyArray<string>): boolean {
  return keys.every((key) => typeof value[key] === "string");
}
