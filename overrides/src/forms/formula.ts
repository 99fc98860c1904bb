/**
 * The value of a formula: the twin of `evaluate` in scripts/portal/content/formulas.py.
 *
 * When every value it reads outside functions is empty the result is empty; else an empty operand counts
 * as 0. Dividing by 0, and the least, greatest or mean of no numbers, is empty. Computed exactly, rounded once.
 */

import { added, exact, plain, type Big } from "../numbers";
import { cell, numberIn, same, type Row, type Tree, type Value } from "./model";

/** Whole columns by `table.column`, and the rows of a table under its own name, for `count`. */
export type Columns = Readonly<Record<string, ReadonlyArray<Value>>>;

/** `values` holds fields or the cells of one row. */
export function evaluate(tree: Tree, values: Row, columns: Columns): Value {
  const read = leaves(tree);
  if (read.length > 0 && read.every((name) => isNothing(cell(values, name)))) return null;
  const found = valueOf(tree, values, columns) ?? null;
  return isDecimal(found) ? plain(found) : found;
}

/** What is being computed: a value as it was entered, or a decimal not yet rounded. */
type Term = Value | Big;

function isDecimal(term: Term): term is Big {
  return typeof term === "object" && term !== null && !Array.isArray(term);
}

function isNothing(value: Value): boolean {
  return value === null || value === "";
}

/** The names a formula reads one value of, those inside functions left out. */
function leaves(tree: Tree): string[] {
  if (tree[0] === "name") return [tree[1]];
  return isOperation(tree) ? [...leaves(tree[1]), ...leaves(tree[2])] : [];
}

type Operation = Extract<Tree, readonly ["+" | "-" | "*" | "/", Tree, Tree]>;

function isOperation(tree: Tree): tree is Operation {
  return tree[0] === "+" || tree[0] === "-" || tree[0] === "*" || tree[0] === "/";
}

/** Undefined when the whole formula has no value; null is an empty name. */
function valueOf(tree: Tree, values: Row, columns: Columns): Term | undefined {
  switch (tree[0]) {
    case "number":
    case "string":
      return tree[1];
    case "name":
      return cell(values, tree[1]);
    case "call":
      return called(tree, values, columns);
    default:
      return operated(tree, values, columns);
  }
}

function operated(tree: Operation, values: Row, columns: Columns): Big | undefined {
  const sides = [valueOf(tree[1], values, columns), valueOf(tree[2], values, columns)];
  if (sides[0] === undefined || sides[1] === undefined) return undefined;
  const left = asNumber(sides[0]);
  const right = asNumber(sides[1]);
  switch (tree[0]) {
    case "+":
      return left.plus(right);
    case "-":
      return left.minus(right);
    case "*":
      return left.times(right);
    default:
      return right.eq(0) ? undefined : left.div(right);
  }
}

function called(tree: Extract<Tree, readonly ["call", ...unknown[]]>, values: Row, columns: Columns): Term | undefined {
  const [, name, first, second] = tree;
  const cells = (first?.[0] === "name" ? columns[first[1]] : undefined) ?? [];
  if (name === "countif") {
    const wanted = second === undefined ? undefined : valueOf(second, values, columns);
    if (wanted === undefined) return undefined;
    const plainly = isDecimal(wanted) ? plain(wanted) : wanted;
    return cells.filter((value) => same(value, plainly)).length;
  }
  if (name === "count") return cells.filter((value) => !isNothing(value)).length;
  const numbers = cells.map(numberIn).filter((value): value is number => value !== undefined);
  if (name === "sum") return added(numbers);
  if (numbers.length === 0) return undefined;
  if (name === "avg") return added(numbers).div(numbers.length);
  return numbers.reduce((one, other) => (name === "min" ? Math.min(one, other) : Math.max(one, other)));
}

/** What a value counts for: itself, a choice marked by a number, else 0. */
function asNumber(term: Term): Big {
  if (isDecimal(term)) return term;
  const number = numberIn(term) ?? (typeof term === "string" && /^\d+(\.\d+)?$/.test(term) ? Number(term) : 0);
  return exact(Number.isFinite(number) ? number : 0);
}
