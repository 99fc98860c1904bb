/** A field on the page: label, help, control, and what is wrong with it. */

import { limit, shown } from "../../engines/forms/display";
import { cell, type Field, type FormModel, type FormRecord, type Row } from "../../engines/forms/model";
import { h } from "../shared/dom";
import { control, focusOn } from "./controls";
import type { FormContext, Spot } from "./form-context";

/** Draws a field that people fill in. */
export function drawField(context: FormContext, model: FormModel, field: Field, record: FormRecord): HTMLElement {
  const { say } = context;
  const id = context.idOf(field.id);
  const bad = h("p", { class: "wf-bad", id: `${id}-sai` });
  const told = field.type === "percent" ? h("p", { class: "wf-told", role: "status" }) : null;
  const made = control(
    field,
    cell(record.fields, field.id),
    {
      id,
      say,
      units: context.unitsId,
      changed: (value, left) => context.changed(spot, () => context.draft.setField(field.id, value), left),
      told: (words) => told?.replaceChildren(words),
    },
    false,
  );
  const spot: Spot = { name: field.id, row: -1, box: made.box, bad, focus: () => focusOn(made.box) };
  context.spots.push(spot);
  const help = helpOf(context, model, field);
  const hint = help ? h("p", { class: "wf-hint", id: `${id}-gy` }, help) : null;
  const unit = field.unit ? h("span", { id: `${id}-dv` }, field.unit) : null;
  const described = [hint, bad, unit].map((part) => part?.id ?? "").filter(Boolean).join(" ");
  const optional = field.required ? null : h("span", { class: "wf-optional" }, ` (${say("optional")})`);
  if (made.grouped) {
    const legend = h("legend", { class: "wf-label" }, field.label, optional);
    return h("fieldset", { class: "wf-field", "aria-describedby": described }, legend, hint, bad, made.element, told);
  }
  made.box.setAttribute("aria-describedby", described);
  const label = h("label", { class: "wf-label", for: id }, field.label, optional);
  const measured = unit ? h("div", { class: "wf-measured" }, made.element, unit) : made.element;
  return h("div", { class: "wf-field" }, label, hint, bad, measured, told);
}

function helpOf(context: FormContext, model: FormModel, field: Field): string {
  const { say } = context;
  const parts = [field.help ? /[.…]$/.test(field.help) ? field.help : `${field.help}.` : ""];
  if (field.min !== null && field.max !== null) parts.push(say("from", limit(field, field.min), limit(field, field.max)));
  if (field.type === "date") parts.push(say("dateHint"));
  if (field.type === "signature") parts.push(say("signer"));
  if ((model.shared ?? []).includes(field.id)) parts.push(say("shared"));
  return parts.filter(Boolean).join(" ");
}

/** Draws a field that follows from others. */
export function drawComputed(context: FormContext, field: Field): HTMLElement {
  const id = context.idOf(field.id);
  const bad = h("p", { class: "wf-bad", id: `${id}-sai` });
  const name = h("span", { class: "wf-label", id: `${id}-ten` }, field.label, field.unit ? ` (${field.unit})` : null);
  const output = context.output(field.label, (computed: FormRecord) => shown(field, cell(computed.fields, field.id)));
  output.id = id;
  output.setAttribute("aria-labelledby", `${id}-ten`);
  context.spots.push({ name: field.id, row: -1, box: output, bad, focus: () => output.focus() });
  return h("div", { class: "wf-field wf-field--computed" }, name, h("span", { class: "wf-hint" }, context.say("computed")), bad, output);
}

/** The first given column whose texts tell the rows apart, if any: it heads the rows. */
export function headOf(rows: ReadonlyArray<Row>, columns: ReadonlyArray<string>): string | undefined {
  return columns.find((name) => new Set(rows.map((row) => cell(row, name))).size === rows.length);
}
