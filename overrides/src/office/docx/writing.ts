/** A Word document made from nothing: paragraphs and tables on A4, set as offices set their papers. */

import { escapeXml } from "../xml";
import { makeZip } from "../zip/archive";

export interface WrittenCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
  readonly head: boolean;
}

export interface WrittenParagraph {
  readonly text: string;
  /** 1 to 4 for a title of that rank, 0 for text. */
  readonly rank: number;
  readonly centred?: boolean;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** Steps from the left edge. */
  readonly indent?: number;
}

export type Written = WrittenParagraph | { readonly rows: ReadonlyArray<ReadonlyArray<WrittenCell>> };

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Twentieths of a point: one step from the left edge. */
const STEP = 360;
/** Twentieths of a point between the margins of A4. */
const WIDTH = 9355;

/** The bytes of a document of `blocks`, called `title`. */
export function writeDocx(title: string, blocks: readonly Written[]): Uint8Array {
  const body = blocks.map((block) => ("rows" in block ? table(block.rows) : paragraph(block))).join("");
  const page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1417" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';
  const parts: ReadonlyArray<readonly [string, string]> = [
    ["[Content_Types].xml", types()],
    ["_rels/.rels", relations([["officeDocument", `${OFFICE}/officeDocument`, "word/document.xml"], ["core", `${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"]])],
    ["docProps/core.xml", `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>`],
    ["word/_rels/document.xml.rels", relations([["styles", `${OFFICE}/styles`, "styles.xml"]])],
    ["word/styles.xml", styles()],
    ["word/document.xml", `<w:document xmlns:w="${WORD}"><w:body>${body}${page}</w:body></w:document>`],
  ]; // prettier-ignore
  const coder = new TextEncoder();
  return makeZip(new Map(parts.map(([name, xml]) => [name, coder.encode(HEAD + xml)])));
}

function paragraph({ text, rank, centred, bold, italic, indent }: WrittenParagraph): string {
  const style = rank > 0 ? `<w:pStyle w:val="Heading${rank}"/>` : "";
  const left = indent ? `<w:ind w:left="${indent * STEP}"/>` : "";
  const aligned = centred ? '<w:jc w:val="center"/>' : "";
  return `<w:p><w:pPr>${style}${left}${aligned}</w:pPr>${run(text, bold === true, italic === true)}</w:p>`;
}

function run(text: string, bold: boolean, italic: boolean): string {
  const look = `${bold ? "<w:b/>" : ""}${italic ? "<w:i/>" : ""}`;
  const lines = text.split("\n").map((line) => `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`);
  return `<w:r>${look === "" ? "" : `<w:rPr>${look}</w:rPr>`}${lines.join("<w:br/>")}</w:r>`;
}

function table(rows: ReadonlyArray<ReadonlyArray<WrittenCell>>): string {
  const laid = layOut(rows);
  const columns = Math.max(1, ...laid.map((row) => row.reduce((sum, { cell }) => sum + cell.columns, 0)));
  const width = Math.floor(WIDTH / columns);
  const lines = laid.map((row) => {
    const cells = row.map(({ cell, goesOn }) => {
      const span = cell.columns > 1 ? `<w:gridSpan w:val="${cell.columns}"/>` : "";
      const merge = goesOn ? "<w:vMerge/>" : cell.rows > 1 ? '<w:vMerge w:val="restart"/>' : "";
      return `<w:tc><w:tcPr><w:tcW w:w="${width * cell.columns}" w:type="dxa"/>${span}${merge}</w:tcPr><w:p>${run(goesOn ? "" : cell.text, cell.head, false)}</w:p></w:tc>`;
    });
    const head = row.length > 0 && row.every(({ cell }) => cell.head) ? "<w:trPr><w:tblHeader/></w:trPr>" : "";
    return `<w:tr>${head}${cells.join("")}</w:tr>`;
  });
  const edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map((edge) => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`).join("");
  const grid = `<w:gridCol w:w="${width}"/>`.repeat(columns);
  return `<w:tbl><w:tblPr><w:tblW w:w="${WIDTH}" w:type="dxa"/><w:tblBorders>${edges}</w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${lines.join("")}</w:tbl><w:p/>`;
}

interface Laid {
  readonly cell: WrittenCell;
  /** Whether it is the continuation of a cell above, which Word wants in every row. */
  readonly goesOn: boolean;
}

/** Cells row by row, those that reach into the rows below repeated there. */
function layOut(rows: ReadonlyArray<ReadonlyArray<WrittenCell>>): Laid[][] {
  const reaching = new Map<number, { cell: WrittenCell; left: number }>();
  return rows.map((row) => {
    const line: Laid[] = [];
    const waiting = [...row];
    for (let column = 0; waiting.length > 0 || reaching.has(column); ) {
      const above = reaching.get(column);
      const cell = above ? above.cell : waiting.shift();
      if (!cell) break;
      line.push({ cell, goesOn: above !== undefined });
      const left = above ? above.left - 1 : cell.rows - 1;
      if (left > 0) reaching.set(column, { cell, left });
      else reaching.delete(column);
      column += cell.columns;
    }
    return line;
  });
}

function types(): string {
  const of = (part: string, type: string): string => `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-${type}+xml"/>`;
  return (
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>${of("/word/document.xml", "officedocument.wordprocessingml.document.main")}` +
    `${of("/word/styles.xml", "officedocument.wordprocessingml.styles")}${of("/docProps/core.xml", "package.core-properties")}</Types>`
  );
}

function relations(list: ReadonlyArray<readonly [string, string, string]>): string {
  const items = list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`);
  return `<Relationships xmlns="${PACKAGE}/relationships">${items.join("")}</Relationships>`;
}

function styles(): string {
  const heading = (rank: number): string =>
    `<w:style w:type="paragraph" w:styleId="Heading${rank}"><w:name w:val="heading ${rank}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/>` +
    `<w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="${rank - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>`;
  return (
    `<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/>` +
    '<w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>' +
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${[1, 2, 3, 4].map(heading).join("")}</w:styles>`
  );
}
