/**
 * Spaced review: what was answered wrong comes back after 1, 3, 7 and 21 days; answered right four times in a row it
 * is left alone. Pure: days are counted from 1970-01-01, local.
 */

import { isRecord } from "../../common/json";

export const INTERVALS = [1, 3, 7, 21];

export interface Card {
  readonly rev: string;
  /** How many times in a row it was right since. */
  readonly step: number;
  /** Day on which it is due. */
  readonly due: number;
}

/** Question id → card. */
export type Queue = Readonly<Record<string, Card>>;

export function dayNumber(now: Date): number {
  return Math.floor(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000);
}

/** What was saved under `review`, with everything unexpected left out. */
export function parseQueue(saved: unknown): Queue {
  const queue: Record<string, Card> = {};
  if (!isRecord(saved)) return queue;
  for (const [id, value] of Object.entries(saved)) {
    if (!isRecord(value)) continue;
    const { rev, step, due } = value;
    if (typeof rev !== "string" || !Number.isInteger(step) || !Number.isInteger(due)) continue;
    if ((step as number) < 0 || (step as number) >= INTERVALS.length) continue;
    queue[id] = { rev, step: step as number, due: due as number };
  }
  return queue;
}

/** The queue after a question was answered on `today`. What was always right never enters it. */
export function answered(queue: Queue, id: string, rev: string, right: boolean, today: number): Queue {
  const { [id]: card, ...others } = queue;
  const first = INTERVALS[0] ?? 1;
  if (!right) return { ...others, [id]: { rev, step: 0, due: today + first } };
  if (card === undefined) return queue;
  // Answering again before it is due says nothing about remembering.
  if (card.due > today) return queue;
  const step = card.step + 1;
  const interval = INTERVALS[step];
  return interval === undefined ? others : { ...others, [id]: { rev, step, due: today + interval } };
}

/** Ids due on `today`, longest overdue first; questions that no longer exist or were rewritten are passed over. */
export function due(queue: Queue, today: number, revs: ReadonlyMap<string, string>): string[] {
  return Object.entries(queue)
    .filter(([id, card]) => card.due <= today && revs.get(id) === card.rev)
    .sort(([a, one], [b, other]) => one.due - other.due || (a < b ? -1 : 1))
    .map(([id]) => id);
}
