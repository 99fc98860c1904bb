/** A filled workbook as records: from its sheets, and from copies people made of them. */

import type { Pace } from "../../../../common/slices";
import { inWords } from "../../../../office/faults";
import { IntakeError } from "../../../../office/intake-error";
import { cellName, contains, parseRange } from "../../../../office/xlsx/addresses";
import { TooManyRows, type Cell, type Sheet } from "../../../../office/xlsx/sheet";
import { Workbook, WorkbookError } from "../../../../office/xlsx/workbook";
import type { Limits } from "../../../../office/zip/archive";
import { CONTRACT_SHEET, readContract, type Contract } from "../../contract";
import type { FormModel } from "../../model";
import { GUIDE } from "../../printed";
import { Collector, type FormFile } from "../record-builder";
import { earlier } from "../versions";
import { say } from "../words";
import { FilledSheets } from "./filled-sheets";
import { computedAreas, placesOf } from "./places";
import { ownTexts } from "./template-texts";

const LIMITS: Limits = { file: 20_000_000, parts: 2000, part: 40_000_000, whole: 60_000_000, ratio: 200 };
/** Sheets of the template that nobody fills in: the lists to choose from, and how to fill in. */
const LISTS = "_danh_muc";

/** The forms that the portal knows. */
export interface Models {
  /** The present model of a form for a file of `version`; throws IntakeError when the portal has none, or an earlier one. */
  readonly of: (form: string, version: number) => FormModel;
  /** The form that bears a title. */
  readonly titled: (title: string) => { readonly form: string; readonly version: number } | undefined;
}

/** Reads a filled workbook; throws IntakeError when it cannot be read as a form. */
export async function readWorkbook(name: string, bytes: Uint8Array, models: Models, pace: Pace): Promise<FormFile> {
  try {
    const book = await Workbook.open(bytes, LIMITS, pace);
    const contract = await contractOf(book);
    const model = models.of(contract.form, contract.version);
    const before = earlier(model, contract.version);
    const places = placesOf(book, contract, model, before);
    const collector = new Collector(name, model, await book.saved());
    for (const note of before.notes) collector.warn(note);
    const texts = ownTexts(model);
    const sheets = new Map<string, Sheet>();
    for (const { sheet } of places.values()) if (!sheets.has(sheet)) sheets.set(sheet, await book.sheet(sheet));
    const main = new FilledSheets(collector, model, places, computedAreas(book), sheets, texts);
    const copies = await otherSheets(book, contract, collector, main);
    const filled = [main, ...copies].filter((one) => one.isFilled());
    for (const one of filled.length > 0 ? filled : [main]) {
      if (contract.layout === "many" && model.shared !== null) await one.many(pace);
      else one.one();
    }
    for (const one of [main, ...copies]) one.tellRest();
    const shown = new Map(book.sheets.map((sheet) => [sheet.name.toLowerCase(), sheet.hidden]));
    for (const one of filled) {
      for (const sheet of one.names) if (shown.get(sheet.toLowerCase())) collector.warn(say("sheetHidden", sheet));
    }
    return collector.finish();
  } catch (error) {
    throw inWords(error);
  }
}

async function contractOf(book: Workbook): Promise<Contract> {
  const contract = book.partOf(CONTRACT_SHEET) === undefined ? undefined : await readContract(book);
  if (contract?.head === "scorecard") throw new IntakeError("bang-cham");
  if (contract?.head !== "form") throw new IntakeError("khong-cong");
  return contract;
}

/** The sheets that are copies of the one to fill in; all other content that is not the template's is told. */
async function otherSheets(book: Workbook, contract: Contract, collector: Collector, main: FilledSheets): Promise<FilledSheets[]> {
  const known = new Set([CONTRACT_SHEET, LISTS, ...main.names.map((name) => name.toLowerCase())]);
  const guide = contract.lines.filter(({ kind }) => kind === "own").map(({ defined }) => parseRange(defined));
  const copies: FilledSheets[] = [];
  for (const { name, hidden } of book.sheets.filter((sheet) => !known.has(sheet.name.toLowerCase()))) {
    const isGuide = name.toLowerCase() === GUIDE;
    // A template of before does not say how far its guide reaches.
    if (isGuide && guide.length === 0) continue;
    const sheet = await sheetOrNone(book, name);
    const copy = sheet && !isGuide ? main.copiedTo(name, sheet) : undefined;
    if (copy) {
      copies.push(copy);
      continue;
    }
    // The guide is words only.
    const isOwn = ([row, column, { value }]: readonly [number, number, Cell]): boolean =>
      isGuide && typeof value === "string" && guide.some((part) => part && contains(part, row, column));
    const content = (sheet?.content() ?? []).filter((one) => !isOwn(one));
    const [first] = content;
    if (sheet && first === undefined) continue;
    const last = content[content.length - 1] ?? first;
    const where = first && last ? say("cellsFound", content.length, cellName(first[0], first[1]), cellName(last[0], last[1])) : say("tooManyRows");
    collector.warn(say(hidden ? "sheetOtherHidden" : "sheetOther", name, where));
  }
  return copies;
}

/** Undefined for a sheet that is far too long, or lost. */
async function sheetOrNone(book: Workbook, name: string): Promise<Sheet | undefined> {
  try {
    return await book.sheet(name);
  } catch (error) {
    if (error instanceof TooManyRows || error instanceof WorkbookError) return undefined;
    throw error;
  }
}

