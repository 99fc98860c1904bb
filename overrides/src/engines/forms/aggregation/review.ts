/**
 * What the officer who receives a file has decided about it: corrections, acceptance in spite of what is wrong,
 * setting aside, which of two equal records counts; and the log of all that. No page here.
 */

import { isRecord } from "../../../common/json";
import { compute } from "../compute";
import { cell, isEmpty, type FormModel, type FormRecord } from "../model";
import { withCommunes } from "../place-names";
import { tidyRecord } from "../sanitising";
import type { AggregateData as Data } from "../schema";
import type { Problem } from "../validation";
import type { Decision, Entry } from "./sum";

/** One line of the log: who changed what from what to what, and when (ISO 8601). Words are for people. */
export interface LogLine {
  readonly when: string;
  readonly who: string;
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

export interface Review extends Decision {
  /** The records as corrected, as they were typed; undefined while nothing was corrected. */
  readonly records?: ReadonlyArray<FormRecord>;
  /** Why the file is set aside. */
  readonly aside?: string;
  readonly log: ReadonlyArray<LogLine>;
}

/** Nothing decided yet. */
export const UNREVIEWED: Review = { log: [] };

/** Characters of a reason, a name or a value of the log that are kept. */
const LONGEST = 5000;

/** A review as it was kept in a file; anything unexpected is left out, undefined when nothing is there. */
export function parseReview(value: unknown): Review | undefined {
  if (!isRecord(value)) return undefined;
  const text = (name: string): string | undefined => {
    const found = value[name];
    return typeof found === "string" && found !== "" ? found.slice(0, LONGEST) : undefined;
  };
  const [accepted, aside, doubles] = [text("accepted"), text("aside"), text("doubles")];
  const records = Array.isArray(value["records"]) ? (value["records"].filter(isRecord) as unknown[] as FormRecord[]) : undefined;
  return {
    ...(records ? { records } : {}),
    ...(accepted === undefined ? {} : { accepted }),
    ...(aside === undefined ? {} : { aside }),
    ...(doubles === "newer" || doubles === "both" ? { doubles } : {}),
    log: (Array.isArray(value["log"]) ? value["log"] : []).filter(isRecord).map(parseLine),
  };
}

function parseLine(value: Readonly<Record<string, unknown>>): LogLine {
  const text = (name: string): string => String(value[name] ?? "").slice(0, LONGEST);
  return { when: text("when"), who: text("who"), what: text("what"), from: text("from"), to: text("to") };
}

/**
 * `entry` as `review` leaves it, with full names of communes and what is to be said of them. What was wrong in
 * the file and stands in no cell of the records is still wrong after a correction: somebody has to accept it.
 */
export function corrected(entry: Entry, review: Review, data: Data): { readonly entry: Entry; readonly notes: ReadonlyArray<string> } {
  const { accepted, doubles } = review;
  const decision: Decision = { ...(accepted === undefined ? {} : { accepted }), ...(doubles === undefined ? {} : { doubles }) };
  const form = data.forms[entry.form];
  if (review.records === undefined || form === undefined) return { entry: { ...entry, decision }, notes: [] };
  const typed = review.records.map((record) => tidyRecord(form, record));
  const records = typed.map((record) => compute(form, record));
  const problems = (entry.problems ?? []).filter((problem) => !isMended(form, entry, records, problem));
  return withCommunes(form, { ...entry, records, problems, typed, decision }, data.units);
}

/** Whether the cell of a problem has been typed in since, or was typed as it stood: then its value speaks for itself. */
function isMended(form: FormModel, entry: Entry, records: ReadonlyArray<FormRecord>, { name, row }: Problem): boolean {
  const [table = "", column = ""] = name.split(".");
  const known = column === "" ? form.fields.some(({ id }) => id === table) : row > 0;
  const at = (record: FormRecord): boolean => {
    return !isEmpty(column === "" ? cell(record.fields, table) : cell(record.tables[table]?.[row - 1] ?? {}, column));
  };
  return known && ((entry.typed ?? []).some(at) || records.some(at));
}
