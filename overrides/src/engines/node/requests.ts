/** What the command asks of the engine, and its answers: the shapes are checked on Python's side by scripts/portal/forms/engine.py. */

import words from "locales/vi/command.json";
import { speaker } from "../../common/say";
import type { Pace } from "../../common/slices";
import { IntakeError } from "../../office/intake-error";
import { delegatesIn } from "../class/delegates-file";
import { communesOf, outcome, planOf, targetsOf, type Data, type Item, type State } from "../forms/aggregation/aggregate";
import type { Entry } from "../forms/aggregation/sum";
import type { FormModel, FormRecord } from "../forms/model";
import { ofRecord } from "../forms/reading/record-builder";
import { modelsOf, readFormFile, readIncoming, type Came, type Incoming } from "../forms/reading/submission";
import { readUnits } from "../forms/reading/units-file";
import { problems, sentence, type Problem } from "../forms/validation";

export interface SourceFile {
  readonly name: string;
  readonly path: string;
}

/** A file by its path; a size of 0 for one that is not there. */
export type Opened = Pick<Incoming, "size" | "bytes">;

interface AggregateRequest {
  readonly do: "aggregate";
  readonly data: Data;
  readonly files: ReadonlyArray<SourceFile>;
  /** The form to make; null: the only one it can be. */
  readonly into: string | null;
  /** The list of those that should send. */
  readonly units: SourceFile | null;
}

export interface AggregateAnswer {
  readonly target: string;
  /** Files of systems and office programs, passed over. */
  readonly passed: number;
  readonly files: ReadonlyArray<{
    readonly name: string;
    readonly unit: string;
    readonly state: State;
    readonly why: string;
    readonly notes: ReadonlyArray<string>;
  }>;
  /** Null when no file is taken. */
  readonly records: ReadonlyArray<FormRecord> | null;
  readonly remarks: ReadonlyArray<string>;
  readonly byHand: ReadonlyArray<string>;
  readonly expected: number;
  readonly silent: ReadonlyArray<string>;
  readonly refused: ReadonlyArray<string>;
  readonly extra: ReadonlyArray<string>;
}

/** The records of `target` in a file, or what a file adds up to there. */
interface ListRequest {
  readonly do: "list";
  readonly data: Data;
  readonly file: SourceFile;
  readonly target: string;
}

export interface ListAnswer {
  readonly records: ReadonlyArray<FormRecord>;
  /** Everything wrong with a list that somebody filled in, in words; what is missing counts. */
  readonly faults: ReadonlyArray<string>;
  /** Whether somebody filled in the form itself; else it was made from other forms, and some of it is unknown. */
  readonly own: boolean;
}

/** What single files hold, before anything is judged. */
interface ReadRequest {
  readonly do: "read";
  readonly data: Data;
  readonly files: ReadonlyArray<SourceFile>;
}

/** Who stands in a list of delegates. */
interface DelegatesRequest {
  readonly do: "delegates";
  readonly file: SourceFile;
}

export type ReadAnswer =
  | { readonly code: string; readonly message: string }
  | {
      readonly form: string;
      readonly records: ReadonlyArray<FormRecord>;
      readonly problems: ReadonlyArray<Problem & { readonly words: string }>;
      readonly warnings: ReadonlyArray<string>;
    };

export type Request = AggregateRequest | ListRequest | ReadRequest | DelegatesRequest;
const say = speaker(words);

/** What was asked cannot be done; the message is for people. */
export class Refused extends Error {}

type Open = (path: string) => Promise<Opened>;
type Tell = (name: string) => void;

/** Nobody waits for a page to answer. */
const AT_ONCE: Pace = () => DONE;
const DONE = Promise.resolve();

/** Throws Refused when it cannot be done. `tell` is called with the name of every file that is done. */
export async function answer(request: Request, open: Open, tell: Tell): Promise<unknown> {
  if (request.do === "aggregate") return aggregate(request, open, tell);
  if (request.do === "list") return list(request, open);
  if (request.do === "read") return Promise.all(request.files.map((file) => read(request.data, file, open)));
  if (request.do === "delegates") return inFile(request.file, open, delegatesIn);
  throw new TypeError(`unknown request: ${JSON.stringify(request).slice(0, 80)}`);
}

async function itemsOf(data: Data, { name, path }: SourceFile, open: Open): Promise<Came> {
  return readIncoming({ name, ...(await open(path)) }, data, AT_ONCE);
}

async function aggregate(request: AggregateRequest, open: Open, tell: Tell): Promise<AggregateAnswer> {
  const { data } = request;
  const named = request.units ? await inFile(request.units, open, readUnits) : [];
  const items: Item[] = [];
  let passed = 0;
  for (const file of request.files) {
    const came = await itemsOf(data, file, open);
    items.push(...came.items);
    passed += came.passed;
    tell(file.name);
  }
  const plan = planOf(data, request.into ?? onlyTarget(data, items));
  if (plan === undefined) {
    const known = data.plans.map(({ target }) => target).join(", ");
    throw new Refused(say("notTarget", String(request.into), known, unread(items)));
  }
  const expected = named.length > 0 ? named : communesOf(data, plan);
  const { files, added, byHand, standing } = outcome(plan, items, expected);
  return {
    target: plan.target.id,
    passed,
    files: files.map(({ item, state, unit, why, notes }) => ({ name: item.name, unit, state, why, notes })),
    records: added?.records ?? null,
    remarks: added?.remarks ?? [],
    byHand,
    expected: expected.length,
    ...standing,
  };
}

function onlyTarget(data: Data, items: ReadonlyArray<Item>): string {
  const [first, ...more] = targetsOf(data, items);
  if (first === undefined) throw new Refused(say("nothing", unread(items)));
  if (more.length > 0) {
    const fitting = [first, ...more].join(", ");
    throw new Refused(say("several", fitting, unread(items)));
  }
  return first;
}

/** A line for every file that could not be read. */
function unread(items: ReadonlyArray<Item>): string {
  return items.map(({ name, refused }) => (refused === undefined ? "" : `\n${name}: ${refused}`)).join("");
}

/** What `read` finds in a file; throws Refused with its name where that cannot be read. */
async function inFile<Found>({ name, path }: SourceFile, open: Open, read: (bytes: Uint8Array, pace: Pace) => Promise<Found>): Promise<Found> {
  try {
    return await read(await (await open(path)).bytes(), AT_ONCE);
  } catch (error) {
    throw error instanceof IntakeError ? new Refused(`${name}: ${error.message}`) : error;
  }
}

async function list({ data, file, target }: ListRequest, open: Open): Promise<ListAnswer> {
  const { items } = await itemsOf(data, file, open);
  const no = (why: string): Refused => new Refused(`${file.name}: ${why}`);
  const refused = items.find((item) => item.refused !== undefined)?.refused;
  if (refused !== undefined) throw no(refused);
  const entries = items.flatMap(({ entry }) => (entry ? [entry] : []));
  const own = entries.filter((entry) => entry.form === target);
  const plan = planOf(data, target);
  const made = own.length > 0 || plan === undefined ? undefined : outcome(plan, items, []);
  if (made && made.added === undefined) throw no(made.files[0]?.why ?? "");
  const records = made?.added?.records ?? own.flatMap((entry) => entry.records);
  if (records.length === 0) throw no(say("emptyList"));
  const model = data.forms[target];
  const faults = model === undefined ? [] : own.flatMap((entry) => faultsOf(model, entry));
  return { records, faults, own: own.length > 0 };
}

/** What could not be read, then what is missing or cannot be; a place is told once. */
function faultsOf(model: FormModel, entry: Entry): string[] {
  const judged = entry.records.flatMap((record, n) => problems(model, record).map((one) => ofRecord(model, one, n)));
  const told = new Map<string, string>();
  for (const problem of [...(entry.problems ?? []), ...judged]) {
    const place = `${problem.label} ${problem.row}`;
    if ((problem.blocking || problem.code === "thieu") && !told.has(place)) told.set(place, sentence(problem));
  }
  return [...told.values()];
}

async function read(data: Data, { name, path }: SourceFile, open: Open): Promise<ReadAnswer> {
  try {
    const { entry, warnings } = await readFormFile(name, await (await open(path)).bytes(), modelsOf(data), AT_ONCE);
    const problems = entry.problems.map((problem) => ({ ...problem, words: sentence(problem) }));
    return { form: entry.form, records: entry.records, problems, warnings };
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    return { code: error.code, message: error.message };
  }
}
