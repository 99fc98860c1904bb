/** The countdown of an activity, worked out from moments (ms since 1970): it goes on while its window is loaded anew. */

import { isRecord } from "../../common/json";

const MINUTE = 60_000;

export interface Countdown {
  /** ms left when it was last started or stopped. */
  readonly left: number;
  /** The moment since which it runs; null while it stands. */
  readonly since: number | null;
}

export function fresh(minutes: number): Countdown {
  return { left: minutes * MINUTE, since: null };
}

/** ms left, never below 0. */
export function remaining(countdown: Countdown, now: number): number {
  return Math.max(0, countdown.left - (countdown.since === null ? 0 : now - countdown.since));
}

/** Starts, or holds it; one that has run out stays so. */
export function toggled(countdown: Countdown, now: number): Countdown {
  const left = remaining(countdown, now);
  if (left === 0) return { left, since: null };
  return { left, since: countdown.since === null ? now : null };
}

/** One minute more; one that had run out runs again. */
export function longer(countdown: Countdown, now: number): Countdown {
  const left = remaining(countdown, now);
  const runs = countdown.since !== null;
  return { left: left + MINUTE, since: runs ? now : null };
}

export function readCountdown(value: unknown): Countdown | undefined {
  if (!isRecord(value)) return undefined;
  const { left, since } = value;
  if (typeof left !== "number" || !(since === null || typeof since === "number")) return undefined;
  return { left, since };
}
