/** Filling the portal's XLSX templates: values into the named cells, results of formulas beside them, the rest untouched. */

import type { Pace } from "../../../common/slices";
import type { Area } from "../../../office/xlsx/addresses";
import { Edits, editSheet, type Content } from "../../../office/xlsx/sheet-edit";
import { growPart } from "../../../office/xlsx/sheet-grow";
import { Workbook } from "../../../office/xlsx/workbook";
import { XmlReader } from "../../../office/xml";
import { makeZip, type Limits } from "../../../office/zip/archive";
import { totals } from "../compute";
import { definedName, readContract, type ContractLine } from "../contract";
import { cell, isInput, optionsOf, type Column, type Field, type FormModel, type FormRecord, type Row, type Table, type Value } from "../model";
import { checkResult } from "../rules";

/** Our own templates: far below this. */
const LIMITS: Limits = { file: 20e6, parts: 500, part: 60e6, whole: 120e6 };

/** One template being filled: edits by sheet, and the names to find places by. */
export class Filler {
  private readonly edits = new Map<string, Edits>();

  private constructor(
    readonly book: Workbook,
    readonly lines: ReadonlyArray<ContractLine>,
    private readonly pace: Pace,
  ) {}

  /** Throws ZipError, XmlError, WorkbookError. */
  static async open(template: Uint8Array, pace: Pace): Promise<Filler> {
    const book = await Workbook.open(template, LIMITS, pace);
    const contract = await readContract(book);
    return new Filler(book, contract?.lines ?? [], pace);
  }

  at(name: string): Area | undefined {
    return this.book.area(name);
  }

  on(area: Area): Edits {
    const edits = this.edits.get(area.sheet) ?? new Edits();
    this.edits.set(area.sheet, edits);
    return edits;
  }

  put(area: Area, offset: number, content: Content): void {
    if (area.top + offset <= area.bottom) this.on(area).put(area.top + offset, area.left, content);
  }

  /** The result of a formula, where the template names its cell. */
  result(name: string, offset: number, content: Content): void {
    const area = this.at(name);
    if (area && area.top + offset <= area.bottom) this.on(area).result(area.top + offset, area.left, content);
  }

  /** What the template holds in a cell. */
  async holds(area: Area, offset: number): Promise<Content | undefined> {
    const cell = (await this.book.sheet(area.sheet)).cell(area.top + offset, area.left);
    return cell === undefined ? undefined : typeof cell.value === "boolean" ? Number(cell.value) : cell.value;
  }

  async finish(): Promise<Uint8Array> {
    const { book } = this;
    const change = async (part: string, text: string): Promise<string> => {
      const sheet = book.sheets.find((one) => one.part.toLowerCase() === part.toLowerCase())?.name;
      const edits = sheet === undefined ? undefined : this.edits.get(sheet);
      await this.pace();
      return part === book.main ? computeOnLoad(text) : edits ? editSheet(text, edits) : text;
    };
    return rewritten(book, change);
  }
}

/** The workbook with the text of its main part and of its sheets changed, everything else as it is. */
async function rewritten(book: Workbook, change: (part: string, text: string) => string | Promise<string>): Promise<Uint8Array> {
  const texts = new Set([book.main, ...book.sheets.map((sheet) => sheet.part)].map((part) => part.toLowerCase()));
  const utf8 = new TextEncoder();
  const parts = new Map<string, Uint8Array>();
  for (const name of book.file.names) {
    const isText = texts.has(name.toLowerCase());
    parts.set(name, isText ? utf8.encode(await change(name, await book.file.text(name))) : await book.file.bytes(name));
  }
  return makeZip(parts);
}

/** Fills `template` with computed `records`; throws ZipError, XmlError, WorkbookError. */
export async function fillWorkbook(
  template: Uint8Array,
  model: FormModel,
  records: ReadonlyArray<FormRecord>,
  pace: Pace,
): Promise<Uint8Array> {
  const filler = await Filler.open(await withRoom(template, model, records, pace), pace);
  const first = records[0] ?? { fields: {}, tables: {} };
  for (const field of model.fields) {
    const own = model.shared !== null && !model.shared.includes(field.id);
    await fillField(filler, field, own ? records : [first], own);
  }
  const sums = totals(model, first);
  for (const table of model.tables) {
    await fillTable(filler, table, first.tables[table.id] ?? []);
    for (const [column, total] of Object.entries(sums[table.id] ?? {})) {
      filler.result(definedName(`${table.id}.${column}.__total`, "y_"), 0, total);
    }
    await pace();
  }
  for (const rule of model.rules) filler.result(definedName(rule.id, "k_"), 0, checkResult(model, rule, records));
  return filler.finish();
}

/** The template, with lines added where `records` need more than it has. */
async function withRoom(template: Uint8Array, model: FormModel, records: ReadonlyArray<FormRecord>, pace: Pace): Promise<Uint8Array> {
  let grown = template;
  const needs: Array<readonly [string, number]> = model.tables
    .filter((table) => table.open)
    .map((table) => [`${table.id}.${table.columns.find(isInput)?.id ?? ""}`, records[0]?.tables[table.id]?.length ?? 0]);
  if (model.shared !== null) {
    const own = model.fields.find((field) => field.formula === null && field.type !== "multichoice" && !model.shared?.includes(field.id));
    needs.push([own?.id ?? "", records.length]);
  }
  for (const [name, lines] of needs) {
    const book = await Workbook.open(grown, LIMITS, pace);
    const area = book.area(definedName(name, "x_"));
    if (area === undefined || lines <= area.bottom - area.top + 1) continue;
    const growth = { name: area.sheet, last: area.bottom, more: lines - (area.bottom - area.top + 1) };
    grown = await rewritten(book, (part, text) => {
      const sheet = book.sheets.find((one) => one.part.toLowerCase() === part.toLowerCase());
      return growPart(text, sheet?.name ?? "", growth);
    });
  }
  return grown;
}

async function fillField(filler: Filler, field: Field, list: ReadonlyArray<FormRecord>, own: boolean): Promise<void> {
  const prefix = field.formula === null ? "x_" : "y_";
  for (const [name, take] of placesOf(field)) {
    const area = filler.at(definedName(name, prefix));
    if (!area) continue;
    list.forEach((record, n) => {
      const given = take(cell(record.fields, field.id));
      if (field.formula === null) filler.put(area, n, given);
      else filler.result(definedName(name, prefix), n, given);
      if (own) filler.on(area).show(area.top + n);
    });
    if (own && field.formula === null) await clearRest(filler, area, list.length);
  }
}

/** The named places of a field and what each is given: one, or one an option. */
function placesOf(field: Field): Array<readonly [string, (value: Value) => Content]> {
  if (field.type !== "multichoice") return [[field.id, (value) => content(field, value)]];
  return optionsOf(field).map(({ id }) => {
    return [`${field.id}.${id}`, (value) => (Array.isArray(value) && value.includes(id) ? "x" : null)];
  });
}

async function fillTable(filler: Filler, table: Table, rows: ReadonlyArray<Row>): Promise<void> {
  const ids = filler.at(definedName(`${table.id}.__rows`, "x_"));
  for (const column of table.columns) {
    const computed = column.formula !== null || column.auto;
    const name = definedName(`${table.id}.${column.id}`, computed ? "y_" : "x_");
    const area = filler.at(name);
    if (!area) continue;
    const write = (row: Row, offset: number): void => {
      const value = content(column, cell(row, column.id));
      if (computed) filler.result(name, offset, value);
      else filler.put(area, offset, value);
      if (table.open) filler.on(area).show(area.top + offset);
    };
    if (ids && !table.open) {
      const byId = new Map(rows.map((row) => [cell(row, "id"), row]));
      for (let n = 0; n <= ids.bottom - ids.top; n += 1) {
        const row = byId.get((await filler.holds(ids, n)) ?? "");
        if (row) write(row, n);
      }
    } else {
      rows.forEach(write);
      if (!computed) await clearRest(filler, area, rows.length);
    }
  }
}

/** Empties what the template offers in lines that are not used; formulas that offer a default stay. */
async function clearRest(filler: Filler, area: Area, from: number): Promise<void> {
  for (let n = from; area.top + n <= area.bottom; n += 1) {
    if ((await filler.holds(area, n)) !== undefined) filler.put(area, n, null);
  }
}

const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/** A value as its cell holds it: days as serial numbers, choices by their labels. */
function content(spec: Field | Column, value: Value): Content {
  if (value === null || value === "") return null;
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return Number(value);
  if (typeof value !== "string") return value.join("; ");
  if (spec.type === "date") {
    const time = Date.parse(`${value}T00:00:00Z`);
    // Spreadsheets count days from 1900 only.
    return Number.isNaN(time) || value < "1900-03-01" ? value : (time - EPOCH) / DAY;
  }
  return optionsOf(spec).find((option) => option.id === value)?.label ?? value;
}

/** The workbook part, saying that formulas are to be computed when it is opened. */
function computeOnLoad(source: string): string {
  const xml = new XmlReader(source);
  let place = -1;
  for (let step = xml.next(); step !== "end"; step = xml.next()) {
    if (step === "open" && xml.name === "calcPr") {
      if (xml.attribute("fullCalcOnLoad") !== undefined) return source;
      return `${source.slice(0, xml.start)}<calcPr fullCalcOnLoad="1"${source.slice(xml.start + 7)}`;
    }
    if (step === "close" && (xml.name === "sheets" || xml.name === "definedNames")) place = xml.end;
  }
  return place < 0 ? source : `${source.slice(0, place)}<calcPr fullCalcOnLoad="1"/>${source.slice(place)}`;
}
