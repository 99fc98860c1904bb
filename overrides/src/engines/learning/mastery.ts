/** What was done amounts to: by objective, by module or lesson. Pure; knows the course and the record. */

import { ENOUGH, type LearningRecord } from "./record";
import type { CourseObjective, CourseStep, CourseUnit } from "./schema";

/** How far an objective is known. */
export interface Known {
  readonly objective: CourseObjective;
  /** Part of the questions for practice that have been answered rightly at their present revision, 0 to 1. */
  readonly share: number;
  readonly mastered: boolean;
  /** Questions whose best answer is wrong, and those for practice never answered; at their present revision. */
  readonly wrong: readonly string[];
  readonly open: readonly string[];
}

export type State = "new" | "begun" | "read" | "mastered";

export interface Standing {
  readonly unit: CourseUnit;
  readonly state: State;
  /** Steps gone through, of those there are now. */
  readonly seen: number;
  /** The step to go on with; null where there are none or all have been gone through. */
  readonly step: CourseStep | null;
  /** Objectives that can be shown by questions; mastered ones among them. */
  readonly known: readonly Known[];
  readonly mastered: number;
  /** Objectives not yet mastered. */
  readonly missing: readonly Known[];
  /** How much of it is done, steps and objectives alike, 0 to 1. */
  readonly done: number;
}

/**
 * How far `objective` is known. A right answer in a test counts like one in practice, so a question asked there
 * stands in for one that was not practised; an objective shown in a passed test is known while the questions that
 * showed it are the present ones.
 */
export function knownOf(objective: CourseObjective, record: LearningRecord): Known {
  const all: Readonly<Record<string, string>> = { ...objective.tested, ...objective.practice };
  const best = (id: string): string | undefined => {
    const answer = record.answers[id];
    return answer !== undefined && answer.slice(0, -1) === all[id] ? answer.slice(-1) : undefined;
  };
  const practice = Object.keys(objective.practice);
  const right = Object.keys(all).filter((id) => best(id) === "+").length;
  const share = practice.length === 0 ? 0 : Math.min(1, right / practice.length);
  const showed = record.passed[objective.id];
  const passed = showed !== undefined && Object.entries(showed).every(([id, rev]) => all[id] === rev);
  return {
    objective,
    share,
    mastered: passed || share >= ENOUGH,
    wrong: Object.keys(all).filter((id) => best(id) === "-"),
    open: practice.filter((id) => best(id) === undefined),
  };
}

export function standingOf(unit: CourseUnit, record: LearningRecord): Standing {
  const done = record.modules[unit.id];
  const known = unit.objectives.filter(({ practice }) => Object.keys(practice).length > 0).map((one) => knownOf(one, record));
  const missing = known.filter((one) => !one.mastered);
  const mastered = known.length - missing.length;
  const left = unit.steps.filter(({ anchor }) => !done?.seen.includes(anchor));
  const read = done !== undefined && (done.read !== null || (unit.steps.length > 0 && left.length === 0));
  const seen = unit.steps.length - left.length;
  const state = known.length > 0 && missing.length === 0 ? "mastered" : read ? "read" : done ? "begun" : "new";
  return {
    unit,
    state,
    seen,
    step: left[0] ?? null,
    known,
    mastered,
    missing,
    done: (seen + mastered) / Math.max(1, unit.steps.length + known.length),
  };
}

/** The step of `unit` that is for `objective`; null where no step says so. */
export function stepFor(unit: CourseUnit, objective: string): CourseStep | null {
  return unit.steps.find(({ objectives }) => objectives.includes(objective)) ?? null;
}
