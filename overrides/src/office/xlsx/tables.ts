/** Tables as files: CSV, and a plain workbook of several sheets. Pure. */

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

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

function escape(text: string): string {
  // Characters that XML 1.0 does not know cannot be written at all.
  const legal = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
  return legal.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

function column(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : column(Math.floor(at / 26) - 1) + column(at % 26);
}

function sheetXml({ rows }: Sheet): string {
  const widths = rows[0]?.map((_, at) => Math.min(60, Math.max(8, ...rows.map((row) => String(row[at] ?? "").length + 2)))) ?? [];
  const cols = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join("");
  const body = rows.map((row, y) => {
    const cells = row.map((value, x) => {
      const place = `${column(x)}${y + 1}`;
      const style = y === 0 ? ' s="1"' : "";
      if (value === null) return "";
      if (typeof value === "number") return `<c r="${place}"${style}><v>${value}</v></c>`;
      return `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`;
    });
    return `<row r="${y + 1}">${cells.join("")}</row>`;
  });
  const pane = '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  return `${XML}<worksheet xmlns="${MAIN}">${pane}<cols>${cols}</cols><sheetData>${body.join("")}</sheetData></worksheet>`;
}

/** The bytes of a workbook; the same tables give the same bytes. */
export function toWorkbook(sheets: readonly Sheet[]): Uint8Array {
  const names = sheets.map(({ name }) => escape(name.replace(/[\\/?*[\]:]/g, " ").slice(0, 31)));
  const part = (at: number): string => `xl/worksheets/sheet${at + 1}.xml`;
  const type = (path: string, kind: string): string =>
    `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const texts: Array<readonly [string, string]> = [
    [
      "[Content_Types].xml",
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `${type("xl/workbook.xml", "sheet.main")}${type("xl/styles.xml", "styles")}${sheets.map((_, at) => type(part(at), "worksheet")).join("")}</Types>`,
    ],
    [
      "_rels/.rels",
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at + 1}"/>`).join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${sheets.map((_, at) => `<Relationship Id="r${at + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join("")}` +
        `<Relationship Id="r${sheets.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      "xl/styles.xml",
      `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="12"/><name val="Times New Roman"/></font><font><b/><sz val="12"/><name val="Times New Roman"/></font></fonts>` +
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>' +
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
        '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>',
    ],
    ...sheets.map((sheet, at) => [part(at), sheetXml(sheet)] as const),
  ];
  const encoder = new TextEncoder();
  return makeZip(new Map(texts.map(([path, text]) => [path, encoder.encode(text)])));
}
