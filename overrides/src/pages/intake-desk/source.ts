/** What stands in the file, line by line; the lines of the row that is looked at are marked. */

import { h } from "../shared/dom";
import type { DeskLine, DeskRow } from "./schema";
import { say } from "./words";

export class SourceView {
  readonly element = h("div", { class: "source", tabindex: "0", role: "region", "aria-label": say("in-file") });

  constructor(private readonly lines: ReadonlyArray<DeskLine>) {
    let page: number | null = null;
    for (const line of lines) {
      if (line.page !== null && line.page !== page) this.element.append(h("p", { class: "source__page" }, say("page", line.page)));
      page = line.page;
      const kinds = [line.bold ? "source__line--bold" : "", line.centred ? "source__line--centred" : ""];
      this.element.append(h("p", { class: ["source__line", ...kinds].filter(Boolean).join(" ") }, line.text));
    }
  }

  /** Marks the lines of `row`, which end where `next` begins. */
  mark(row: DeskRow, next: DeskRow | undefined): void {
    const shown = Array.from(this.element.querySelectorAll<HTMLElement>(".source__line"));
    for (const line of shown) line.classList.remove("source__line--here");
    if (row.at === null) return;
    const end = next?.at != null && next.at > row.at ? next.at : row.at + 1;
    for (const line of shown.slice(row.at, Math.min(end, this.lines.length))) line.classList.add("source__line--here");
    const first = shown[row.at];
    if (first) this.element.scrollTop = first.offsetTop - this.element.clientHeight / 3;
  }
}
