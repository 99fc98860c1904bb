/**
 * The value of a formula: the twin of scripts/portal/forms/evaluation.py.
 *
 * When every value it reads outside functions is empty the result is empty, and so is a quotient with a missing
 * part; else an empty operand counts as 0. Dividing by 0, the least, greatest or mean of no numbers, and a row
 * without a number, is empty. Computed exactly, rounded once.
 */

import { added, exact, plain, type Big } from "../../common/numbers";
import { cell, numberIn, same, type Row, type Tree, type Value } from "./model";

/** Whole columns by `table.column`; the rows of a table under its own name, for `count`, their ids under `table.id`, for `row`. */
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
export function leaves(tree: Tree): string[] {
  if (tree[0] === "name") return [tree[1]];
  return isOperation(tree) ? [...leaves(tree[1]), ...leaves(tree[2])] : [];
}

/** Whether something `tree` reads is missing: an empty value, a column without a number to add up. */
export function lacks(tree: Tree, values: Row, columns: Columns): boolean {
  if (tree[0] === "name") return isNothing(cell(values, tree[1]));
  if (isOperation(tree)) return lacks(tree[1], values, columns) || lacks(tree[2], values, columns);
  return tree[0] === "call" && tree[1] === "sum" && numbersOf(cellsOf(tree, columns)).length === 0;
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
  if (tree[0] === "/" && lacks(tree, values, columns)) return undefined;
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

type Call = Extract<Tree, readonly ["call", ...unknown[]]>;

function cellsOf([, , first]: Call, columns: Columns): ReadonlyArray<Value> {
  return (first?.[0] === "name" ? columns[first[1]] : undefined) ?? [];
}

/** The cell of the row whose id stands last in the call. */
function rowOf(tree: Call, columns: Columns): ReadonlyArray<Value> {
  const [, , first, last] = tree;
  const ids = first?.[0] === "name" ? columns[`${first[1].split(".")[0] ?? ""}.id`] ?? [] : [];
  const at = last?.[0] === "string" ? ids.indexOf(last[1]) : -1;
  return at < 0 ? [] : cellsOf(tree, columns).slice(at, at + 1);
}

function numbersOf(cells: ReadonlyArray<Value>): number[] {
  return cells.map(numberIn).filter((value): value is number => value !== undefined);
}

function called(tree: Call, values: Row, columns: Columns): Term | undefined {
  const [, name, , second] = tree;
  const cells = name === "row" ? rowOf(tree, columns) : cellsOf(tree, columns);
  if (name === "countif") {
    const wanted = second === undefined ? undefined : valueOf(second, values, columns);
    if (wanted === undefined) return undefined;
    const plainly = isDecimal(wanted) ? plain(wanted) : wanted;
    return cells.filter((value) => same(value, plainly)).length;
  }
  if (name === "count") return cells.filter((value) => !isNothing(value)).length;
  const numbers = numbersOf(cells);
  if (name === "sum") return added(numbers);
  if (numbers.length === 0) return undefined;
  if (name === "avg") return added(numbers).div(numbers.length);
  return numbers.reduce((one, other) => (name === "max" ? Math.max(one, other) : Math.min(one, other)));
}

/** What a value counts for: itself, a choice marked by a number, else 0. */
function asNumber(term: Term): Big {
  if (isDecimal(term)) return term;
  const number = numberIn(term) ?? (typeof term === "string" && /^\d+(\.\d+)?$/.test(term) ? Number(term) : 0);
  return exact(Number.isFinite(number) ? number : 0);
}
