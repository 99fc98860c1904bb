/**
 * What is wider than the screen can be scrolled with the keyboard and says what it is: tables and code. Plain Markdown
 * tables get what the tables of data have from the start: cards on phones, a named region.
 */

import { all, h, one, words } from "../shared/dom";
import { speakerAt } from "./words";

export function makeReachable(page: ParentNode): void {
  makeCards(page);
  for (const block of all(".md-typeset pre", page)) {
    const area = one("code", block) ?? block;
    area.tabIndex = 0;
    area.setAttribute("role", "region");
    area.setAttribute("aria-label", speakerAt(area)("code"));
  }
}

function makeCards(page: ParentNode): void {
  const taken = new Map<string, number>();
  /** Two tables under one heading are told apart by a number. */
  const unique = (name: string): string => {
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  };
  for (const table of all<HTMLTableElement>("article.md-typeset table:not([class])", page)) {
    const heads = all("thead th", table).map(words);
    if (heads.length >= 2 && !one("[colspan], [rowspan]", table)) labelCells(table, heads);
    const say = speakerAt(table);
    const title = words(one("caption", table)) || headingBefore(table);
    const name = unique(title ? say("table", title) : say("tableUnnamed"));
    const region = h("div", { class: "table-scroll", role: "region", tabindex: "0", "aria-label": name });
    table.replaceWith(region);
    region.append(table);
  }
}

function labelCells(table: HTMLTableElement, heads: readonly string[]): void {
  table.classList.add("cards");
  for (const row of all<HTMLTableRowElement>("tbody tr", table)) {
    Array.from(row.cells).forEach((cell, index) => {
      const head = heads[index];
      if (head) cell.dataset["label"] = head;
      if (cell.style.textAlign === "right") cell.classList.add("num");
    });
  }
}

/** Text of the nearest heading above `element` among its siblings. */
function headingBefore(element: Element): string {
  for (let other = element.previousElementSibling; other; other = other.previousElementSibling) {
    if (/^H[1-6]$/.test(other.tagName)) {
      const copy = other.cloneNode(true) as Element;
      for (const link of all(".headerlink", copy)) link.remove();
      return words(copy);
    }
  }
  return "";
}
