/** The page "Tổng hợp kết quả lớp": takes codes typed, pasted, scanned or in files; shows and exports what they say. */

import { textOf } from "../../common/blobs";
import { isRecord, parseJson } from "../../common/json";
import { nameKey } from "../../common/name-keys";
import { storeOf, type Store } from "../../common/storage";
import type { Bank } from "../../engines/quiz/bank";
import { readLine } from "../../engines/quiz/code-line";
import { CodeError } from "../../engines/quiz/code";
import { entryOf, type Entry } from "../../engines/quiz/entry";
import { counted } from "../../engines/quiz/people";
import { loadBank, siteRoot } from "../quiz/bank-loading";
import { say as deskSay } from "../quiz/test-words";
import { all, h, one } from "../shared/dom";
import { notLoaded } from "../shared/not-loaded";
import { camera } from "./camera";
import { drawReport, type CertificateForm } from "./report";
import { ReportPart, type ReportForm } from "./report-part";
import { say } from "./words";

/** What is kept: codes as they came, the names given to them, and who was said to be another person. */
interface Kept {
  readonly name: string;
  readonly code: string;
  readonly apart?: boolean;
}

class ClassResults {
  private readonly root = siteRoot();
  private kept: Kept[] = [];
  private readonly told = h("div", { class: "class__told", role: "status", tabindex: "-1" });
  private readonly report = h("div", { class: "class__report" });
  /** None in a portal without a form that reports a class. */
  private readonly session: ReportPart | undefined;

  constructor(
    private readonly place: HTMLElement,
    private readonly bank: Bank,
    private readonly store: Store,
  ) {
    const saved = store.get("class");
    if (Array.isArray(saved)) {
      this.kept = saved.filter((one): one is Kept => isRecord(one) && typeof one["name"] === "string" && typeof one["code"] === "string");
    }
    const { report, reportForms } = place.dataset;
    const form = parseJson(report ?? null);
    if (isRecord(form) && reportForms !== undefined) {
      this.session = new ReportPart({ bank, root: this.root, store, report: form as unknown as ReportForm, forms: reportForms });
    }
    this.place.replaceChildren(this.intake(), this.told, this.report, ...(this.session ? [this.session.element] : []));
    this.draw();
  }

  private intake(): HTMLElement {
    const area = h("textarea", { id: "class-codes", rows: "4", spellcheck: "false", autocomplete: "off", "aria-describedby": "class-help" });
    const add = h("button", { type: "submit", class: "md-button md-button--primary" }, say("add"));
    const form = h("form", { class: "class__intake" }, h("label", { for: "class-codes" }, say("paste")), area, h("small", { id: "class-help" }, say("pasteHelp")));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.take(area.value.split(/\r?\n/)) > 0) area.value = "";
    });
    const input = h("input", { type: "file", id: "class-files", multiple: true, accept: ".txt,.csv,text/plain", class: "visually-hidden" });
    input.addEventListener("change", () => {
      const files = Array.from(input.files ?? []);
      void Promise.all(files.map((file) => textOf(file))).then((texts) => {
        this.take(texts.flatMap((text) => text.replace(/^\ufeff/, "").split(/\r?\n/)));
        input.value = "";
      });
    });
    const buttons = h("p", { class: "class__buttons" }, add, " ", input, h("label", { for: "class-files", class: "md-button" }, say("files")));
    form.append(buttons);
    buttons.append(" ", ...camera(form, (code) => this.take([code]) > 0));
    return form;
  }

  /** Adds what can be read; returns how many were added. */
  private take(lines: readonly string[]): number {
    const problems: string[] = [];
    let added = 0;
    let twice = 0;
    for (const line of lines) {
      const read = readLine(line, (code) => this.entry({ name: "", code }) !== null);
      if (!read) continue;
      try {
        const entry = entryOf(read.code, read.name, false, this.bank);
        if (this.has(entry)) twice += 1;
        else {
          this.kept.push({ name: entry.name, code: read.code });
          added += 1;
        }
      } catch (error) {
        if (!(error instanceof CodeError)) throw error;
        problems.push(`“${line.trim().slice(0, 60)}”: ${say(error.problem)}.`);
      }
    }
    const parts: HTMLElement[] = [];
    if (added > 0) parts.push(h("p", {}, say("added", added)));
    if (twice > 0) parts.push(h("p", {}, say("twice", twice)));
    if (problems.length > 0) parts.push(h("p", {}, say("problems")), h("ul", {}, ...problems.map((text) => h("li", {}, text))));
    if (parts.length === 0) parts.push(h("p", {}, say("nothing")));
    this.told.replaceChildren(...parts);
    if (added > 0) this.changed();
    return added;
  }

  private changed(): void {
    if (!this.store.set("class", this.kept)) this.told.append(h("p", { class: "quiz__unsaved" }, say("unsaved")));
    this.draw();
  }

  /** Whether the very same is there: a long code, whoever brings it; a short one, which several may have, with its name. */
  private has(entry: Entry): boolean {
    return this.entries().some(({ code, name }) => code === entry.code && (entry.answers !== null || (name !== "" && nameKey(name) === nameKey(entry.name))));
  }

  /** Null for what was kept from an edition of the questions that is gone. */
  private entry({ name, code, apart }: Kept): Entry | null {
    try {
      return entryOf(code, name, apart === true, this.bank);
    } catch {
      return null;
    }
  }

  private entries(): Entry[] {
    return this.kept.flatMap((one) => this.entry(one) ?? []);
  }

  private draw(): void {
    // What cannot be read any more would shift the places that the buttons name.
    this.kept = this.kept.filter((one) => this.entry(one) !== null);
    const certificate = this.place.dataset["certificate"];
    this.session?.take(counted(this.entries()));
    drawReport(this.report, this.entries(), this.bank, this.root, {
      certificate: certificate ? (JSON.parse(certificate) as CertificateForm) : undefined,
      rename: (at, name) => {
        this.kept = this.kept.map((one, n) => (n === at ? { ...one, name } : one));
        this.changed();
      },
      tellApart: (at) => {
        this.kept = this.kept.map((one, n) => (n === at ? { ...one, apart: true } : one));
        this.changed();
      },
      drop: (at) => {
        this.kept = this.kept.filter((_, n) => n !== at);
        this.changed();
        this.told.focus();
      },
      clear: () => {
        this.kept = [];
        this.changed();
        one<HTMLTextAreaElement>("#class-codes", this.place)?.focus();
      },
    });
  }
}

const store = storeOf(() => window.localStorage);

function open(place: HTMLElement): void {
  place.replaceChildren(h("p", { role: "status" }, deskSay("loading")));
  loadBank(siteRoot())
    .then((bank) => new ClassResults(place, bank, store))
    .catch((error) => {
      console.warn("class:", error);
      place.replaceChildren(notLoaded(place, () => open(place)));
    });
}

for (const place of all("[data-class-results]", document)) open(place);
