/** The structure as the editor sees it: a line a unit; the one that is opened is mended in place. */

import { h } from "../shared/dom";
import { KINDS, type DeskRemark, type DeskRow } from "./schema";
import { labelOf, type Structure } from "./structure";
import { say, type Key } from "./words";

export class RowList {
  readonly element = h("div", { class: "rows" });
  private open = -1;

  constructor(
    private readonly structure: Structure,
    private readonly remarks: ReadonlyArray<DeskRemark>,
    private readonly chosen: (row: DeskRow, next: DeskRow | undefined) => void,
    private readonly changed: () => void,
  ) {
    this.draw();
  }

  /** Opens the row at `at`, and goes there. */
  show(at: number): void {
    this.open = at;
    this.draw();
    const row = this.element.children[at];
    row?.scrollIntoView({ block: "center" });
    row?.querySelector<HTMLElement>("select, textarea, button")?.focus();
    this.tell(at);
  }

  undo(): void {
    this.structure.undo();
    this.open = -1;
    this.redraw();
  }

  private tell(at: number): void {
    const row = this.structure.rows[at];
    if (row) this.chosen(row, this.structure.rows[at + 1]);
  }

  private redraw(): void {
    this.draw();
    this.changed();
  }

  private draw(): void {
    this.element.replaceChildren(...this.structure.rows.map((row, at) => (at === this.open ? this.opened(row, at) : this.closed(row, at))));
  }

  private closed(row: DeskRow, at: number): HTMLElement {
    const doubts = this.remarks.filter((remark) => remark.row === at);
    const button = h(
      "button",
      { type: "button", class: `row row--${row.kind}` },
      h("span", { class: "row__label" }, titleOf(row)),
      h("span", { class: "row__text" }, row.grid ? say("table-of", row.grid.length) : row.text || say("no-words")),
      ...doubts.map((remark) => h("span", { class: "row__doubt" }, remark.text)),
    );
    button.addEventListener("click", () => this.show(at));
    return indented(button, row);
  }

  private opened(row: DeskRow, at: number): HTMLElement {
    const kind = h("select", { "aria-label": say("unit-kind") }, ...KINDS.map((one) => this.option(one, row)));
    kind.addEventListener("change", () => this.edit(at, { kind: kind.value as DeskRow["kind"] }));
    const number = h("input", { type: "text", size: "6", value: row.number, "aria-label": say("unit-number") });
    number.addEventListener("change", () => this.edit(at, { number: number.value.trim() }));
    const box = h("div", { class: "row row--open" }, h("div", { class: "row__head" }, kind, number));
    const text = row.grid === null ? h("textarea", { rows: String(Math.min(8, 2 + Math.floor(row.text.length / 60))), "aria-label": say("words") }) : null;
    if (text) {
      text.value = row.text;
      text.addEventListener("change", () => this.edit(at, { text: text.value.trim() }));
      box.append(text);
    } else if (row.grid) box.append(this.table(row.grid, at));
    const act = (key: Key, task: () => void, off = false): HTMLButtonElement => {
      const button = h("button", { type: "button", disabled: off }, say(key));
      button.addEventListener("click", task);
      return button;
    };
    const tools = [
      act("out", () => this.move(at, -1), row.depth === 0),
      act("in", () => this.move(at, 1), at === 0),
      act("join", () => this.then(at - 1, () => this.structure.join(at)), at === 0 || row.grid !== null || this.structure.rows[at - 1]?.grid !== null),
      act("split", () => text && this.then(at, () => this.structure.split(at, text.selectionStart)), text === null),
      act("add", () => this.then(at + 1, () => this.structure.add(at))),
      act("remove", () => this.then(-1, () => this.structure.remove(at))),
      act("close", () => this.then(-1, () => undefined)),
    ];
    box.append(h("div", { class: "row__tools" }, ...tools));
    return indented(box, row);
  }

  private option(kind: DeskRow["kind"], row: DeskRow): HTMLOptionElement | null {
    // Words do not become a table, nor a table words.
    if ((kind === "bang") !== (row.grid !== null)) return null;
    return h("option", { value: kind, selected: kind === row.kind }, say(`kind-${kind}`));
  }

  private table(grid: NonNullable<DeskRow["grid"]>, at: number): HTMLElement {
    const rows = grid.map((cells, y) =>
      h(
        "tr",
        {},
        ...cells.map((cell, x) => {
          const field = h("textarea", { rows: "2", "aria-label": say("cell", y + 1, x + 1) });
          field.value = cell.text;
          field.addEventListener("change", () => {
            const fresh = grid.map((line, j) => line.map((one, i) => (i === x && j === y ? { ...one, text: field.value.trim() } : one)));
            this.edit(at, { grid: fresh });
          });
          return h(cell.header ? "th" : "td", { rowspan: String(cell.rows), colspan: String(cell.columns) }, field);
        }),
      ),
    );
    return h("div", { class: "row__table" }, h("table", {}, ...rows));
  }

  private edit(at: number, change: Partial<DeskRow>): void {
    this.structure.set(at, change);
    this.changed();
  }

  private move(at: number, by: 1 | -1): void {
    this.then(at, () => this.structure.shift(at, by));
  }

  private then(open: number, task: () => void): void {
    task();
    this.redraw();
    if (open >= 0) this.show(open);
    else {
      const was = this.open;
      this.open = -1;
      this.draw();
      (this.element.children[Math.min(was, this.element.children.length - 1)] as HTMLElement | undefined)?.focus();
    }
  }
}

/** How a unit is called in the list. */
export function titleOf(row: DeskRow): string {
  return labelOf(row) || [say(`kind-${row.kind}`), row.number].filter(Boolean).join(" ");
}

/** The policy of the page allows no style written into an element, but one set on it. */
function indented<T extends HTMLElement>(element: T, row: DeskRow): T {
  element.style.setProperty("--depth", String(row.depth));
  return element;
}
