/**
 * What a learner has done, as it is kept under `learning`: steps gone through, the place to go on from, the best
 * answer to every question, objectives shown in a passed test. Pure; what it amounts to says `mastery.ts`.
 *
 * Every change takes the record as it is kept at that moment and gives back another (`kept.ts`), so that two tabs lose
 * nothing of each other.
 */

import { isRecord } from "../../common/json";

/** A step to go on from. */
export interface Place {
  /** Id of the module or lesson. */
  readonly module: string;
  /** Title of the step. */
  readonly title: string;
  /** Its number, from 1, and how many there are. */
  readonly step: number;
  readonly of: number;
  /** Id of its heading. */
  readonly anchor: string;
  /** The page below the root of the site, a folder with a slash at the end. */
  readonly href: string;
}

/** What was done of a module or lesson; that it is here at all says that it was begun. */
export interface Begun {
  /** Anchors of the steps gone through. */
  readonly seen: readonly string[];
  /** Day of the last thing done, yyyy-mm-dd. */
  readonly at: string;
  /** Day on which every step had been gone through; stays when steps are added later. */
  readonly read: string | null;
}

export interface LearningRecord {
  readonly modules: Readonly<Record<string, Begun>>;
  readonly last: Place | null;
  /** Question id → its revision and "+" or "-": the best answer to this revision. */
  readonly answers: Readonly<Record<string, string>>;
  /** Objectives shown in a passed test → the questions asked of them, with their revisions. */
  readonly passed: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const NOTHING: LearningRecord = { modules: {}, last: null, answers: {}, passed: {} };

/** A question that was graded. */
export interface Graded {
  readonly id: string;
  readonly rev: string;
  readonly right: boolean;
}

/** A graded question of a test, with the objective it asks. */
export interface Tested extends Graded {
  readonly objective: string;
}

/** Share of right answers from which an objective counts as mastered. */
export const ENOUGH = 0.7;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ANSWER = /^[\w.]+[+-]$/;

/** What was saved, with everything unexpected left out. */
export function parseLearning(saved: unknown): LearningRecord {
  if (!isRecord(saved)) return NOTHING;
  const modules: Record<string, Begun> = {};
  for (const [id, value] of entriesOf(saved["modules"])) {
    if (!isRecord(value)) continue;
    const { seen, at, read } = value;
    if (!isDay(at)) continue;
    modules[id] = { seen: texts(seen), at, read: isDay(read) ? read : null };
  }
  const answers = Object.fromEntries(entriesOf(saved["answers"]).filter((one): one is [string, string] => typeof one[1] === "string" && ANSWER.test(one[1])));
  const passed: Record<string, Record<string, string>> = {};
  for (const [id, value] of entriesOf(saved["passed"])) {
    if (!isRecord(value)) continue;
    passed[id] = Object.fromEntries(entriesOf(value).filter((one): one is [string, string] => typeof one[1] === "string"));
  }
  return { modules, last: parsePlace(saved["last"]), answers, passed };
}

function parsePlace(saved: unknown): Place | null {
  if (!isRecord(saved)) return null;
  const { module, title, step, of, anchor, href } = saved;
  if (typeof module !== "string" || typeof title !== "string" || typeof anchor !== "string" || typeof href !== "string") return null;
  if (!isPlace(step) || !isPlace(of) || step > of) return null;
  // The address is put behind the root of the site: nothing may lead out of it.
  if (!/^[\w-]+(?:\/[\w-]+)*\/$/.test(href)) return null;
  return { module, title, step, of, anchor, href };
}

const entriesOf = (value: unknown): Array<[string, unknown]> => (isRecord(value) ? Object.entries(value) : []);
const isDay = (value: unknown): value is string => typeof value === "string" && DAY.test(value);
const isPlace = (value: unknown): value is number => typeof value === "number" && Number.isInteger(value) && value > 0;
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : []);

/** Whether nothing has been done yet. */
export function isEmpty(record: LearningRecord): boolean {
  return Object.keys(record.modules).length === 0 && Object.keys(record.answers).length === 0;
}

/** The module or lesson of a question or objective: hp05 of hp05-c01. */
export function unitOf(id: string): string {
  return id.split("-")[0] ?? id;
}

function begun(record: LearningRecord, module: string, today: string): Begun {
  return { seen: [], read: null, ...record.modules[module], at: today };
}

/** A step is on the screen: it is the place to go on from. */
export function opened(record: LearningRecord, place: Place, today: string): LearningRecord {
  return { ...record, modules: { ...record.modules, [place.module]: begun(record, place.module, today) }, last: place };
}

/**
 * A step was gone through. `next` is the place to go on from, null after the last one; `steps` are the anchors of all
 * steps of the page. Once every one was gone through the page is read.
 */
export function finished(record: LearningRecord, place: Place, next: Place | null, steps: readonly string[], today: string): LearningRecord {
  const before = begun(record, place.module, today);
  const seen = before.seen.includes(place.anchor) ? before.seen : [...before.seen, place.anchor];
  const read = before.read ?? (steps.every((step) => seen.includes(step)) ? today : null);
  return { ...record, modules: { ...record.modules, [place.module]: { ...before, seen, read } }, last: next };
}

/** A question was answered in its module; a right answer is not lost to a later wrong one, but to another revision. */
export function answered(record: LearningRecord, one: Graded, today: string): LearningRecord {
  const unit = unitOf(one.id);
  return { ...graded(record, one), modules: { ...record.modules, [unit]: begun(record, unit, today) } };
}

function graded(record: LearningRecord, { id, rev, right }: Graded): LearningRecord {
  const best = right || record.answers[id] === `${rev}+`;
  return { ...record, answers: { ...record.answers, [id]: `${rev}${best ? "+" : "-"}` } };
}

/**
 * A test was handed in, which begins no module but the one it is `of`. Its answers count like any others; when it is
 * passed, every objective of which enough was right counts as shown, for the whole was not guessed.
 */
export function handedIn(record: LearningRecord, asked: readonly Tested[], isPassed: boolean, of: string | null, today: string): LearningRecord {
  const counted = asked.reduce(graded, record);
  const after = of === null ? counted : { ...counted, modules: { ...counted.modules, [of]: begun(counted, of, today) } };
  if (!isPassed) return after;
  const passed = { ...after.passed };
  for (const objective of new Set(asked.map((one) => one.objective))) {
    const its = asked.filter((one) => one.objective === objective);
    const right = its.filter((one) => one.right).length;
    if (right >= its.length * ENOUGH) passed[objective] = Object.fromEntries(its.map(({ id, rev }) => [id, rev]));
  }
  return { ...after, passed };
}

/** The record with the modules of `days` begun (id → when), where it does not know of them. */
export function withBegun(record: LearningRecord, days: Readonly<Record<string, { readonly at: string }>>): LearningRecord {
  const more = Object.entries(days).filter(([id]) => record.modules[id] === undefined);
  const modules = Object.fromEntries(more.map(([id, { at }]): [string, Begun] => [id, { seen: [], at, read: null }]));
  return more.length === 0 ? record : { ...record, modules: { ...modules, ...record.modules } };
}

/** Two devices' records in one: nothing gone through, answered or shown on either is lost. */
export function mergeLearning(mine: LearningRecord, theirs: LearningRecord): LearningRecord {
  const modules: Record<string, Begun> = { ...theirs.modules };
  for (const [id, one] of Object.entries(mine.modules)) {
    const other = theirs.modules[id];
    modules[id] = other
      ? { seen: [...new Set([...one.seen, ...other.seen])], at: later(one.at, other.at), read: earlier(one.read, other.read) }
      : one;
  }
  const answers: Record<string, string> = { ...theirs.answers };
  for (const [id, one] of Object.entries(mine.answers)) answers[id] = bestOf(one, answers[id]);
  return { modules, last: lastOf(mine, theirs), answers, passed: { ...theirs.passed, ...mine.passed } };
}

const later = (one: string, other: string): string => (one > other ? one : other);

function earlier(one: string | null, other: string | null): string | null {
  return one === null || other === null ? (one ?? other) : later(one, other) === one ? other : one;
}

/** Of the same revision the right one, else the newer revision. */
function bestOf(one: string, other: string | undefined): string {
  if (other === undefined) return one;
  const [mine, theirs] = [one, other].map((answer) => Number.parseInt(answer, 10) || 0) as [number, number];
  if (mine !== theirs) return mine > theirs ? one : other;
  return one.endsWith("+") ? one : other;
}

/** The place of the one who did something later; mine where that is the same day. */
function lastOf(mine: LearningRecord, theirs: LearningRecord): Place | null {
  if (mine.last === null || theirs.last === null) return mine.last ?? theirs.last;
  const [one, other] = [mine, theirs].map(({ modules, last }) => modules[last?.module ?? ""]?.at ?? "") as [string, string];
  return other > one ? theirs.last : mine.last;
}
