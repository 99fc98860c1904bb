/** Results by module, as saved under `progress`: {hp01: {right: 9, total: 12, at: "2026-11-23"}}. */

import { isRecord } from "../../common/json";

export interface Result {
  readonly right: number;
  readonly total: number;
  /** Day of the result, yyyy-mm-dd. */
  readonly at: string;
}

export type Progress = Readonly<Record<string, Result>>;

/** What was saved, with everything unexpected left out. */
export function parseProgress(saved: unknown): Progress {
  const progress: Record<string, Result> = {};
  if (!isRecord(saved)) return progress;
  for (const [module, value] of Object.entries(saved)) {
    if (!isRecord(value)) continue;
    const { right, total, at } = value;
    if (!isCount(right) || !isCount(total) || total === 0 || right > total) continue;
    if (typeof at !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(at)) continue;
    progress[module] = { right, total, at };
  }
  return progress;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

/**
 * The result to keep of two for the same module: the better one, of equals the later one.
 * Results of different length belong to different versions of the quiz; then the later one counts.
 */
export function better(one: Result, other: Result): Result {
  if (one.total === other.total && one.right !== other.right) return one.right > other.right ? one : other;
  return one.at > other.at ? one : other;
}
