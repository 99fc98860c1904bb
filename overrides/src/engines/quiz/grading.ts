/** Grading of one question. Knows nothing of pages: a key and an answer in, a verdict out. */

import { isRecord } from "../../common/json";
import { fold } from "../../common/vietnamese";

export interface Option {
  readonly id: string;
  readonly correct: boolean;
}

/** What makes an answer right, by kind of question. */
export type Key =
  | { readonly kind: "choice"; readonly options: readonly Option[] }
  | { readonly kind: "matching"; readonly pairs: ReadonlyArray<{ readonly id: string; readonly right: string }> }
  | { readonly kind: "ordering"; readonly steps: readonly string[] }
  | { readonly kind: "numeric"; readonly answer: number; readonly tolerance: number; readonly near: readonly number[] }
  | { readonly kind: "short"; readonly accept: readonly string[]; readonly near: readonly string[] };

/**
 * What was answered. Choice: ids of options. Matching: "pair=right side" each. Ordering: ids of steps in the order
 * given. Numeric and short: the one text typed.
 */
export type Picked = readonly string[];

export interface Grade {
  readonly right: boolean;
  /** Choice: how many right options were not chosen, and how many wrong ones were. */
  readonly missing: number;
  readonly extra: number;
  /** Matching and ordering: ids of pairs or steps that are in their place. */
  readonly placed: readonly string[];
  /** Numeric and short: which of the known mistakes it is, or -1. */
  readonly near: number;
}

const verdict = (right: boolean, more: Partial<Grade> = {}): Grade => ({
  right,
  missing: 0,
  extra: 0,
  placed: [],
  near: -1,
  ...more,
});

/** Right only when everything is; what is no part of the question counts for nothing. */
export function grade(key: Key, picked: Picked): Grade {
  switch (key.kind) {
    case "choice": {
      const chosen = new Set(picked);
      const missing = key.options.filter(({ id, correct }) => correct && !chosen.has(id)).length;
      const extra = key.options.filter(({ id, correct }) => !correct && chosen.has(id)).length;
      return verdict(missing === 0 && extra === 0, { missing, extra });
    }
    case "matching": {
      const chosen = new Set(picked);
      const placed = key.pairs.filter(({ id, right }) => chosen.has(`${id}=${right}`)).map(({ id }) => id);
      return verdict(placed.length === key.pairs.length, { placed });
    }
    case "ordering": {
      const placed = key.steps.filter((id, at) => picked[at] === id);
      return verdict(placed.length === key.steps.length, { placed });
    }
    case "numeric": {
      const value = parseNumber(picked[0] ?? "");
      const close = (other: number, by: number): boolean => value !== null && Math.abs(value - other) <= by + 1e-9;
      return verdict(close(key.answer, key.tolerance), { near: key.near.findIndex((one) => close(one, 0)) });
    }
    case "short": {
      const said = loose(picked[0] ?? "");
      const same = (text: string): boolean => said !== "" && loose(text) === said;
      return verdict(key.accept.some(same), { near: key.near.findIndex(same) });
    }
  }
}

/** Whether enough is answered to be graded. */
export function isAnswered(key: Key, picked: Picked): boolean {
  if (key.kind === "matching") return key.pairs.every(({ id }) => picked.some((one) => one.startsWith(`${id}=`)));
  if (key.kind === "ordering") return picked.length === key.steps.length && !picked.includes("");
  if (key.kind === "numeric") return parseNumber(picked[0] ?? "") !== null;
  if (key.kind === "short") return loose(picked[0] ?? "") !== "";
  return picked.length > 0;
}

/** A number as people type it: "12,5", "1.250", "60 %"; null for anything else. */
export function parseNumber(typed: string): number | null {
  const text = typed.normalize("NFKC").replace(/[\s%]/g, "").replace(/^[−–]/, "-");
  if (!/^-?\d[\d.,]*$/.test(text)) return null;
  const grouped = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(text);
  const plain = grouped ? text.replace(/\./g, "").replace(",", ".") : text.replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** Letters and digits only, without marks: what two ways of writing the same words have in common. */
export function loose(text: string): string {
  return fold(text.normalize("NFKC"))
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .replace(/([bcdghklmnpqrstvx])y\b/g, "$1i");
}

/** The answer given to one question; `rev` tells a later wording of the question apart. */
export interface Answer {
  readonly picked: Picked;
  readonly rev: string;
}

/** Answers that were checked, by question id. */
export type Answers = Readonly<Record<string, Answer>>;

/** What was saved under `quiz.<id>`, with everything unexpected left out. */
export function parseAnswers(saved: unknown): Answers {
  const answers: Record<string, Answer> = {};
  if (!isRecord(saved) || !isRecord(saved["answers"])) return answers;
  for (const [id, value] of Object.entries(saved["answers"])) {
    if (!isRecord(value) || !Array.isArray(value["picked"])) continue;
    const picked = value["picked"].filter((item): item is string => typeof item === "string");
    const rev = typeof value["rev"] === "string" ? value["rev"] : "";
    if (picked.length > 0) answers[id] = { picked, rev };
  }
  return answers;
}
