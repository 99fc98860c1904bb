/** A table of the form on the page: rows to fill in, rows to add, figures that follow, the line of totals. */

import { totals } from "../../engines/forms/compute";
import { settle, shown } from "../../engines/forms/display";
import { cell, isInput, isNumeric, type Column, type FormRecord, type Row, type Table } from "../../engines/forms/model";
import { all, h } from "../shared/dom";
import { control } from "./controls";
import { headOf } from "./fields";
import type { FormContext, Spot } from "./form-context";

const NARROW = "(max-width: 44.99em)";

export class TableView {
  readonly element: HTMLElement;
  private readonly frame: HTMLElement;
  private readonly table: HTMLTableElement;
  private readonly body = h("tbody", { role: "rowgroup" });
  private readonly undone = h("p", { class: "wf-undo", role: "status" });
  /** The rows as drawn, in order. */
  private lines: HTMLTableRowElement[] = [];
  private drawn = 0;
  /** The column whose cell heads its row; rows that can be added are headed by their number. */
  private readonly head: string | undefined;
  private readonly columns: ReadonlyArray<Column>;

  constructor(
    private readonly context: FormContext,
    private readonly spec: Table,
  ) {
    const { say } = context;
    const given = spec.columns.filter((column) => column.given && column.type === "text").map((column) => column.id);
    this.columns = spec.columns.filter((column) => !column.auto);
    this.head = spec.open ? undefined : (headOf(spec.rows ?? [], given) ?? given[0]);
    const title = h("h3", { id: `${context.idOf(spec.id)}-ten` }, spec.title);
    this.table = h(
      "table",
      { class: "wf-table", role: "table", "aria-labelledby": title.id },
      h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, ...this.heads())),
      this.body,
      this.foot(),
    );
    this.frame = h("div", { class: "wf-table__frame" }, this.table);
    const add = h("button", { type: "button", class: "md-button wf-add" }, say("addRow"));
    add.addEventListener("click", () => this.append());
    this.element = h(
      "div",
      { class: "wf-part" },
      title,
      spec.note ? h("p", { class: "wf-hint" }, spec.note) : null,
      spec.open ? h("p", { class: "wf-hint wf-paste" }, say("paste")) : null,
      this.frame,
      this.undone,
      spec.open ? add : null,
    );
    this.draw();
    this.table.addEventListener("keydown", (event) => this.onKey(event));
    this.table.addEventListener("paste", (event) => this.onPaste(event));
    let width = 0;
    new ResizeObserver(() => {
      if (this.frame.clientWidth === width) return;
      width = this.frame.clientWidth;
      this.fit();
    }).observe(this.frame);
  }

  /** A table where it fits, a card for each row where it does not. */
  private fit(): void {
    this.table.classList.remove("wf-table--cards");
    const cards = matchMedia(NARROW).matches || this.table.scrollWidth > this.frame.clientWidth + 1;
    this.table.classList.toggle("wf-table--cards", cards);
  }

  private headId(column: string): string {
    return `${this.context.idOf(`${this.spec.id}.${column}`)}-cot`;
  }

  private heads(): HTMLElement[] {
    const { say } = this.context;
    const heads = this.columns.map((column) => {
      const kind = isNumeric(column.type) ? "wf-num" : "";
      return h("th", { scope: "col", role: "columnheader", id: this.headId(column.id), class: kind }, column.label);
    });
    if (this.head !== undefined) return heads;
    const number = h("th", { scope: "col", role: "columnheader" }, say("rowNo"));
    const actions = h("th", { scope: "col", role: "columnheader" }, h("span", { class: "visually-hidden" }, say("actions")));
    return this.spec.open ? [number, ...heads, actions] : [number, ...heads];
  }

  private draw(): void {
    this.context.forget((element) => this.body.contains(element));
    this.lines = this.context.draft.rows(this.spec.id).map((row) => this.line(row));
    this.body.replaceChildren(...this.lines);
    this.renumber();
  }

  private line(row: Row): HTMLTableRowElement {
    this.drawn += 1;
    const key = String(this.drawn);
    const line = h("tr", { role: "row" });
    const headId = this.context.idOf(this.spec.id, `dong${key}`);
    const cells = this.columns.map((column) => {
      if (column.id === this.head) return h("th", { scope: "row", role: "rowheader", id: headId }, shown(column, cell(row, column.id)));
      return this.cell(line, column, row, key, headId);
    });
    if (this.head === undefined) cells.unshift(h("th", { scope: "row", role: "rowheader", id: headId, class: "wf-table__no" }));
    if (this.spec.open) {
      const remove = h("button", { type: "button", class: "wf-link wf-remove" });
      remove.addEventListener("click", () => this.remove(line));
      cells.push(h("td", { role: "cell", class: "wf-table__actions" }, remove));
    }
    line.append(...cells);
    return line;
  }

  private cell(line: HTMLTableRowElement, column: Column, row: Row, key: string, headId: string): HTMLElement {
    const name = `${this.spec.id}.${column.id}`;
    const holder = h("td", { role: "cell", class: look(column), "data-label": column.label });
    if (column.given) {
      holder.append(shown(column, cell(row, column.id)));
      return holder;
    }
    const id = this.context.idOf(name, key);
    const bad = h("p", { class: "wf-bad", id: `${id}-sai` });
    // Only percentages are ever guessed at; live regions in every cell would weigh on screen readers.
    const told = column.type === "percent" ? h("p", { class: "wf-told", role: "status" }) : null;
    const position = (): number => this.lines.indexOf(line);
    let box: HTMLElement;
    if (isInput(column)) {
      const made = control(
        column,
        cell(row, column.id),
        {
          id,
          say: this.context.say,
          units: this.context.unitsId,
          changed: (value, left) => this.context.changed(spot, () => this.context.draft.setCell(this.spec.id, position(), column.id, value), left),
          told: (words) => told?.replaceChildren(words),
        },
        true,
      );
      box = made.box;
      box.dataset["column"] = column.id;
      holder.append(made.element);
    } else {
      box = this.context.output(column.label, (computed) => this.computedText(computed, position(), column));
      box.id = id;
      holder.append(box);
    }
    box.setAttribute("aria-labelledby", `${this.headId(column.id)} ${headId}`);
    box.setAttribute("aria-describedby", bad.id);
    holder.append(bad, ...(told ? [told] : []));
    const spot: Spot = { name, row: -1, box, bad, focus: () => box.focus() };
    // What follows is never "left", and what is wrong with it shows at once.
    spot.seen = !isInput(column);
    this.context.spots.push(spot);
    return holder;
  }

  /** A computed cell of the row drawn at `position`; rows nobody wrote in have none. */
  private computedText(computed: FormRecord, position: number, column: Column): string {
    const line = computed.tables[this.spec.id]?.[this.context.keptAt(this.spec.id, position)];
    return line === undefined ? "" : shown(column, cell(line, column.id));
  }

  private foot(): HTMLElement | null {
    const sums = Object.entries(this.spec.totals);
    if (sums.length === 0) return null;
    const word = this.context.say(sums.some(([, how]) => how === "sum") ? "total" : "average");
    const cells: HTMLElement[] = this.columns.map((column) => {
      const holder = h("td", { role: "cell", class: "wf-num", "data-label": column.label });
      if (!(column.id in this.spec.totals)) return holder;
      const sum = this.context.output(`${word}, ${column.label}`, (computed) => {
        return shown(column, totals(this.context.draft.model, computed)[this.spec.id]?.[column.id] ?? null);
      });
      holder.append(sum);
      return holder;
    });
    const title = h("th", { scope: "row", role: "rowheader" }, word);
    if (this.head === undefined) cells.unshift(title);
    else cells[this.columns.findIndex((column) => column.id === this.head)] = title;
    if (this.spec.open) cells.push(h("td", { role: "cell" }));
    return h("tfoot", { role: "rowgroup" }, h("tr", { role: "row" }, ...cells));
  }

  /** Numbers rows and their places after one has come or gone. */
  private renumber(): void {
    this.lines.forEach((line, n) => {
      const number = line.querySelector(".wf-table__no");
      const remove = line.querySelector(".wf-remove");
      const digit = h("span", { class: "wf-table__digit", "aria-hidden": "true" }, String(n + 1));
      number?.replaceChildren(h("span", { class: "wf-table__word" }, this.context.say("row", n + 1)), digit);
      remove?.replaceChildren(this.context.say("remove"), h("span", { class: "wf-table__word" }, ` ${this.context.say("rowInside", n + 1)}`));
      for (const spot of this.context.spots) if (line.contains(spot.box)) spot.row = n;
    });
    this.context.rowsChanged();
  }

  private put(at: number, row?: Row): HTMLTableRowElement | undefined {
    this.context.draft.insertRow(this.spec.id, at, row);
    const put = this.context.draft.rows(this.spec.id)[at];
    if (put === undefined) return undefined;
    const line = this.line(put);
    this.body.insertBefore(line, this.lines[at] ?? null);
    this.lines.splice(at, 0, line);
    this.renumber();
    return line;
  }

  private append(): void {
    this.undone.replaceChildren();
    const line = this.put(this.lines.length);
    if (line) all(".wf-input", line)[0]?.focus();
  }

  private remove(line: HTMLTableRowElement): void {
    const at = this.lines.indexOf(line);
    const row = this.context.draft.removeRow(this.spec.id, at);
    this.context.forget((element) => line.contains(element));
    this.lines.splice(at, 1);
    line.remove();
    this.renumber();
    const undo = h("button", { type: "button", class: "wf-link" }, this.context.say("undo"));
    undo.addEventListener("click", () => {
      this.undone.replaceChildren();
      const back = this.put(at, row);
      if (back) all(".wf-input", back)[0]?.focus();
    });
    this.undone.replaceChildren(`${this.context.say("removed", at + 1)} `, undo);
    undo.focus();
  }

  /** Enter goes to the next row of the column, as in a spreadsheet, and makes one where rows can be added. */
  private onKey(event: KeyboardEvent): void {
    const box = event.target;
    if (event.key !== "Enter" || event.isComposing || !(box instanceof HTMLInputElement)) return;
    const next = this.lines.findIndex((line) => line.contains(box)) + 1;
    event.preventDefault();
    if (next === this.lines.length && !this.spec.open) return;
    const line = this.lines[next] ?? this.put(next);
    line?.querySelector<HTMLElement>(`[data-column="${box.dataset["column"] ?? ""}"]`)?.focus();
  }

  /** Several cells copied from a spreadsheet go into the cells to the right and below. */
  private onPaste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData("text/plain").replace(/\r?\n$/, "") ?? "";
    const box = event.target;
    if (!(box instanceof HTMLElement) || !/[\t\n]/.test(text)) return;
    // Into a text area go lines of text, unless there are columns too.
    if (box instanceof HTMLTextAreaElement && !text.includes("\t")) return;
    event.preventDefault();
    const inputs = this.columns.filter(isInput);
    const left = inputs.findIndex((column) => column.id === box.dataset["column"]);
    const top = this.lines.findIndex((line) => line.contains(box));
    const { draft } = this.context;
    text.split(/\r?\n/).forEach((cells, down) => {
      const at = top + down;
      if (at >= draft.rows(this.spec.id).length && this.spec.open) draft.insertRow(this.spec.id, at);
      if (at >= draft.rows(this.spec.id).length) return;
      cells.split("\t").forEach((one, right) => {
        const column = inputs[left + right];
        if (column) draft.setCell(this.spec.id, at, column.id, settle(column, one)[0]);
      });
    });
    this.draw();
    this.lines[top]?.querySelector<HTMLElement>(`[data-column="${inputs[left]?.id ?? ""}"]`)?.focus();
  }
}

/** How much room a cell needs in a card, and where its text stands. */
function look(column: Column): string {
  const numeric = isNumeric(column.type);
  const long = column.type === "longtext" || (column.given && !numeric);
  const classes = [numeric && "wf-num", long && "wf-table__long", column.given && "wf-given"];
  if (!numeric && !long && column.type !== "date") classes.push("wf-cell--words");
  return classes.filter(Boolean).join(" ");
}
