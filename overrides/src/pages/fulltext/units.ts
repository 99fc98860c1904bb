/** Provisions as the page holds them: boxes in each other, each with its address (data-at) and its name as cited (data-name). */

import { all, one } from "../shared/dom";

/** What stands beside the wording and is no part of it. */
const BESIDE = ".law-notes, .law-tools, .headerlink, .cite__said, .cite__field, .visually-hidden";

export const unitOf = (node: Node | null): HTMLElement | null => {
  const element = node instanceof Element ? node : (node?.parentElement ?? null);
  return element ? element.closest<HTMLElement>(".law-unit") : null;
};

export const anchorOf = (unit: HTMLElement): string => unit.dataset["at"] ?? "";

/** "khoản 2 Điều 6", as a letter cites it. */
export const nameOf = (unit: HTMLElement): string => unit.dataset["name"] ?? "";

/** What stands directly in `box`: provisions, paragraphs, tables. */
export const partsOf = (box: HTMLElement): HTMLElement[] =>
  (Array.from(box.children) as HTMLElement[]).filter((part) => !part.matches(BESIDE));

/** A copy of `part` without what stands beside the wording. */
export function bare<T extends Node>(part: T): T {
  const copy = part.cloneNode(true) as T;
  if (copy instanceof Element || copy instanceof DocumentFragment) for (const other of all(BESIDE, copy)) other.remove();
  return copy;
}

/** The wording of `part` as lines: a paragraph, a title or a row of a table each. */
export function linesOf(part: HTMLElement): string[] {
  const copy = bare(part);
  for (const end of all("br", copy)) end.replaceWith("\n");
  const whole = copy.matches("p, h2, h3, h4, h5, h6") ? [copy] : all("h2, h3, h4, h5, h6, p, tr", copy);
  const lines = whole.filter((line) => !line.parentElement?.closest("td, th")).map((line) => {
    const cells = line.tagName === "TR" ? (Array.from(line.children) as HTMLElement[]) : [line];
    return cells.map((cell) => (cell.textContent ?? "").replace(/[^\S\n]+/g, " ").trim()).join("\t");
  }); // prettier-ignore
  return lines.filter((line) => line.trim() !== "");
}

/** The document as a citation goes on after the place. */
export const documentCited = (page: HTMLElement): string => page.dataset["cite"] ?? "";

/** `lines` quoted, and the place they are from in brackets on a line of its own. */
export function quoted(page: HTMLElement, lines: readonly string[], place: string): string {
  return `“${lines.join("\n")}”\n(${[place, documentCited(page)].filter((part) => part !== "").join(" ")})`;
}

/** Names of neighbours as one place: what they share at the end is said once. */
export function placeOf(units: readonly HTMLElement[], say: (key: "and" | "span", ...values: string[]) => string): string {
  const names = units.map(nameOf);
  const [first = "", ...others] = names;
  const last = others[others.length - 1];
  if (last === undefined) return first;
  const tail = sharedEnd(names);
  const short = (name: string): string => (tail === "" ? name : name.slice(0, name.length - tail.length));
  // Of many only the ends are said; so it is of articles that do not stand beside each other.
  if (names.length > 3) return `${say("span", short(first), short(last))}${tail}`;
  const before = names.slice(0, -1).map(short).join(", ");
  return `${say("and", before, short(last))}${tail}`;
}

/** The words, from a space on, that all `names` end with. */
function sharedEnd(names: readonly string[]): string {
  const [first = ""] = names;
  for (let at = first.indexOf(" ", first.indexOf(" ") + 1); at >= 0; at = first.indexOf(" ", at + 1)) {
    const end = first.slice(at);
    if (names.every((name) => name.endsWith(end) && name.length > end.length)) return end;
  }
  return "";
}

export const lawOf = (page: ParentNode): HTMLElement | null => one(".doc.law", page);
