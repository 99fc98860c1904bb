/** The log of the desk: who changed which value of which file from what to what, to read and to take away. */

import type { Item } from "../../engines/forms/aggregation/aggregate";
import { toWorkbook } from "../../office/xlsx/tables";
import { h } from "../shared/dom";
import { offer, TYPES } from "../shared/office-bundle";
import type { Say } from "./words";

/** The log of all files, a row a line: when (of this device), who, file, what, from, to; in the order of time. */
export function logRows(items: ReadonlyArray<Item>): ReadonlyArray<ReadonlyArray<string>> {
  const lines = items.flatMap(({ name, review }) => (review?.log ?? []).map((line) => ({ ...line, name })));
  const sorted = lines.slice().sort((one, other) => (one.when < other.when ? -1 : one.when > other.when ? 1 : 0));
  return sorted.map(({ when, who, name, what, from, to }) => [clock(when), who, name, what, from, to]);
}

function clock(when: string): string {
  const time = new Date(when);
  if (Number.isNaN(time.getTime())) return when;
  const two = (part: number): string => String(part).padStart(2, "0");
  const day = `${two(time.getDate())}/${two(time.getMonth() + 1)}/${time.getFullYear()}`;
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

export function heads(say: Say): string[] {
  return [say("logWhen"), say("logWho"), say("file"), say("logWhat"), say("logFrom"), say("logTo")];
}

/** The log folded away, with its button; nothing when nothing was changed. */
export function showLog(say: Say, items: ReadonlyArray<Item>, name: string): HTMLElement[] {
  const rows = logRows(items);
  if (rows.length === 0) return [];
  const labels = heads(say);
  const head = h("tr", {}, ...labels.map((label) => h("th", { scope: "col" }, label)));
  const body = rows.map((row) => h("tr", {}, ...row.map((text, n) => (n === 0 ? h("th", { scope: "row" }, text) : h("td", { "data-label": labels[n] ?? "" }, text)))));
  const table = h("table", { class: "cards agg__log" }, h("thead", {}, head), h("tbody", {}, ...body));
  const take = h("button", { type: "button", class: "md-button" }, say("logTake"));
  take.addEventListener("click", () => offer(`nhat-ky-${name}.xlsx`, toWorkbook([{ name: say("logTitle"), rows: [labels, ...rows] }]) as BlobPart, TYPES.xlsx));
  const region = h("div", { class: "table-scroll", role: "region", tabindex: "0", "aria-label": say("logTitle") }, table);
  return [h("details", { class: "agg__fold" }, h("summary", {}, say("logCount", rows.length)), region, h("p", { class: "agg__buttons" }, take))];
}
