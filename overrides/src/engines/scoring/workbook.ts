/** The scorecard as a workbook: filling the portal's template, and reading a filled one back. */

import words from "locales/vi/scorecard-workbook.json";
import { speaker } from "../../common/say";
import type { Pace } from "../../common/slices";
import { fold, significant } from "../../common/vietnamese";
import type { Cell } from "../../office/xlsx/sheet";
import { Workbook } from "../../office/xlsx/workbook";
import type { Limits } from "../../office/zip/archive";
import { readContract, type ContractLine } from "../forms/contract";
import { Filler } from "../forms/filling/workbook";
import { asPercent, parseNumber } from "../forms/parsing";
import { blank, parseSaved, written, type Saved } from "./saved";
import { assess, chosen, ruleAt, wanted, type Item, type Model } from "./scoring";

/** Of the layout of these workbooks. */
const VERSION = 2;
const LIMITS: Limits = { file: 20_000_000, parts: 2000, part: 40_000_000, whole: 60_000_000, ratio: 200 };
export const MET = words.met;
export const UNMET = words.unmet;
export const UNMARKED = words.unmarked;
export const NOT_ASKED = words.notAsked;
const NO = words.no;
const YES_GROUP = words.yesGroup;
const NO_GROUP = words.noGroup;

const say = /* @__PURE__ */ speaker(words);

/** Fills `template`; throws ZipError, XmlError, WorkbookError. */
export async function fillScorecard(template: Uint8Array, model: Model, saved: Saved, pace: Pace): Promise<Uint8Array> {
  const filler = await Filler.open(template, pace);
  for (const { kind, name, defined } of filler.lines) {
    const area = filler.at(defined);
    if (area) filler.put(area, 0, content(model, saved, kind, name));
  }
  const found = assess(model, saved.groups, saved.marks);
  filler.result("y_level", 0, model.levels.find((level) => level.id === found.level)?.name ?? UNMET);
  if (model.passes) filler.result("y_total", 0, found.total);
  for (const { id } of model.levels) {
    const lacking = model.items.filter((item) => found.missing[id]?.includes(item.id)).map((item) => item.label);
    const parts = lacking.length > 0 ? [say(model.passes ? "indicators" : "items", lacking.length, lacking.join("; "))] : [];
    const least = ruleAt(model, id, chosen(model, saved.groups))?.min;
    if (least !== undefined && found.total < least) parts.push(say("total", written(least)));
    const level = id.replace(/[^A-Za-z0-9_.]/g, "_");
    filler.result(`y_missing.${level}`, 0, parts.join("; ") || NO_GROUP);
    model.items.forEach((item, n) => filler.result(`y_met.${level}`, n, metWord(model, saved, item, id)));
  }
  return filler.finish();
}

/** Whether `item` meets `level`, in the words of the workbook. */
export function metWord(model: Model, saved: Saved, item: Item, level: string): string {
  const order = chosen(model, saved.groups);
  const need = item.needs?.[level];
  const least = model.passes ? ruleAt(model, level, order)?.each : need && wanted(need, order);
  if (least === undefined) return NOT_ASKED;
  const mark = saved.marks[item.id];
  return mark === undefined ? UNMARKED : mark >= least ? MET : UNMET;
}

/** A mark as people say it; "" when there is none. */
export function markWord(model: Model, item: Item, mark: number | undefined): string {
  if (mark === undefined) return "";
  return wordsOf(model, item)?.[mark] ?? written(mark);
}

/** The words of a mark in the order of the number they count as; undefined for a mark that is a number. */
function wordsOf(model: Model, item: Item): ReadonlyArray<string> | undefined {
  if (item.kind === "yes") return [NO, MET];
  return item.kind === "level" ? [NO, ...model.levels.map((level) => level.name)] : undefined;
}

function content(model: Model, saved: Saved, kind: string, name: string): string | number | null {
  if (kind === "group") return saved.groups.includes(name) ? YES_GROUP : NO_GROUP;
  if (kind === "note") return saved.notes[name] ?? null;
  if (kind === "field") {
    const text = name === "who" ? saved.who : saved.year;
    return name === "year" && /^\d{4}$/.test(text) ? Number(text) : text;
  }
  const item = model.items.find((one) => one.id === name);
  const mark = saved.marks[name];
  return item === undefined || mark === undefined ? null : (wordsOf(model, item)?.[mark] ?? mark);
}

/** What a filled workbook of `model` holds, undefined for another file; throws ZipError, XmlError, WorkbookError. */
export async function readScorecard(bytes: Uint8Array, model: Model, pace: Pace): Promise<Saved | undefined> {
  const book = await Workbook.open(bytes, LIMITS, pace);
  const contract = await readContract(book);
  if (contract?.head !== "scorecard" || contract.form !== model.id || contract.version !== VERSION) return undefined;
  const found = { ...blank(model), groups: [] as string[], marks: {} as Record<string, number>, notes: {} as Record<string, string> };
  let { who, year } = found;
  for (const line of contract.lines) {
    const area = book.area(line.defined);
    const cell = area && (await book.sheet(area.sheet)).cell(area.top, area.left);
    if (cell === undefined || cell.value === null) continue;
    const text = String(cell.value).trim();
    if (line.kind === "field" && line.name === "who") who = text;
    else if (line.kind === "field") year = text;
    else if (line.kind === "group" && fold(text) === fold(YES_GROUP)) found.groups.push(line.name);
    else if (line.kind === "note" && text !== "") found.notes[line.name] = text;
    else if (line.kind === "mark") readMark(model, line, cell, found.marks);
  }
  return parseSaved({ ...found, who, year }, model);
}

function readMark(model: Model, line: ContractLine, cell: Cell, marks: Record<string, number>): void {
  const item = model.items.find((one) => one.id === line.name);
  const words = item && wordsOf(model, item);
  if (item === undefined || cell.value === null) return;
  if (words) {
    const at = words.findIndex((word) => fold(word) === fold(String(cell.value).trim()));
    if (at >= 0) marks[item.id] = at;
    return;
  }
  try {
    // A formula may leave more digits than spreadsheets keep: 7,7 + 0,1 is 7,8.
    const value = typeof cell.value === "number" ? significant(cell.value, 15) : parseNumber(String(cell.value));
    marks[item.id] = item.unit === "%" ? asPercent(cell.value, value, cell.format === "percent")[0] : value;
  } catch {
    // What is no number is no mark; the page shows the indicator as not answered.
  }
}
