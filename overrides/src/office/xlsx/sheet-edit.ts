/**
 * Writing into the XML of a sheet: the cells named change, everything else stays byte for byte. Made for the
 * portal's own templates, whose tags have no prefix and whose rows and cells all name their place.
 */

import { escapeXml, XmlReader } from "../xml";
import { columnLetters, columnNumber } from "./addresses";

/** What a cell is given: a number, a text, or nothing. */
export type Content = number | string | null;

interface Edit {
  readonly content: Content;
  /** Whether a formula stays, and shows the content until it is computed anew. */
  readonly result: boolean;
}

/** New contents of one sheet. */
export class Edits {
  readonly cells = new Map<number, Map<number, Edit>>();
  readonly shown = new Set<number>();

  /** Writes a value that people could have typed. */
  put(row: number, column: number, content: Content): void {
    this.set(row, column, { content, result: false });
  }

  /** Writes the result of a formula. */
  result(row: number, column: number, content: Content): void {
    this.set(row, column, { content, result: true });
  }

  private set(row: number, column: number, edit: Edit): void {
    const cells = this.cells.get(row) ?? new Map<number, Edit>();
    cells.set(column, edit);
    this.cells.set(row, cells);
  }

  /** Shows a row that the template hides. */
  show(row: number): void {
    this.shown.add(row);
  }
}

/** The XML of a sheet with `edits` made; throws XmlError. */
export function editSheet(source: string, edits: Edits): string {
  const out = new Output(source);
  const xml = new XmlReader(source);
  const rows = Array.from(new Set([...edits.cells.keys(), ...edits.shown])).sort((one, other) => one - other);
  let inside = false;
  for (let step = xml.next(); step !== "end"; step = xml.next()) {
    if (xml.name === "sheetData" && step === "open") {
      inside = true;
      if (xml.empty) {
        out.replace(xml.start, xml.end, `<sheetData>${rows.splice(0).map((row) => newRow(row, edits)).join("")}</sheetData>`);
      }
    } else if (xml.name === "sheetData" && step === "close") {
      if (!xml.empty) out.insert(xml.start, rows.splice(0).map((row) => newRow(row, edits)).join(""));
      inside = false;
    } else if (inside && step === "open" && xml.name === "row") {
      const row = Number(xml.attribute("r"));
      const before = rows.filter((other) => other < row);
      out.insert(xml.start, before.map((other) => newRow(other, edits)).join(""));
      rows.splice(0, before.length + (rows[before.length] === row ? 1 : 0));
      editRow(xml, row, edits, out);
    }
  }
  return out.finish();
}

function editRow(xml: XmlReader, row: number, edits: Edits, out: Output): void {
  const cells = edits.cells.get(row);
  if (cells === undefined && !edits.shown.has(row)) return;
  const tag = xml.source.slice(xml.start, xml.end);
  const closed = xml.empty;
  let changed = edits.shown.has(row) ? tag.replace(/\s(hidden|collapsed)="[^"]*"/g, "") : tag;
  // A height nobody set by hand was measured for an empty row.
  if (texts(cells) && !/\scustomHeight="(1|true)"/.test(tag)) changed = changed.replace(/\sht="[^"]*"/, "");
  const left = Array.from(cells ?? []).sort(([one], [other]) => one - other);
  const added = (upTo: number): string => {
    const count = left.filter(([column]) => column < upTo).length;
    return left.splice(0, count).map(([column, edit]) => newCell(row, column, edit.content)).join("");
  };
  if (closed) {
    out.replace(xml.start, xml.end, `${changed.replace(/\s*\/>$/, ">")}${added(Number.POSITIVE_INFINITY)}</row>`);
    return;
  }
  out.replace(xml.start, xml.end, changed);
  const depth = xml.depth;
  for (let step = xml.next(); step !== "end"; step = xml.next()) {
    if (xml.depth < depth) {
      out.insert(xml.start, added(Number.POSITIVE_INFINITY));
      return;
    }
    if (step !== "open" || xml.name !== "c") continue;
    const letters = /^[A-Z]+/i.exec(xml.attribute("r") ?? "")?.[0] ?? "";
    const column = columnNumber(letters);
    out.insert(xml.start, added(column));
    if (left[0]?.[0] === column) editCell(xml, (left.shift() as [number, Edit])[1], out);
    else if (cells === undefined) xml.leave();
    else dropStale(xml, out);
  }
}

/** A formula beside new values shows nothing until it is computed anew. */
function dropStale(xml: XmlReader, out: Output): void {
  const depth = xml.depth;
  let formula = false;
  while (xml.depth >= depth) {
    if (xml.next() !== "open") continue;
    if (xml.name === "f") formula = true;
    const from = xml.start;
    if (xml.name !== "v") continue;
    xml.leave();
    if (formula) out.replace(from, xml.end, "");
  }
}

function texts(cells: ReadonlyMap<number, Edit> | undefined): boolean {
  return Array.from(cells?.values() ?? []).some(({ content }) => typeof content === "string" && content.length > 0);
}

function editCell(xml: XmlReader, edit: Edit, out: Output): void {
  const { start, source } = xml;
  const tag = source.slice(start, xml.end);
  const head = tag.replace(/\s(t|cm|vm)="[^"]*"/g, "").replace(/\s*\/?>$/, "");
  const depth = xml.depth;
  let formula = "";
  let end = xml.end;
  while (xml.depth >= depth) {
    if (xml.next() === "open" && xml.name === "f") {
      const from = xml.start;
      xml.leave();
      formula = source.slice(from, xml.end);
    }
    end = xml.end;
  }
  out.replace(start, end, formula && edit.result ? result(head, formula, edit.content) : filled(head, edit.content));
}

function result(head: string, formula: string, content: Content): string {
  if (typeof content === "number") return `${head}>${formula}<v>${numberText(content)}</v></c>`;
  return `${head} t="str">${formula}<v>${escapeXml(content ?? "")}</v></c>`;
}

function filled(head: string, content: Content): string {
  if (content === null || content === "") return `${head}/>`;
  if (typeof content === "number") return `${head}><v>${numberText(content)}</v></c>`;
  return `${head} t="inlineStr"><is><t xml:space="preserve">${escapeXml(escapeString(content))}</t></is></c>`;
}

/** "_x000D_" typed by somebody must not be read as a character written that way. */
function escapeString(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
}

function numberText(value: number): string {
  return Object.is(value, -0) ? "0" : String(value);
}

function newRow(row: number, edits: Edits): string {
  const cells = Array.from(edits.cells.get(row) ?? []).sort(([one], [other]) => one - other);
  if (cells.length === 0) return "";
  return `<row r="${row}">${cells.map(([column, edit]) => newCell(row, column, edit.content)).join("")}</row>`;
}

function newCell(row: number, column: number, content: Content): string {
  return content === null || content === "" ? "" : filled(`<c r="${columnLetters(column)}${row}"`, content);
}

/** A copy of a text with pieces replaced, in order. */
export class Output {
  private readonly parts: string[] = [];
  private at = 0;

  constructor(private readonly source: string) {}

  replace(start: number, end: number, text: string): void {
    this.parts.push(this.source.slice(this.at, start), text);
    this.at = end;
  }

  insert(at: number, text: string): void {
    if (text !== "") this.replace(at, at, text);
  }

  finish(): string {
    return this.parts.join("") + this.source.slice(this.at);
  }
}
