/** From what is typed to the class, and what is still missing. */

import type { Delegate } from "../../engines/class/delegates";
import { MOST } from "../../engines/class/delegates";
import type { Kept } from "../../engines/class/kept";
import { atHours, clockWords, costsIn, late, minutesOf, seedsFor, type Course, type KitData, type Part, type Plan } from "../../engines/class/kit";
import { desk } from "./words";

export interface Planned {
  readonly plan: Plan;
  /** Sentences: what keeps the kit from being made. */
  readonly missing: readonly string[];
}

export function planOf(data: KitData, course: Course, kept: Kept, delegates: readonly Delegate[]): Planned {
  const hours: Partial<Record<Part, number>> = {};
  const morning = minutesOf(kept.morning);
  const afternoon = minutesOf(kept.afternoon);
  if (morning !== undefined) hours.sang = morning;
  if (afternoon !== undefined) hours.chieu = afternoon;
  const halves = atHours(course, hours);
  const day = /^\d{4}-\d{2}-\d{2}$/.test(kept.day) ? kept.day : "";
  const place = kept.place.trim();
  const people = kept.people.trim() === "" ? delegates.length : Math.round(Number(kept.people));
  const typed = kept.seeds.split(/[,;\s]+/).filter((part) => part !== "");
  const seeds = typed.length > 0 ? typed.map(Number) : seedsFor(day, place);
  const { costs, odd } = costsIn(kept.costs);
  const title = kept.title.trim() || data.title;
  const missing = [
    day === "" ? desk("missing-day") : "",
    place === "" ? desk("missing-place") : "",
    !(people >= 1 && people <= MOST) ? desk("missing-people") : "",
    people >= 1 && people < delegates.length ? desk("more-delegates", delegates.length, people) : "",
    new Set(seeds).size !== seeds.length || seeds.some((seed) => !Number.isInteger(seed) || seed < 1 || seed > 9999) ? desk("missing-seeds") : "",
    ...late(halves).map(([half, end]) => desk("late", half, clockWords(end))),
    ...odd.map((line) => desk("odd-cost", line)),
  ];
  // Without a day the hours are shown as those of any day.
  const plan: Plan = { course, day: day || "2000-01-01", place, title, people: people || 0, delegates, halves, seeds, costs };
  return { plan, missing: missing.filter((words) => words !== "") };
}
