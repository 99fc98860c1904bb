/**
 * Sending something to other people: by the share sheet of the device where there is one, else by copying and saying so.
 *
 * Nothing leaves the device by itself: the person chooses whom to send to, in an app of their own.
 */

import en from "locales/en/share.json";
import vi from "locales/vi/share.json";
import { speaker } from "../../common/say";
import { copy } from "./clipboard";
import { h } from "./dom";
import { languageAt } from "./language";

/** What is sent: `title` names it, `text` is what it says in words, `url` where it stands (none: words only). */
export interface Shared {
  readonly title: string;
  readonly text: string;
  readonly url?: string;
}

const speakerAt = (element: Element) => speaker(vi, en, languageAt(element));

/** A button in a line of its own, with what has come of pressing it. `shared` may be asked for as late as the press. */
export function shareButton(shared: Shared | (() => Shared), label?: string): HTMLElement {
  const button = h("button", { type: "button", class: "md-button share__button" }, label ?? speakerAt(document.documentElement)("send"));
  const line = h("div", { class: "share" }, button, told());
  button.addEventListener("click", () => void send(typeof shared === "function" ? shared() : shared, line));
  return line;
}

/** An empty live region: it has to be there before its words are. */
export const told = (): HTMLElement => h("p", { class: "share__said", role: "status" });

/** Opens the share sheet, or copies; `line` holds the `told()` that says what was done. */
export async function send(shared: Shared, line: Element): Promise<void> {
  line.querySelector(".share__field")?.remove();
  if (await byShareSheet(shared)) return;
  await copyInto(wordsOf(shared), line);
}

/** Copies `words`; says so in `line`, or shows them there, selected. */
export async function copyInto(words: string, line: Element): Promise<void> {
  const say = speakerAt(line);
  const status = line.querySelector(".share__said");
  line.querySelector(".share__field")?.remove();
  const copied = await copy(words);
  if (!copied) {
    const field = h("textarea", { class: "share__field", readonly: true, rows: "4", "aria-label": say("field") });
    field.value = words;
    line.append(field);
    field.focus();
    field.select();
  }
  if (!status) return;
  status.textContent = "";
  // The same words a second time are heard again only when they were away in between.
  window.setTimeout(() => (status.textContent = say(copied ? "copied" : "select")), 50);
}

/** As one message: what it says, and below it where it stands. */
export const wordsOf = ({ text, url }: Shared): string => (url === undefined ? text : `${text}\n${url}`);

export const canShare = (): boolean => typeof navigator.share === "function";

/** True when the person has seen the share sheet, also when they closed it without sending. */
async function byShareSheet(shared: Shared): Promise<boolean> {
  if (!canShare()) return false;
  const { title, text, url } = shared;
  try {
    await navigator.share(url === undefined ? { title, text } : { title, text, url });
    return true;
  } catch (error) {
    return error instanceof DOMException && error.name === "AbortError";
  }
}
