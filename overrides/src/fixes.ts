/** What stock Material leaves out of the keyboard's and the screen reader's reach. */

import { all, h, one, words } from "./dom";
import { speaker } from "./strings";

const MENU = ".md-sidebar--primary";

export function mendAccessibility(page: Document): void {
  for (const button of all<HTMLButtonElement>("[data-portal-toggle]", page)) bindToggle(page, button);
  for (const button of all<HTMLButtonElement>("[data-portal-scheme]", page)) bindScheme(page, button);
  nameScrollAreas(page);
  labelKeys(page);
}

/** A button for one of Material's two hidden checkboxes, with state, focus and Escape. */
function bindToggle(page: Document, button: HTMLButtonElement): void {
  const name = button.dataset["portalToggle"] ?? "";
  const toggle = one<HTMLInputElement>(`#__${name}`, page);
  if (!toggle) return;
  const target = (): HTMLElement | null =>
    name === "search"
      ? one("[data-md-component=search-query]", page)
      : (one(`${MENU} .md-nav__toggle:checked ~ .md-nav > .md-nav__list > .md-nav__item > a.md-nav__link`, page) ??
        one(`${MENU} a.md-nav__link`, page));
  const show = (): void => button.setAttribute("aria-expanded", String(toggle.checked));
  show();
  toggle.addEventListener("change", show);
  button.addEventListener("click", () => {
    toggle.click();
    // The panel becomes visible with the next frame, and only then can it take the focus.
    if (toggle.checked) requestAnimationFrame(() => target()?.focus({ preventScroll: true }));
  });
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked || name === "search") return;
    toggle.click();
    button.focus();
  });
}

/** The footer's light and dark buttons: each shows where it would change something. */
function bindScheme(page: Document, button: HTMLButtonElement): void {
  const wanted = button.dataset["portalScheme"] ?? "";
  const show = (): void => {
    button.hidden = page.body.getAttribute("data-md-color-scheme") === wanted;
  };
  show();
  new MutationObserver(show).observe(page.body, { attributeFilter: ["data-md-color-scheme"] });
  button.addEventListener("click", () => {
    one<HTMLInputElement>(`input[name=__palette][data-md-color-scheme="${wanted}"]`, page)?.click();
    // The pressed button is about to hide; the focus goes to the one that takes its place.
    requestAnimationFrame(() => {
      all<HTMLButtonElement>("[data-portal-scheme]", page).find((other) => !other.hidden)?.focus();
    });
  });
}

/** Code that is wider than the screen can be scrolled with the keyboard and says what it is. */
function nameScrollAreas(page: Document): void {
  const say = speaker(page.documentElement.lang);
  for (const block of all(".md-typeset pre", page)) {
    const area = one("code", block) ?? block;
    const reach = (): void => {
      if (!area.hasAttribute("tabindex")) area.setAttribute("tabindex", "0");
    };
    reach();
    area.setAttribute("role", "region");
    area.setAttribute("aria-label", say("code"));
    // Where nothing hovers Material takes the tabindex away again.
    new MutationObserver(reach).observe(area, { attributeFilter: ["tabindex"] });
  }
}

/**
 * Sections of the menu open by labels. A section with a page of its own has a label that shows only an arrow:
 * it gets the words of the link beside it, which also name the part of the menu it opens. Space works like Enter.
 */
function labelKeys(page: Document): void {
  for (const label of all<HTMLLabelElement>("label.md-nav__link[for]", page)) {
    const toggle = one<HTMLInputElement>(`#${CSS.escape(label.htmlFor)}`, page);
    if (!toggle) continue;
    const link = label.parentElement === null ? null : one("a.md-nav__link", label.parentElement);
    if (words(label) === "") label.append(h("span", { class: "visually-hidden" }, words(link)));
    if (label.tabIndex !== 0) continue;
    label.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      toggle.click();
    });
  }
}
