/**
 * How many questions there are, how many were answered and how many rightly: every page counts with this. Cases are taken
 * apart, answers to an older wording count for nothing. Pure.
 *
 * The results by module are saved under `progress`: {hp01: {right: 9, answered: 12, total: 22, at: "2026-11-23"}}. Only
 * the questions of the module's page count there; tests have results of their own.
 */

import { isRecord } from "../../common/json";
import { grade, type Answers, type Key } from "./grading";

export interface Counts {
  readonly asked: number;
  readonly answered: number;
  readonly right: number;
}

/** What `answers` to `questions` come to. */
export function countsOf(questions: ReadonlyArray<{ readonly id: string; readonly rev: string; readonly key: Key }>, answers: Answers): Counts {
  let [answered, right] = [0, 0];
  for (const { id, rev, key } of questions) {
    const answer = answers[id];
    if (answer === undefined || answer.rev !== rev) continue;
    answered += 1;
    if (grade(key, answer.picked).right) right += 1;
  }
  return { asked: questions.length, answered, right };
}

/** What the verdicts on the questions of a test come to: what was left open is answered wrong. */
export function countsOfTest(right: readonly boolean[]): Counts {
  return { asked: right.length, answered: right.length, right: right.filter(Boolean).length };
}

export interface Result {
  readonly right: number;
  readonly answered: number;
  readonly total: number;
  /** Day of the result, yyyy-mm-dd. */
  readonly at: string;
}

export type Progress = Readonly<Record<string, Result>>;

/** What was saved, with everything unexpected left out. Earlier versions saved finished quizzes only, without `answered`. */
export function parseProgress(saved: unknown): Progress {
  const progress: Record<string, Result> = {};
  if (!isRecord(saved)) return progress;
  for (const [module, value] of Object.entries(saved)) {
    if (!isRecord(value)) continue;
    const { right, total, at } = value;
    const answered = value["answered"] ?? total;
    if (!isCount(right) || !isCount(answered) || !isCount(total) || total === 0) continue;
    if (right > answered || answered > total) continue;
    if (typeof at !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(at)) continue;
    progress[module] = { right, answered, total, at };
  }
  return progress;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

/**
 * The result to keep of two for the same module: the one with more right, then more answered, then the later one.
 * Results of different length belong to different versions of the quiz; then the later one counts.
 */
export function better(one: Result, other: Result): Result {
  const by = one.total === other.total ? one.right - other.right || one.answered - other.answered : 0;
  if (by !== 0) return by > 0 ? one : other;
  return one.at > other.at ? one : other;
}
