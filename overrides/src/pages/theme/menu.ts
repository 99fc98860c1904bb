/**
 * The menu: a drawer on phones, a column beside the page on wide screens. Its state is in hidden checkboxes, which
 * styles read; here are the keyboard, the focus and what screen readers are told.
 */

import { all, h, one, words } from "../shared/dom";

const MENU = ".md-sidebar--primary";
const OPEN_LINK = `${MENU} .md-nav__toggle:checked ~ .md-nav > .md-nav__list > .md-nav__item > a.md-nav__link`;

export function startMenu(page: Document): void {
  const toggle = one<HTMLInputElement>("#__drawer", page);
  const button = one<HTMLButtonElement>("[data-portal-toggle=drawer]", page);
  if (toggle && button) bindDrawer(page, toggle, button);
  for (const label of all<HTMLLabelElement>("label.md-nav__link[for]", page)) bindSection(page, label);
  // As a drawer it is closed, and not laid out.
  if (!window.matchMedia("(min-width: 76.25em)").matches) return;
  for (const column of all(".md-sidebar__scrollwrap", page)) showCurrent(column);
}

function bindDrawer(page: Document, toggle: HTMLInputElement, button: HTMLButtonElement): void {
  const show = (): void => button.setAttribute("aria-expanded", String(toggle.checked));
  const set = (open: boolean): void => {
    toggle.checked = open;
    show();
  };
  // A page that comes back from the browser's memory has kept its state.
  window.addEventListener("pageshow", show);
  toggle.addEventListener("change", show);
  button.addEventListener("click", () => {
    set(!toggle.checked);
    const first = one(OPEN_LINK, page) ?? one(`${MENU} a.md-nav__link`, page);
    // The drawer becomes visible with the next frame, and only then can it take the focus.
    if (toggle.checked) requestAnimationFrame(() => first?.focus({ preventScroll: true }));
  });
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked) return;
    set(false);
    button.focus();
  });
  // A link to a part of this page leaves the page where it is.
  one(MENU, page)?.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a")) set(false);
  });
}

/**
 * Sections of the menu open by labels. A section with a page of its own has a label that shows only an arrow:
 * it gets the words of the link beside it, which also name the part of the menu it opens.
 */
function bindSection(page: Document, label: HTMLLabelElement): void {
  const toggle = page.getElementById(label.htmlFor);
  if (!(toggle instanceof HTMLInputElement)) return;
  const link = label.parentElement === null ? null : one("a.md-nav__link", label.parentElement);
  if (words(label) === "") label.append(h("span", { class: "visually-hidden" }, words(link)));
  const part = Array.from(toggle.parentElement?.children ?? []).find((child) => child.matches("nav"));
  toggle.addEventListener("change", () => part?.setAttribute("aria-expanded", String(toggle.checked)));
  label.addEventListener("keydown", (event) => {
    if (label.tabIndex !== 0 || (event.key !== " " && event.key !== "Enter")) return;
    event.preventDefault();
    toggle.click();
  });
}

/** Scrolls a column so far that the page one is on is seen in it. */
function showCurrent(column: HTMLElement): void {
  const links = all(".md-nav__link--active", column);
  const current = links[links.length - 1];
  if (!current || column.scrollHeight <= column.clientHeight) return;
  const top = current.getBoundingClientRect().top - column.getBoundingClientRect().top;
  if (top > column.clientHeight - 48) column.scrollTop = top - column.clientHeight / 2;
}
