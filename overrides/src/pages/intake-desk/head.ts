/** What stands above the first provision and below the last one, and which document it is: fields. */

import { h } from "../shared/dom";
import type { DeskHead, DeskText, KnownDocument, Reading } from "./schema";
import { say, type Key } from "./words";

const HEAD = ["number", "date", "place", "kind", "title", "issuer"] as const satisfies ReadonlyArray<keyof DeskHead>;
const AROUND = ["bases", "opening", "signature", "recipients"] as const satisfies ReadonlyArray<keyof DeskText>;
const LONG = new Set<string>(["title", "issuer", ...AROUND]);

export class HeadForm {
  readonly element: HTMLElement;
  private readonly fields = new Map<string, HTMLInputElement | HTMLTextAreaElement>();

  constructor(reading: Reading, documents: ReadonlyArray<KnownDocument>, changed: () => void) {
    const known = documents.map((one) => h("option", { value: one.id }, one.name));
    const id = this.field("document", reading.document, changed);
    id.setAttribute("list", "known");
    const hint = h("p", { class: "hint", id: "document-hint" });
    id.setAttribute("aria-describedby", "document-hint");
    const tell = (): void => {
      const found = documents.find((one) => one.id === id.value.trim());
      hint.textContent = found ? say(found.has_text ? "document-again" : "document-known", found.name) : say("document-new");
      version.hidden = !found?.has_text;
    };
    const version = h("div", {}, this.labelled("version", ""), h("p", { class: "hint" }, say("version-hint")));
    id.addEventListener("input", tell);
    const { head } = reading.text;
    this.element = h(
      "div",
      { class: "head" },
      h("div", {}, this.labelled("document", reading.document, id), hint, h("datalist", { id: "known" }, ...known)),
      version,
      h("div", { class: "head__fields" }, ...HEAD.map((key) => this.labelled(key, head[key], this.field(key, head[key], changed)))),
      h(
        "details",
        {},
        h("summary", {}, say("around")),
        ...AROUND.map((key) => this.labelled(key, reading.text[key], this.field(key, reading.text[key], changed))),
      ),
    );
    tell();
  }

  get document(): string {
    return this.value("document");
  }

  get version(): string {
    return this.value("version");
  }

  /** The text with what the fields say; `rows` are put in by the caller. */
  text(rows: DeskText["rows"]): DeskText {
    const head: DeskHead = {
      number: this.value("number"),
      date: this.value("date"),
      place: this.value("place"),
      kind: this.value("kind"),
      title: this.value("title"),
      issuer: this.value("issuer"),
    };
    return {
      head,
      bases: this.value("bases"),
      opening: this.value("opening"),
      signature: this.value("signature"),
      recipients: this.value("recipients"),
      rows,
    };
  }

  private value(key: string): string {
    return this.fields.get(key)?.value.trim() ?? "";
  }

  private field(key: string, value: string, changed: () => void): HTMLInputElement | HTMLTextAreaElement {
    const type = key === "date" || key === "version" ? "date" : "text";
    const field = LONG.has(key) ? h("textarea", { rows: key === "title" || key === "issuer" ? "2" : "4" }) : h("input", { type });
    field.id = `field-${key}`;
    field.value = value;
    field.addEventListener("input", changed);
    this.fields.set(key, field);
    return field;
  }

  private labelled(key: Key & string, value: string, field = this.field(key, value, () => undefined)): HTMLElement {
    return h("div", { class: "field" }, h("label", { for: field.id }, say(key)), field);
  }
}
