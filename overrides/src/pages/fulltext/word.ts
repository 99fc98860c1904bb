/** Provisions of the page as blocks of a Word document. */

import type { Written, WrittenCell } from "../../office/docx/writing";
import { all } from "../shared/dom";
import { bare, partsOf } from "./units";

/** What makes a Word document (entries/fulltext-word.ts). */
export type LawWord = (title: string, blocks: readonly Written[]) => Uint8Array;

declare global {
  interface Window {
    portalLawWord?: LawWord;
  }
}

/** Titles that stand in the middle. */
const CENTRED = /law-unit--(?:phu-luc|phan|chuong|muc|tieu-muc)/;

/** The blocks of `parts`; `indent`: steps from the left edge. */
export function blocksOf(parts: readonly HTMLElement[], indent = 0): Written[] {
  return parts.flatMap((part) => {
    if (part.matches(".law-unit")) {
      const deeper = part.matches(".law-unit--khoan, .law-unit--diem") ? 1 : 0;
      const [head, ...rest] = partsOf(part);
      return [...(head ? blocksOf([head], indent) : []), ...blocksOf(rest, indent + deeper)];
    }
    const table = part.matches("table") ? part : part.querySelector("table");
    if (table) return [{ rows: rowsOf(table as HTMLTableElement) }];
    if (/^H[2-6]$/.test(part.tagName)) {
      const centred = CENTRED.test(part.parentElement?.className ?? "");
      return [{ text: textOf(part), rank: Math.min(4, Number(part.tagName[1]) - 1), centred }];
    }
    if (part.tagName !== "P") return blocksOf(partsOf(part), indent);
    return [{
      text: textOf(part),
      rank: 0,
      centred: part.matches(".law-issuer, .law-number, .law-date, .law-state, .law-kind, .law-title, .law-sign"),
      bold: part.matches(".law-issuer, .law-state, .law-kind, .law-title, .law-sign"),
      italic: part.matches(".law-basis, .law-date"),
      indent,
    }]; // prettier-ignore
  });
}

function textOf(part: HTMLElement): string {
  const copy = bare(part);
  for (const end of all("br", copy)) end.replaceWith("\n");
  return (copy.textContent ?? "").replace(/[^\S\n]+/g, " ").trim();
}

function rowsOf(table: HTMLTableElement): WrittenCell[][] {
  return Array.from(table.rows).map((row) =>
    Array.from(row.cells).map((cell) => ({ text: textOf(cell), columns: cell.colSpan, rows: cell.rowSpan, head: cell.tagName === "TH" })),
  );
}
