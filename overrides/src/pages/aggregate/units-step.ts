/** The step that asks who should send: pasted, read from a file, or the communes of the province. */

import { bytesOf } from "../../common/blobs";
import { inSlices } from "../../common/slices";
import type { Store } from "../../common/storage";
import { namesUnits } from "../../engines/forms/aggregation/aggregate";
import { parseUnits } from "../../engines/forms/aggregation/units";
import type { Plan } from "../../engines/forms/model";
import { readUnits } from "../../engines/forms/reading/units-file";
import { h } from "../shared/dom";
import type { Say } from "./words";

/** Milliseconds without typing after which the result follows the list. */
const PAUSE = 300;

export class UnitsStep {
  readonly element: HTMLElement;
  private readonly box = h("textarea", { rows: "6", id: "agg-noi-ds", spellcheck: "false", autocomplete: "off" });
  private readonly told = h("p", { class: "agg__told", role: "status" });
  private readonly fill: HTMLButtonElement;
  private target = "";
  private waiting = 0;
  private communes: ReadonlyArray<string> = [];

  /** `changed` is called whenever the names change. */
  constructor(
    private readonly say: Say,
    private readonly store: Store,
    private readonly changed: () => void,
  ) {
    const file = h("input", { type: "file", hidden: true, accept: ".xlsx,.ods,.csv,.txt" });
    file.addEventListener("change", () => void this.open(file));
    const open = h("button", { type: "button", class: "md-button" }, say("unitsFile"));
    open.addEventListener("click", () => file.click());
    this.fill = h("button", { type: "button", class: "md-button" }, say("unitsFill"));
    this.fill.addEventListener("click", () => this.set(this.communes));
    // Not when the box is left: the list would be drawn anew under a click on one of its buttons.
    this.box.addEventListener("input", () => {
      this.store.set(this.key, this.box.value);
      window.clearTimeout(this.waiting);
      this.waiting = window.setTimeout(() => this.keep(), PAUSE);
    });
    this.element = h(
      "div",
      {},
      h("p", {}, say("unitsHow")),
      h("label", { class: "agg__units", for: "agg-noi-ds" }, h("span", {}, say("unitsLabel")), this.box),
      h("div", { class: "agg__buttons" }, file, open, this.fill, h("span", { class: "agg__hint" }, say("unitsFileHow"))),
      this.told,
    );
  }

  get names(): string[] {
    return parseUnits(this.box.value);
  }

  /** The list kept for `plan`; the `communes` that send into it when there is none yet. */
  show(plan: Plan, communes: ReadonlyArray<string>): void {
    window.clearTimeout(this.waiting);
    this.target = plan.target.id;
    this.communes = communes;
    const kept = this.store.get(this.key);
    this.box.value = typeof kept === "string" ? kept : communes.join("\n");
    this.fill.hidden = communes.length === 0;
    const step = this.element.closest<HTMLElement>(".agg__step");
    if (step) step.hidden = !namesUnits(plan);
    this.count();
  }

  private get key(): string {
    return `aggregate.units.${this.target}`;
  }

  private count(words?: string): void {
    const { length } = this.names;
    this.told.textContent = words ?? (length > 0 ? this.say("unitsCount", length) : "");
  }

  /** The list is drawn with what was typed: it is not drawn once more after the pause, over what was said in it. */
  drawn(): void {
    if (this.waiting === 0) return;
    window.clearTimeout(this.waiting);
    this.waiting = 0;
    this.count();
  }

  private keep(words?: string): void {
    this.waiting = 0;
    this.store.set(this.key, this.box.value);
    this.count(words);
    this.changed();
  }

  set(names: ReadonlyArray<string>): void {
    this.box.value = names.join("\n");
    this.keep(this.say("unitsRead", names.length));
  }

  private async open(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    if (!file) return;
    const names = await readUnits(await bytesOf(file), inSlices()).catch(() => []);
    input.value = "";
    if (names.length > 0) this.set(names);
    else this.told.textContent = this.say("unitsWrong");
  }
}
