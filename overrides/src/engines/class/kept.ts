/** What a trainer has typed for a class: kept on the device, taken along as a file. */

import { isRecord, parseJson } from "../../common/json";

export interface Kept {
  readonly course: string;
  /** yyyy-mm-dd, "" while nobody has said. */
  readonly day: string;
  readonly morning: string;
  readonly afternoon: string;
  readonly place: string;
  readonly title: string;
  readonly people: string;
  /** The list of delegates as pasted. */
  readonly list: string;
  readonly seeds: string;
  readonly costs: string;
}

export const NOTHING: Kept = { course: "", day: "", morning: "", afternoon: "", place: "", title: "", people: "", list: "", seeds: "", costs: "" };

const KIND = "lop-tap-huan";
const LONGEST = 100_000;

/** What stands under the known names; all else is left out. */
export function tidy(value: unknown): Kept {
  const found = isRecord(value) ? value : {};
  const text = (name: string): string => {
    const said = found[name];
    return typeof said === "string" ? said.slice(0, LONGEST) : "";
  };
  return Object.fromEntries(Object.keys(NOTHING).map((name) => [name, text(name)])) as unknown as Kept;
}

export function writeKept(kept: Kept): string {
  return JSON.stringify({ kind: KIND, ...kept }, null, 1);
}

/** Undefined for a file that holds no class. */
export function readKept(text: string): Kept | undefined {
  const found = parseJson(text.replace(/^\ufeff/, ""));
  return isRecord(found) && found["kind"] === KIND ? tidy(found) : undefined;
}
