/** Marks the words that led here, whole ones only: a result hands the forms it found to the page in ?h=. */

import { clean } from "../../engines/search/letters";
import { h } from "../shared/dom";

const TOKEN = /[\p{L}\p{M}\p{N}]+/gu;
const SKIPPED = "mark, script, style, textarea, button, .headerlink, [data-search=none]";

export function markFound(page: Document, address: URL): void {
  const words = new Set((clean(address.searchParams.get("h") ?? "").match(TOKEN) ?? []));
  const article = page.querySelector("article.md-content__inner");
  if (words.size === 0 || !article) return;
  const nodes: Text[] = [];
  const walker = page.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text && !node.parentElement?.closest(SKIPPED)) nodes.push(node);
  }
  for (const node of nodes) markNode(node, words);
}

function markNode(node: Text, words: ReadonlySet<string>): void {
  const text = node.data;
  const parts: Array<string | HTMLElement> = [];
  let done = 0;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    if (!words.has(clean(match[0]))) continue;
    parts.push(text.slice(done, match.index), h("mark", { "data-md-highlight": true }, match[0]));
    done = match.index + match[0].length;
  }
  if (done > 0) node.replaceWith(...parts, text.slice(done));
}
