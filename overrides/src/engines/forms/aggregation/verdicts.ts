/** Which of the files that came in can be added up, and why the others cannot. */

import { isFilled } from "../compute";
import { cell, isEmpty, same, type FormModel, type FormRecord, type Plan, type Source } from "../model";
import { nameKey } from "../../../common/name-keys";
import { ofRecord } from "../reading/record-builder";
import { problems, sentence, type Problem } from "../validation";
import { settle } from "./duplicates";
import { sameValue, textOf, unitOf, type Entry } from "./sum";
import { say } from "./words";

export type VerdictCode = "nhan" | "mau-khac" | "so-sai" | "khac-chung" | "chua-ro" | "trung" | "trong";

/** One file: taken (`nhan`) or not, of which unit, and the reason in words, empty when it is taken. */
export interface Verdict {
  readonly entry: Entry;
  code: VerdictCode;
  readonly unit: string;
  why: string;
  readonly problems: ReadonlyArray<Problem>;
  /** What of the entry is added, when it is taken. */
  kept?: Entry | undefined;
  /** Whether some of its records have an equal in this or another entry. */
  doubled: boolean;
}

export interface Judged {
  readonly verdicts: ReadonlyArray<Verdict>;
  /** What was passed over because it stands elsewhere, in words. */
  readonly remarks: ReadonlyArray<string>;
}

/**
 * Judges `entries` (already of the current version) for adding up by `plan`, in their order. A file is
 * left out when it is of another form, empty, has impossible figures, differs from most of the others in
 * a field that must be the same (year, commune), or holds nothing that others do not hold too.
 */
export function judge(plan: Plan, entries: ReadonlyArray<Entry>): Judged {
  const sources = new Map(plan.sources.map((source) => [source.form.id, source]));
  const verdicts = entries.map((entry) => alone(sources.get(entry.form), plan, entry));
  different(sources, verdicts.filter((verdict) => verdict.code === "nhan"));
  const remarks: string[] = [];
  for (const source of plan.sources) {
    const good = verdicts.filter(({ code, entry }) => code === "nhan" && entry.form === source.form.id);
    const settled = settle(source, good.map((verdict) => verdict.entry));
    remarks.push(...settled.remarks);
    for (const verdict of good) {
      verdict.kept = settled.kept.get(verdict.entry);
      verdict.doubled = settled.doubled.has(verdict.entry);
      if (verdict.kept) continue;
      verdict.code = settled.undecided.has(verdict.entry) ? "chua-ro" : "trung";
      verdict.why = settled.left.get(verdict.entry) ?? "";
    }
  }
  return { verdicts, remarks };
}

function alone(source: Source | undefined, plan: Plan, entry: Entry): Verdict {
  const verdict = (code: VerdictCode, unit: string, why: string, found: Problem[] = []): Verdict => {
    return { entry, code, unit, why, problems: found, doubled: false };
  };
  if (source === undefined) return verdict("mau-khac", "", say("otherForm", plan.target.title));
  const unit = unitOf(source, entry);
  const unread = entry.problems ?? [];
  if (unread.length === 0 && !entry.records.some((record) => isSomething(source.form, record))) {
    return verdict("trong", unit, say("empty"));
  }
  const judged = entry.records.flatMap((record, n) => problems(source.form, record).map((problem) => ofRecord(source.form, problem, n)));
  const found = [...unread, ...judged];
  const blocking = found.filter((problem) => problem.blocking);
  const [first] = blocking;
  if (first !== undefined && entry.decision?.accepted === undefined) {
    const more = blocking.length > 1 ? say("morePlaces", blocking.length - 1) : "";
    const words = sentence(first);
    return verdict("so-sai", unit, words.charAt(0).toUpperCase() + words.slice(1) + more, found);
  }
  if (source.unit !== null && unit === "") {
    return verdict("so-sai", unit, say("unitMissing", labelOf(source.form, source.unit)), found);
  }
  return verdict("nhan", unit, "", found);
}

function labelOf(form: FormModel, name: string): string {
  return form.fields.find((field) => field.id === name)?.label ?? name;
}

/** Whether somebody wrote anything that is not a default. */
export function isSomething(form: FormModel, record: FormRecord): boolean {
  const wrote = form.fields.some((field) => {
    const value = cell(record.fields, field.id);
    return field.formula === null && !isEmpty(value) && !same(value, field.default);
  });
  return wrote || form.tables.some((table) => (record.tables[table.id] ?? []).some((row) => isFilled(table, row)));
}

function different(sources: ReadonlyMap<string, Source>, verdicts: ReadonlyArray<Verdict>): void {
  const asks = (verdict: Verdict): ReadonlyArray<string> => sources.get(verdict.entry.form)?.same ?? [];
  for (const name of new Set(verdicts.flatMap(asks))) {
    const here = verdicts.filter((verdict) => verdict.code === "nhan" && asks(verdict).includes(name));
    const values = here.map((verdict) => sameValue(verdict.entry, name));
    const counted = new Map<string, number>();
    for (const value of values) if (value !== null) counted.set(nameKey(textOf(value)), (counted.get(nameKey(textOf(value))) ?? 0) + 1);
    if (counted.size < 2) continue;
    const most = Math.max(...counted.values());
    const usual = values.find((value) => value !== null && counted.get(nameKey(textOf(value))) === most) ?? null;
    here.forEach((verdict, n) => {
      if (verdict.entry.decision?.accepted !== undefined) return;
      const value = values[n] ?? null;
      const form = sources.get(verdict.entry.form)?.form;
      if (value === null || form === undefined || nameKey(textOf(value)) === nameKey(textOf(usual))) return;
      verdict.code = "khac-chung";
      verdict.why = say("differs", labelOf(form, name), textOf(value), textOf(usual));
    });
  }
}
