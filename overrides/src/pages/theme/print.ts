/** Printing: keys of quizzes and what is folded are opened for paper and put back (not every browser does so by CSS). */

import { all } from "../shared/dom";

export function preparePrint(view: Window): void {
  let opened: HTMLDetailsElement[] = [];
  view.addEventListener("beforeprint", () => {
    opened = all<HTMLDetailsElement>(":is(details.q__key, details.fold, details[data-fold]):not([open])", view.document);
    for (const key of opened) key.open = true;
  });
  view.addEventListener("afterprint", () => {
    for (const key of opened) key.open = false;
    opened = [];
  });
}
