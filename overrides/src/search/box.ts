/**
 * The portal's part of the theme's search box. Runs before the theme: it has to see the worker that the theme
 * starts, because what the worker knows beyond the list of results (how the query was read) has no place there.
 */

import { h, one } from "../dom";
import type { Told } from "./reply";

const WORKER = /(?:^|\/)assets\/portal\/search\.js/;
const RESULT = 3;
const QUERY = "[data-md-component=search-query]";
const LIST = "[data-md-component=search-result]";

const WORDS = {
  vi: {
    read: "Hiểu là:",
    literal: "Tìm đúng chữ đã gõ",
    quoted: "Đang tìm đúng chữ trong ngoặc kép.",
    unquote: "Tìm cả cách viết gần giống",
    none: "Không thấy trang nào khớp.",
    tips: "Anh chị thử bớt chữ, gõ số văn bản (ví dụ 1373), hoặc gõ không dấu.",
    unknown: "Không trang nào có chữ:",
    places: [
      ["tra-cuu/van-ban/", "Tra cứu văn bản theo loại, năm, chủ đề"],
      ["tra-cuu/thuat-ngu/", "Thuật ngữ và chữ viết tắt"],
      ["tra-cuu/hoi-dap/", "Hỏi – đáp"],
    ],
    failed: "Chưa tải được dữ liệu tìm kiếm. Anh chị kiểm tra mạng rồi gõ lại.",
  },
  en: {
    read: "Read as:",
    literal: "Search exactly as typed",
    quoted: "Searching exactly for the words in quotation marks.",
    unquote: "Search similar spellings too",
    none: "No page matches.",
    tips: "Try fewer words, or the number of a document (such as 1373).",
    unknown: "No page has:",
    places: [
      ["en/tra-cuu/van-ban/", "Documents by kind, year and topic"],
      ["en/tra-cuu/thuat-ngu/", "Terms and abbreviations"],
      ["en/tra-cuu/hoi-dap/", "Questions and answers"],
    ],
    failed: "The search data could not be loaded. Check the network and type again.",
  },
} as const;

const say = (): (typeof WORDS)["vi"] | (typeof WORDS)["en"] =>
  document.documentElement.lang === "en" ? WORDS.en : WORDS.vi;

/** The theme asks for results on keyup only; a synthetic one stands in for a change of ours. */
function searchFor(text: string): void {
  const query = one<HTMLInputElement>(QUERY, document);
  if (!query) return;
  query.value = text;
  query.focus();
  query.dispatchEvent(new KeyboardEvent("keyup", { bubbles: false }));
}

/** A link that searches again. The theme takes Enter to the link of highest score, so ours has the lowest. */
function again(label: string, text: string): HTMLElement {
  const href = `?q=${encodeURIComponent(text)}`;
  const link = h("a", { href, class: "search-note__link" }, h("span", { "data-md-score": "-1" }, label));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    // The theme closes the search at a click on a link.
    event.stopPropagation();
    searchFor(text);
  });
  return link;
}

function placeLinks(): HTMLElement {
  const base = new URL(siteBase(), location.href);
  const offline = location.protocol === "file:";
  const items = say().places.map(([path, label]) => {
    const href = new URL(offline ? path.replace(/\/$/, ".html") : path, base).href;
    return h("li", {}, h("a", { href }, h("span", { "data-md-score": "-1" }, label)));
  });
  return h("ul", {}, ...items);
}

/** The site's root as the theme knows it, relative to the page. */
function siteBase(): string {
  const config: unknown = JSON.parse(one("#__config", document)?.textContent ?? "{}");
  const base = (config as { base?: unknown }).base;
  return `${typeof base === "string" ? base : "."}/`;
}

function notes(told: Told, found: number): HTMLElement[] {
  const words = say();
  if (told.failure) return [h("p", {}, words.failed)];
  const made: HTMLElement[] = [];
  if (told.literal) {
    made.push(h("p", {}, `${words.quoted} `, again(words.unquote, told.typed.replace(/["“”]/g, "").trim())));
  } else if (told.reading) {
    const text = h("strong", {}, told.reading.shown);
    made.push(h("p", {}, `${words.read} `, text, ". ", again(words.literal, `"${told.typed.trim()}"`)));
  }
  if (found === 0 && told.typed.trim() !== "") {
    const unknown = told.unknown.length > 0 ? ` ${words.unknown} ${told.unknown.join(", ")}.` : "";
    made.push(h("p", {}, `${words.none}${unknown} ${words.tips}`), placeLinks());
  }
  return made;
}

/** Shows the portal's lines between the theme's count and its list. */
function show(told: Told, found: number): void {
  const results = one(LIST, document);
  if (!results) return;
  let note = one(".search-note", results);
  if (!note) {
    note = h("div", { class: "search-note md-typeset", role: "status" });
    results.insertBefore(note, results.lastElementChild);
  }
  note.replaceChildren(...notes(told, found));
  results.dataset["answered"] = told.typed;
}

function watch(worker: Worker): void {
  worker.addEventListener("message", ({ data: message }) => {
    if (message?.type === RESULT && message.data?.portal) show(message.data.portal, message.data.items.length);
  });
  // The index comes while the first word is being typed, not with the page.
  document.addEventListener("focusin", (event) => {
    const target = event.target;
    if (target instanceof Element && target.matches(QUERY)) worker.postMessage({ type: "warm" });
  });
}

const Stock = window.Worker;

window.Worker = class extends Stock {
  constructor(url: string | URL, options?: WorkerOptions) {
    super(url, options);
    if (!WORKER.test(String(url))) return;
    watch(this);
    // The page of documents asks the same worker.
    Object.assign(window, { portalSearchWorker: this });
    window.dispatchEvent(new Event("portal-search"));
  }
};
