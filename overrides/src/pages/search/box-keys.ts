/** The keys of the search box: "/" opens it from anywhere, Escape leaves it, arrows walk through what was found. */

import { all } from "../shared/dom";

/** What the keys know of the box. */
export interface KeyedBox {
  readonly field: HTMLInputElement;
  readonly results: HTMLElement;
  readonly isOpen: boolean;
  /** It covers the screen, as on phones. */
  readonly isScreen: boolean;
  open(): void;
  /** Sends the focus back to what had opened the box, unless `back` is false. */
  close(back?: boolean): void;
  enter(): void;
}

const RESULTS = "a, summary";
const INSIDE = "input, button, [tabindex='0'], a, summary";

/** Elements of `selector` that are seen: not folded away, not without room. */
const seen = (selector: string, under: ParentNode): HTMLElement[] =>
  all(selector, under).filter((one) => one.getClientRects().length > 0);

const writes = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));

export function bindKeys(page: Document, box: KeyedBox): void {
  page.addEventListener("keydown", (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey || event.isComposing) return;
    if (box.isOpen) walk(page, box, event);
    else if (event.key === "/" && !writes(event.target)) {
      event.preventDefault();
      box.open();
    }
  });
}

function walk(page: Document, box: KeyedBox, event: KeyboardEvent): void {
  switch (event.key) {
    case "Escape":
      event.preventDefault();
      return box.close();
    case "Enter":
      if (event.target !== box.field) return;
      event.preventDefault();
      return box.enter();
    case "ArrowDown":
    case "ArrowUp": {
      const stops = [box.field, ...seen(RESULTS, box.results)];
      const at = stops.findIndex((stop) => stop === page.activeElement);
      const step = event.key === "ArrowDown" ? 1 : stops.length - 1;
      event.preventDefault();
      return stops[(Math.max(at, 0) + step) % stops.length]?.focus();
    }
    case "Tab":
      return leave(page, box, event);
  }
}

/** A box that covers the screen keeps the focus; one in the head of the page closes when the focus goes on. */
function leave(page: Document, box: KeyedBox, event: KeyboardEvent): void {
  const dialog = box.field.closest(".md-search");
  if (!dialog) return;
  const stops = seen(INSIDE, dialog);
  const last = stops[event.shiftKey ? 0 : stops.length - 1];
  if (page.activeElement !== last && dialog.contains(page.activeElement)) return;
  if (!box.isScreen) return box.close(false);
  event.preventDefault();
  stops[event.shiftKey ? stops.length - 1 : 0]?.focus();
}
