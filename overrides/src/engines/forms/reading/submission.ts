/** Files coming in: one of any kind becomes an entry to be added up, or a reason why it does not. */

import { Cancelled, type Pace } from "../../../common/slices";
import { inWords } from "../../../office/faults";
import { IntakeError } from "../../../office/intake-error";
import { kindOf, MAX_FILE } from "../../../office/sniffing";
import { fingerprint, ZipError, type Archive } from "../../../office/zip/archive";
import { isOfSystem, isZipName, MAX_ZIP, membersOf, Room, type Incoming } from "../../../office/zip/unpacking";
import { reviewed, type Data, type Item } from "../aggregation/aggregate";
import { MANIFEST, manifestOf, type Packed, type Purpose, type Manifest } from "../aggregation/collection-file";
import type { FormModel } from "../model";
import { withCommunes } from "../place-names";
import { isDocument, readDocument } from "./docx/document";
import { readJson } from "./json-file";
import type { FormFile } from "./record-builder";
import { readWorkbook, type Models } from "./xlsx/workbook";

export type { Incoming } from "../../../office/zip/unpacking";

/** Reads a filled workbook or document, or a saved form; what counts is the content. Throws IntakeError, and what `pace` throws. */
export async function readFormFile(name: string, bytes: Uint8Array, models: Models, pace: Pace): Promise<FormFile> {
  if (kindOf(bytes) === "json") return readJson(name, bytes, models);
  return isDocument(bytes) ? readDocument(name, bytes, models, pace) : readWorkbook(name, bytes, models, pace);
}

/** What files come to. */
export interface Came {
  /** A file each; several for one that holds several sheets of a form with one a file, or that is a zip file. */
  readonly items: ReadonlyArray<Item>;
  /** Files of systems and office programs, which are nobody's forms. */
  readonly passed: number;
  /** The files one by one, when they came as a collection saved on another desk. */
  readonly collection?: { readonly purpose: Purpose; readonly members: ReadonlyArray<Member> };
}

/** A file of a collection, and the forms in it as they were read. */
export interface Member {
  readonly file: Packed;
  readonly items: ReadonlyArray<Item>;
}

/** Reads a file. Never fails but when `pace` says that nobody waits any more. */
export async function readIncoming(file: Incoming, data: Data, pace: Pace, room: Room = new Room()): Promise<Came> {
  const { name, size } = file;
  if (isOfSystem(name)) return { items: [], passed: 1 };
  const refused = (error: unknown, print: string): Came => ({ items: [{ name, print, notes: [], refused: why(error) }], passed: 0 });
  try {
    const most = isZipName(name) ? MAX_ZIP : MAX_FILE;
    if (size > most * 1_000_000) throw new IntakeError("qua-lon", Math.round(size / 1_000_000), most);
    const content = await file.bytes().catch((error: unknown) => {
      throw error instanceof Cancelled || error instanceof ZipError ? inWords(error) : new IntakeError("khong-mo");
    });
    const print = fingerprint(content);
    try {
      const archive = room.open(name, content);
      if (archive) {
        const manifest = await manifestOf(archive, pace);
        if (manifest) return await readCollection(archive, manifest, data, pace, room.within());
        return await readAll(membersOf(name, archive, pace), data, pace, room.within());
      }
      const { entries, warnings } = await readFormFile(name, content, modelsOf(data), pace);
      const part = (n: number): string => (entries.length > 1 ? `${print} ${n}` : print);
      const items = entries.map((entry, n): Item => {
        const form = data.forms[entry.form];
        const named = form === undefined ? { entry, notes: [] } : withCommunes(form, entry, data.units);
        return { name: entry.name, print: part(n), received: named.entry, entry: named.entry, notes: [...warnings, ...named.notes] };
      });
      return { items, passed: 0 };
    } catch (error) {
      return refused(error, print);
    }
  } catch (error) {
    return refused(error, `${name} ${size}`);
  }
}

/** The files of a zip file; throws IntakeError when there is none but those of systems. */
async function readAll(files: ReadonlyArray<Incoming>, data: Data, pace: Pace, room: Room): Promise<Came> {
  const items: Item[] = [];
  let passed = 0;
  for (const file of files) {
    const came = await readIncoming(file, data, pace, room);
    items.push(...came.items);
    passed += came.passed;
  }
  if (items.length === 0) throw new IntakeError("zip-rong");
  return { items, passed };
}

/** The files of a collection that was saved as one, with what has been decided about them; throws IntakeError when there is none. */
async function readCollection(archive: Archive, manifest: Manifest, data: Data, pace: Pace, room: Room): Promise<Came> {
  const members: Member[] = [];
  const items: Item[] = [];
  for (const name of archive.names.filter((one) => one !== MANIFEST)) {
    const bytes = await archive.read(name, pace);
    const came = await readIncoming({ name, size: bytes.length, bytes: () => Promise.resolve(bytes) }, data, pace, room);
    const file: Packed = { out: [], reviews: {}, ...manifest.files.get(name), name, bytes };
    members.push({ file, items: came.items });
    const decided = came.items.map((item, at) => reviewed(item, file.reviews[at], data));
    items.push(...decided.filter((_, at) => !file.out.includes(at)));
  }
  if (items.length === 0) throw new IntakeError("zip-rong");
  return { items, passed: 0, collection: { purpose: manifest.purpose, members } };
}

function why(error: unknown): string {
  if (error instanceof Cancelled) throw error;
  if (error instanceof IntakeError) return error.message;
  console.error("portal:", error);
  return new IntakeError("hong").message;
}

/** Models of the forms a page knows; of other forms of the portal only title and version are at hand. */
export function modelsOf(data: Data): Models {
  return {
    of: (form, version) => {
      const known = data.known[form];
      if (known === undefined) throw new IntakeError("mau-la", form.slice(0, 80));
      if (version < 1) throw new IntakeError("khong-ban");
      if (version > known.version) throw new IntakeError("ban-moi", version, known.version);
      return data.forms[form] ?? empty(form, known.title, version);
    },
    titled: (title) => {
      const found = Object.entries(data.known).find(([, known]) => known.title === title);
      return found && { form: found[0], version: found[1].version };
    },
  };
}

function empty(id: string, title: string, version: number): FormModel {
  return { id, title, version, layout: "", shared: null, key: [], fields: [], tables: [], order: [], migrates: [], rules: [], certificate: null, printed: [] };
}
