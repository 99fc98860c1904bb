/**
 * Two depths of one page: for learners sources are small numbers and the trainer's things are not in the way, for staff
 * everything is seen. `<html data-depth>` says which, set before the first drawing (partials/depth-first.html); styles do
 * the rest. Here are the switch, the doors of the home page, and what other open pages of the portal choose.
 */

import { keyOf, type Store } from "../../common/storage";
import { all } from "../shared/dom";
import { SITE } from "../shared/site";

export type Depth = "learner" | "staff";

/** Told on the document when the depth has changed while the page is open. */
export const DEPTH_CHANGED = "portal-depth";

/** What somebody chose with the switch; and the door somebody came in by, which a choice outweighs. */
const CHOSEN = "depth";
const DOOR = "door";
const DOORS: ReadonlyArray<readonly [RegExp, Depth]> = [
  [/^(en\/)?(hoc-phan|bai-hoc)\//, "learner"],
  [/^(en\/)?(bao-cao-vien|can-bo-xa)\//, "staff"],
];

export const depthOf = (page: Document): Depth =>
  page.documentElement.getAttribute("data-depth") === "learner" ? "learner" : "staff";

const depthIn = (value: unknown): Depth | undefined => (value === "learner" || value === "staff" ? value : undefined);

/** Whom the part of the site at `path`, below its root, is for, where it is a door. */
export const depthBehind = (path: string): Depth | undefined => DOORS.find(([door]) => door.test(path))?.[1];

export function startDepth(page: Document, store: Store): void {
  const root = page.documentElement;
  const buttons = all<HTMLButtonElement>("[data-portal-depth]", page);
  const show = (depth: Depth): void => {
    const changed = depthOf(page) !== depth;
    root.setAttribute("data-depth", depth);
    for (const button of buttons) {
      if (button.matches(".depth__way")) button.setAttribute("aria-pressed", String(button.dataset["portalDepth"] === depth));
    }
    // What learners open themselves stands open for staff.
    for (const box of all<HTMLDetailsElement>("details[data-fold]", page)) {
      if (changed || !box.hasAttribute("data-folded")) box.open = depth === "staff";
      box.setAttribute("data-folded", "");
    }
    if (changed) page.dispatchEvent(new CustomEvent(DEPTH_CHANGED));
  };
  show(depthOf(page));
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const wanted = depthIn(button.dataset["portalDepth"]);
      if (wanted === undefined) return;
      store.set(CHOSEN, wanted);
      const top = button.getBoundingClientRect().top;
      show(wanted);
      // In the line of a page the pressed button makes room for the one that leads back; what was read stays in its place.
      const seen = button.offsetParent === null ? all<HTMLButtonElement>("[data-portal-depth]", button.closest("p") ?? page).find((other) => other !== button) : button;
      seen?.focus({ preventScroll: true });
      if (seen) window.scrollBy(0, seen.getBoundingClientRect().top - top);
    });
  }
  const again = (): void => show(depthIn(store.get(CHOSEN)) ?? depthIn(store.get(DOOR)) ?? depthIn(root.getAttribute("data-depth-of")) ?? "staff");
  window.addEventListener("storage", ({ key }) => {
    if (key === keyOf(CHOSEN)) again();
  });
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) again();
  });
  page.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>(".door a[href], a.door[href]") : null;
    const depth = link?.href.startsWith(SITE) ? depthBehind(link.href.slice(SITE.length)) : undefined;
    if (depth !== undefined) store.set(DOOR, depth);
  });
}
