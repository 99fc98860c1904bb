/** Whether answers are honest: what is absent is told as absent, what is there is not, right words are left as they are. */

import type { Answers } from "../../overrides/src/engines/search/answer";
import type { Wanted } from "./mechanical";

export interface Honesty {
  /** Queries for what the portal does not have, and how many were told so. */
  absent: number;
  told: number;
  /** Queries for what it has, and how many were told that it has not. */
  there: number;
  denied: number;
  /** Right phrases, and how many were read as other words. */
  right: number;
  rewritten: number;
  readonly misses: string[];
}

const words = (text: string): string => text.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

export function honesty(answers: Answers, set: readonly Wanted[]): Honesty {
  const found: Honesty = { absent: 0, told: 0, there: 0, denied: 0, right: 0, rewritten: 0, misses: [] };
  for (const { q, want, absent, keep } of set) {
    const { portal } = answers.to(q);
    if (absent) {
      found.absent += 1;
      if (portal.absent?.kind === absent) found.told += 1;
      else found.misses.push(`${q}: ${portal.absent?.kind ?? "nothing"} told, not ${absent}`);
    }
    if (want.length > 0) {
      found.there += 1;
      if (portal.absent) {
        found.denied += 1;
        found.misses.push(`${q}: “${portal.absent.words}” told as absent`);
      }
    }
    if (keep) {
      found.right += 1;
      if (portal.reading && words(portal.reading.shown) !== words(q)) {
        found.rewritten += 1;
        found.misses.push(`${q}: read as ${portal.reading.shown}`);
      }
    }
  }
  return found;
}

/** The sum of several. */
export function altogether(parts: readonly Honesty[]): Honesty {
  const sum: Honesty = { absent: 0, told: 0, there: 0, denied: 0, right: 0, rewritten: 0, misses: [] };
  for (const part of parts) {
    for (const key of ["absent", "told", "there", "denied", "right", "rewritten"] as const) sum[key] += part[key];
    sum.misses.push(...part.misses);
  }
  return sum;
}
