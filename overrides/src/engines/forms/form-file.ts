/** A filled form as a file: `{form, version, saved, records}` as JSON. Everything unexpected in a file is left out. */

import { parseJson, isRecord } from "../../common/json";
import { slugify } from "../../common/vietnamese";
import { compute } from "./compute";
import { cell, isEmpty, type FormModel, type FormRecord } from "./model";
import { tidyRecord } from "./sanitising";

/** Characters of a file that are looked at; three hundred full records are far below. */
export const MAX_FILE = 8_000_000;

/** Why a file cannot be opened: keys of the words of the form on its page. */
export type Refusal = "bigFile" | "notForm" | "otherForm" | "otherVersion" | "emptyFile" | "unreadable";

/** What was in a file, or why it cannot be opened, with what to fill in there. */
export type Opened =
  | { readonly records: ReadonlyArray<FormRecord>; readonly submission?: string }
  | { readonly refused: Refusal; readonly values: ReadonlyArray<string | number> };

/** The text of a file with computed `records`; `submission` and the time of saving tell it from others. */
export function writeFile(model: FormModel, records: ReadonlyArray<FormRecord>, submission?: string): string {
  const computed = records.map((record) => compute(model, record));
  const saved = new Date().toISOString();
  return JSON.stringify({ form: model.id, version: model.version, submission, saved, records: computed }, null, 1);
}

/** Reads a file for `model`; files of other forms or versions are refused. */
export function readFile(text: string, model: FormModel): Opened {
  const refused = (key: Refusal, ...values: Array<string | number>): Opened => ({ refused: key, values });
  if (text.length > MAX_FILE) return refused("bigFile");
  const data = parseJson(text.replace(/^\ufeff/, ""));
  if (!isRecord(data) || typeof data["form"] !== "string" || !Array.isArray(data["records"])) return refused("notForm");
  if (data["form"] !== model.id) return refused("otherForm", data["form"].slice(0, 80));
  if (data["version"] !== model.version) return refused("otherVersion", String(data["version"]).slice(0, 20), model.version);
  const records = data["records"].filter(isRecord).map((record) => tidyRecord(model, record));
  const submission = data["submission"];
  if (records.length === 0) return refused("emptyFile");
  return { records, ...(typeof submission === "string" ? { submission } : {}) };
}

/**
 * What a record is called: the unit that sends it, else its first text. `unit` is the field of the unit,
 * "" when the form has none. Number and place of a document say little about it.
 */
export function nameOf(model: FormModel, record: FormRecord, unit: string): string {
  const texts = model.fields.filter((field) => field.type === "text" && !["so", "ngay"].includes(field.id));
  const own = texts.filter((field) => !(model.shared ?? []).includes(field.id));
  const value = [unit, ...own.map((field) => field.id)].map((id) => cell(record.fields, id)).find((one) => !isEmpty(one));
  return value === undefined ? "" : String(value);
}

/** `<form id>-<name>` with an ending: "bang-tong-hop-thon-ban-mau-1.json". */
export function fileName(model: FormModel, name: string, ending: string): string {
  const slug = slugify(name).slice(0, 60).replace(/-+$/, "");
  return `${model.id}${slug ? `-${slug}` : ""}.${ending}`;
}
