/** Files coming in: one of any kind becomes an entry to be added up, or a reason why it does not. */

import type { Data, Item } from "./aggregate-model";
import type { FormFile } from "./collecting";
import { IntakeError, WORDS } from "./intake-words";
import { readJson } from "./jsonfile";
import type { FormModel } from "./model";
import { Cancelled, type Pace } from "./pace";
import { kindOf, MAX_FILE } from "./sniffing";
import { readWorkbook, type Models } from "./workbook-read";
import { fingerprint } from "./zip";

/** Reads a filled workbook or a saved form; what counts is the content. Throws IntakeError, and what `pace` throws. */
export async function readFormFile(name: string, bytes: Uint8Array, models: Models, pace: Pace): Promise<FormFile> {
  return kindOf(bytes) === "json" ? readJson(name, bytes, models) : readWorkbook(name, bytes, models, pace);
}

/** A file to be read: chosen on a page, or lying in a folder. */
export interface Incoming {
  readonly name: string;
  /** Bytes; more than a filled form ever has are not read. */
  readonly size: number;
  /** Fails where the device or the folder does. */
  readonly bytes: () => Promise<Uint8Array>;
}

/**
 * One file as an item of the list, or as several when it holds several sheets of a form with one a file. Never
 * fails but when `pace` says that nobody waits any more.
 */
export async function readIncoming({ name, size, bytes }: Incoming, data: Data, pace: Pace): Promise<Item[]> {
  const item = { name, print: `${name} ${size}`, notes: [] };
  try {
    if (size > MAX_FILE * 1_000_000) throw new IntakeError("qua-lon", Math.round(size / 1_000_000), MAX_FILE);
    const content = await bytes().catch(() => {
      throw new IntakeError("khong-mo");
    });
    const print = fingerprint(content);
    try {
      const { entries, warnings } = await readFormFile(name, content, modelsOf(data), pace);
      const part = (n: number): string => (entries.length > 1 ? `${print} ${n}` : print);
      return entries.map((entry, n) => ({ name: entry.name, print: part(n), entry, notes: warnings }));
    } catch (error) {
      return [{ ...item, print, refused: why(error) }];
    }
  } catch (error) {
    return [{ ...item, refused: why(error) }];
  }
}

function why(error: unknown): string {
  if (error instanceof Cancelled) throw error;
  if (error instanceof IntakeError) return error.message;
  console.error("portal:", error);
  return WORDS.hong;
}

/** Models of the forms a page knows; of other forms of the portal only title and version are at hand. */
export function modelsOf(data: Data): Models {
  return (form, version) => {
    const known = data.known[form];
    if (known === undefined) throw new IntakeError("mau-la", form.slice(0, 80));
    if (version < known.version) throw new IntakeError("ban-cu", version, known.version);
    if (version > known.version) throw new IntakeError("ban-moi", version, known.version);
    return data.forms[form] ?? empty(form, known.title, known.version);
  };
}

function empty(id: string, title: string, version: number): FormModel {
  return { id, title, version, layout: "", shared: null, fields: [], tables: [], rules: [] };
}
