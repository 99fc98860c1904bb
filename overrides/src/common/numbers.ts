/**
 * Exact numbers: the twin of scripts/portal/forms/exact.py, which states the rule. Plain numbers become
 * decimals here, at the border, and nowhere else.
 */

import makeBig, { type Big } from "big.js";
import { formatNumber } from "./vietnamese";

const HALF_UP = 1;
const PLACES = 6;
/** Decimals kept before the last rounding: a third of 0,0000015 is a tie again once the end is cut off. */
const KEPT = 30;

const Decimal = makeBig();
Decimal.DP = 60;
Decimal.RM = HALF_UP;

export type { Big };

/** The decimal that a plain number is written as; `value` is finite. */
export function exact(value: number): Big {
  return new Decimal(value);
}

/** The exact sum of plain numbers. */
export function added(numbers: ReadonlyArray<number>): Big {
  return numbers.reduce((sum, one) => sum.plus(one), exact(0));
}

/** `value` rounded half up to `places`, as the plain number that is written so. */
export function plain(value: Big, places = PLACES): number {
  // Number() reads "-0" as such; adding 0 makes it 0.
  return Number(value.round(KEPT, HALF_UP).round(places, HALF_UP).toString()) + 0;
}

/** The sum of plain numbers, 0 for none. */
export function total(numbers: ReadonlyArray<number>): number {
  return plain(added(numbers));
}

/** The mean of plain numbers, null for none. */
export function mean(numbers: ReadonlyArray<number>): number | null {
  return numbers.length === 0 ? null : plain(added(numbers).div(numbers.length));
}

/**
 * `value` as people read it: at most two decimals, half up, no needless noughts. In full when two decimals
 * would put it on another side of one of `limits`; null is no limit.
 */
export function readable(value: number, ...limits: ReadonlyArray<number | null>): string {
  const rounded = plain(exact(value), 2);
  const hides = limits.some((limit) => limit !== null && Math.sign(value - limit) !== Math.sign(rounded - limit));
  return formatNumber(hides ? value : rounded);
}
