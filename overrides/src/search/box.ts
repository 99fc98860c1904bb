/**
 * The portal's part of the theme's search box. Runs before the theme: it has to see the worker that the theme
 * starts, because what the worker knows beyond the list of results has no place there.
 */

import { h, one } from "../dom";
import { leadToBest } from "./cards";
import { Newest } from "./newest";
import { addressOf, failureNote, notesOf, reload } from "./notes";
import type { Answer } from "./reply";
import { LOOKED_UP, LOOKUP } from "./shapes";
import { say, waitingWords, type PortalSearch } from "./words";

const WORKER = /(?:^|\/)assets\/portal\/search\.(?:[0-9a-f]{8}\.)?js/;
const SET_UP = 0;
const QUERY = 2;
const RESULT = 3;
const FIELD = "[data-md-component=search-query]";
const RESULTS = "[data-md-component=search-result]";
/** What somebody touches who is about to search, here or on the pages that have a box of their own. */
const INTENT = `${FIELD}, [data-portal-toggle=search], .hero__search input, .lookup__ask input`;
const SIGNS = ["focusin", "pointerover"];
/** An answer that comes sooner needs no word of waiting. */
const PATIENCE = 250;
/** After that the network is called slow. */
const SLOW = 8000;

/** The newest answer, whose cards the theme is drawing. */
let newest: Answer | null = null;
let timer = 0;

const results = (): HTMLElement | null => one(RESULTS, document);
const field = (): HTMLInputElement | null => one<HTMLInputElement>(FIELD, document);

/** The theme asks for results on keyup only; a synthetic one stands in for a change of ours. */
function searchFor(text: string): void {
  const query = field();
  if (!query) return;
  query.value = text;
  query.focus();
  query.dispatchEvent(new KeyboardEvent("keyup", { bubbles: false }));
}

/** The same text again: the theme asks only when it has changed. */
function retry(search: PortalSearch): (text: string) => void {
  return (text) => {
    if (field()?.value !== text) return searchFor(text);
    wait(search);
    search.worker.postMessage({ type: QUERY, data: text });
    field()?.focus();
  };
}

/** Puts lines between the theme's count and its list; `state` says whether that count is true. */
function show(state: "waiting" | "failed" | "answered", lines: readonly HTMLElement[]): void {
  const box = results();
  if (!box) return;
  let note = one(".search-note", box);
  if (!note) {
    note = h("div", { class: "search-note md-typeset", role: "status", tabindex: "-1" });
    box.insertBefore(note, box.lastElementChild);
  }
  note.replaceChildren(...lines);
  box.dataset["state"] = state;
}

const anew = (typed: string): string => `?q=${encodeURIComponent(typed)}`;

/** Somebody has typed: until there is an answer, the box says what it is waiting for. */
function wait(search: PortalSearch): void {
  window.clearTimeout(timer);
  const typed = field()?.value ?? "";
  if (typed.trim() === "" || typed === newest?.portal.typed) return;
  const begun = Date.now();
  let told = "";
  const tell = (): void => {
    if (search.lost) return show("failed", [failureNote({ kind: "index" }, reload(anew(typed)))]);
    const slow = !search.open && Date.now() - begun >= SLOW;
    const words = slow ? `${waitingWords()} ${say("slow")}` : waitingWords();
    // Said again only when it is news: it is read aloud.
    if (words !== told) show("waiting", [h("p", {}, words, " ", slow ? reload(anew(typed)) : null)]);
    told = words;
    timer = window.setTimeout(tell, 1000);
  };
  timer = window.setTimeout(tell, PATIENCE);
}

function answered(answer: Answer, search: PortalSearch): void {
  window.clearTimeout(timer);
  const { portal, items } = answer;
  newest = portal.failure ? null : answer;
  if (portal.typed.trim() !== "" && portal.failure?.kind !== "index") search.open = true;
  show(portal.failure ? "failed" : "answered", notesOf(portal, items.length, retry(search)));
  const box = results();
  if (!box) return;
  box.dataset["answered"] = portal.typed;
  box.toggleAttribute("data-absent", portal.absent !== undefined && portal.absent.kind !== "words");
}

/** Enter leads to the best result; not where that would be another document than the one asked for. */
function holdEnter(event: KeyboardEvent): void {
  const target = event.target;
  if (event.key !== "Enter" || !(target instanceof Element) || !target.matches(FIELD)) return;
  if (!results()?.hasAttribute("data-absent")) return;
  event.preventDefault();
  event.stopPropagation();
  one(`${RESULTS} .search-note`, document)?.focus();
}

function watch(search: PortalSearch): void {
  document.addEventListener("DOMContentLoaded", () => {
    const list = results()?.lastElementChild;
    if (!list) return;
    new MutationObserver(() => leadToBest(list, newest?.items ?? [], addressOf)).observe(list, { childList: true });
  });
  for (const name of ["input", "keyup"]) {
    // Caught on its way down: the theme's synthetic keys do not bubble.
    document.addEventListener(name, ({ target }) => target === field() && wait(search), true);
  }
  document.addEventListener("keydown", holdEnter, true);
  // Whoever is about to search does not wait for the page to be idle.
  const warm = ({ target }: Event): void => {
    if (!(target instanceof Element) || !target.closest(INTENT)) return;
    for (const name of SIGNS) document.removeEventListener(name, warm);
    search.worker.postMessage({ type: "warm" });
  };
  for (const name of SIGNS) document.addEventListener(name, warm);
}

/**
 * Fetches the index ahead and opens it when the page has nothing else to do. The theme starts the worker with the last
 * script of the page, when what is seen has come, and a prefetch stands behind whatever is still wanted. From a disk,
 * and where data is dear, it is opened when somebody is about to search.
 */
function openAhead(search: PortalSearch, url: string): void {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } };
  if (window.location.protocol === "file:" || connection?.saveData || /2g/.test(connection?.effectiveType ?? "")) return;
  const language = /[?&]lang=([a-z-]+)/i.exec(url)?.[1] ?? "vi";
  const href = new URL(`../../search/${language}.js`, new URL(url, window.location.href)).href;
  document.head.append(h("link", { rel: "prefetch", as: "script", href }));
  const open = (): void => search.worker.postMessage({ type: "warm" });
  const idle = (): unknown => (window.requestIdleCallback ? window.requestIdleCallback(open) : window.setTimeout(open, 1000));
  if (document.readyState === "complete") idle();
  else window.addEventListener("load", idle);
}

// Browsers of 2021 lack it, and what stands in for a worker on file:// asks for it; our messages are plain data.
if (!("structuredClone" in window)) Object.assign(window, { structuredClone: (value: unknown) => value });

const Stock = window.Worker;

window.Worker = class extends Stock {
  private readonly questions: Newest<unknown, unknown> | null = null;
  private search: PortalSearch | null = null;

  constructor(url: string | URL, options?: WorkerOptions) {
    super(url, options);
    if (!WORKER.test(String(url))) return;
    this.questions = new Newest((message) => super.postMessage(message));
    const search: PortalSearch = { worker: this, bytes: 0, open: false, lost: false };
    this.search = search;
    this.addEventListener("message", (event) => this.heard(event, search));
    // The worker itself could not be loaded. Faults inside it come as answers.
    this.addEventListener("error", () => {
      search.lost = !search.open;
      if (search.lost) wait(search);
    });
    watch(search);
    openAhead(search, String(url));
    Object.assign(window, { portalSearch: search });
    window.dispatchEvent(new Event("portal-search"));
  }

  override postMessage(message: { readonly type?: unknown; readonly data?: unknown }): void {
    const { type } = message;
    if (this.search && type === SET_UP) this.search.bytes = bytesOf(message.data);
    if (this.questions && type === QUERY && String(message.data).trim() === "") this.answerNothing(String(message.data));
    else if (this.questions && (type === QUERY || type === LOOKUP)) this.questions.ask(type, message);
    else super.postMessage(message);
  }

  /** Nothing is asked: no index has to be opened to say so. */
  private answerNothing(typed: string): void {
    const data: Answer = { items: [], portal: { typed, literal: false, unknown: [] } };
    window.setTimeout(() => this.dispatchEvent(new MessageEvent("message", { data: { type: RESULT, data } })));
  }

  private heard(event: MessageEvent, search: PortalSearch): void {
    const { type, data } = (event.data ?? {}) as { type?: unknown; data?: Answer };
    if (type === LOOKED_UP) this.questions?.answered(LOOKUP);
    if (type !== RESULT || !data) return;
    if (data.portal.typed.trim() !== "") this.questions?.answered(QUERY);
    // What is no longer asked is not shown, not even for a moment.
    if (data.portal.typed !== field()?.value) event.stopImmediatePropagation();
    else answered(data, search);
  }
};

/** How much travels when the index is opened, from the theme's own (empty) index, where the build has written it. */
function bytesOf(setUp: unknown): number {
  const sizes = (setUp as { config?: { bytes?: Readonly<Record<string, number>> } } | undefined)?.config?.bytes;
  const own = sizes?.[document.documentElement.lang];
  return window.location.protocol === "file:" || typeof own !== "number" ? 0 : own;
}
