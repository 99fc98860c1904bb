/** The native control for one value: text box, text area, radios, check boxes, list. */

import { keyboard, read, settle, typed } from "../../engines/forms/display";
import { isEmpty, optionsOf, type Column, type Field, type Value } from "../../engines/forms/model";
import { MAX_TEXT } from "../../engines/forms/parsing";
import { reason } from "../../engines/forms/validation";
import { all, h } from "../shared/dom";
import type { Say } from "./words";

/** More choices than this are a list to open, not radios. */
const MOST_RADIOS = 7;

export interface Control {
  /** What goes into the page. */
  readonly element: HTMLElement;
  /** What takes the focus and carries the description. */
  readonly box: HTMLElement;
  /** Whether `box` has a `label` of its own; a group is named by its legend. */
  readonly grouped: boolean;
}

export interface Wiring {
  readonly id: string;
  readonly say: Say;
  /** Id of the list of communes. */
  readonly units: string;
  /** The value has changed; `left` when the person is done with it. */
  readonly changed: (value: Value, left: boolean) => void;
  /** Something to tell about what was typed, "" to take it back. */
  readonly told: (words: string) => void;
}

export function control(spec: Field | Column, value: Value, wiring: Wiring, inTable: boolean): Control {
  const options = optionsOf(spec);
  if (spec.type === "multichoice" && options.length > 0) return boxes(spec, value, wiring);
  if (spec.type === "choice" && options.length > 0) {
    return inTable || options.length > MOST_RADIOS ? list(spec, value, wiring) : radios(spec, value, wiring);
  }
  return spec.type === "longtext" ? area(spec, value, wiring) : line(spec, value, wiring);
}

/**
 * One line of text. A day is one box too, not the browser's date picker (it shows days the American way
 * on many phones, and a year far back takes dozens of taps) nor three boxes (three stops for every day,
 * and no room in a table): digits alone are enough, as are 5/11/2026, 5-11-2026 and 5.11.2026.
 */
function line(spec: Field | Column, value: Value, wiring: Wiring): Control {
  const mode = keyboard(spec);
  const box = h("input", {
    id: wiring.id,
    type: "text",
    class: `wf-input wf-input--${spec.type}`,
    autocomplete: "off",
    value: typed(spec, value),
    ...(mode ? { inputmode: mode } : { maxlength: String(MAX_TEXT) }),
    ...(spec.units && wiring.units ? { list: wiring.units } : {}),
  });
  box.addEventListener("input", () => wiring.changed(read(spec, box.value), false));
  box.addEventListener("change", () => {
    const [settled, guess] = settle(spec, box.value);
    if (guess !== null || (spec.type === "date" && settled !== box.value)) box.value = typed(spec, settled);
    wiring.told(guess === null ? "" : `${reason({ code: "phan-tram", values: guess })}.`);
    wiring.changed(settled, true);
  });
  return { element: box, box, grouped: false };
}

/** A text area that grows with what is in it. */
function area(spec: Field | Column, value: Value, wiring: Wiring): Control {
  const box = h("textarea", { id: wiring.id, class: "wf-input wf-input--longtext", rows: "2", maxlength: String(MAX_TEXT) });
  box.value = typed(spec, value);
  const grow = (): void => {
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 2}px`;
  };
  if (box.value !== "") requestAnimationFrame(grow);
  box.addEventListener("input", () => {
    grow();
    wiring.changed(read(spec, box.value), false);
  });
  box.addEventListener("change", () => wiring.changed(read(spec, box.value), true));
  return { element: box, box, grouped: false };
}

function list(spec: Field | Column, value: Value, wiring: Wiring): Control {
  const known = optionsOf(spec).map(({ id, label }) => h("option", { value: id, selected: id === value }, label));
  // What a file or an older version put here stays visible until somebody chooses.
  const strange = isEmpty(value) || known.some((option) => option.value === value) ? null : h("option", { selected: true }, String(value));
  const box = h("select", { id: wiring.id, class: "wf-input" }, h("option", { value: "" }, wiring.say("choose")), ...known, strange);
  box.addEventListener("change", () => wiring.changed(box.value || null, true));
  return { element: box, box, grouped: false };
}

function radios(spec: Field | Column, value: Value, wiring: Wiring): Control {
  const inputs = optionsOf(spec).map(({ id }) => h("input", { type: "radio", name: wiring.id, value: id, checked: id === value }));
  const group = choices(spec, inputs, wiring.id);
  const clear = h("button", { type: "button", class: "wf-link" }, wiring.say("unchoose"));
  const required = "required" in spec && spec.required;
  const choose = (chosen: string | null): void => {
    clear.hidden = required || chosen === null;
    wiring.changed(chosen, true);
  };
  clear.hidden = required || isEmpty(value);
  for (const input of inputs) input.addEventListener("change", () => choose(input.value));
  clear.addEventListener("click", () => {
    for (const input of inputs) input.checked = false;
    choose(null);
    inputs[0]?.focus();
  });
  group.append(clear);
  return { element: group, box: group, grouped: true };
}

function boxes(spec: Field | Column, value: Value, wiring: Wiring): Control {
  const chosen: unknown[] = Array.isArray(value) ? value : [value];
  const inputs = optionsOf(spec).map(({ id }) => h("input", { type: "checkbox", value: id, checked: chosen.includes(id) }));
  for (const input of inputs) {
    input.addEventListener("change", () => {
      const now = inputs.filter((one) => one.checked).map((one) => one.value);
      wiring.changed(now.length > 0 ? now : null, true);
    });
  }
  const group = choices(spec, inputs, wiring.id);
  return { element: group, box: group, grouped: true };
}

function choices(spec: Field | Column, inputs: ReadonlyArray<HTMLInputElement>, id: string): HTMLElement {
  const lines = optionsOf(spec).map(({ label }, n) => {
    return h("label", { class: "opt" }, inputs[n] ?? null, h("span", { class: "opt__text" }, label));
  });
  // A scale from 1 to 5 is short enough for one line.
  const short = optionsOf(spec).every(({ label }) => label.length <= 12);
  return h("div", { id, class: short ? "wf-choices wf-choices--short" : "wf-choices" }, ...lines);
}

/** Moves the focus into the box, or to the chosen (else the first) choice of a group. */
export function focusOn(box: HTMLElement): void {
  const inputs = all<HTMLInputElement>("input", box);
  const target = inputs.find((input) => input.checked) ?? inputs[0] ?? box;
  target.focus();
}
