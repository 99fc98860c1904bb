/** A part of the text, from one article to another: printed, as a Word file, or copied with its citation. */

import { addressOf } from "../content/citing";
import { copy } from "../shared/clipboard";
import { all, h, one, words } from "../shared/dom";
import { offer, TYPES } from "../shared/office-bundle";
import { runScript } from "../shared/site-script";
import { siteFile } from "../shared/site";
import { anchorOf, documentCited, linesOf, partsOf, placeOf, quoted } from "./units";
import { blocksOf } from "./word";
import { say } from "./words";

const MAKER = "assets/portal/fulltext-word.js";

/** What may be chosen: articles, and annexes that hold none. */
function choices(law: HTMLElement): HTMLElement[] {
  return all(".law-unit--dieu, .law-unit--phu-luc", law).filter((unit) => unit.matches(".law-unit--dieu") || !one(".law-unit--dieu", unit));
}

export function startRange(law: HTMLElement, here: URL): void {
  const side = one(".law__side", law);
  const units = choices(law);
  if (!side || units.length < 2) return;
  new ChosenPart(law, units, here).addTo(side);
}

class ChosenPart {
  private readonly from: HTMLSelectElement;
  private readonly to: HTMLSelectElement;
  private readonly said = h("p", { role: "status" });

  constructor(
    private readonly law: HTMLElement,
    private readonly units: readonly HTMLElement[],
    private readonly here: URL,
  ) {
    this.from = this.list("law-from", 0);
    this.to = this.list("law-to", units.length - 1);
    // The end never stands before the beginning.
    this.from.addEventListener("change", () => (this.to.selectedIndex = Math.max(this.to.selectedIndex, this.from.selectedIndex)));
    this.to.addEventListener("change", () => (this.from.selectedIndex = Math.min(this.to.selectedIndex, this.from.selectedIndex)));
  }

  addTo(side: HTMLElement): void {
    const button = (name: string, act: () => void): HTMLButtonElement => {
      const made = h("button", { type: "button" }, name);
      made.addEventListener("click", act);
      return made;
    };
    const acts = [button(say("print"), () => this.print()), button(say("word"), () => void this.word()), button(say("rangeCopy"), () => void this.copy())];
    side.append(
      h("details", { class: "law-range" }, h("summary", {}, say("range")),
        h("p", {}, h("label", { for: "law-from" }, say("from")), this.from, h("label", { for: "law-to" }, say("to")), this.to),
        h("p", { class: "law-range__row" }, ...acts), this.said, h("p", { class: "doc__hint" }, say("pdf"))),
    ); // prettier-ignore
  }

  private list(id: string, chosen: number): HTMLSelectElement {
    const options = this.units.map((unit, at) => h("option", { value: String(at), selected: at === chosen }, titleOf(unit)));
    return h("select", { id }, ...options);
  }

  private get chosen(): HTMLElement[] {
    return this.units.slice(this.from.selectedIndex, this.to.selectedIndex + 1);
  }

  private get whole(): boolean {
    return this.chosen.length === this.units.length;
  }

  /** "Từ Điều 3 đến Điều 5 Quyết định số …"; the whole is only named. */
  private get cited(): string {
    const cited = [this.place, documentCited(this.law)].filter((part) => part !== "").join(" ");
    return cited.charAt(0).toUpperCase() + cited.slice(1);
  }

  /** "từ Điều 3 đến Điều 5"; "" for the whole. */
  private get place(): string {
    return this.whole ? "" : placeOf(this.chosen, say);
  }

  private get address(): string {
    const [first] = this.chosen;
    return addressOf(this.law, first && !this.whole ? anchorOf(first) : "", this.here);
  }

  /** The parts of the page that are chosen, widest first, with the titles of what they stand in. */
  private parts(): HTMLElement[] {
    const text = one(".law__text", this.law);
    if (!text) return [];
    if (this.whole) return partsOf(text);
    return this.chosen;
  }

  private print(): void {
    const text = one(".law__text", this.law);
    if (!text) return;
    const chosen = this.chosen;
    const head = h("p", { class: "law-print-head" }, h("strong", {}, this.cited), h("br"), this.address);
    const left = this.whole ? [] : leftOut(text, chosen);
    for (const part of left) part.classList.add("law-out");
    text.prepend(head);
    document.documentElement.classList.add("law-printing");
    const done = (): void => {
      window.removeEventListener("afterprint", done);
      document.documentElement.classList.remove("law-printing");
      head.remove();
      for (const part of left) part.classList.remove("law-out");
    };
    window.addEventListener("afterprint", done);
    window.print();
  }

  private async word(): Promise<void> {
    this.said.textContent = say("making");
    try {
      if (!window.portalLawWord) await runScript(siteFile(MAKER));
      const make = window.portalLawWord;
      if (!make) throw new Error(MAKER);
      const head = [{ text: this.cited, rank: 0, bold: true }, { text: this.address, rank: 0, italic: true }];
      const bytes = make(this.cited, [...head, ...blocksOf(this.parts())]);
      offer(`${say("file", this.law.dataset["law"] ?? "")}.docx`, new Uint8Array(bytes), TYPES.docx);
      this.said.textContent = say("made");
    } catch (error) {
      console.warn("portal:", error);
      this.said.textContent = say("failed");
    }
  }

  private async copy(): Promise<void> {
    one(".cite__field", this.law)?.remove();
    const lines = this.parts().flatMap(linesOf);
    const text = `${quoted(this.law, lines, this.place)}\n${this.address}`;
    if (await copy(text)) {
      this.said.textContent = say("rangeCopied");
      return;
    }
    const field = h("textarea", { class: "cite__field", readonly: true, rows: "6", "aria-label": say("rangeField") });
    field.value = text;
    this.said.textContent = say("rangeSelected");
    this.said.after(field);
    field.focus();
    field.select();
  }
}

function titleOf(unit: HTMLElement): string {
  const head = unit.firstElementChild?.cloneNode(true) as Element | undefined;
  for (const link of head ? all(".headerlink", head) : []) link.remove();
  const title = words(head ?? null);
  const annex = unit.parentElement?.closest<HTMLElement>(".law-unit--phu-luc");
  return annex ? `${title} (${words(annex.firstElementChild).replace(/\s*#$/, "")})` : title;
}

/** Everything in `box` that is not chosen and neither holds nor heads what is. */
function leftOut(box: HTMLElement, chosen: readonly HTMLElement[]): HTMLElement[] {
  return (Array.from(box.children) as HTMLElement[]).flatMap((part) => {
    if (chosen.includes(part)) return [];
    const holds = chosen.some((unit) => part.contains(unit));
    if (!holds) return part === box.firstElementChild && part.matches("h2, h3, h4, h5, h6") ? [] : [part];
    return leftOut(part, chosen);
  });
}
