/**
 * The filled form on paper, as offices lay documents out: a section that only print shows.
 *
 * Follows the layouts of docs/_data/nd30.yml in what a browser can do; the Word file does the rest.
 */

import vi from "locales/vi/paper.json";
import { speaker } from "../../common/say";
import { isSomething } from "../../engines/forms/aggregation/verdicts";
import { compute, computedRows, keptRows, totals } from "../../engines/forms/compute";
import { shown } from "../../engines/forms/display";
import { blankRow, cell, isEmpty, isNumeric, optionsOf, type Certificate, type Field, type FormModel, type FormRecord, type Table } from "../../engines/forms/model";
import { KIND_IN_TITLE, NUMBER_BEFORE, SIDE } from "../../engines/forms/printed";
import { h } from "../shared/dom";
import type { Say } from "./words";

/** Fields that have places of their own in administrative documents. */
const PLACED: ReadonlyArray<string> = ["co_quan", "so", "ngay", "kinh_gui", "noi_nhan"];
/** More columns than this lay a list on its side; letters and minutes stay upright. */
const UPRIGHT_COLUMNS = 7;
/** Lines to write in when an open table is empty. */
const EMPTY_LINES = 5;

const CLASS = "prints-form";
const paper = speaker(vi);
let ready: HTMLElement | null = null;

/** Prints `records`; an empty record prints as a form to fill in by hand. */
export function printRecords(model: FormModel, say: Say, records: ReadonlyArray<FormRecord>): void {
  lay(model, say, records);
  window.print();
}

/** The browser's own print command prints the form instead of the page once something is filled in. */
export function printsWhenFilled(model: FormModel, say: Say, records: () => ReadonlyArray<FormRecord>): void {
  window.addEventListener("beforeprint", () => {
    const filled = ready === null ? records() : [];
    if (filled.length > 0) lay(model, say, filled);
  });
  window.addEventListener("afterprint", () => {
    ready?.remove();
    ready = null;
    document.documentElement.classList.remove(CLASS);
  });
}

function lay(model: FormModel, say: Say, records: ReadonlyArray<FormRecord>): void {
  ready?.remove();
  ready = h("div", { class: "form-print", lang: "vi" }, ...drawnRecords(model, say, records));
  document.body.append(ready);
  document.documentElement.classList.add(CLASS);
}

/** `records` as they print, an article each. */
export function drawnRecords(model: FormModel, say: Say, records: ReadonlyArray<FormRecord>): HTMLElement[] {
  const page = new Page(model, say);
  return records.map((record) => page.draw(record));
}

class Page {
  private readonly official: boolean;

  constructor(
    private readonly model: FormModel,
    private readonly say: Say,
  ) {
    this.official = model.layout.startsWith("nd30-");
  }

  draw(entered: FormRecord): HTMLElement {
    // A form to fill in by hand must not bring figures that follow from nothing.
    const record = isSomething(this.model, entered) ? compute(this.model, entered) : entered;
    if (this.model.certificate) return this.certificate(record, this.model.certificate);
    const wide = !this.official && this.model.tables.some((table) => table.columns.length > UPRIGHT_COLUMNS);
    const body = this.model.order.map((id) => this.part(record, id));
    return h(
      "article",
      { class: `fp-page${wide ? " fp-page--wide" : ""}${this.official ? " fp-page--official" : ""}` },
      this.official ? this.head(record) : null,
      ...this.title(),
      this.official ? this.addressee(record) : null,
      ...body,
      this.signatures(record),
    );
  }

  private field(id: string): Field | undefined {
    return this.model.fields.find((field) => field.id === id);
  }

  private text(record: FormRecord, id: string): string {
    const field = this.field(id);
    return field === undefined ? "" : shown(field, cell(record.fields, id));
  }

  /** A line to write on where nothing is filled in. */
  private orDots(text: string): string | HTMLElement {
    return text === "" ? h("span", { class: "fp-dots" }) : text;
  }

  private nation(): HTMLElement[] {
    return [h("p", { class: "fp-nation" }, paper("nation")), h("p", { class: "fp-motto" }, paper("motto"))];
  }

  /** Left the office and the number, right the state, the motto, place and day. */
  private head(record: FormRecord): HTMLElement {
    const office = this.text(record, "co_quan");
    const number = this.field("so") ? h("p", {}, paper("numberBefore"), this.orDots(this.text(record, "so").replace(NUMBER_BEFORE, ""))) : null;
    const day = this.field("ngay") ? h("p", { class: "fp-day" }, this.orDots(this.text(record, "ngay"))) : null;
    return h(
      "header",
      { class: "fp-head" },
      h("div", {}, h("p", { class: "fp-office" }, this.orDots(office.toLocaleUpperCase("vi"))), number),
      h("div", {}, ...this.nation(), day),
    );
  }

  /** "Biên bản họp bình xét…" is headed "BIÊN BẢN", what it is about stands below. */
  private title(): HTMLElement[] {
    const { title } = this.model;
    const kind = KIND_IN_TITLE.exec(title);
    if (!kind) return [h("h1", {}, title.toLocaleUpperCase("vi"))];
    const [, name = "", about = ""] = kind;
    return [h("h1", {}, name.toLocaleUpperCase("vi")), h("p", { class: "fp-about" }, about.charAt(0).toLocaleUpperCase("vi") + about.slice(1))];
  }

  private addressee(record: FormRecord): HTMLElement | null {
    const field = this.field("kinh_gui");
    return field ? h("p", { class: "fp-to" }, `${field.label}: `, this.orDots(this.text(record, field.id))) : null;
  }

  private part(record: FormRecord, id: string): HTMLElement | null {
    const table = this.model.tables.find((one) => one.id === id);
    if (table) return this.table(record, table);
    const field = this.field(id);
    const elsewhere = this.official && PLACED.includes(id);
    return field === undefined || elsewhere || field.type === "signature" ? null : this.line(record, field);
  }

  private line(record: FormRecord, field: Field): HTMLElement {
    const value = cell(record.fields, field.id);
    const label = h("span", { class: "fp-label" }, `${field.label}: `);
    if (field.type === "choice" || field.type === "multichoice") {
      const chosen: unknown[] = Array.isArray(value) ? value : [value];
      const boxes = optionsOf(field).map((option) => {
        const mark = chosen.includes(option.id) ? "×" : "";
        return h("span", { class: "fp-option" }, h("span", { class: "fp-box" }, mark), ` ${option.label}`);
      });
      return h("p", {}, label, ...boxes);
    }
    const unit = field.unit ? ` ${field.unit}` : "";
    const text = shown(field, value);
    if (field.type === "longtext") {
      const lines = text === "" ? [h("p", {}, h("span", { class: "fp-dots" })), h("p", {}, h("span", { class: "fp-dots" }))] : paragraphs(text);
      return h("div", { class: "fp-long" }, h("p", {}, label), ...lines);
    }
    return h("p", {}, label, this.orDots(text), unit);
  }

  private table(record: FormRecord, table: Table): HTMLElement {
    const filled = keptRows(table, record.tables[table.id] ?? []);
    // Rows to write in by hand are numbered like the others.
    const blank = computedRows(table, Array.from({ length: EMPTY_LINES }, () => blankRow(table)));
    const rows = table.open && filled.length === 0 ? blank : filled;
    const sums = totals(this.model, record)[table.id];
    const summed = isSomething(this.model, record) && filled.length > 0;
    const align = (kind: Table["columns"][number]): Record<string, string> => (isNumeric(kind.type) ? { class: "fp-num" } : {});
    const body = rows.map((row) => h("tr", {}, ...table.columns.map((column) => h("td", align(column), shown(column, cell(row, column.id))))));
    const foot = table.columns.map((column, n) => {
      const sum = sums?.[column.id];
      if (n === 0 && sum === undefined) return h("th", {}, this.say("total"));
      return h("td", align(column), sum === undefined || !summed ? "" : shown(column, sum));
    });
    return h(
      "div",
      { class: "fp-part" },
      h("p", { class: "fp-label" }, table.title),
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, ...table.columns.map((column) => h("th", {}, column.label)))),
        h("tbody", {}, ...body, ...(sums ? [h("tr", {}, ...foot)] : [])),
      ),
    );
  }

  /** Who signs, side by side; the recipients stand at the left, as the decree has them. */
  private signatures(record: FormRecord): HTMLElement {
    const signers = this.model.fields.filter((field) => field.type === "signature").map((field) => this.signature(record, field));
    const to = this.official ? this.field("noi_nhan") : undefined;
    const text = to ? this.text(record, to.id) : "";
    const recipients = to
      ? h("div", { class: "fp-recipients" }, h("p", {}, `${to.label}:`), ...(text === "" ? [h("p", {}, h("span", { class: "fp-dots" }))] : paragraphs(text)))
      : null;
    // With one signer the recipients fill the left side; with two they stand below.
    const beside = signers.length === 1;
    return h(
      "footer",
      { class: "fp-end" },
      h("div", { class: "fp-signers" }, beside ? (recipients ?? h("div")) : null, ...signers),
      beside ? null : recipients,
    );
  }

  private signature(record: FormRecord, field: Field): HTMLElement {
    const title = field.label.replace(SIDE, "");
    const name = shown(field, cell(record.fields, field.id));
    return h("div", { class: "fp-signer" }, h("p", { class: "fp-label" }, title), h("p", {}, h("em", {}, paper("signHere"))), h("p", { class: "fp-name" }, name));
  }

  private certificate(record: FormRecord, { name, number, issued }: Certificate): HTMLElement {
    const apart = [name, number, issued];
    const lines = this.model.fields.filter((field) => field.type !== "signature" && !apart.includes(field.id));
    const filled = lines.filter((field) => field.required || !isEmpty(cell(record.fields, field.id)));
    const short = filled.filter((field) => field.type === "date" || isNumeric(field.type));
    const numbered = this.field(number);
    const dated = this.field(issued);
    return h(
      "article",
      { class: "fp-page fp-page--certificate" },
      ...this.nation(),
      ...this.title(),
      h("p", { class: "fp-holder" }, this.orDots(this.text(record, name))),
      ...filled.filter((field) => !short.includes(field)).map((field) => this.line(record, field)),
      h("p", { class: "fp-short" }, ...short.map((field) => h("span", {}, ...Array.from(this.line(record, field).childNodes)))),
      h(
        "footer",
        { class: "fp-end" },
        h(
          "div",
          { class: "fp-signers" },
          h(
            "div",
            {},
            numbered ? this.line(record, numbered) : null,
            dated ? this.line(record, dated) : null,
          ),
          ...this.model.fields.filter((field) => field.type === "signature").map((field) => this.signature(record, field)),
        ),
      ),
    );
  }
}

function paragraphs(text: string): HTMLElement[] {
  return text.split("\n").map((line) => h("p", {}, line));
}
