/**
 * Saying what is hard to understand in a page, and sending a single answer of the questions people ask. Words are
 * prepared here; what sends them is the share sheet, the messages or the mail of the device, or the clipboard.
 */

import en from "locales/en/sending.json";
import vi from "locales/vi/sending.json";
import { speaker, type Say } from "../../common/say";
import { all, h, one, words } from "../shared/dom";
import { languageAt } from "../shared/language";
import { canShare, copyInto, send, shareButton, told, wordsOf, type Shared } from "../shared/share";
import { addressOf } from "./page-foot";

type Words = Say<typeof vi>;

const KINDS = ["hard", "missing", "wrong", "other"] as const;

export function startSending(page: Document): void {
  const foot = one("[data-foot]", page);
  const box = foot && one<HTMLDetailsElement>("details", foot);
  if (foot && box) whenOpen(box, () => box.append(unclear(page, foot, foot.dataset["foot"] ?? page.title)));
  for (const answer of all<HTMLDetailsElement>(".questions details details", page)) {
    const heading = one("h3[id]", answer);
    if (heading) whenOpen(answer, () => answer.append(shareAnswer(page, heading, answer)));
  }
}

/** Fills what is open, or is opened, once. */
function whenOpen(box: HTMLDetailsElement, fill: () => void): void {
  if (box.open) fill();
  else box.addEventListener("toggle", fill, { once: true });
}

function shareAnswer(page: Document, heading: HTMLElement, answer: HTMLElement): HTMLElement {
  const title = one("summary", answer)?.innerText.replace(/\s+/g, " ").trim() ?? "";
  const text = `${title}\n${words(one("summary ~ p", answer))}`;
  return shareButton({ title, text, url: addressOf(page, heading.id) }, speaker(vi, en, languageAt(answer))("answer"));
}

/** What is hard, in a tap and one line, and the ways to send it. */
function unclear(page: Document, foot: HTMLElement, title: string): HTMLElement {
  const say: Words = speaker(vi, en, languageAt(foot));
  const { phone, zalo, email } = foot.dataset;
  const choices = KINDS.map((kind, at) => {
    const input = h("input", { type: "radio", name: "unclear", value: kind, checked: at === 0 });
    return h("label", { class: "unclear__choice" }, input, say(kind));
  });
  const more = h("input", { type: "text", id: "unclear-more", maxlength: "200", autocomplete: "off" });
  const line = h("div", { class: "share" });
  const form = h(
    "form",
    { class: "unclear" },
    h("fieldset", {}, h("legend", {}, say("what")), ...choices),
    h("p", {}, h("label", { for: "unclear-more" }, say("more")), more),
    h("p", { class: "unclear__note" }, say(phone || zalo || email ? "somebody" : "nobody")),
    line,
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  const message = (): Shared => {
    const chosen = KINDS.find((kind) => one<HTMLInputElement>(`input[value=${kind}]`, form)?.checked) ?? "hard";
    const said = more.value.trim();
    const text = said === "" ? say("message", title, say(chosen)) : say("messageMore", title, say(chosen), said);
    return { title, text, url: addressOf(page) };
  };
  const body = (): string => encodeURIComponent(wordsOf(message()));
  const way = (words: string, act: () => void): HTMLButtonElement => {
    const button = h("button", { type: "button", class: "md-button" }, words);
    button.addEventListener("click", act);
    return button;
  };
  const open = (address: string): void => page.defaultView?.location.assign(address);
  if (phone) line.append(way(say("sms"), () => open(`sms:${phone}?body=${body()}`)));
  if (zalo) line.append(way(say("zalo"), () => void copyInto(wordsOf(message()), line).then(() => page.defaultView?.open(`https://zalo.me/${zalo}`, "_blank", "noopener"))));
  if (email) line.append(way(say("email"), () => open(`mailto:${email}?subject=${encodeURIComponent(title)}&body=${body()}`)));
  if (canShare()) line.append(way(say("sheet"), () => void send(message(), line)));
  line.append(way(say("copy"), () => void copyInto(wordsOf(message()), line)), told());
  return form;
}
