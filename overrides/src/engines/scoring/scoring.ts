/** Scoring oneself against a criteria set: the twin of scripts/portal/forms/scoring.py. Knows nothing of pages. */

import { total } from "../../common/numbers";
import type { Need, Rule, ScoreLevel as Level, Scorecard as Model } from "../forms/schema";

export type { Need, Rule, ScoreItem as Item, Scorecard as Model } from "../forms/schema";

export type Marks = Readonly<Record<string, number>>;

export interface Assessment {
  readonly level: string | null;
  /** Items that stand in the way of each level. */
  readonly missing: Readonly<Record<string, ReadonlyArray<string>>>;
  readonly total: number;
}

const EVERYONE = "tat-ca";

/** The groups of the model that are chosen, in the model's order. */
export function chosen(model: Model, groups: ReadonlyArray<string>): string[] {
  return model.groups.map((group) => group.id).filter((id) => groups.includes(id));
}

/** What an item needs at a level for somebody in `order`; undefined when it does not apply. */
export function wanted(need: Need, order: ReadonlyArray<string>): number | undefined {
  if (need.group !== EVERYONE && !order.includes(need.group) && !(need.group in need.alt)) return undefined;
  for (const group of order) {
    const other = need.alt[group];
    if (other !== undefined) return other;
  }
  return need.min;
}

/** A level is reached when every item that applies meets it and every lower level is reached; no answer is not met. */
export function assess(model: Model, groups: ReadonlyArray<string>, marks: Marks): Assessment {
  const order = chosen(model, groups);
  if (model.passes !== null) return assessPoints(model, order, marks);
  const missing: Record<string, string[]> = {};
  let level: string | null = null;
  let unbroken = true;
  for (const { id } of model.levels) {
    const open = model.items.filter((item) => !met(item.needs?.[id], order, marks[item.id])).map((item) => item.id);
    missing[id] = open;
    if (open.length > 0) unbroken = false;
    if (unbroken) level = id;
  }
  return { level, missing, total: 0 };
}

function met(need: Need | undefined, order: ReadonlyArray<string>, mark: number | undefined): boolean {
  const least = need === undefined ? undefined : wanted(need, order);
  return least === undefined || (mark !== undefined && mark >= least);
}

/** The rule of a level of a points set for somebody in `order`; undefined where items have needs of their own. */
export function ruleAt(model: Model, level: string, order: ReadonlyArray<string>): Rule | undefined {
  const pass = model.passes?.[level];
  if (pass === undefined) return undefined;
  for (const group of order) {
    const other = pass.alt[group];
    if (other !== undefined) return other;
  }
  return pass;
}

function assessPoints(model: Model, order: ReadonlyArray<string>, marks: Marks): Assessment {
  const points = total(model.items.map(({ id }) => marks[id] ?? 0));
  const missing: Record<string, string[]> = {};
  let level: string | null = null;
  let unbroken = true;
  for (const { id } of model.levels) {
    const rule = ruleAt(model, id, order);
    const low = model.items.map((item) => item.id).filter((item) => (marks[item] ?? Number.NEGATIVE_INFINITY) < (rule?.each ?? 0));
    missing[id] = low;
    unbroken = unbroken && low.length === 0 && points >= (rule?.min ?? 0);
    if (unbroken) level = id;
  }
  return { level, missing, total: points };
}

/** The level above `reached`; undefined when that is the highest. */
export function nextLevel(model: Model, reached: string | null): Level | undefined {
  return model.levels[model.levels.findIndex(({ id }) => id === reached) + 1];
}

/** The least points to tell beside a total: those of the next level, of the highest when all are reached. */
export function leastOf(model: Model, reached: string | null, order: ReadonlyArray<string>): number | undefined {
  const level = nextLevel(model, reached) ?? model.levels[model.levels.length - 1];
  return level && ruleAt(model, level.id, order)?.min;
}
