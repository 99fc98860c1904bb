/** Makes each card of the theme's list one way: its heading leads where the best section of the page is. */

import { all, one } from "../dom";
import type { Answer } from "./reply";

const LINK = "a.md-search-result__link";

/** Address without the words to be marked there. */
function placeOf(link: HTMLAnchorElement): string {
  const address = new URL(link.href);
  address.searchParams.delete("h");
  return address.href;
}

/** Mends the cards in `list` that are new; the theme draws them in the order of `items`, the later ones on scrolling. */
export function leadToBest(list: Element, items: Answer["items"], addressOf: (location: string) => string): void {
  Array.from(list.children).forEach((card, at) => {
    const best = items[at]?.[0]?.best;
    const heading = one<HTMLAnchorElement>(`:scope > ${LINK}`, card);
    if (best === undefined || !heading || card.hasAttribute("data-best")) return;
    card.setAttribute("data-best", "");
    const target = all<HTMLAnchorElement>(LINK, card).find((link) => placeOf(link) === addressOf(best));
    if (target) heading.href = target.href;
  });
}
