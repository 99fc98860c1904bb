/**
 * "Sao chép trích dẫn": copies the citation that the build has written, with the address of the place on the next
 * line; buttons of an official text hold its wording too (pages/fulltext). Where the clipboard is closed the text is
 * shown, selected.
 */

import { copy } from "../shared/clipboard";
import { h, one } from "../shared/dom";
import { speakerAt } from "../theme/words";

export function startCiting(page: Document, here: URL): void {
  const doc = one(".doc[data-published]", page);
  if (!doc) return;
  const live = h("p", { class: "visually-hidden", role: "status" });
  doc.append(live);
  doc.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLButtonElement>("button.cite") : null;
    if (button) void cite(doc, button, live, here);
  });
}

async function cite(doc: HTMLElement, button: HTMLButtonElement, live: HTMLElement, here: URL): Promise<void> {
  for (const old of doc.querySelectorAll(".cite__said, .cite__field")) old.remove();
  const say = speakerAt(doc);
  const cited = button.dataset["cite"] ?? "";
  const text = [cited, addressOf(doc, button.dataset["at"] ?? "", here)].filter((part) => part !== "").join("\n");
  const copied = await copy(text);
  // A person who presses a second button meanwhile is told of that one.
  for (const old of doc.querySelectorAll(".cite__said, .cite__field")) old.remove();
  const done = copied ? (button.dataset["done"] ?? say("citeCopied")) : say("citeSelected");
  const ended = `${done} ${doc.dataset["ended"] ?? ""}`.trim();
  const line = button.closest("p, .provision__title") ?? button;
  if (!copied) {
    const field = h("textarea", { class: "cite__field", readonly: true, rows: "5", "aria-label": say("citeField") });
    field.value = text;
    line.after(field);
    field.focus();
    field.select();
  }
  // Seen here, heard from the one live region, which has to be there before its words are.
  // Beside the button of the document it stands already that it has ended.
  line.after(h("p", { class: "cite__said", "aria-hidden": "true" }, line.matches(".doc__cite") ? done : ended));
  live.textContent = "";
  window.setTimeout(() => (live.textContent = ended), 50);
}

/** The place as others reach it: a page opened from a disk is cited at its published address. */
export function addressOf(doc: HTMLElement, at: string, here: URL): string {
  const address = new URL(here.protocol === "file:" ? (doc.dataset["published"] ?? here.href) : here.href);
  address.search = "";
  address.hash = at;
  return address.href;
}
