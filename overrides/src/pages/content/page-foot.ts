/** The foot of a page: sending it on, and what is hard to understand in it, which sending.ts asks when it is opened. */

import { one } from "../shared/dom";
import { send } from "../shared/share";

/** `load` brings sending.ts for the box that has been opened. */
export function startFoot(page: Document, load: (box: HTMLElement) => void): void {
  const foot = one("[data-foot]", page);
  const line = foot && one(".share", foot);
  if (!foot || !line) return;
  const title = foot.dataset["foot"] ?? page.title;
  one("button", line)?.addEventListener("click", () => void send({ title, text: title, url: addressOf(page) }, line));
  const box = one("details", foot);
  // Questions people ask have brought it already, for their answers.
  if (box && !one(".questions details", page)) box.addEventListener("toggle", () => load(box), { once: true });
}

/** Where others reach this page: a copy on a disk, in a class or in Kiwix is sent at its published address. */
export function addressOf(page: Document, anchor = ""): string {
  const here = page.location.href;
  const published = one<HTMLLinkElement>("link[rel=canonical]", page)?.href ?? here;
  const address = new URL(page.location.protocol === "https:" ? here : published);
  address.search = "";
  address.hash = anchor;
  return address.href;
}
