/** "Nhập văn bản": a file is dropped, what was recognised stands beside it, is mended, and is written. */

import { h, one } from "../shared/dom";
import { HeadForm } from "./head";
import { list, previewOf } from "./preview";
import { RowList } from "./rows";
import type { Draft, Reading, Written } from "./schema";
import { Refused, Server } from "./server";
import { SourceView } from "./source";
import { Structure } from "./structure";
import { Verifying } from "./verifying";
import { say } from "./words";

const ACCEPTED = ".docx,.docm,.html,.htm,.mhtml,.pdf,.md,.txt";

export function startIntakeDesk(page: Document): void {
  const root = one("#desk", page);
  if (window.matchMedia("(prefers-color-scheme: dark)").matches) page.body.dataset["mdColorScheme"] = "slate";
  if (root) new IntakeDesk(root, new Server(page), one<HTMLMetaElement>("meta[name=portal-drafts]", page)?.content ?? "");
}

class IntakeDesk {
  private readonly status = h("p", { class: "status", role: "status" });
  private readonly work = h("div", { class: "work" });
  private readonly known = h("div", { class: "known" });
  private unsaved = false;

  constructor(
    root: HTMLElement,
    private readonly server: Server,
    private readonly drafts: string,
  ) {
    root.replaceChildren(this.taker(), this.known, this.status, this.work);
    void this.listKnown();
    window.addEventListener("beforeunload", (event) => {
      if (this.unsaved) event.preventDefault();
    });
  }

  private taker(): HTMLElement {
    const input = h("input", { type: "file", id: "file", accept: ACCEPTED, class: "visually-hidden" });
    const zone = h(
      "div",
      { class: "drop" },
      h("label", { for: "file", class: "button" }, say("choose")),
      input,
      h("p", {}, say("drop")),
    );
    const take = (file: File | null | undefined): void => {
      if (file && (!this.unsaved || window.confirm(say("leave")))) void this.read(file);
    };
    input.addEventListener("change", () => {
      take(input.files?.[0]);
      input.value = "";
    });
    const over = (on: boolean) => (event: DragEvent): void => {
      event.preventDefault();
      zone.classList.toggle("drop--over", on);
    };
    zone.addEventListener("dragenter", over(true));
    zone.addEventListener("dragover", over(true));
    zone.addEventListener("dragleave", over(false));
    zone.addEventListener("drop", (event) => {
      over(false)(event);
      take(event.dataTransfer?.files[0]);
    });
    return zone;
  }

  private async read(file: File): Promise<void> {
    const done = await this.asked(say("reading", file.name), async () => {
      const [reading, documents] = await Promise.all([this.server.read(file), this.server.documents()]);
      return { reading, documents };
    });
    if (!done) return;
    const { reading, documents } = done;
    this.unsaved = false;
    const changed = (): void => {
      this.unsaved = true;
      undo.disabled = !structure.canUndo;
      // It keeps its place: a page that shrinks under the pointer loses the click that is on its way.
      stale(preview, true);
    };
    const structure = new Structure(reading.text.rows);
    const source = new SourceView(reading.lines);
    const head = new HeadForm(reading, documents, changed);
    const rows = new RowList(structure, reading.remarks, (row, next) => source.mark(row, next), changed);
    const undo = h("button", { type: "button", disabled: true }, say("undo"));
    undo.addEventListener("click", () => {
      rows.undo();
      undo.disabled = !structure.canUndo;
    });
    const preview = h("div", { "aria-live": "polite" });
    const see = h("button", { type: "button", class: "button" }, say("see"));
    const draft = (): Draft => ({ key: reading.key, document: head.document, version: head.version, text: head.text([...structure.rows]) });
    see.addEventListener("click", () => void this.see(draft(), preview, draft));
    this.work.replaceChildren(
      h("h2", {}, say("read", reading.file)),
      ...this.doubts(reading, rows),
      head.element,
      h(
        "div",
        { class: "columns" },
        h("section", {}, h("div", { class: "columns__head" }, h("h3", {}, say("in-file"))), source.element),
        h("section", {}, h("div", { class: "columns__head" }, h("h3", {}, say("understood")), undo), rows.element),
      ),
      see,
      preview,
    );
    this.say(say("read-done", reading.text.rows.length));
  }

  private doubts(reading: Reading, rows: RowList): HTMLElement[] {
    if (reading.remarks.length === 0) return [];
    const lines = reading.remarks.map((remark) => {
      if (remark.row === null) return h("li", {}, remark.text);
      const at = remark.row;
      const button = h("button", { type: "button", class: "link" }, remark.text);
      button.addEventListener("click", () => rows.show(at));
      return h("li", {}, button);
    });
    return [h("details", { class: "doubts", open: true }, h("summary", {}, say("doubts", lines.length)), h("ul", {}, ...lines))];
  }

  private async see(shown: Draft, place: HTMLElement, now: () => Draft): Promise<void> {
    const preview = await this.asked(say("comparing"), () => this.server.preview(shown));
    if (!preview) return;
    const write = h("button", { type: "button", class: "button" }, say("write"));
    write.addEventListener("click", () => void this.write(now(), place));
    stale(place, false);
    place.replaceChildren(h("h2", {}, say("preview")), previewOf(preview), ...(preview.files.length > 0 ? [write] : []));
    place.querySelector("h2")?.scrollIntoView({ block: "start" });
    this.say(say("preview-done"));
  }

  private async write(draft: Draft, place: HTMLElement): Promise<void> {
    const written = await this.asked(say("writing"), () => this.server.write(draft));
    if (!written) return;
    this.unsaved = false;
    place.replaceChildren(this.done(written));
    this.say(say("written", written.files.length));
  }

  /** Offers the documents whose wording is there for verifying. */
  private async listKnown(): Promise<void> {
    const documents = (await this.asked("", () => this.server.documents()))?.filter((one) => one.has_text) ?? [];
    if (documents.length === 0) return this.known.replaceChildren();
    const choice = h("select", { id: "verify" }, ...documents.map((one) => h("option", { value: one.id }, one.name)));
    const button = h("button", { type: "button" }, say("verify-open"));
    button.addEventListener("click", () => {
      if (!this.unsaved || window.confirm(say("leave"))) void this.verify(choice.value, choice.selectedOptions[0]?.text ?? "");
    });
    this.known.replaceChildren(h("h2", {}, say("verify")), h("label", { for: "verify" }, say("verify-which")), h("div", { class: "known__row" }, choice, button));
  }

  private async verify(document: string, name: string): Promise<void> {
    const proposals = await this.asked(say("verifying"), () => this.server.proposals(document));
    if (!proposals) return;
    this.unsaved = false;
    const write = h("button", { type: "button", class: "button", disabled: true }, say("decide-none"));
    const list = new Verifying(proposals, () => {
      const count = list.decisions.length;
      this.unsaved = count > 0;
      write.disabled = count === 0;
      write.textContent = count === 0 ? say("decide-none") : say("decide", count);
    });
    write.addEventListener("click", () => void this.decide(list, document, name));
    this.work.replaceChildren(h("h2", {}, say("verify-title", name)), list.element, write);
    this.say("");
  }

  private async decide(list: Verifying, document: string, name: string): Promise<void> {
    const written = await this.asked(say("writing"), () => this.server.decide(list.decisions));
    if (!written) return;
    await this.verify(document, name);
    this.say(say("decided", written.files.length));
  }

  private done(written: Written): HTMLElement {
    void this.listKnown();
    return h(
      "div",
      { class: "done" },
      h("h2", {}, say("written", written.files.length)),
      list(written.files),
      h("p", {}, h("a", { href: this.drafts + written.page }, say("look"))),
      h("p", { class: "hint" }, say("then")),
    );
  }

  private async asked<Answer>(words: string, task: () => Promise<Answer>): Promise<Answer | null> {
    this.say(words);
    try {
      return await task();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.say(error.message, true);
      return null;
    }
  }

  private say(words: string, bad = false): void {
    this.status.textContent = words;
    this.status.classList.toggle("status--bad", bad);
  }
}

function stale(place: HTMLElement, is: boolean): void {
  place.classList.toggle("stale", is);
  place.toggleAttribute("inert", is);
}
