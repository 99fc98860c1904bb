/**
 * The clock of a talk: how long it has run, how long the slide has stood, whether that is in step with the plan.
 *
 * All is worked out from moments (ms since 1970), nothing ticks: a window that is loaded anew, or a laptop that slept, is not late.
 */

import { isRecord } from "../../common/json";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** Who is fewer minutes than this before or behind is in step. */
const SLACK = 2;

export interface Pace {
  /** ms run before `since`. */
  readonly passed: number;
  /** The moment since which the clock runs; null while it stands. */
  readonly since: number | null;
  /** Id of the slide that stands. */
  readonly here: string;
  /** `elapsed` when the slide came up. */
  readonly entered: number;
  /** ms of earlier visits, by slide. */
  readonly spent: Readonly<Record<string, number>>;
}

/** A clock that has not begun. */
export function unstarted(here: string): Pace {
  return { passed: 0, since: null, here, entered: 0, spent: {} };
}

export function begun(pace: Pace): boolean {
  return pace.since !== null || pace.passed > 0;
}

/** ms since the start, less pauses. */
export function elapsed(pace: Pace, now: number): number {
  return pace.passed + (pace.since === null ? 0 : Math.max(0, now - pace.since));
}

/** ms that the slide has stood, all visits together. */
export function onSlide(pace: Pace, now: number): number {
  return (pace.spent[pace.here] ?? 0) + elapsed(pace, now) - pace.entered;
}

export function run(pace: Pace, now: number): Pace {
  return pace.since === null ? { ...pace, since: now } : pace;
}

export function pause(pace: Pace, now: number): Pace {
  return { ...pace, passed: elapsed(pace, now), since: null };
}

/** Another slide comes up; leaving the first one starts a clock that has not begun. */
export function enter(pace: Pace, here: string, now: number): Pace {
  if (here === pace.here) return pace;
  const at = elapsed(pace, now);
  const next = { ...pace, here, entered: at, spent: { ...pace.spent, [pace.here]: onSlide(pace, now) } };
  return begun(pace) ? next : run(next, now);
}

/** What was kept of a clock; undefined for anything else. */
export function readPace(value: unknown): Pace | undefined {
  if (!isRecord(value)) return undefined;
  const { passed, since, here, entered, spent } = value;
  const fit = typeof passed === "number" && (since === null || typeof since === "number");
  if (!fit || typeof here !== "string" || typeof entered !== "number" || !isRecord(spent)) return undefined;
  if (!Object.values(spent).every((ms) => typeof ms === "number")) return undefined;
  return value as unknown as Pace;
}

/** What the speaker is told of the time; `minutes` is whole and goes with it. */
export interface Advice {
  readonly what: "ahead" | "behind" | "five-left" | "one-left" | "over" | "slide-ends" | "slide-over" | "in-step";
  readonly minutes: number;
}

/** Minutes planned: of the whole, of all slides before this one, of this one (0 where none is planned). */
export interface Plan {
  readonly whole: number;
  readonly before: number;
  readonly slide: number;
}

/** On the whole talk: its end first, then whether it is in step. */
export function advise(pace: Pace, plan: Plan, now: number): Advice {
  const at = elapsed(pace, now) / MINUTE;
  const left = plan.whole - at;
  if (plan.whole > 0) {
    if (left < 0) return { what: "over", minutes: Math.floor(-left) };
    if (left <= 1) return { what: "one-left", minutes: 1 };
    // A talk of a few minutes is not told from its beginning that it ends.
    if (left <= 5 && plan.whole > 10) return { what: "five-left", minutes: Math.ceil(left) };
  }
  if (plan.slide > 0) {
    const behind = Math.floor(at - plan.before - plan.slide);
    if (behind >= SLACK) return { what: "behind", minutes: behind };
    const ahead = Math.floor(plan.before - at);
    if (ahead >= SLACK) return { what: "ahead", minutes: ahead };
  }
  return { what: "in-step", minutes: 0 };
}

/** On the slide alone; undefined while there is nothing to say. */
export function adviseSlide(pace: Pace, plan: Plan, now: number): Advice | undefined {
  const over = onSlide(pace, now) / MINUTE - plan.slide;
  if (plan.slide <= 0) return undefined;
  if (over > 0) return { what: "slide-over", minutes: Math.floor(over) };
  return over > -0.5 ? { what: "slide-ends", minutes: 0 } : undefined;
}

/** "12:05" for ms. */
export function clockFace(ms: number): string {
  const whole = Math.max(0, Math.floor(ms / SECOND));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
