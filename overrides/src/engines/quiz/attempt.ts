/** A running test and the results of finished ones, as they are kept. Pure. */

import { isRecord } from "../../common/json";
import type { Result } from "./code";
import { parseAnswers, type Answers } from "./grading";
import { countsOfTest } from "./progress";

export interface Attempt {
  readonly test: string;
  readonly seed: number;
  /** With a clock and without a word until the end. */
  readonly exam: boolean;
  /** Milliseconds since 1970. */
  readonly started: number;
  /** Minutes allowed; 0 for no limit. */
  readonly minutes: number;
  readonly name: string;
  readonly at: number;
  readonly answers: Answers;
  /** Items of a review, which no seed draws; empty for a test. */
  readonly items: readonly string[];
}

/** What was saved under `attempt`; null for anything that cannot be gone on with. */
export function parseAttempt(saved: unknown): Attempt | null {
  if (!isRecord(saved)) return null;
  const { test, seed, exam, started, minutes, name, at } = saved;
  if (typeof test !== "string" || !isCount(seed) || typeof exam !== "boolean") return null;
  if (!isCount(started) || !isCount(minutes) || typeof name !== "string" || !isCount(at)) return null;
  const items = Array.isArray(saved["items"]) ? saved["items"].filter((id): id is string => typeof id === "string") : [];
  return { test, seed, exam, started, minutes, name, at, answers: parseAnswers(saved), items };
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

/** Whole seconds left at `now`, or null without a limit. */
export function secondsLeft(attempt: Attempt, now: number): number | null {
  if (attempt.minutes === 0) return null;
  return Math.max(0, Math.ceil((attempt.started + attempt.minutes * 60_000 - now) / 1000));
}

/** mm:ss. */
export function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

const KEPT = 60;

/** What was saved under `results`, newest last, with everything unexpected left out. */
export function parseResults(saved: unknown): Result[] {
  if (!Array.isArray(saved)) return [];
  return saved.filter((one): one is Result => {
    if (!isRecord(one) || !Array.isArray(one["right"])) return false;
    const texts = [one["test"], one["at"], one["name"]].every((text) => typeof text === "string");
    if (one["edition"] !== undefined && !isCount(one["edition"])) return false;
    return texts && isCount(one["seed"]) && isCount(one["minutes"]) && one["right"].every((right) => typeof right === "boolean");
  });
}

export function withResult(results: readonly Result[], result: Result): Result[] {
  return [...results, result].slice(-KEPT);
}

/** Whether as many are right as the test needs. */
export function passed(result: Result, needed: number): boolean {
  return countsOfTest(result.right).right >= needed;
}
