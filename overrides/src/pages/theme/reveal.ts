/** An address that points into something folded opens it: a closed <details> hides what was linked to. */

import { one } from "../shared/dom";

export function startRevealing(page: Document): void {
  const reveal = (): void => {
    const target = one(":target", page);
    let opened = false;
    for (let box = target?.closest("details:not([open])"); box; box = box.parentElement?.closest("details:not([open])")) {
      box.setAttribute("open", "");
      opened = true;
    }
    if (opened) target?.scrollIntoView();
  };
  window.addEventListener("hashchange", reveal);
  window.addEventListener("load", reveal);
}
