/**
 * What follows the scroll: the shadow of the header and the title in it, the table of contents, the button to the top.
 * Observers tell when something passes an edge; nothing is measured while the page moves.
 */

import { all, one } from "../shared/dom";

/** Under the header: what has gone above this line is no longer seen. */
const EDGE = 64;
/** A part counts as the one being read when its heading has come into the upper quarter of the screen. */
const READ = "100000px 0px -75% 0px";

export function startScrolling(page: Document): void {
  const header = one(".md-header", page);
  const title = one(".md-header__title", page);
  const above = { rootMargin: `-${EDGE}px 0px 0px 0px` };
  const passed = (selector: string, show: (gone: boolean) => void): void => {
    const mark = one(selector, page);
    if (mark) new IntersectionObserver(([last]) => last && show(!last.isIntersecting && last.boundingClientRect.top < EDGE), above).observe(mark);
  };
  passed(".band", (gone) => header?.classList.toggle("md-header--shadow", gone));
  passed("article h1", (gone) => title?.classList.toggle("md-header__title--active", gone));
  followContents(page);
  bindTop(page);
}

/** Marks the part being read in the table of contents, and those before it. */
function followContents(page: Document): void {
  const links = new Map<Element, HTMLElement[]>();
  for (const link of all<HTMLAnchorElement>(".md-nav--secondary a[href^='#']", page)) {
    const target = page.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target) links.set(target, [...(links.get(target) ?? []), link]);
  }
  const begun = new Set<Element>();
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) begun[isIntersecting ? "add" : "delete"](target);
    const targets = Array.from(links.keys());
    const current = targets.filter((target) => begun.has(target)).pop();
    for (const target of targets) {
      for (const link of links.get(target) ?? []) {
        link.classList.toggle("md-nav__link--passed", begun.has(target) && target !== current);
        link.classList.toggle("md-nav__link--active", target === current);
        if (target === current) keepInView(link);
      }
    }
  }, { rootMargin: READ }); // prettier-ignore
  for (const target of links.keys()) observer.observe(target);
}

/** Moves the column of contents, never the page. */
function keepInView(link: HTMLElement): void {
  const column = link.closest(".md-sidebar--secondary .md-sidebar__scrollwrap");
  if (!column || column.scrollHeight <= column.clientHeight) return;
  const place = link.getBoundingClientRect();
  const frame = column.getBoundingClientRect();
  if (place.top < frame.top || place.bottom > frame.bottom) column.scrollTop += place.top - frame.top - frame.height / 2;
}

/** The button to the top: there while somebody scrolls back up, far down a page. */
function bindTop(page: Document): void {
  const button = one<HTMLButtonElement>(".md-top", page);
  if (!button) return;
  let before = 0;
  window.addEventListener("scroll", () => {
    const now = window.scrollY;
    if (Math.abs(now - before) < 8) return;
    button.hidden = now > before || now < window.innerHeight;
    before = now;
  }, { passive: true }); // prettier-ignore
  button.addEventListener("click", () => {
    window.scrollTo({ top: 0 });
    button.hidden = true;
    // The keyboard starts again where the eye does.
    one<HTMLAnchorElement>("a.brand", page)?.focus({ preventScroll: true });
  });
}
