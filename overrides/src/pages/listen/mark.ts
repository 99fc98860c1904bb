/** Marks the sentence that is said, and keeps it in sight. */

const NAME = "listen";
const BLOCK = "listen-now";
const MARGIN = 96;

/** The registry of the CSS Custom Highlight API, where the browser has it. */
function registry(): HighlightRegistry | null {
  return typeof CSS !== "undefined" && "highlights" in CSS && typeof Highlight === "function" ? CSS.highlights : null;
}

function blockOf(range: Range): HTMLElement | null {
  const node = range.startContainer;
  const element = node instanceof HTMLElement ? node : node.parentElement;
  return element?.closest<HTMLElement>("p, li, td, th, dd, dt, h1, h2, h3, h4, figcaption, caption") ?? element;
}

/** Marks `range`, or nothing: words where the browser can, else the block that they stand in. */
export function mark(range: Range | null, page: Document): void {
  page.querySelectorAll(`.${BLOCK}`).forEach((block) => block.classList.remove(BLOCK));
  const highlights = registry();
  highlights?.delete(NAME);
  if (!range) return;
  if (highlights) highlights.set(NAME, new Highlight(range));
  else blockOf(range)?.classList.add(BLOCK);
}

function seen(range: Range): boolean {
  return range.getClientRects().length > 0;
}

/** Opens the row of a table, or the fold, that hides `range`. */
function unfold(range: Range): void {
  const element = range.startContainer.parentElement;
  element?.closest<HTMLElement>("[data-folds] > tr:not(.open)")?.click();
  const fold = element?.closest<HTMLDetailsElement>("details:not([open])");
  if (fold) fold.open = true;
}

/** Scrolls so that `range` is between the head of the page and what is fixed at its foot, if it is not. */
export function keepInSight(range: Range | null): void {
  if (!range) return;
  if (!seen(range)) unfold(range);
  const box = range.getBoundingClientRect();
  if (!seen(range)) return;
  if (box.top >= MARGIN && box.bottom <= window.innerHeight - MARGIN * 1.5) return;
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  window.scrollBy({ top: box.top - window.innerHeight / 3, behavior: still ? "auto" : "smooth" });
}
