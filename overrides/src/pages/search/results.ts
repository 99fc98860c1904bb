/** Draws what the engine has found: one card a page, its best sections open, the others folded. */

import type { Item } from "../../engines/search/reply";
import { h } from "../shared/dom";
import { siteFile } from "../shared/site";
import { say } from "./words";

/** The address of an item; the words found are handed on to be marked there. */
function addressOf({ location, terms }: Item): string {
  const address = new URL(siteFile(location));
  const found = Object.keys(terms).filter((word) => terms[word]);
  address.searchParams.set("h", found.join(" "));
  return address.href;
}

function link(item: Item, href: string, level: "h1" | "h2", teaser: boolean): HTMLElement {
  // Titles and excerpts come from the index with everything but the marks escaped.
  const title = h(level);
  title.innerHTML = item.title;
  const text = h("div");
  if (teaser) text.innerHTML = item.text;
  const missing = Object.keys(item.terms).filter((word) => !item.terms[word]);
  const lost = missing.map((word) => h("del", {}, word));
  if (teaser && lost.length > 0) {
    text.append(h("p", { class: "md-search-result__terms" }, say("missing"), ...lost.flatMap((word) => [" ", word])));
  }
  const article = h("article", { class: "md-search-result__article md-typeset" }, title, ...Array.from(text.childNodes));
  return h("a", { href, class: "md-search-result__link" }, article);
}

/** The card of one page: `group` holds the page's own item and sections of it, best first. */
export function card(group: readonly Item[]): HTMLElement {
  const page = group.find(({ location }) => !location.includes("#")) ?? group[0];
  if (!page) return h("li");
  const sections = group.filter((item) => item !== page);
  const below = sections.findIndex((item) => item.score < (group[0]?.score ?? 0));
  const near = below < 0 ? sections : sections.slice(0, below);
  const more = sections.slice(near.length);
  // The whole card leads where the best section is.
  const best = group.find(({ location }) => location === page.best) ?? page;
  const made = [link(page, addressOf(best), "h1", page === group[0] && near.length === 0)];
  made.push(...near.map((item) => link(item, addressOf(item), "h2", true)));
  if (more.length > 0) {
    const summary = h("summary", {}, h("div", {}, say("more", more.length)));
    const rest = more.map((item) => link(item, addressOf(item), "h2", true));
    made.push(h("details", { class: "md-search-result__more" }, summary, ...rest));
  }
  return h("li", { class: "md-search-result__item" }, ...made);
}
