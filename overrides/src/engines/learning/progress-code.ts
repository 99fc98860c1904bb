/**
 * Progress as letters that can be written down: of every module and lesson begun the best result of its questions, the
 * steps gone through and the objectives mastered; not the single answers, which the file carries. Pure.
 *
 * Bytes: version, number of units, fingerprint of the outline, one bit a unit for "begun", then of each begun one how many
 * right, how many answered, how many questions, day (two bytes), one bit a step, one bit for "read" and one an objective; a checksum of two bytes.
 */

import { checksum, fromBase32, grouped, isBase32, lettersOf, toBase32 } from "../quiz/base32";
import { parseProgress, type Progress } from "../quiz/progress";
import { knownOf } from "./mastery";
import { NOTHING, type Begun, type LearningRecord } from "./record";
import type { CourseData, CourseUnit } from "./schema";

export interface Written {
  readonly progress: Progress;
  readonly learning: LearningRecord;
}

const VERSION = 130;
/** Wrote results alone, four bytes a module. */
const RESULTS = 129;
const EPOCH = Date.UTC(2024, 0, 1) / 86_400_000;

export function toCode({ progress, learning }: Written, course: CourseData): string {
  const units = [...course.modules, ...course.lessons];
  const isBegun = ({ id }: CourseUnit): boolean => progress[id] !== undefined || learning.modules[id] !== undefined;
  const body = [VERSION, units.length, outlineOf(units), ...bytesOf(units.map(isBegun))];
  for (const unit of units.filter(isBegun)) {
    const result = progress[unit.id];
    const done = learning.modules[unit.id];
    const day = dayOf(done?.at ?? result?.at ?? "");
    const counts = [result?.right ?? 0, result?.answered ?? 0, result?.total ?? 0];
    body.push(...counts.map((count) => Math.min(255, count)), day >> 8, day & 255);
    body.push(...bytesOf(unit.steps.map(({ anchor }) => done?.seen.includes(anchor) === true)));
    body.push(...bytesOf([done?.read != null, ...unit.objectives.map((one) => knownOf(one, learning).mastered)]));
  }
  const sum = checksum(body);
  return grouped(toBase32([...body, sum >> 8, sum & 255]));
}

/** What a code holds, also one of the earlier version; null when it is none, damaged, or of another outline. */
export function fromCode(typed: string, course: CourseData): Written | null {
  const letters = lettersOf(typed);
  if (!isBase32(letters)) return null;
  const bytes = fromBase32(letters);
  const body = bytes.slice(0, -2);
  const sum = ((bytes[bytes.length - 2] ?? 0) << 8) | (bytes[bytes.length - 1] ?? 0);
  if (body.length < 2 || checksum(body) !== sum) return null;
  return body[0] === RESULTS ? results(body, course) : body[0] === VERSION ? whole(body, course) : null;
}

function results(body: readonly number[], { modules }: CourseData): Written | null {
  if (body[1] !== modules.length) return null;
  const found: Record<string, unknown> = {};
  for (let at = 2; at + 4 <= body.length; at += 4) {
    const unit = modules[(at - 2) / 4];
    const [right = 0, total = 0, high = 0, low = 0] = body.slice(at, at + 4);
    if (unit) found[unit.id] = { right, total, at: dayAt(high, low) };
  }
  return { progress: parseProgress(found), learning: NOTHING };
}

function whole(body: readonly number[], course: CourseData): Written | null {
  const units = [...course.modules, ...course.lessons];
  if (body[1] !== units.length || body[2] !== outlineOf(units)) return null;
  const found: Record<string, unknown> = {};
  const modules: Record<string, Begun> = {};
  const passed: Record<string, Record<string, string>> = {};
  let at = 3 + sizeOf(units.length);
  units.forEach((unit, place) => {
    if (!bitAt(body, 3, place)) return;
    const result = resultAt(body, at);
    found[unit.id] = result;
    const steps = at + 5;
    const goals = steps + sizeOf(unit.steps.length);
    const seen = unit.steps.filter((_, n) => bitAt(body, steps, n)).map(({ anchor }) => anchor);
    modules[unit.id] = { seen, at: result.at, read: bitAt(body, goals, 0) ? result.at : null };
    // Which questions showed it the code does not say: it counts whatever becomes of them.
    unit.objectives.forEach(({ id }, n) => {
      if (bitAt(body, goals, n + 1)) passed[id] = {};
    });
    at = goals + sizeOf(unit.objectives.length + 1);
  });
  return at === body.length ? { progress: parseProgress(found), learning: { ...NOTHING, modules, passed } } : null;
}

const sizeOf = (bits: number): number => Math.ceil(bits / 8);
const bitAt = (bytes: readonly number[], from: number, bit: number): boolean => (((bytes[from + (bit >> 3)] ?? 0) >> (bit & 7)) & 1) === 1;

function bytesOf(bits: readonly boolean[]): number[] {
  const bytes = Array.from({ length: sizeOf(bits.length) }, () => 0);
  bits.forEach((on, at) => {
    if (on) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (at & 7));
  });
  return bytes;
}

function dayOf(at: string): number {
  return Math.max(0, Math.round(Date.parse(`${at}T00:00:00Z`) / 86_400_000) - EPOCH) || 0;
}

function resultAt(bytes: readonly number[], at: number): { right: number; answered: number; total: number; at: string } {
  const [right = 0, answered = 0, total = 0, high = 0, low = 0] = bytes.slice(at, at + 5);
  return { right, answered, total, at: dayAt(high, low) };
}

const dayAt = (high: number, low: number): string => new Date((EPOCH + ((high << 8) | low)) * 86_400_000).toISOString().slice(0, 10);

/** Eight bits of the units with their steps and objectives: a code of another outline would set the wrong ones. */
function outlineOf(units: readonly CourseUnit[]): number {
  const lines = units.map(({ id, steps, objectives }) => [id, ...steps.map(({ anchor }) => anchor), ...objectives.map((one) => one.id)].join(" "));
  return checksum([...new TextEncoder().encode(lines.join("\n"))]) & 255;
}
