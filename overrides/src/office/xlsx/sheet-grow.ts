/**
 * More lines than a template has: its last line is copied below itself, and what stands further down moves,
 * with every address that points there. Made for the portal's own templates.
 */

import { escapeXml, XmlReader } from "../xml";
import { columnNumber } from "./addresses";
import { Output } from "./sheet-edit";

/** `more` lines to be added below row `last` of sheet `name`. */
export interface Growth {
  readonly name: string;
  readonly last: number;
  readonly more: number;
}

/** The XML of a sheet called `name`, or of the workbook part (name ""), after `growth`; throws XmlError. */
export function growPart(source: string, name: string, growth: Growth): string {
  const out = new Output(source);
  const xml = new XmlReader(source);
  const own = name.toLowerCase() === growth.name.toLowerCase();
  for (let step = xml.next(); step !== "end"; step = xml.next()) {
    if (step !== "open") continue;
    if (own && xml.name === "row") growRow(xml, name, growth, out);
    else if (FORMULAS.has(xml.name)) formula(xml, out, (text) => shiftFormula(text, name, growth));
    else if (own && REFERENCES.has(xml.name)) references(xml, out, growth);
  }
  return out.finish();
}

const FORMULAS = new Set(["f", "formula", "formula1", "formula2", "definedName"]);
const REFERENCES = new Set(["mergeCell", "dataValidation", "ignoredError", "conditionalFormatting", "dimension"]);

function growRow(xml: XmlReader, name: string, growth: Growth, out: Output): void {
  const { source } = xml;
  const row = Number(xml.attribute("r"));
  const start = xml.start;
  const depth = xml.depth;
  const moved = (at: number): number => (at > growth.last ? at + growth.more : at);
  const place = (tag: string, to: number): string => tag.replace(/(\sr=")([A-Z]*)\d+"/, `$1$2${to}"`);
  if (moved(row) !== row) out.replace(start, xml.end, place(source.slice(start, xml.end), moved(row)));
  while (xml.depth >= depth) {
    const step = xml.next();
    if (step !== "open") continue;
    if (xml.name === "c" && moved(row) !== row) out.replace(xml.start, xml.end, place(source.slice(xml.start, xml.end), moved(row)));
    else if (xml.name === "f") formula(xml, out, (text) => shiftFormula(text, name, growth));
  }
  if (row !== growth.last) return;
  const line = source.slice(start, xml.end);
  out.insert(xml.end, Array.from({ length: growth.more }, (_, n) => copyLine(line, row, n + 1)).join(""));
}

/** The XML of a row, `by` rows further down: relative addresses go with it. */
function copyLine(line: string, row: number, by: number): string {
  const out = new Output(line);
  const xml = new XmlReader(line);
  for (let step = xml.next(); step !== "end"; step = xml.next()) {
    if (step !== "open") continue;
    if (xml.name === "f") {
      formula(xml, out, (text) => eachReference(text, (found) => (found.fixed ? found.row : found.row + by)));
    } else if (xml.name === "row" || xml.name === "c") {
      out.replace(xml.start, xml.end, line.slice(xml.start, xml.end).replace(/(\sr=")([A-Z]*)\d+"/, `$1$2${row + by}"`));
    }
  }
  return out.finish();
}

function formula(xml: XmlReader, out: Output, change: (text: string) => string): void {
  const start = xml.end;
  const before = xml.inner();
  const after = change(before);
  if (after !== before) out.replace(start, xml.start, escapeXml(after));
}

function references(xml: XmlReader, out: Output, growth: Growth): void {
  const tag = xml.source.slice(xml.start, xml.end);
  const changed = tag.replace(/(\s(?:ref|sqref)=")([^"]*)"/, (_, head: string, text: string) => `${head}${shiftFormula(text, growth.name, growth)}"`);
  if (changed !== tag) out.replace(xml.start, xml.end, changed);
}

/** A formula that stands on sheet `home`: addresses below the last line move, ranges that end there grow. */
function shiftFormula(text: string, home: string, growth: Growth): string {
  const wanted = growth.name.toLowerCase();
  return eachReference(text, ({ sheet, row, end }) => {
    if ((sheet ?? home).toLowerCase() !== wanted) return row;
    const reaches = row > growth.last || (end && row === growth.last);
    return reaches ? row + growth.more : row;
  });
}

interface Reference {
  readonly sheet: string | undefined;
  readonly row: number;
  readonly fixed: boolean;
  /** Whether it is the end of a range of several rows. */
  readonly end: boolean;
}

// Texts are passed over; then an optional sheet, an address, and the end of a range.
const TOKEN = /"(?:[^"]|"")*"|((?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\d_.]*))!)?(\$?)([A-Z]{1,3})(\$?)(\d+)(?::(\$?)([A-Z]{1,3})(\$?)(\d+))?(?![\p{L}\d_(!.])/gu;

/** `text` with the row of every address replaced by what `to` makes of it. */
function eachReference(text: string, to: (found: Reference) => number): string {
  return text.replace(TOKEN, (whole, ...groups: Array<string | undefined>) => {
    const [prefix = "", quoted, plain, c1 = "", letters = "", r1 = "", row, c2 = "", letters2, r2 = "", row2] = groups;
    if (row === undefined || columnNumber(letters) > 16384) return whole;
    const sheet = quoted?.replace(/''/g, "'") ?? plain;
    const first = to({ sheet, row: Number(row), fixed: r1 !== "", end: false });
    if (row2 === undefined) return `${prefix}${c1}${letters}${r1}${first}`;
    const last = to({ sheet, row: Number(row2), fixed: r2 !== "", end: row2 !== row });
    return `${prefix}${c1}${letters}${r1}${first}:${c2}${letters2 ?? ""}${r2}${last}`;
  });
}
