/** What writing would do, before it is done: files, what the register tells differently, what changes. */

import { h } from "../shared/dom";
import type { Preview } from "./schema";
import { say } from "./words";

export function previewOf(preview: Preview): HTMLElement {
  const parts: HTMLElement[] = [h("p", {}, say(preview.fresh ? "fresh" : "known"))];
  if (preview.differences.length > 0) {
    const rows = preview.differences.map((one) => h("tr", {}, h("th", { scope: "row" }, one.field), h("td", {}, one.registered), h("td", {}, one.file)));
    const heads = [say("field"), say("register"), say("in-file")].map((name) => h("th", { scope: "col" }, name));
    parts.push(
      h("h3", {}, say("differences")),
      h("p", { class: "hint" }, say("differences-hint")),
      h("div", { class: "wide" }, h("table", {}, h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...rows))),
    );
  }
  if (preview.changes.length > 0) {
    parts.push(
      h("h3", {}, say("changes", preview.changes.length)),
      ...preview.changes.map((one) =>
        h(
          "div",
          { class: "change" },
          h("strong", {}, one.place),
          h("del", {}, one.before || say("not-there")),
          h("ins", {}, one.after || say("not-there")),
        ),
      ),
    );
  }
  if (preview.remarks.length > 0) parts.push(h("h3", {}, say("remarks")), list(preview.remarks));
  parts.push(h("h3", {}, say("files")), preview.files.length > 0 ? list(preview.files) : h("p", {}, say("nothing-changes")));
  return h("div", { class: "preview" }, ...parts);
}

export function list(lines: ReadonlyArray<string>): HTMLElement {
  return h("ul", {}, ...lines.map((line) => h("li", {}, line)));
}
