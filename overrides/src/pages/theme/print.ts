/** Printing: keys of quizzes and folded lists are opened for paper and put back afterwards (not every browser opens them by CSS). */

import { all } from "../shared/dom";

export function preparePrint(view: Window): void {
  let opened: HTMLDetailsElement[] = [];
  view.addEventListener("beforeprint", () => {
    opened = all<HTMLDetailsElement>(":is(details.q__key, details.fold):not([open])", view.document);
    for (const key of opened) key.open = true;
  });
  view.addEventListener("afterprint", () => {
    for (const key of opened) key.open = false;
    opened = [];
  });
}
