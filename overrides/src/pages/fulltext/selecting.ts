/** Words that are marked and copied take the place they are from along. */

import { addressOf } from "../content/citing";
import { all, h } from "../shared/dom";
import { anchorOf, bare, documentCited, linesOf, placeOf, unitOf } from "./units";
import { say } from "./words";

/** Letters up to which it is a word or a number that is copied, not a wording. */
const WORD = 40;

export function startSelecting(law: HTMLElement, here: URL): void {
  law.addEventListener("copy", (event) => {
    const selection = window.getSelection();
    const data = event.clipboardData;
    if (!selection || !data || selection.rangeCount === 0 || event.target instanceof HTMLTextAreaElement) return;
    const range = selection.getRangeAt(0);
    const taken = h("div", {}, bare(range.cloneContents()));
    const lines = linesOf(taken);
    const text = (lines.length > 0 ? lines.join("\n") : (taken.textContent ?? "")).trim();
    const units = unitsIn(law, range);
    if (text.length <= WORD || units.length === 0) return;
    const [first] = units;
    const place = `(${placeOf(units, say)} ${documentCited(law)})`;
    const address = addressOf(law, first ? anchorOf(first) : "", here);
    data.setData("text/plain", `${text}\n${place}\n${address}`);
    const link = h("a", { href: address }, address);
    data.setData("text/html", h("div", {}, taken, h("p", {}, place, h("br"), link)).outerHTML);
    event.preventDefault();
  });
}

/** The provisions that a range touches: those that stand beside each other, not what they stand in. */
function unitsIn(law: HTMLElement, range: Range): HTMLElement[] {
  const [start, end] = [unitOf(range.startContainer), unitOf(range.endContainer)];
  if (start && start === end) return [start];
  const around = unitOf(range.commonAncestorContainer) ?? law;
  const inside = all(".law-unit", around).filter((unit) => (unitOf(unit.parentElement) ?? law) === around && range.intersectsNode(unit));
  // A range that ends before the first letter of the next provision does not touch it.
  const touched = inside.filter((unit) => {
    const part = document.createRange();
    part.selectNodeContents(unit);
    if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(range.startContainer, range.startOffset);
    if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
    return part.toString().trim() !== "";
  });
  if (touched.length > 0) return touched;
  return start ? [start] : [];
}
