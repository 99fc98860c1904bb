/** What a window with slides keeps while it is loaded anew (sessionStorage): clock, steps, countdowns, look, token. */

import { isRecord } from "../../common/json";
import { storeOf } from "../../common/storage";
import { type Countdown, readCountdown } from "../../engines/hall/countdown";
import { type Pace, readPace, unstarted } from "../../engines/hall/pace";
import { newToken } from "./messages";

export interface Session {
  token: string;
  pace: Pace;
  /** Steps shown of the slide that the clock stands on. */
  steps: number;
  /** By slide. */
  countdowns: Record<string, Countdown>;
  /** Classes of the page: contrast, big text. */
  looks: string[];
}

const store = storeOf(() => window.sessionStorage);
const keyOf = (deck: string): string => `chieu.${deck}`;

/** What was kept of `deck`; what cannot be read begins anew at slide `first`. */
export function openSession(deck: string, first: string): Session {
  const kept = store.get(keyOf(deck));
  const old = isRecord(kept) ? kept : {};
  const countdowns: Record<string, Countdown> = {};
  for (const [slide, value] of Object.entries(isRecord(old["countdowns"]) ? old["countdowns"] : {})) {
    const countdown = readCountdown(value);
    if (countdown) countdowns[slide] = countdown;
  }
  return {
    token: typeof old["token"] === "string" ? old["token"] : newToken(),
    pace: readPace(old["pace"]) ?? unstarted(first),
    steps: typeof old["steps"] === "number" ? old["steps"] : 0,
    countdowns,
    looks: Array.isArray(old["looks"]) ? old["looks"].filter((look): look is string => typeof look === "string") : [],
  };
}

export function keepSession(deck: string, session: Session): void {
  store.set(keyOf(deck), session);
}
