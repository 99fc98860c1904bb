/**
 * The search box: a field in the head of wide screens, a screen of its own on phones. Asks while somebody types, says
 * what it is waiting for, shows what is found. Whether it is open stands in a hidden checkbox, which styles read.
 */

import type { Answer } from "../../engines/search/reply";
import { copy } from "../shared/clipboard";
import { h, one } from "../shared/dom";
import { bindKeys } from "./box-keys";
import { failureNote, notesOf, reload } from "./notes";
import type { PortalSearch } from "./portal-search";
import { card } from "./results";
import { say, waitingWords } from "./words";

/** An answer that comes sooner needs no word of waiting. */
const PATIENCE = 250;
/** After that the network is called slow. */
const SLOW = 8000;

const anew = (typed: string): string => `?q=${encodeURIComponent(typed)}`;

export class SearchBox {
  readonly field: HTMLInputElement;
  readonly results: HTMLElement;
  readonly note: HTMLElement;
  private readonly toggle: HTMLInputElement;
  private readonly button: HTMLElement;
  private readonly meta: HTMLElement;
  private readonly list: HTMLElement;
  /** What had the focus before the box was opened. */
  private before: Element | null = null;
  private timer = 0;
  /** The text whose answer is shown. */
  private shown = "";
  private follows = false;

  constructor(
    private readonly page: Document,
    private readonly search_: PortalSearch,
  ) {
    const part = <T extends HTMLElement>(selector: string): T => {
      const found = one<T>(selector, page);
      if (!found) throw new Error(`search: no ${selector}`);
      return found;
    };
    this.field = part(".md-search__input");
    this.results = part(".md-search-result");
    this.note = part(".md-search .search-note");
    this.toggle = part("#__search");
    this.button = part("[data-portal-toggle=search]");
    this.meta = part(".md-search-result__meta");
    this.list = part(".md-search-result__list");
    const asked = new URL(window.location.href).searchParams.get("q");
    this.listen(part<HTMLFormElement>(".md-search__form"), part("[data-search-share]"));
    bindKeys(page, this);
    search_.listen("list", (answer) => this.answered(answer));
    if (asked) this.search(asked);
  }

  get isOpen(): boolean {
    return this.toggle.checked;
  }

  /** Whether the box covers the screen. */
  get isScreen(): boolean {
    return !window.matchMedia("(min-width: 60em)").matches;
  }

  /** Opens the box with `text` in it and asks. */
  search(text: string): void {
    this.open();
    this.field.value = text;
    this.ask(true);
  }

  open(): void {
    if (!this.isOpen) this.before = this.page.activeElement;
    this.toggle.checked = true;
    this.changed();
    this.field.focus();
    // On a phone the box becomes visible with the next frame, and only then can it take the focus.
    if (this.page.activeElement !== this.field) requestAnimationFrame(() => this.field.focus());
  }

  /** Closes the box; with `back` the focus goes where it was. */
  close(back = true): void {
    if (!this.isOpen) return;
    this.toggle.checked = false;
    this.changed();
    this.field.blur();
    const address = new URL(window.location.href);
    if (address.searchParams.has("q")) {
      address.searchParams.delete("q");
      this.showAddress(address.href);
    }
    if (!back) return;
    const { before } = this;
    const goal = before instanceof HTMLElement && before !== this.page.body && before !== this.field ? before : this.button;
    goal.focus({ preventScroll: true });
  }

  /** Enter: to the best result; not where that would be another document than the one asked for. */
  enter(): void {
    this.follows = this.shown !== this.field.value;
    if (this.follows) return;
    if (this.results.hasAttribute("data-absent")) this.note.focus();
    else one<HTMLAnchorElement>("a", this.list)?.click();
  }

  private changed(): void {
    this.button.setAttribute("aria-expanded", String(this.isOpen));
    // What lies under a box that covers the screen is not to be scrolled.
    this.page.documentElement.classList.toggle("locked", this.isOpen && this.isScreen);
  }

  private showAddress(address: string): void {
    try {
      window.history.replaceState(window.history.state, "", address);
    } catch {
      // Some browsers let pages opened from a disk have no other address.
    }
  }

  private listen(form: HTMLFormElement, share: HTMLElement): void {
    this.changed();
    this.button.addEventListener("click", () => (this.isOpen ? this.close() : this.open()));
    this.toggle.addEventListener("change", () => {
      const open = this.isOpen;
      this.toggle.checked = !open;
      if (open) this.open();
      else this.close();
    });
    this.field.addEventListener("focus", () => {
      if (!this.isOpen) this.open();
    });
    this.field.addEventListener("input", () => this.ask(false));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => {
      this.field.value = "";
      this.ask(false);
      this.field.focus();
    });
    this.list.addEventListener("click", ({ target }) => {
      // Also for a place on this very page.
      if (target instanceof Element && target.closest("a")) this.close(false);
    });
    share.addEventListener("click", () => void this.share());
  }

  private async share(): Promise<void> {
    const address = new URL(anew(this.field.value), window.location.href).href;
    const copied = await copy(address);
    if (!copied) this.showAddress(address);
    this.meta.textContent = say(copied ? "shared" : "notShared");
  }

  /** `again`: also the text that is shown already. */
  private ask(again: boolean): void {
    const typed = this.field.value;
    this.follows = false;
    window.clearTimeout(this.timer);
    if (typed.trim() === "") return this.answered({ items: [], portal: { typed, literal: false, unknown: [] } });
    if (again) this.shown = "";
    if (typed === this.shown) return;
    this.search_.ask("list", typed);
    this.wait(typed);
  }

  /** Somebody has typed: until there is an answer, the box says what it is waiting for. */
  private wait(typed: string): void {
    const begun = Date.now();
    let told = "";
    const tell = (): void => {
      if (this.search_.lost) return this.say("failed", [failureNote({ kind: "index" }, reload(anew(typed)))]);
      const slow = !this.search_.open && Date.now() - begun >= SLOW;
      const words = slow ? `${waitingWords()} ${say("slow")}` : waitingWords();
      // Said again only when it is news: it is read aloud.
      if (words !== told) this.say("waiting", [h("p", {}, words, " ", slow ? reload(anew(typed)) : null)]);
      told = words;
      this.timer = window.setTimeout(tell, this.search_.bytes > 0 || this.search_.open ? 1000 : PATIENCE);
    };
    this.timer = window.setTimeout(tell, PATIENCE);
  }

  /** Puts lines between the count and the list; `state` says whether that count is true. */
  private say(state: "waiting" | "failed" | "answered", lines: readonly HTMLElement[]): void {
    this.note.replaceChildren(...lines);
    this.results.dataset["state"] = state;
  }

  private answered(answer: Answer): void {
    const { portal, items } = answer;
    // What is no longer asked is not shown, not even for a moment.
    if (portal.typed !== this.field.value) return;
    window.clearTimeout(this.timer);
    this.shown = portal.failure ? "" : portal.typed;
    const lines = notesOf(portal, items.length, (text) => this.search(text));
    this.say(portal.failure ? "failed" : "answered", lines);
    this.meta.textContent =
      portal.typed.trim() === "" ? say("empty") : say("found", items.length);
    this.list.replaceChildren(...items.map(card));
    this.results.toggleAttribute("data-absent", portal.absent !== undefined && portal.absent.kind !== "words");
    this.results.dataset["answered"] = portal.typed;
    if (this.follows) this.enter();
  }
}
