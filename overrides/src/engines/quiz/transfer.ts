/** Progress from one device to another as a file with everything; as letters: `learning/progress-code.ts`. Pure. */

import { isRecord, parseJson } from "../../common/json";
import { mergeLearning, parseLearning, type LearningRecord } from "../learning/record";
import { parseResults } from "./attempt";
import type { Result } from "./code";
import { better, parseProgress, type Progress } from "./progress";
import { parseQueue, type Queue } from "./spaced-review";

/** What a device knows of its learner. */
export interface Learning {
  readonly progress: Progress;
  readonly review: Queue;
  readonly results: readonly Result[];
  /** Steps gone through and what was answered; a file of an earlier version has none. */
  readonly learning: LearningRecord;
}

const KIND = "xhht-tien-do";

export function toFile(learning: Learning): string {
  return `${JSON.stringify({ kind: KIND, version: 1, ...learning }, null, 1)}\n`;
}

/** What a file holds; null for anything else than such a file. */
export function fromFile(text: string): Learning | null {
  const saved = parseJson(text.replace(/^\ufeff/, ""));
  if (!isRecord(saved) || saved["kind"] !== KIND) return null;
  return {
    progress: parseProgress(saved["progress"]),
    review: parseQueue(saved["review"]),
    results: parseResults(saved["results"]),
    learning: parseLearning(saved["learning"]),
  };
}

/** Two devices' knowledge in one: the better result, the earlier review, every test once. */
export function merge(mine: Learning, theirs: Learning): Learning {
  const progress: Record<string, Progress[string]> = { ...mine.progress };
  for (const [id, result] of Object.entries(theirs.progress)) {
    const before = progress[id];
    progress[id] = before ? better(before, result) : result;
  }
  const review: Record<string, Queue[string]> = { ...theirs.review };
  for (const [id, card] of Object.entries(mine.review)) {
    const other = review[id];
    review[id] = other && other.due < card.due ? other : card;
  }
  const key = (result: Result): string => JSON.stringify([result.test, result.seed, result.at, result.minutes, result.right]);
  const results = new Map([...theirs.results, ...mine.results].map((result) => [key(result), result]));
  const learning = mergeLearning(mine.learning, theirs.learning);
  return { progress, review, learning, results: [...results.values()].sort((a, b) => (a.at < b.at ? -1 : 1)) };
}
