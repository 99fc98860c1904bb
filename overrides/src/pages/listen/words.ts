/** The text of a part of the page, as the prepared sentences were cut from it, and ranges in it. */

import type { Place } from "../../engines/speech/places";

/** What nobody reads aloud; scripts/portal/speech/build.py leaves the same out, and what it does not say at all. */
export const LEFT_OUT = [
  '[data-search="none"], [data-listen="none"], [aria-hidden="true"], [hidden], button, svg, script, style, form, audio',
  ".for-staff, .headerlink, .visually-hidden, .notes, .recordings, .listen-at, .downloads, .downloads__more, .unverified, .module__facts",
  ".pill--suy-luan, .pill--thu-cap, .pill--chinh-van",
].join(", ");

export class PartText {
  readonly text: string;
  /** The words of the heading. */
  readonly title: string;
  /** Whether words stand below the heading. */
  readonly more: boolean;
  private readonly nodes: Text[] = [];
  private readonly starts: number[] = [];

  /** The text from `heading` to the next heading that opens a part. */
  constructor(heading: HTMLElement) {
    const article = heading.closest(".md-content__inner") ?? document.body;
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
      acceptNode: (node) => (node instanceof Element && node.matches(LEFT_OUT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
    });
    walker.currentNode = heading;
    let text = "";
    let below = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Text) {
        this.nodes.push(node);
        this.starts.push(text.length);
        text += node.data;
        if (heading.contains(node)) below = text.length;
      } else if (node instanceof HTMLElement && node.tagName === "H2") {
        break;
      } else {
        text += " ";
      }
    }
    this.text = text;
    this.title = text.slice(0, below).replace(/\s+/g, " ").trim();
    this.more = text.slice(below).trim() !== "";
  }

  /** The range of a place in the text. */
  range([start, end]: Place): Range | null {
    const first = this.spot(start);
    const last = this.spot(end - 1);
    if (!first || !last) return null;
    const range = document.createRange();
    range.setStart(first.node, first.offset);
    range.setEnd(last.node, Math.min(last.offset + 1, last.node.data.length));
    return range;
  }

  private spot(at: number): { node: Text; offset: number } | null {
    let n = this.starts.length - 1;
    while (n > 0 && (this.starts[n] ?? 0) > at) n -= 1;
    const node = this.nodes[n];
    return node ? { node, offset: Math.min(at - (this.starts[n] ?? 0), node.data.length) } : null;
  }
}
