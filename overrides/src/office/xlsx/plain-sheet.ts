/** A workbook of one sheet of texts, for lists that people open in Excel. */

import { escapeXml } from "../xml";
import { makeZip } from "../zip/archive";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const NS = "http://schemas.openxmlformats.org";
const OFFICE = `${NS}/officeDocument/2006/relationships`;
const MAIN = `${NS}/spreadsheetml/2006/main`;
/** Characters, from the shortest to the longest column. */
const WIDTHS = [10, 60] as const;
const MOST_LETTERS = 32_000;

/** `rows` under a head that stays in sight; every cell is text, so that nothing is taken for a formula. */
export function plainSheet(title: string, head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): Uint8Array {
  const all = [head, ...rows];
  const columns = head.map((_, at) => Math.min(WIDTHS[1], Math.max(WIDTHS[0], ...all.map((row) => (row[at] ?? "").length + 2))));
  const widths = columns.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join("");
  const cell = (style: number) => (text: string): string =>
    `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escapeXml(text.slice(0, MOST_LETTERS))}</t></is></c>`;
  const lines = all.map((row, n) => `<row>${row.map(cell(n === 0 ? 1 : 2)).join("")}</row>`).join("");
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const parts: Record<string, string> = {
    "[Content_Types].xml":
      `<Types xmlns="${NS}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>' +
      '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' +
      '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
    "_rels/.rels": relations([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escapeXml(title)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations([["worksheet", "worksheets/sheet1.xml"], ["styles", "styles.xml"]]),
    "xl/styles.xml": STYLES,
    "xl/worksheets/sheet1.xml":
      `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${widths}</cols>` +
      `<sheetData>${lines}</sheetData></worksheet>`,
  };
  const encoder = new TextEncoder();
  return makeZip(new Map(Object.entries(parts).map(([name, text]) => [name, encoder.encode(HEAD + text)])));
}

/** The plain style, the head in bold, and text that wraps. */
const STYLES =
  `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Times New Roman"/></font>` +
  '<font><b/><sz val="11"/><name val="Times New Roman"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0"><alignment vertical="top" wrapText="1"/></xf></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

function relations(targets: ReadonlyArray<readonly [string, string]>): string {
  const lines = targets.map(([kind, target], n) => `<Relationship Id="rId${n + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`);
  return `<Relationships xmlns="${NS}/package/2006/relationships">${lines.join("")}</Relationships>`;
}
