/**
 * What the parts of a form on the page share: the draft, where problems are shown, the figures that
 * follow from others. One context lives as long as the drawn record.
 */

import { keptRows } from "../../engines/forms/compute";
import type { Draft } from "../../engines/forms/draft";
import type { FormRecord } from "../../engines/forms/model";
import { problems, reason, type Problem } from "../../engines/forms/validation";
import { h } from "../shared/dom";
import type { Say } from "./words";

/** A place on the page where something can be wrong. */
export interface Spot {
  /** Field id, or `table.column`. */
  readonly name: string;
  /** Row as drawn, from 0; -1 for a field. */
  row: number;
  readonly box: HTMLElement;
  readonly bad: HTMLElement;
  readonly focus: () => void;
  /** Problems are shown only once the person has left the place, or asked for a check. */
  seen?: boolean;
}

/** A problem and the place it is shown at. */
export interface Found {
  readonly problem: Problem;
  readonly spot: Spot | undefined;
}

type Reading = (computed: FormRecord) => string;

export class FormContext {
  spots: Spot[] = [];
  private outputs: Array<{ label: string; element: HTMLOutputElement; text: Reading; told: string }> = [];
  /** For each drawn row of a table its place among those that count: rows nobody wrote in are dropped (-1). */
  private readonly places = new Map<string, number[]>();
  /** Says what has changed elsewhere on the page, once a place is left. */
  readonly live = h("p", { class: "visually-hidden", role: "status" });

  constructor(
    readonly draft: Draft,
    readonly say: Say,
    readonly unitsId: string,
    private readonly kept: () => void,
  ) {}

  /** The id of a control; rows that come and go need ids of their own. */
  idOf(name: string, row = ""): string {
    return `o-${name.replace(".", "-")}${row ? `-${row}` : ""}`;
  }

  /** An output that shows what `text` makes of the computed record. */
  output(label: string, text: Reading): HTMLOutputElement {
    // Outputs are live regions; dozens of them speaking at every key would drown the person.
    const element = h("output", { class: "wf-output", tabindex: "-1", "aria-live": "off" });
    this.outputs.push({ label, element, text, told: "" });
    return element;
  }

  /** Forgets the places and outputs for which `gone` holds. */
  forget(gone: (element: HTMLElement) => boolean): void {
    this.spots = this.spots.filter((spot) => !gone(spot.box));
    this.outputs = this.outputs.filter((output) => !gone(output.element));
  }

  /** Somebody typed at `spot`: `change` puts it into the draft; `left` when they are done there. */
  changed(spot: Spot, change: () => void, left: boolean): void {
    change();
    this.kept();
    if (left) spot.seen = true;
    this.refresh();
    if (left) this.tell();
  }

  /** The place of a drawn row among the computed ones, -1 when nobody wrote in it. */
  keptAt(table: string, row: number): number {
    return this.places.get(table)?.[row] ?? -1;
  }

  /** Rows have come or gone. */
  rowsChanged(): void {
    this.kept();
    this.refresh();
  }

  /** Shows figures and problems anew. */
  refresh(): void {
    const computed = this.draft.computed;
    for (const table of this.draft.model.tables) {
      const rows = this.draft.rows(table.id);
      const kept = new Map(keptRows(table, rows).map((row, n) => [row, n]));
      this.places.set(table.id, rows.map((row) => kept.get(row) ?? -1));
    }
    for (const output of this.outputs) output.element.value = output.text(computed);
    const found = this.problems(computed);
    for (const spot of this.spots) {
      const mine = spot.seen ? found.filter((one) => one.spot === spot) : [];
      const words = mine.map(({ problem }) => reason(problem)).join("; ");
      spot.bad.textContent = words && words.charAt(0).toUpperCase() + words.slice(1) + ".";
      spot.box.classList.toggle("wf-wrong", mine.length > 0);
      if (spot.box.matches("input, select, textarea")) spot.box.setAttribute("aria-invalid", String(mine.length > 0));
    }
  }

  /** Says at most two figures that have changed since the last time: enough to know that it computes. */
  private tell(): void {
    const changed = this.outputs.filter((output) => output.element.value !== output.told && output.label !== "");
    const words = changed.slice(0, 2).map((output) => `${output.label}: ${output.element.value || "–"}`);
    for (const output of this.outputs) output.told = output.element.value;
    this.live.textContent = words.join(". ");
  }

  /** What is wrong with the open record, each with its place. */
  problems(computed = this.draft.computed): Found[] {
    const { model } = this.draft;
    return problems(model, computed).map((problem) => {
      const table = model.tables.find((one) => problem.name.startsWith(`${one.id}.`));
      const row = table === undefined ? -1 : (this.places.get(table.id) ?? []).indexOf(problem.row - 1);
      return { problem, spot: this.spots.find((spot) => spot.name === problem.name && spot.row === row) };
    });
  }

  /** From now on every problem is shown. */
  seeAll(): void {
    for (const spot of this.spots) spot.seen = true;
    this.refresh();
  }
}
