/** What a scorecard keeps: on the device and as a file. Everything unexpected is left out. */

import { isRecord } from "../../common/json";
import type { Marks, Model } from "./scoring";

export interface Saved {
  readonly scorecard: string;
  readonly version: 1;
  readonly who: string;
  readonly year: string;
  readonly groups: ReadonlyArray<string>;
  readonly marks: Marks;
  readonly notes: Readonly<Record<string, string>>;
}

/** Nothing filled in yet; groups that ask for more are chosen until somebody says otherwise. */
export function blank(model: Model): Saved {
  const groups = model.groups.filter((group) => group.on).map((group) => group.id);
  return { scorecard: model.id, version: 1, who: "", year: "", groups, marks: {}, notes: {} };
}

/** What was saved for `model`, or undefined if it belongs to something else. */
export function parseSaved(value: unknown, model: Model): Saved | undefined {
  if (!isRecord(value) || value["scorecard"] !== model.id || value["version"] !== 1) return undefined;
  const known = new Map(model.items.map((item) => [item.id, item]));
  const marks: Record<string, number> = {};
  for (const [id, mark] of entries(value["marks"])) {
    const item = known.get(id);
    const fits = typeof mark === "number" && Number.isFinite(mark) && mark >= 0;
    if (item && fits && (item.max === null || mark <= item.max)) marks[id] = mark;
  }
  const notes: Record<string, string> = {};
  for (const [id, note] of entries(value["notes"])) if (known.has(id) && typeof note === "string") notes[id] = note;
  const listed = value["groups"];
  const groups = model.groups.map((group) => group.id).filter((id) => Array.isArray(listed) && listed.includes(id));
  return { scorecard: model.id, version: 1, who: text(value["who"]), year: text(value["year"]), groups, marks, notes };
}

function entries(value: unknown): Array<[string, unknown]> {
  return isRecord(value) ? Object.entries(value) : [];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** A number as people type it here, comma or dot; undefined for an empty box, NaN for anything else. */
export function parseNumber(typed: string): number | undefined {
  const plain = typed.trim().replace(",", ".");
  if (plain === "") return undefined;
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}

/** A number as it was typed. */
export function written(value: number): string {
  return String(value).replace(".", ",");
}
