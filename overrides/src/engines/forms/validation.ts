/** What is wrong with a filled form, in words. */

import words from "locales/vi/forms.json";
import codes from "locales/vi/validation.json";
import { readable } from "../../common/numbers";
import { speaker } from "../../common/say";
import { formatNumber } from "../../common/vietnamese";
import { isFilled } from "./compute";
import { cell, isEmpty, isNumeric, optionsOf, type Column, type Field, type FormModel, type FormRecord, type Value } from "./model";
import { isDate } from "./parsing";
import { brokenRules, placeOf } from "./rules";

const reasons = /* @__PURE__ */ speaker(codes);
const say = /* @__PURE__ */ speaker(words);

/** A key of scripts/portal/locales/vi/validation.json: what is said after the name of the field. */
export type ProblemCode = keyof typeof codes;

export interface Problem {
  readonly code: ProblemCode;
  /** Field id, or `table.column`. */
  readonly name: string;
  /** Row of the table from 1, 0 for a field. */
  readonly row: number;
  readonly label: string;
  /** Whether the figures cannot be used because of it. */
  readonly blocking: boolean;
  readonly values: ReadonlyArray<string>;
  /** What stands there and does not fit. */
  readonly written?: string;
}

/** Letters of what stands there that are repeated to people. */
const REPEATED = 60;

/** What is said of one problem without the name of the field: "chưa điền". */
export function reason(problem: Pick<Problem, "code" | "values">): string {
  return reasons(problem.code, ...problem.values);
}

/** The whole sentence: "dòng 3, Số đăng ký: phải là một số (đang ghi “mười”)." */
export function sentence(problem: Problem): string {
  const row = problem.row > 0 ? say("row", problem.row) : "";
  const { written = "" } = problem;
  const short = written.length > REPEATED ? `${written.slice(0, REPEATED)}…` : written;
  return `${row}${problem.label}: ${reason(problem)}${short ? say("written", short) : ""}.`;
}

/** What is to be looked at again in a `record` that was added up: figures that cannot be, and broken rules. */
export function remarksOn(model: FormModel, record: FormRecord): string[] {
  const told = problems(model, record).filter((problem) => problem.blocking || problem.code === "quy-tac");
  return told.map((problem) => {
    const table = model.tables.find(({ id }) => problem.name.startsWith(`${id}.`));
    return table === undefined ? say("sum", sentence(problem)) : say("sumInTable", table.title, sentence(problem));
  });
}

/**
 * What is wrong with a computed `record`: values by themselves in the order of the form, then rules that are
 * broken, then what only follows from others. Something missing does not block. */
export function problems(model: FormModel, record: FormRecord): Problem[] {
  const found = model.fields.flatMap((field) => {
    return ofValue(field, field.required, field.id, 0, cell(record.fields, field.id));
  });
  for (const table of model.tables) {
    (record.tables[table.id] ?? []).forEach((row, n) => {
      const keyless = table.open && (cell(row, table.key) === null || cell(row, table.key) === "");
      if (keyless && isFilled(table, row)) {
        const label = table.columns.find((column) => column.id === table.key)?.label ?? "";
        found.push({ code: "thieu", name: `${table.id}.${table.key}`, row: n + 1, label, blocking: false, values: [] });
      }
      for (const column of table.columns) {
        if (column.auto || column.given) continue;
        found.push(...ofValue(column, false, `${table.id}.${column.id}`, n + 1, cell(row, column.id)));
      }
    });
  }
  const follows = (problem: Problem): boolean => problem.code === "tinh-lon" || problem.code === "tinh-nho";
  return [...found.filter((one) => !follows(one)), ...ofRules(model, record), ...found.filter(follows)];
}

/** Rules that are broken, each told at the place it names first. */
function ofRules(model: FormModel, record: FormRecord): Problem[] {
  return brokenRules(model, record).map(({ rule, row, left, right }) => {
    const { table, name, label } = placeOf(model, rule);
    const given = rule.at_row === null ? row : (record.tables[table] ?? []).findIndex((one) => one["id"] === rule.at_row) + 1;
    const values = [rule.words, readable(left, right), readable(right, left)];
    return { code: "quy-tac", name, row: table === "" ? 0 : given, label, blocking: rule.blocking, values };
  });
}

/** A limit as people write it: years carry no dot. */
function limitOf(spec: Field | Column, limit: number): string {
  const year = spec.type === "integer" && spec.min !== null && spec.min >= 1900;
  return year ? limit.toFixed(0) : formatNumber(limit);
}

/** What is wrong with one value; `row` and `name` are only passed on. */
export function ofValue(spec: Field | Column, required: boolean, name: string, row: number, value: Value): Problem[] {
  const problem = (code: ProblemCode, blocking: boolean, ...values: string[]): Problem => {
    return { code, name, row, label: spec.label, blocking, values };
  };
  const unfit = (code: ProblemCode): Problem[] => [{ ...problem(code, true), ...(typeof value === "string" ? { written: value } : {}) }];
  const computed = spec.formula !== null;
  if (isEmpty(value)) {
    return required && !computed && spec.type !== "signature" ? [problem("thieu", false)] : [];
  }
  if (isNumeric(spec.type)) {
    if (typeof value !== "number") return unfit("so");
    const found: Problem[] = [];
    if (spec.type === "integer" && !computed && !Number.isInteger(value)) found.push(problem("nguyen", true));
    const { min, max } = spec;
    if (min !== null && value < min) {
      found.push(computed ? problem("tinh-nho", true, readable(value, min), formatNumber(min)) : problem("nho", true, limitOf(spec, min)));
    }
    if (max !== null && value > max) {
      found.push(computed ? problem("tinh-lon", true, readable(value, max), formatNumber(max)) : problem("lon", true, limitOf(spec, max)));
    }
    return found;
  }
  if (spec.type === "date") return isDate(value) ? [] : unfit("ngay");
  const choosing = spec.type === "choice" || spec.type === "multichoice";
  if (choosing && spec.options !== null && spec.options.length > 0) {
    const known: unknown[] = optionsOf(spec).map((option) => option.id);
    const picked: ReadonlyArray<unknown> = Array.isArray(value) ? value : [value];
    if (!picked.every((one) => known.includes(one))) return unfit("lua-chon");
  }
  return [];
}
