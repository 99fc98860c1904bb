/**
 * The foot of a page: sending it on, saying what is hard to understand in it, and sending a single answer of the
 * questions people ask. Words are prepared here; what sends them is the share sheet, the messages or the mail of the
 * device, or the clipboard: nothing leaves by itself.
 */

import en from "locales/en/share.json";
import vi from "locales/vi/share.json";
import { speaker, type Say } from "../../common/say";
import { all, h, one, words } from "../shared/dom";
import { languageAt } from "../shared/language";
import { canShare, copyInto, send, shareButton, told, wordsOf, type Shared } from "../shared/share";

type Words = Say<typeof vi>;

const KINDS = ["hard", "missing", "wrong", "other"] as const;

export function startFoot(page: Document): void {
  const foot = one("[data-foot]", page);
  if (foot) {
    const title = foot.dataset["foot"] ?? page.title;
    const line = one(".share", foot);
    const button = one("button", foot);
    if (line && button) button.addEventListener("click", () => void send({ title, text: title, url: addressOf(page) }, line));
    const box = one<HTMLDetailsElement>("details", foot);
    box?.addEventListener("toggle", () => {
      if (!one(".unclear", box)) box.append(unclear(page, foot, title));
    });
  }
  for (const answer of all<HTMLDetailsElement>(".questions details details", page)) {
    answer.addEventListener("toggle", () => {
      const heading = one("h3[id]", answer);
      if (heading && answer.open && !one(".share", answer)) answer.append(shareAnswer(page, heading, answer));
    });
  }
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

/** Where others reach this page: a copy on a disk, in a class or in Kiwix is sent at its published address. */
function addressOf(page: Document, anchor = ""): string {
  const here = page.location.href;
  const published = one<HTMLLinkElement>("link[rel=canonical]", page)?.href ?? here;
  const address = new URL(page.location.protocol === "https:" ? here : published);
  address.search = "";
  address.hash = anchor;
  return address.href;
}
