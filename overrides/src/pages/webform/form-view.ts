/** A form drawn to be filled in, of the open record of a draft: on its own page, and on the desk that receives files. */

import type { Draft } from "../../engines/forms/draft";
import { h } from "../shared/dom";
import { drawComputed, drawField } from "./fields";
import { FormContext } from "./form-context";
import { TableView } from "./table";
import type { Say } from "./words";

export class FormView {
  readonly element = h("form", { class: "wf-form", novalidate: true });
  context: FormContext;
  private drawing = false;

  /** `unitsId`: the list of communes on the page; `changed` is called when somebody has changed something. */
  constructor(
    private readonly draft: Draft,
    private readonly say: Say,
    private readonly unitsId: string,
    private readonly changed: () => void,
  ) {
    this.context = this.newContext();
    this.element.addEventListener("submit", (event) => event.preventDefault());
  }

  /** Draws the open record anew. */
  draw(): void {
    this.drawing = true;
    this.context = this.newContext();
    const { model, record } = this.draft;
    const parts = new Map<string, () => HTMLElement>();
    for (const field of model.fields) {
      const computed = field.formula !== null;
      parts.set(field.id, () => (computed ? drawComputed(this.context, field) : drawField(this.context, model, field, record)));
    }
    for (const table of model.tables) parts.set(table.id, () => new TableView(this.context, table).element);
    const drawn = model.order.map((id) => parts.get(id)?.() ?? null).filter((part): part is HTMLElement => part !== null);
    this.element.replaceChildren(...drawn, this.context.live);
    this.context.refresh();
    this.drawing = false;
  }

  private newContext(): FormContext {
    return new FormContext(this.draft, this.say, this.unitsId, () => {
      if (!this.drawing) this.changed();
    });
  }
}
