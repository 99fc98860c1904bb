/** The cells and names of an OpenDocument spreadsheet (.ods): one part for all sheets, with what repeats written once. */

import type { Pace } from "../../common/slices";
import { XmlReader } from "../xml";
import type { Format } from "./number-formats";
import { MOST_ROWS, Sheet, type Cell } from "./sheet";

export interface OpenSheets {
  readonly sheets: ReadonlyMap<string, Sheet>;
  /** Names of the sheets that are not shown. */
  readonly hidden: ReadonlySet<string>;
  /** What the names of the whole workbook refer to, as Excel writes it. */
  readonly names: ReadonlyMap<string, string>;
}

const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;
const MOST_TEXT = 100_000;
/** What a formula shows that has come to nothing. */
const FAILED = /^(#[A-Z0-9/?!]+|Err:\d+)$/;
/** Beside the cells: remarks, drawings, what was there before a change, data of other files. */
const BESIDE: ReadonlyArray<string> = ["annotation", "shapes", "frame", "custom-shape", "g", "tracked-changes", "dde-links", "forms"];

/** Throws XmlError, TooManyRows. */
export async function readOpenSheets(text: string, pace: Pace): Promise<OpenSheets> {
  const xml = new XmlReader(text);
  const sheets = new Map<string, Sheet>();
  const names = new Map<string, string>();
  const hidden = new Set<string>();
  /** Looks of sheets that are not shown. */
  const unseen = new Set<string>();
  let look = "";
  for (let step = xml.next(); step !== "end"; step = xml.next()) {
    if (step !== "open") continue;
    if (BESIDE.includes(xml.name)) xml.leave();
    else if (xml.name === "style") look = xml.attribute("name") ?? "";
    else if (xml.name === "table-properties" && xml.attribute("display") === "false") unseen.add(look);
    else if (xml.name === "table") {
      const name = xml.attribute("name") ?? "";
      if (unseen.has(xml.attribute("style-name") ?? "")) hidden.add(name);
      sheets.set(name, await readTable(xml, name, pace));
    } else if (xml.name === "named-range") {
      const refers = xml.attribute("cell-range-address") ?? "";
      // The end of an area names its sheet again, or leaves it out: "$'Biểu mẫu'.$F$14:.$F$18".
      names.set((xml.attribute("name") ?? "").toLowerCase(), refers.replace(/:\$?(?:'(?:[^']|'')*'|[^.:']*)\./, ":"));
    }
  }
  return { sheets, hidden, names };
}

async function readTable(xml: XmlReader, name: string, pace: Pace): Promise<Sheet> {
  const sheet = new Sheet(name);
  const { depth } = xml;
  let row = 0;
  let column = 0;
  let rows = 1;
  while (xml.depth >= depth) {
    const step = xml.next();
    if (step === "end") break;
    if (step === "close" && xml.name === "table-row") row += rows - 1;
    if (step !== "open") continue;
    // Names of one sheet only are none of ours.
    if (BESIDE.includes(xml.name) || xml.name === "named-expressions") xml.leave();
    else if (xml.name === "table-row") {
      [row, column] = [row + 1, 0];
      rows = times(xml, "number-rows-repeated");
      // A whole sheet of hidden rows may follow the last one.
      if (xml.attribute("visibility") !== undefined && xml.attribute("visibility") !== "visible") {
        for (let down = 0; down < Math.min(rows, MOST_ROWS); down += 1) sheet.hidden.add(row + down);
      }
      await pace();
    } else if (xml.name === "table-cell" || xml.name === "covered-table-cell") {
      const columns = times(xml, "number-columns-repeated");
      const [down, right] = [times(xml, "number-rows-spanned"), times(xml, "number-columns-spanned")];
      if (down + right > 2) sheet.merged.push({ top: row, left: column + 1, bottom: row + down - 1, right: column + right });
      const cell = readCell(xml);
      for (let below = 0; cell && below < rows; below += 1) for (let beside = 0; beside < columns; beside += 1) sheet.put(row + below, column + beside + 1, cell);
      column += columns;
    }
  }
  return sheet;
}

function times(xml: XmlReader, attribute: string): number {
  const number = Number(xml.attribute(attribute) ?? 1);
  return Number.isInteger(number) && number > 0 ? number : 1;
}

/** Undefined for an empty cell. */
function readCell(xml: XmlReader): Cell | undefined {
  const said = (name: string): string | undefined => xml.attribute(name);
  const [kind, number, day, clock, truth, string] = ["value-type", "value", "date-value", "time-value", "boolean-value", "string-value"].map(said);
  const formula = said("formula") !== undefined;
  const text = textIn(xml);
  const cell = (value: Cell["value"], format: Format = ""): Cell => ({ value, format, unknown: false, pending: false, formula });
  const unknown: Cell = { value: null, format: "", unknown: true, pending: false, formula };
  if (kind === undefined) return formula ? { ...unknown, pending: true } : text === "" ? undefined : cell(text);
  if (formula && FAILED.test((string ?? text).trim())) return unknown;
  if (kind === "boolean") return cell(truth === "true");
  if (kind === "string") return text === "" && !string ? undefined : cell((string ?? text).slice(0, MOST_TEXT));
  const moment = kind === "date" ? serial(day) : kind === "time" ? fraction(clock) : Number(number);
  if (!Number.isFinite(moment)) return unknown;
  const format = kind === "percentage" ? "percent" : kind === "time" ? "time" : kind === "date" ? (day?.includes("T") ? "datetime" : "date") : "";
  return cell(moment, format);
}

/** The day as spreadsheets number it. */
function serial(day: string | undefined): number {
  return (Date.parse(`${day?.slice(0, 19) ?? ""}${day?.includes("T") ? "Z" : ""}`) - EPOCH) / DAY;
}

/** "PT08H30M00S" as a part of a day. */
function fraction(clock: string | undefined): number {
  const found = /^PT(\d+)H(\d+)M([\d.]+)S$/.exec(clock ?? "");
  return found ? (Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3])) / 86_400 : Number.NaN;
}

/** The paragraphs of a cell; ends at its close. */
function textIn(xml: XmlReader): string {
  const { depth } = xml;
  const paragraphs: string[] = [];
  let text: string | undefined;
  while (xml.depth >= depth) {
    const step = xml.next();
    if (step === "end") break;
    if (step === "text" && text !== undefined) text += xml.text;
    else if (step === "close" && xml.name === "p" && text !== undefined) {
      paragraphs.push(text);
      text = undefined;
    } else if (step !== "open") continue;
    else if (BESIDE.includes(xml.name)) xml.leave();
    else if (xml.name === "p") text = "";
    else if (xml.name === "s") text = (text ?? "") + " ".repeat(Math.min(times(xml, "c"), 100));
    else if (xml.name === "tab") text = `${text ?? ""}\t`;
    else if (xml.name === "line-break") text = `${text ?? ""}\n`;
  }
  return paragraphs.join("\n");
}
