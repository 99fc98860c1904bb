/** Material's search box: finds it, opens it with words, and lets it notice paste and input methods. */

import { one } from "./dom";

const QUERY = "[data-md-component=search-query]";

/** Material asks for results on keyup only; a synthetic one stands in for every other way text can change. */
function announce(query: HTMLInputElement): void {
  query.dispatchEvent(new KeyboardEvent("keyup", { bubbles: false }));
}

export function forwardTyping(page: ParentNode): void {
  const query = one<HTMLInputElement>(QUERY, page);
  query?.addEventListener("input", () => announce(query));
}

/** Opens the search with `text` in it; false where the page has no search. */
export function openSearch(text: string, page: ParentNode = document): boolean {
  const query = one<HTMLInputElement>(QUERY, page);
  const toggle = one<HTMLInputElement>("#__search", page);
  if (!query || !toggle) return false;
  if (!toggle.checked) toggle.click();
  query.value = text;
  query.focus();
  announce(query);
  return true;
}
