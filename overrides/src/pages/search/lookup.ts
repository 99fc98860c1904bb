/**
 * The page "Tra cứu văn bản": the registry's table becomes a list that facets and words narrow down.
 *
 * Loaded by that page only. Facets need nothing but the table; words are asked of the engine that the page's search box asks too.
 * What is chosen stands in the address, so that it can be shared and comes back with the back button.
 */

import en from "locales/en/lookup.json";
import vi from "locales/vi/lookup.json";
import { speaker, type Say } from "../../common/say";
import { counts, fits, readState, writeState, type State, type Values } from "../../engines/search/facets";
import type { DocumentsAnswer } from "../../engines/search/reply";
import { all, h, one, words } from "../shared/dom";
import { languageAt } from "../shared/language";
import { aboutQuery, again, failureNote, reload } from "./notes";
import { portalSearch } from "./portal-search";
import { say as saySearch, waitingWords } from "./words";

interface Row {
  readonly id: string;
  readonly values: Values;
  /** Positions in the orders of the page. */
  readonly places: readonly number[];
  readonly cells: readonly HTMLElement[];
}

/** Keys are let settle before the worker is asked. */
const PAUSE = 120;
/** An answer that comes sooner needs no word of waiting; then the words are looked at again each second. */
const PATIENCE = 250;
const AGAIN = 1000;

class Lookup {
  private readonly say: Say<typeof vi>;
  private readonly facets: readonly string[];
  private readonly orders: readonly string[];
  private readonly rows: readonly Row[];
  private readonly field: HTMLInputElement;
  private readonly order: HTMLSelectElement;
  private readonly status: HTMLElement;
  private readonly note: HTMLElement;
  private readonly chosen: HTMLElement;
  private readonly list: HTMLElement;
  private state: State;
  private told: DocumentsAnswer | null = null;
  private timer = 0;
  private patience = 0;

  constructor(private readonly root: HTMLElement) {
    const part = <T extends HTMLElement>(selector: string): T => {
      const found = one<T>(selector, root);
      if (!found) throw new Error(`lookup: no ${selector}`);
      return found;
    };
    this.say = speaker(vi, en, languageAt(root));
    this.facets = all("[data-facet]", root).map((facet) => facet.dataset["facet"] ?? "");
    this.field = part("#lookup-q");
    this.order = part("#lookup-order");
    this.status = part(".lookup__status");
    this.note = part(".lookup__note");
    this.chosen = part(".lookup__chosen");
    this.list = part(".lookup__list");
    this.orders = Array.from(this.order.options, (option) => option.value);
    this.rows = all<HTMLTableRowElement>("tr[data-document]", root).map((row) => this.row(row));
    this.state = this.read();
    for (const hidden of all(".lookup__ask, .lookup__filters, .lookup__results", root)) hidden.hidden = false;
    part(".lookup__all").hidden = true;
    const filters = part<HTMLDetailsElement>(".lookup__filters");
    filters.open = window.matchMedia("(min-width: 60em)").matches;
    this.listen(part<HTMLFormElement>(".lookup__ask"));
    this.fill();
    this.changed(false);
  }

  private row(row: HTMLTableRowElement): Row {
    const split = (text: string | undefined): string[] => (text ?? "").split(" ").filter((value) => value !== "");
    const values: Record<string, readonly string[]> = {};
    for (const facet of this.facets) values[facet] = split(row.getAttribute(`data-${facet}`) ?? "");
    const places = split(row.dataset["places"]).map(Number);
    return { id: row.dataset["document"] ?? "", values, places, cells: Array.from(row.cells) };
  }

  private read(): State {
    return readState(new URL(window.location.href).searchParams, this.facets, this.orders);
  }

  private listen(form: HTMLFormElement): void {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.type(0);
      one("#ket-qua", this.root)?.focus();
    });
    this.field.addEventListener("input", () => this.type(PAUSE));
    this.order.addEventListener("change", () => this.change({ order: this.order.value }));
    for (const tick of this.ticks()) {
      tick.addEventListener("change", () => {
        const chosen = this.ticks().filter((one) => one.name === tick.name && one.checked).map((one) => one.value);
        this.change({ choice: { ...this.state.choice, [tick.name]: chosen } });
      });
    }
    window.addEventListener("popstate", () => {
      this.state = this.read();
      this.fill();
      this.changed(false);
    });
    portalSearch()?.listen("documents", (told) => {
      if (told.portal.typed !== this.state.text) return;
      this.told = told;
      this.draw();
    });
  }

  private ticks(): HTMLInputElement[] {
    return all<HTMLInputElement>("[data-facet] input", this.root);
  }

  /** Puts the state into the controls. */
  private fill(): void {
    this.field.value = this.state.text;
    this.order.value = this.state.order;
    for (const tick of this.ticks()) tick.checked = (this.state.choice[tick.name] ?? []).includes(tick.value);
  }

  private type(wait: number): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.change({ text: this.field.value.trim() }), wait);
  }

  private change(part: Partial<State>): void {
    this.state = { ...this.state, ...part };
    this.changed(true);
  }

  private changed(write: boolean): void {
    if (write) {
      const { pathname, search, hash } = window.location;
      const query = writeState(this.state, new URLSearchParams(search), this.facets, this.orders);
      try {
        window.history.replaceState(window.history.state, "", pathname + query + hash);
      } catch {
        // Some browsers let pages opened from a disk have no other address: then it is not shared, that is all.
      }
    }
    if (this.state.text === "") {
      this.told = null;
      this.draw();
    } else if (this.told?.portal.typed === this.state.text) this.draw();
    else this.ask();
  }

  private ask(): void {
    if (this.state.text === "") return;
    portalSearch()?.ask("documents", this.state.text);
    window.clearTimeout(this.patience);
    this.patience = window.setTimeout(() => this.wait(), this.told ? PATIENCE : 0);
  }

  /** There is no answer yet: the list of another question, or of none, would be taken for one. */
  private wait(): void {
    this.told = null;
    // The theme starts the worker while the page loads: what is not there by then does not come.
    if (portalSearch()?.lost || (!portalSearch() && document.readyState === "complete")) {
      const note = failureNote({ kind: "index" }, reload(window.location.pathname + window.location.search));
      return this.empty("", note, h("p", {}, this.say("aside")));
    }
    this.empty(waitingWords());
    this.patience = window.setTimeout(() => this.wait(), AGAIN);
  }

  private empty(status: string, ...notes: HTMLElement[]): void {
    if (this.status.textContent !== status) this.status.textContent = status;
    this.list.replaceChildren();
    this.note.replaceChildren(...notes);
    this.count(this.rows);
    this.chips();
    delete this.root.dataset["shown"];
  }

  private draw(): void {
    const { told, state, say } = this;
    window.clearTimeout(this.patience);
    if (told?.portal.failure) {
      const retry = again(saySearch("again"), state.text, () => this.ask());
      this.empty("", failureNote(told.portal.failure, retry), h("p", {}, say("aside")));
      this.told = null;
      return;
    }
    const at = this.orders.indexOf(state.order);
    const byId = new Map(this.rows.map((row) => [row.id, row]));
    const rows = told
      ? told.documents.map(({ id }) => byId.get(id)).filter((row): row is Row => row !== undefined)
      : [...this.rows].sort((a, b) => (a.places[at] ?? 0) - (b.places[at] ?? 0));
    const shown = rows.filter((row) => fits(row.values, state.choice));
    const provisions = new Map(told?.documents.map((found) => [found.id, found.provisions]));
    const made = shown.map((row) => this.entry(row, provisions.get(row.id) ?? []));
    this.list.replaceChildren(...made.map((entry) => h("li", { class: "lookup__item" }, ...entry)));
    this.status.textContent = this.summary(shown.length, rows.length);
    this.order.disabled = told !== null;
    this.count(rows);
    this.explain(told, shown.length);
    this.chips();
    this.root.dataset["shown"] = state.text;
  }

  private summary(shown: number, all: number): string {
    if (shown === 0) return this.say("none");
    return shown === all ? this.say("count", shown) : this.say("part", shown, all);
  }

  private entry(row: Row, provisions: DocumentsAnswer["documents"][number]["provisions"]): HTMLElement[] {
    const [name, title, issuer, issued, status] = row.cells;
    const copy = (cell: HTMLElement | undefined): Node[] => Array.from(cell?.cloneNode(true).childNodes ?? []);
    const parts = [h("p", { class: "lookup__name" }, ...copy(name), " ", ...copy(status).slice(0, 1))];
    parts.push(h("p", { class: "lookup__title" }, ...copy(title)));
    parts.push(h("p", { class: "lookup__from" }, `${words(issuer ?? null)} · ${words(issued ?? null)}`));
    for (const next of copy(status).slice(1)) if (next instanceof HTMLElement) parts.push(next as HTMLParagraphElement);
    const page = one<HTMLAnchorElement>("a", name ?? row.cells[0] ?? this.root)?.href ?? "";
    if (provisions.length > 0) {
      const items = provisions.map((found) => {
        // Titles and excerpts come from the index with everything but the marks escaped.
        const link = h("a", { href: page.split("#")[0] + found.location.replace(/^[^#]*/, "") });
        link.innerHTML = found.title;
        const text = h("div", { class: "lookup__text" });
        text.innerHTML = found.text;
        return h("li", {}, link, text);
      });
      return [...parts, h("ul", { class: "lookup__provisions" }, ...items)];
    }
    return parts;
  }

  /** What each choice would leave; choices that leave nothing are greyed, not taken away. */
  private count(rows: readonly Row[]): void {
    const found = counts(rows.map((row) => row.values), this.state.choice);
    for (const tick of this.ticks()) {
      const number = found.get(tick.name)?.get(tick.value) ?? 0;
      const label = tick.closest("label");
      const place = label && one("[data-count]", label);
      if (place) place.textContent = String(number);
      label?.classList.toggle("facet__none", number === 0 && !tick.checked);
    }
  }

  private explain(told: DocumentsAnswer | null, shown: number): void {
    const lines = told ? aboutQuery(told.portal, shown, (text) => this.search(text)) : [];
    const absent = told?.portal.absent;
    if (shown === 0 && (!absent || absent.kind === "words")) lines.push(h("p", {}, this.say("tips")));
    this.note.replaceChildren(...lines);
  }

  /** Another reading of the words, or the words as they were typed. */
  private search(text: string): void {
    this.field.value = text;
    this.field.focus();
    this.change({ text });
  }

  /** The choices as buttons that take them back. */
  private chips(): void {
    const chosen = this.ticks().filter((tick) => tick.checked);
    const badge = one("[data-lookup-chosen]", this.root);
    if (badge) badge.textContent = chosen.length > 0 ? ` (${chosen.length})` : "";
    const items = chosen.map((tick) => {
      const name = words(one(".facet__name", tick.closest("label") ?? tick));
      const button = h("button", { type: "button", class: "lookup__chip", "aria-label": this.say("drop", name) }, name);
      button.addEventListener("click", () => tick.click());
      return h("li", {}, button);
    });
    if (chosen.length > 1) {
      const clear = h("button", { type: "button", class: "lookup__chip lookup__chip--all" }, this.say("clear"));
      clear.addEventListener("click", () => {
        this.state = { ...this.state, choice: {} };
        this.fill();
        this.changed(true);
        one("#ket-qua", this.root)?.focus();
      });
      items.push(h("li", {}, clear));
    }
    this.chosen.replaceChildren(...items);
    this.chosen.hidden = items.length === 0;
  }
}

for (const root of all("[data-lookup]", document)) new Lookup(root);
