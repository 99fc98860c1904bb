/**
 * Marks of sources and terms open their entry where they stand: a sheet at the foot of a phone, beside the mark on a wide
 * screen. The entries are the folded list at the foot of the page (portal.markdown.evidence); without this script a mark
 * leads to the place itself.
 */

import { all, h, one, words } from "../shared/dom";
import { DEPTH_CHANGED } from "./depth";
import { speakerAt } from "./words";

const MARK = "a[data-entry]";
const TITLE = "says-title";
/** Room between the mark and the sheet, and between the sheet and the edge of the window, in pixels. */
const GAP = 8;

interface Opened {
  readonly mark: HTMLAnchorElement;
  readonly sheet: HTMLElement;
}

export function startEvidence(page: Document): void {
  for (const mark of all(MARK, page)) mark.setAttribute("aria-haspopup", "dialog");
  let opened: Opened | null = null;

  const close = (back: boolean): void => {
    if (opened === null) return;
    const { mark, sheet } = opened;
    opened = null;
    sheet.remove();
    mark.removeAttribute("aria-expanded");
    if (back) mark.focus({ preventScroll: true });
  };
  const open = (mark: HTMLAnchorElement, entry: HTMLElement): void => {
    close(false);
    const sheet = sheetOf(mark, entry, () => close(true));
    opened = { mark, sheet };
    page.body.append(sheet);
    mark.setAttribute("aria-expanded", "true");
    place(opened);
    sheet.focus({ preventScroll: true });
  };

  page.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const mark = target?.closest<HTMLAnchorElement>(MARK) ?? null;
    const entry = mark && page.getElementById(mark.dataset["entry"] ?? "");
    if (mark === null || entry === null) {
      // A link in the sheet that leads to a part of this page leaves the sheet behind.
      if (target?.closest("a") || !opened?.sheet.contains(target)) close(false);
      return;
    }
    // Who wants a new window gets it, and with it the place itself.
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (opened?.mark === mark) close(true);
    else open(mark, entry);
  });
  page.addEventListener("keydown", (event) => {
    if (opened === null) return;
    if (event.key === "Escape") {
      event.preventDefault();
      close(true);
    } else if (event.key === "Tab") leaveAtTheEnds(event, opened, close);
  });
  window.addEventListener("resize", () => {
    if (opened) place(opened);
  });
  page.addEventListener(DEPTH_CHANGED, () => close(false));
}

/** The sheet stands at the end of the page; for the keyboard it comes right after its mark. */
function leaveAtTheEnds(event: KeyboardEvent, { sheet }: Opened, close: (back: boolean) => void): void {
  const stops = all("a[href], button", sheet);
  const at = sheet.ownerDocument.activeElement;
  if (!sheet.contains(at)) return;
  const leaving = event.shiftKey ? at === sheet || at === stops[0] : at === stops[stops.length - 1];
  if (!leaving) return;
  close(true);
  // Backwards one comes to the mark itself; forwards the browser goes on from it.
  if (event.shiftKey) event.preventDefault();
}

function sheetOf(mark: HTMLAnchorElement, entry: HTMLElement, close: () => void): HTMLElement {
  const say = speakerAt(mark);
  const name = one("dt", entry);
  const number = entry.matches("li") ? Array.from(entry.parentElement?.children ?? []).indexOf(entry) + 1 : 0;
  const title = name ? words(name) : say("sourceOf", number);
  const button = h("button", { type: "button", class: "says__close" }, say("close"));
  button.addEventListener("click", close);
  const parts = Array.from((one("dd", entry) ?? entry).children, (part) => part.cloneNode(true));
  const sheet = h(
    "div",
    { class: "says md-typeset", role: "dialog", "aria-labelledby": TITLE, tabindex: "-1", lang: mark.closest<HTMLElement>("[lang]")?.lang ?? "" },
    h("p", { class: "says__title", id: TITLE }, title),
    ...parts,
    button,
  );
  for (const pill of all(".pill", sheet)) explain(pill, entry);
  return sheet;
}

/** How sure something is stands in one word; what the word means is told once, below the entries. */
function explain(pill: HTMLElement, entry: HTMLElement): void {
  const key = all(".trust .pill", entry.closest("details") ?? entry).find((other) => other.className === pill.className);
  const meaning = words(key?.parentElement?.nextElementSibling ?? null);
  if (meaning) pill.after(h("span", { class: "says__means" }, ` ${meaning}`));
}

/** Beside the mark, below it where there is room; on phones styles keep the sheet at the foot, and the mark must be above it. */
function place({ mark, sheet }: Opened): void {
  sheet.style.removeProperty("top");
  sheet.style.removeProperty("left");
  const at = mark.getBoundingClientRect();
  const size = sheet.getBoundingClientRect();
  if (getComputedStyle(sheet).position === "fixed") {
    const hidden = at.bottom + GAP - (window.innerHeight - size.height);
    if (hidden > 0) window.scrollBy(0, hidden);
    return;
  }
  const below = at.bottom + GAP;
  const above = at.top - GAP - size.height;
  const top = below + size.height > window.innerHeight && above > 0 ? above : below;
  const left = Math.max(GAP, Math.min(at.left, document.documentElement.clientWidth - size.width - GAP));
  sheet.style.top = `${top + window.scrollY}px`;
  sheet.style.left = `${left + window.scrollX}px`;
}
