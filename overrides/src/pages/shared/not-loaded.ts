/** What stands where something should be that has not come over the network, with a button that tries again. */

import { h } from "./dom";

/** Beside the table of words: those who ask for this are loaded by themselves, and would each carry all of it. */
const vi = ["Chưa tải được phần này: mạng chập chờn, hoặc bị chặn. Đang mở từ USB thì chép đủ cả thư mục.", "Thử lại"] as const;
const en = ["This part could not be loaded: the network is poor or blocks it. From a USB stick, copy the whole folder.", "Try again"] as const;

/** The line for `place`, in its language; the button takes the line away and calls `again`. */
export function notLoaded(place: Element, again: () => void): HTMLElement {
  const language = (place.closest("[lang]") ?? document.documentElement).getAttribute("lang") ?? "vi";
  const [words, retry] = /^en\b/i.test(language) ? en : vi;
  const button = h("button", { type: "button", class: "md-button" }, retry);
  const line = h("div", { class: "notice not-loaded", role: "alert" }, h("p", {}, words), h("p", {}, button));
  button.addEventListener("click", () => {
    line.remove();
    again();
  });
  return line;
}
