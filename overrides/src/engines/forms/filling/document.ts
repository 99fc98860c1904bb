/**
 * Filling the portal's DOCX templates: content controls by their tags, rows of tables that grow, and several
 * records one after another, each from a new page. Everything else stays as it is.
 */

import { readable } from "../../../common/numbers";
import type { Pace } from "../../../common/slices";
import { formatDate } from "../../../common/vietnamese";
import { controlsOf, type Control } from "../../../office/docx/content-controls";
import { Package } from "../../../office/package";
import { Output } from "../../../office/xlsx/sheet-edit";
import { mainPart } from "../../../office/xlsx/workbook";
import { escapeXml, XmlReader } from "../../../office/xml";
import { makeZip, type Limits } from "../../../office/zip/archive";
import { compute, totals } from "../compute";
import { cell, optionsOf, type Column, type Field, type FormModel, type FormRecord, type Value } from "../model";
import { FILED, FILED_WORD } from "../printed";

const LIMITS: Limits = { file: 20e6, parts: 500, part: 40e6, whole: 80e6 };
/** What stands for the row in the tags of the line of totals. */
const TOTAL = "tong";
const TICKED = "☒";
/** What stands in a place that the template fills in and the record does not. */
const EMPTY = '<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>…</w:t></w:r>';
/** Style of the line that ends a record. */
const RULE = "DuongKe";

/** What goes into a control. */
interface Content {
  readonly text: string;
  readonly day?: string;
  readonly ticked?: boolean;
}

/** Fills `template` with `records` (not computed); throws ZipError, XmlError. */
export async function fillDocument(
  template: Uint8Array,
  model: FormModel,
  records: ReadonlyArray<FormRecord>,
  pace: Pace,
): Promise<Uint8Array> {
  const file = new Package(template, LIMITS, pace);
  const main = (await mainPart(file)) ?? "word/document.xml";
  const source = await file.text(main);
  const [start, section, end] = bodyOf(source);
  const body = source.slice(start, section);
  const between = `<w:p><w:pPr><w:pStyle w:val="${RULE}"/>${source.slice(section, end)}</w:pPr></w:p>`;
  const number = { last: 0 };
  const filled: string[] = [];
  for (const record of records) {
    const computed = compute(model, record);
    filled.push(fillBody(fitRows(body, model, computed), contentsOf(model, computed), number));
    await pace();
  }
  const text = source.slice(0, start) + filled.join(between) + source.slice(section);
  const parts = new Map<string, Uint8Array>();
  for (const name of file.names) parts.set(name, name === main ? new TextEncoder().encode(text) : await file.bytes(name));
  return makeZip(parts);
}

/** Where the content of the body begins, where its last section is described, and where that ends. */
function bodyOf(source: string): [number, number, number] {
  const xml = new XmlReader(source);
  let start = 0;
  let section = 0;
  let end = 0;
  let depth = 0;
  for (let step = xml.next(); step !== "end"; step = xml.next()) {
    if (step === "open" && xml.name === "body") [start, depth] = [xml.end, xml.depth];
    else if (step === "open" && depth > 0 && xml.depth === depth + 1) {
      const [from, name] = [xml.start, xml.name];
      xml.leave();
      if (name === "sectPr") [section, end] = [from, xml.end];
    }
  }
  return section > 0 ? [start, section, end] : [start, source.length, source.length];
}

/** The values of a computed record by tag. */
function contentsOf(model: FormModel, record: FormRecord): Map<string, Content> {
  const found = new Map<string, Content>();
  for (const field of model.fields) {
    const value = cell(record.fields, field.id);
    if (field.options === null || field.options.length === 0) found.set(field.id, contentOf(field, value));
    for (const { id } of optionsOf(field)) {
      const ticked = Array.isArray(value) ? value.includes(id) : value === id;
      found.set(`${field.id}.${id}`, { text: "", ticked });
    }
  }
  const sums = totals(model, record);
  for (const table of model.tables) {
    (record.tables[table.id] ?? []).forEach((row, n) => {
      const key = table.open ? String(n + 1) : String(cell(row, "id"));
      for (const column of table.columns) found.set(`${table.id}.${column.id}#${key}`, contentOf(column, cell(row, column.id)));
    });
    for (const [column, total] of Object.entries(sums[table.id] ?? {})) {
      found.set(`${table.id}.${column}#${TOTAL}`, { text: total === null ? "" : readable(total) });
    }
  }
  return found;
}

function contentOf(spec: Field | Column, value: Value): Content {
  const text = onPaper(spec, value);
  return spec.type === "date" && typeof value === "string" && text !== "" ? { text, day: value } : { text };
}

/** A value as paper shows it. */
function onPaper(spec: Field | Column, value: Value): string {
  if (value === null) return "";
  if (typeof value === "number") {
    const year = spec.type === "integer" && spec.min !== null && spec.min >= 1900;
    if (year && Number.isInteger(value)) return String(value);
    return readable(value, spec.min, spec.max) + (spec.type === "percent" ? "%" : "");
  }
  if (typeof value === "string") return spec.type === "date" ? formatDate(value) : value;
  return typeof value === "boolean" ? String(Number(value)) : value.join("; ");
}

/** As many rows in tables that grow as the record has, one at least: further ones are copies of the last. */
function fitRows(body: string, model: FormModel, record: FormRecord): string {
  const open = model.tables.filter((table) => table.open).map((table) => table.id);
  const rows = rowsOf(body, open);
  const out = new Output(body);
  rows.forEach(({ table, number, start, end }, n) => {
    const wanted = Math.max(1, record.tables[table]?.length ?? 0);
    if (number > wanted) out.replace(start, end, "");
    const isLast = rows[n + 1]?.table !== table;
    if (!isLast || number >= wanted) return;
    const line = body.slice(start, end);
    const more = Array.from({ length: wanted - number }, (_, k) => copyRow(line, table, number, number + k + 1));
    out.insert(end, more.join(""));
  });
  return out.finish();
}

interface NumberedRow {
  readonly table: string;
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

function rowsOf(body: string, tables: ReadonlyArray<string>): NumberedRow[] {
  const xml = new XmlReader(`<b>${body}</b>`);
  const found: NumberedRow[] = [];
  for (let step = xml.next(); step !== "end"; step = xml.next()) {
    if (step !== "open" || xml.name !== "tr") continue;
    const { start } = xml;
    const depth = xml.depth;
    let tag: string | undefined;
    while (xml.depth >= depth) if (xml.next() === "open" && isTag(xml)) tag = tag ?? xml.attribute("val");
    const [, table = "", number = ""] = /^([^.#]+)\.[^#]+#(\d+)$/.exec(tag ?? "") ?? [];
    if (tables.includes(table)) found.push({ table, number: Number(number), start: start - 3, end: xml.end - 3 });
  }
  return found;
}

function isTag(xml: XmlReader): boolean {
  return xml.name === "tag";
}

/** A row with its number in the tags, and where it is printed, raised. */
function copyRow(line: string, table: string, from: number, to: number): string {
  return line
    .replace(/(w:tag w:val=")([^"#]+)#(\d+)"/g, (whole, head: string, name: string) => (name.startsWith(`${table}.`) ? `${head}${name}#${to}"` : whole))
    .replace(`>${from}</w:t>`, `>${to}</w:t>`);
}

/** The body with its controls filled, each with a number of its own. */
function fillBody(body: string, contents: ReadonlyMap<string, Content>, number: { last: number }): string {
  const out = new Output(body);
  for (const control of controlsOf(body)) {
    number.last += 1;
    const content = contents.get(control.tag);
    const edits: Array<readonly [number, number, string]> = [];
    const emptied = content !== undefined && content.text === "" && control.checked === undefined && !control.placeholder;
    const id = `<w:id w:val="${number.last}"/>${emptied ? "<w:showingPlcHdr/>" : ""}`;
    if (control.id) edits.push([control.id.start, control.id.end, id]);
    if (emptied) edits.push([control.inside.start, control.inside.end, EMPTY]);
    else if (content !== undefined) edits.push(...fillControl(body, control, content));
    edits.sort(([one], [other]) => one - other);
    for (const [start, end, text] of edits) out.replace(start, end, text);
  }
  return out.finish();
}

function fillControl(body: string, control: Control, content: Content): Array<readonly [number, number, string]> {
  const { checked, placeholder, date, guide, inside, end } = control;
  if (checked) {
    if (!content.ticked) return [];
    const box = body.slice(inside.start, inside.end).replace("☐", TICKED);
    return [
      [checked.start, checked.end, '<w14:checked w14:val="1"/>'],
      [inside.start, inside.end, box],
    ];
  }
  const { text } = content;
  if (text === "") return [];
  const edits: Array<readonly [number, number, string]> = [[inside.start, inside.end, runOf(text)]];
  const rest = restOf(control, text);
  if (rest !== "") edits.push([end, end, runOf(rest)]);
  if (placeholder) edits.push([placeholder.start, placeholder.end, ""]);
  if (guide) edits.push([guide.start, guide.end, ""]);
  if (date && content.day) edits.push([date.start, date.end, `<w:date w:fullDate="${content.day}T00:00:00Z">`]);
  return edits;
}

/**
 * In official documents the place of the number says how the number goes on ("…/BC-…") and the list of
 * recipients ends with where the document is filed: both are printed behind what was entered, unless they are in it.
 */
function restOf(control: Control, text: string): string {
  const sign = /^…+(\/.*)$/.exec(control.text);
  if (sign && !text.includes("/")) return (sign[1] ?? "").replace(/…+/g, "…");
  const filed = FILED.exec(control.text);
  return filed && !text.includes(FILED_WORD) ? `\n${filed[1]}` : "";
}

function runOf(text: string): string {
  const pieces = text.split(/([\n\t])/).filter((piece) => piece !== "");
  const marks: Readonly<Record<string, string>> = { "\n": "<w:br/>", "\t": "<w:tab/>" };
  const drawn = pieces.map((piece) => marks[piece] ?? `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>`);
  return `<w:r>${drawn.join("")}</w:r>`;
}
