/** Progress from one device to another: a file with everything, or a short code with the results. Pure. */

import { isRecord, parseJson } from "../../common/json";
import { parseResults } from "./attempt";
import { checksum, fromBase32, grouped, isBase32, lettersOf, toBase32 } from "./base32";
import type { Result } from "./code";
import { better, parseProgress, type Progress } from "./progress";
import { parseQueue, type Queue } from "./spaced-review";

/** What a device knows of its learner. */
export interface Learning {
  readonly progress: Progress;
  readonly review: Queue;
  readonly results: readonly Result[];
}

const KIND = "xhht-tien-do";
const EPOCH = Date.UTC(2024, 0, 1) / 86_400_000;
const VERSION = 129;

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
  };
}

/** The results by module as letters: version, modules, each right, total and day, checksum. */
export function toCode(progress: Progress, modules: readonly string[]): string {
  const body = [VERSION, modules.length];
  for (const id of modules) {
    const result = progress[id];
    const day = result ? Math.max(0, Math.round(Date.parse(`${result.at}T00:00:00Z`) / 86_400_000) - EPOCH) : 0;
    body.push(...(result ? [Math.min(255, result.right), Math.min(255, result.total), day >> 8, day & 255] : [0, 0, 0, 0]));
  }
  // A run of modules not begun is most of a beginner's code; it is left out at the end.
  while (body.length > 2 && body.slice(-4).every((byte) => byte === 0)) body.length -= 4;
  const sum = checksum(body);
  return grouped(toBase32([...body, sum >> 8, sum & 255]));
}

/** What a code holds for the same list of modules; null when it is none, damaged, or of another list. */
export function fromCode(typed: string, modules: readonly string[]): Progress | null {
  const letters = lettersOf(typed);
  if (!isBase32(letters)) return null;
  const bytes = fromBase32(letters);
  const body = bytes.slice(0, -2);
  const sum = ((bytes[bytes.length - 2] ?? 0) << 8) | (bytes[bytes.length - 1] ?? 0);
  if (body.length < 2 || checksum(body) !== sum || body[0] !== VERSION || body[1] !== modules.length) return null;
  const found: Record<string, unknown> = {};
  for (let at = 2; at + 4 <= body.length; at += 4) {
    const [right = 0, total = 0, high = 0, low = 0] = body.slice(at, at + 4);
    const day = new Date((EPOCH + ((high << 8) | low)) * 86_400_000).toISOString().slice(0, 10);
    const id = modules[(at - 2) / 4];
    if (id !== undefined) found[id] = { right, total, at: day };
  }
  return parseProgress(found);
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
  return { progress, review, results: [...results.values()].sort((a, b) => (a.at < b.at ? -1 : 1)) };
}
