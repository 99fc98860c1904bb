/**
 * The rules of a form: which places of a computed record break one. The twin of `breaks` in
 * scripts/portal/forms/rules.py; what becomes of a broken rule is left to validation.ts.
 */

import words from "locales/vi/forms.json";
import { speaker } from "../../common/say";
import { columnsOf } from "./compute";
import { evaluate, lacks, leaves, type Columns } from "./formula";
import { cell, numberIn, type FormModel, type FormRecord, type FormRule, type Row } from "./model";

/** One broken rule: the row of its table from 1 (0 for fields), and what both sides come to. */
export interface Broken {
  readonly rule: FormRule;
  readonly row: number;
  readonly left: number;
  readonly right: number;
}

const say = /* @__PURE__ */ speaker(words);

const HOLDS: Readonly<Record<FormRule["sign"], (one: number, other: number) => boolean>> = {
  "<=": (one, other) => one <= other,
  ">=": (one, other) => one >= other,
  "=": (one, other) => one === other,
  "<": (one, other) => one < other,
  ">": (one, other) => one > other,
};

/** The rules that a computed `record` breaks, in their order. */
export function brokenRules(model: FormModel, record: FormRecord): Broken[] {
  const whole = model.rules.some((rule) => rule.table === null) ? columnsOf(model, record.tables) : {};
  return model.rules.flatMap((rule): Broken[] => {
    if (rule.table === null) return judged(rule, 0, record.fields, whole);
    return (record.tables[rule.table] ?? []).flatMap((row, n) => judged(rule, n + 1, { ...record.fields, ...row }, {}));
  });
}

/** The place that a rule names first: its table ("" for a field), its name and label. */
export function placeOf(model: FormModel, rule: FormRule): { table: string; name: string; label: string } {
  const [name = "", given] = rule.at.split(".").reverse();
  const table = given ?? rule.table ?? "";
  const column = model.tables.find(({ id }) => id === table)?.columns.find(({ id }) => id === name);
  const spec = column ?? model.fields.find(({ id }) => id === name);
  return column ? { table, name: `${table}.${name}`, label: column.label } : { table: "", name, label: spec?.label ?? "" };
}

/** What the check cell of `rule` in a workbook shows for computed `records`, null when they keep it. */
export function checkResult(model: FormModel, rule: FormRule, records: ReadonlyArray<FormRecord>): string | null {
  const only = { ...model, rules: [rule] };
  const broken = records.reduce((sum, record) => sum + brokenRules(only, record).length, 0);
  const said = `${say(rule.blocking ? "mend" : "look")}. ${placeOf(model, rule).label}: ${rule.words}`;
  if (broken === 0) return null;
  return rule.table !== null || model.shared !== null ? say("broken", said, broken) : `${said}.`;
}

/** Nothing is judged while a figure is missing or is none. */
function judged(rule: FormRule, row: number, values: Row, columns: Columns): Broken[] {
  const sides = [rule.left, rule.right];
  const known = sides.every((side) => !lacks(side, values, columns) && leaves(side).every((name) => numberIn(cell(values, name)) !== undefined));
  if (!known) return [];
  const left = numberIn(evaluate(rule.left, values, columns));
  const right = numberIn(evaluate(rule.right, values, columns));
  if (left === undefined || right === undefined || HOLDS[rule.sign](left, right)) return [];
  return [{ rule, row, left, right }];
}
