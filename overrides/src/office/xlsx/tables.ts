/** Tables as files: CSV, and a plain workbook of several sheets. Pure. */

import { escapeXml } from "../xml";
import { makeZip } from "../zip/archive";

export type CellValue = string | number | null;

export interface Sheet {
  readonly name: string;
  /** The first row is the head. */
  readonly rows: ReadonlyArray<readonly CellValue[]>;
}

/** CSV as Excel opens it: UTF-8 with its mark, CRLF; what looks like a formula stays text. */
export function toCsv(rows: Sheet["rows"]): string {
  const cell = (value: CellValue): string => {
    if (value === null) return "";
    const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  };
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const NS = "http://schemas.openxmlformats.org";
const OFFICE = `${NS}/officeDocument/2006/relationships`;
const MAIN = `${NS}/spreadsheetml/2006/main`;
const PACKAGE = `${NS}/package/2006`;
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
/** Characters, from the shortest to the longest column. */
const WIDTHS = [8, 60] as const;
/** Of a cell and of the name of a sheet; Excel takes no more. */
const MOST_LETTERS = 32_000;
const LONGEST_NAME = 31;
/** The plain style, the head in bold, and text: it wraps, and nothing in it is taken for a formula. */
const STYLES =
  `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Times New Roman"/></font>` +
  '<font><b/><sz val="11"/><name val="Times New Roman"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>' +
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0"><alignment vertical="top" wrapText="1"/></xf></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

/** The bytes of a workbook whose heads stay in sight; the same tables give the same bytes. */
export function toWorkbook(sheets: readonly Sheet[]): Uint8Array {
  const names = sheets.map(({ name }) => escapeXml(name.replace(/[\\/?*[\]:]/g, " ").slice(0, LONGEST_NAME)));
  const part = (at: number): string => `worksheets/sheet${at + 1}.xml`;
  const type = (path: string, kind: string): string => `<Override PartName="/xl/${path}" ContentType="${TYPE}${kind}+xml"/>`;
  const parts: ReadonlyArray<readonly [string, string]> = [
    [
      "[Content_Types].xml",
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        `${type("workbook.xml", "sheet.main")}${type("styles.xml", "styles")}${sheets.map((_, at) => type(part(at), "worksheet")).join("")}</Types>`,
    ],
    ["_rels/.rels", relations([["officeDocument", "xl/workbook.xml"]])],
    [
      "xl/workbook.xml",
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`,
    ],
    ["xl/_rels/workbook.xml.rels", relations([...sheets.map((_, at) => ["worksheet", part(at)] as const), ["styles", "styles.xml"]])],
    ["xl/styles.xml", STYLES],
    ...sheets.map((sheet, at) => [`xl/${part(at)}`, sheetXml(sheet)] as const),
  ];
  const encoder = new TextEncoder();
  return makeZip(new Map(parts.map(([path, text]) => [path, encoder.encode(HEAD + text)])));
}

function sheetXml({ rows }: Sheet): string {
  const width = (at: number): number => Math.min(WIDTHS[1], Math.max(WIDTHS[0], ...rows.map((row) => String(row[at] ?? "").length + 2)));
  const columns = (rows[0] ?? []).map((_, at) => `<col min="${at + 1}" max="${at + 1}" width="${width(at)}" customWidth="1"/>`);
  const cell = (style: number) => (value: CellValue): string => {
    if (value === null) return "<c/>";
    if (typeof value === "number") return `<c><v>${value}</v></c>`;
    return `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escapeXml(value.slice(0, MOST_LETTERS))}</t></is></c>`;
  };
  const lines = rows.map((row, n) => `<row>${row.map(cell(n === 0 ? 1 : 2)).join("")}</row>`);
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  return (
    `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>` +
    `<cols>${columns.join("")}</cols><sheetData>${lines.join("")}</sheetData></worksheet>`
  );
}

function relations(targets: ReadonlyArray<readonly [string, string]>): string {
  const lines = targets.map(([kind, target], n) => `<Relationship Id="rId${n + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`);
  return `<Relationships xmlns="${PACKAGE}/relationships">${lines.join("")}</Relationships>`;
}
