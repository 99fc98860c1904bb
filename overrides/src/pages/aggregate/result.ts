/** The form that came out: its figures as tables, one of them as a chart, and what should be looked at again. */

import type { Outcome } from "../../engines/forms/aggregation/aggregate";
import { earlierRow, type Earlier } from "../../engines/forms/aggregation/comparison";
import { totals } from "../../engines/forms/compute";
import { shown } from "../../engines/forms/display";
import { cell, isEmpty, isNumeric, numberIn, type Column, type Field, type FormModel, type FormRecord, type Row, type Table } from "../../engines/forms/model";
import { h } from "../shared/dom";
import { barChart, type Bar } from "./chart";
import type { Say } from "./words";

/** Rows of one table that the page shows; the rest is in the files. */
const MOST_ROWS = 200;
/** What a rate is at most. */
const WHOLE = 100;

export function showFigures(say: Say, model: FormModel, { added, byHand, earlier }: Outcome): HTMLElement[] {
  if (added === undefined) return [];
  const vietnamese = say.language === "en" ? { lang: "vi" } : {};
  const box = h("div", { class: "agg__figures", ...vietnamese }, h("h3", {}, say("figures", model.title)));
  if (earlier) box.append(h("p", {}, say("earlierHow", earlier.name)));
  if (added.remarks.length > 0) {
    const lines = added.remarks.map((remark) => h("li", {}, remark));
    box.append(h("div", { class: "notice notice--wait" }, h("p", {}, h("strong", {}, say("remarks"))), h("ul", {}, ...lines)));
  }
  const [first] = added.records;
  if (byHand.length > 0) box.append(h("p", {}, say("byHand", byHand.join("; "))));
  if (model.shared !== null) box.append(...recordList(say, model, added.records));
  else if (first) box.append(fieldList(model, first, earlier), ...tables(say, model, first, earlier), ...chart(say, model, first));
  return [box];
}

function fieldList(model: FormModel, record: FormRecord, earlier?: Earlier): HTMLElement {
  const filled = model.fields.filter((field) => !isEmpty(cell(record.fields, field.id)));
  const before = (field: Field): HTMLElement | null => (earlier && isNumeric(field.type) ? beside(withUnit(field, earlier.record), earlier) : null);
  const pairs = filled.flatMap((field) => [h("dt", {}, field.label), h("dd", {}, withUnit(field, record), before(field))]);
  return h("dl", { class: "attr agg__fields" }, ...pairs);
}

function withUnit(field: Field, record: FormRecord): string {
  const text = shown(field, cell(record.fields, field.id));
  return field.unit && isNumeric(field.type) ? `${text} ${field.unit}` : text;
}

/** A figure of the earlier result under the one of this. */
function beside(text: string, { name }: Earlier): HTMLElement | null {
  return text === "" ? null : h("small", { class: "agg__before" }, `${name}: ${text}`);
}

function tables(say: Say, model: FormModel, record: FormRecord, earlier?: Earlier): HTMLElement[] {
  const sums = totals(model, record);
  const sumsBefore = earlier ? totals(model, earlier.record) : {};
  return model.tables
    .filter((table) => hasFigures(table, record.tables[table.id] ?? []))
    .flatMap((table) => {
      const rows = record.tables[table.id] ?? [];
      const columns = table.columns.filter((column) => rows.some((row) => !isEmpty(cell(row, column.id))));
      const foot = sums[table.id];
      const lines = columns.map((column, n) => {
        const before = earlier ? beside(shown(column, sumsBefore[table.id]?.[column.id] ?? null), earlier) : null;
        if (foot && column.id in foot) return h("td", { class: "num", "data-label": column.label }, shown(column, foot[column.id] ?? null), before);
        return n === 0 ? h("th", { scope: "row" }, say("total")) : h("td");
      });
      const before = (column: Field | Column, row: Row): HTMLElement | null => {
        const then = earlier && isNumeric(column.type) && !("auto" in column && column.auto) ? earlierRow(table, earlier, row) : undefined;
        return earlier && then ? beside(shown(column, cell(then, column.id)), earlier) : null;
      };
      return [grid(say, table.title, columns, rows, foot ? h("tr", { class: "agg__total" }, ...lines) : null, before)];
    });
}

function hasFigures(table: Table, rows: ReadonlyArray<Row>): boolean {
  return rows.some((row) => table.columns.some((column) => !column.given && !column.auto && !isEmpty(cell(row, column.id))));
}

function recordList(say: Say, model: FormModel, records: ReadonlyArray<FormRecord>): HTMLElement[] {
  const fields = model.fields.filter((field) => records.some((record) => !isEmpty(cell(record.fields, field.id))));
  const rows = records.map((record) => record.fields);
  return [h("p", {}, say("records", records.length)), grid(say, model.title, fields, rows, null)];
}

/** What stands beside a figure. */
type Before = (spec: Field | Column, row: Row) => HTMLElement | null;

function grid(say: Say, title: string, specs: ReadonlyArray<Field | Column>, rows: ReadonlyArray<Row>, foot: HTMLElement | null, before: Before = () => null): HTMLElement {
  const number = (spec: Field | Column): string => (isNumeric(spec.type) ? "num" : "");
  const heads = specs.map((spec) => h("th", { scope: "col", class: number(spec) }, spec.label));
  const lead = specs.findIndex((spec) => !isNumeric(spec.type));
  const body = rows.slice(0, MOST_ROWS).map((row) => {
    const cells = specs.map((spec, n) => {
      const text = shown(spec, cell(row, spec.id));
      return n === lead ? h("th", { scope: "row" }, text) : h("td", { class: number(spec), "data-label": spec.label }, text, before(spec, row));
    });
    return h("tr", {}, ...cells);
  });
  const table = h("table", { class: "cards agg__table" }, h("caption", {}, title), h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...body, foot));
  const region = h("div", { class: "table-scroll", role: "region", tabindex: "0", "aria-label": title }, table);
  return h("div", {}, region, rows.length > MOST_ROWS ? h("p", {}, say("more", rows.length - MOST_ROWS)) : null);
}

interface Series {
  readonly label: string;
  readonly bars: ReadonlyArray<Bar>;
  readonly most: number;
  readonly percent: boolean;
}

/** One chart, and a choice of what it shows; rates come first, as counts of different things do not compare. */
function chart(say: Say, model: FormModel, record: FormRecord): HTMLElement[] {
  const all = model.tables.flatMap((table) => series(say, table, record.tables[table.id] ?? []));
  const sorted = [...all.filter((one) => one.percent), ...all.filter((one) => !one.percent)];
  if (sorted.length === 0) return [];
  const place = h("div", { class: "agg__chart" });
  const choice = h("select", { id: "agg-bieu-do" }, ...sorted.map(({ label }, n) => h("option", { value: String(n) }, label)));
  const draw = (): void => {
    const now = sorted[choice.selectedIndex];
    if (now) place.replaceChildren(h("p", { class: "print-only" }, now.label), barChart(now.label, now.bars, now.most, place.clientWidth || 600));
  };
  choice.addEventListener("change", draw);
  // Broken into lines by the width there is: drawn when it is known, and again when it changes.
  let width = 0;
  new ResizeObserver(() => {
    if (place.clientWidth !== width) draw();
    width = place.clientWidth;
  }).observe(place);
  return [h("h3", {}, say("chart")), h("label", { class: "agg__line", for: choice.id }, h("span", {}, say("chartWhat")), choice), place];
}

function series(say: Say, table: Table, rows: ReadonlyArray<Row>): Series[] {
  const lead = table.columns.find((column) => !isNumeric(column.type));
  if (lead === undefined) return [];
  return table.columns
    .filter((column) => isNumeric(column.type) && !column.auto)
    .map((column): Series => {
      const percent = column.type === "percent";
      const bars = rows.flatMap((row): Bar[] => {
        const value = numberIn(cell(row, column.id));
        if (value === undefined) return [];
        const text = shown(column, value);
        return [{ label: shown(lead, cell(row, lead.id)), value, shown: percent && value > WHOLE ? say("tooMuch", text) : text }];
      });
      return { label: `${table.title}: ${column.label}`, bars, percent, most: percent ? WHOLE : Math.max(...bars.map((bar) => bar.value), 0) };
    })
    .filter(({ bars }) => bars.length > 1 && bars.some((bar) => bar.value > 0));
}
