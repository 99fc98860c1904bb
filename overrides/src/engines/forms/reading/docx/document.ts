/**
 * A filled Word document of ours as records. Content controls are found by their tags; where an office
 * program has dropped these, by the words beside them, which our documents take from the form.
 */

import { oneSpaced } from "../../../../common/normalisation";
import type { Pace } from "../../../../common/slices";
import { blocksOf, isTicked, wordsIn, type Place, type Table as Drawn } from "../../../../office/docx/blocks";
import { inWords } from "../../../../office/faults";
import { IntakeError } from "../../../../office/intake-error";
import { Package } from "../../../../office/package";
import { mainPart } from "../../../../office/xlsx/workbook";
import { XmlReader } from "../../../../office/xml";
import { Archive, type Limits } from "../../../../office/zip/archive";
import { optionsOf, type Field, type FormModel, type Row, type Value } from "../../model";
import { DAY, FILED_DOTTED, ORGANISATION } from "../../printed";
import { Collector, type FormFile } from "../record-builder";
import type { Found } from "../value";
import { earlier, type Earlier } from "../versions";
import { named, say } from "../words";
import type { Models } from "../xlsx/workbook";
import { DocumentNames } from "./labels";
import { dayIn, TableReader } from "./table";
import { addedTo, type Added } from "./texts";

const LIMITS: Limits = { file: 20_000_000, parts: 2000, part: 40_000_000, whole: 60_000_000, ratio: 200 };

/** Whether a zip file is a Word document; false for what cannot be opened. */
export function isDocument(bytes: Uint8Array): boolean {
  try {
    return new Archive(bytes, LIMITS).names.some((name) => MAIN.test(name));
  } catch {
    return false;
  }
}

const MAIN = /^word\/document\d*\.xml$/i;

/** Reads a filled document; throws IntakeError when it cannot be read as a form. */
export async function readDocument(name: string, bytes: Uint8Array, models: Models, pace: Pace): Promise<FormFile> {
  try {
    const file = new Package(bytes, LIMITS, pace);
    const main = (await mainPart(file)) ?? file.names.find((name) => MAIN.test(name)) ?? "";
    const { form, version } = await identityOf(file, main, models);
    const model = models.of(form, version);
    const reader = new Reader(name, model, earlier(model, version));
    for (const block of blocksOf(await file.text(main))) {
      if ("place" in block) reader.place(block.place);
      else if ("table" in block) reader.table(block.table);
      else reader.beside(block.beside);
      await pace();
    }
    for (const [where, words] of await asides(file, main)) reader.beside(words, where);
    return reader.finish();
  } catch (error) {
    throw inWords(error);
  }
}

/** Parts that lie beside the text, by kind of relation, and what they are called. */
const ASIDES: Readonly<Record<string, string>> = {
  header: say("asideHeader"),
  footer: say("asideFooter"),
  comments: say("asideComments"),
  footnotes: say("asideFootnotes"),
  endnotes: say("asideEndnotes"),
};

/** What is written beside the text: where, and the words. Numbers of pages are none. */
async function asides(file: Package, main: string): Promise<Array<readonly [string, string]>> {
  const found: Array<readonly [string, string]> = [];
  for (const { kind, part } of await file.relations(main)) {
    const where = ASIDES[kind];
    if (where === undefined || !file.has(part)) continue;
    const xml = new XmlReader(await file.text(part));
    xml.root();
    const words = oneSpaced(wordsIn(xml));
    if (words !== "" && !/^\d+$/.test(words)) found.push([where, words]);
  }
  return found;
}

/** What form a document says it is: by its properties, by the variables of earlier ones, or by its title. */
async function identityOf(file: Package, main: string, models: Models): Promise<{ form: string; version: number }> {
  const properties = (await file.relations("")).find((relation) => relation.kind === "custom-properties")?.part;
  const settings = (await file.relations(main)).find((relation) => relation.kind === "settings")?.part;
  for (const [part, element] of [[properties, "property"], [settings, "docVar"]] as const) {
    if (part === undefined || !file.has(part)) continue;
    const said = saidIn(await file.text(part), element);
    const version = Number(said.get("portalVersion"));
    const form = said.get("portalForm");
    if (form !== undefined && Number.isInteger(version)) return { form, version };
  }
  const core = (await file.relations("")).find((relation) => relation.kind === "core-properties")?.part;
  const known = core !== undefined && file.has(core) ? models.titled(titleIn(await file.text(core))) : undefined;
  if (known === undefined) throw new IntakeError("word-la");
  return known;
}

/** Values by name, of properties (in their text) or of variables (in an attribute). */
function saidIn(source: string, element: string): Map<string, string> {
  const xml = new XmlReader(source);
  const found = new Map<string, string>();
  for (let step = xml.next(); step !== "end"; step = xml.next()) {
    if (step !== "open" || xml.name !== element) continue;
    const name = xml.attribute("name") ?? "";
    found.set(name, xml.attribute("val") ?? xml.inner().trim());
  }
  return found;
}

function titleIn(source: string): string {
  const xml = new XmlReader(source);
  for (let step = xml.next(); step !== "end"; step = xml.next()) if (step === "open" && xml.name === "title") return xml.inner().trim();
  return "";
}

/** What was found of one record. */
class RecordPlaces {
  readonly fields = new Map<string, Place>();
  /** Places of boxes, by `field.option`. */
  readonly boxes = new Map<string, Place>();
  readonly tables = new Map<string, TableReader>();

  get isEmpty(): boolean {
    return this.fields.size + this.boxes.size + this.tables.size === 0;
  }
}

class Reader {
  private readonly names: DocumentNames;
  private readonly records: RecordPlaces[] = [new RecordPlaces()];
  private readonly added: Added;
  /** What people wrote outside the places of the form, by where. */
  private readonly others = new Map<string, Set<string>>();

  constructor(
    private readonly file: string,
    private readonly model: FormModel,
    private readonly earlier: Earlier,
  ) {
    this.names = new DocumentNames(model);
    this.added = addedTo(model);
  }

  private get record(): RecordPlaces {
    return this.records[this.records.length - 1] as RecordPlaces;
  }

  place(place: Place, row = "", head = ""): void {
    const name = place.tag !== "" ? this.earlier.name(place.tag) : this.names.of(place, row, head);
    if (name === undefined) return;
    const kept = this.names.isBox(name) ? "boxes" : "fields";
    // A place that comes again begins the next record.
    if (this.record[kept].has(name)) this.records.push(new RecordPlaces());
    this.record[kept].set(name, place);
  }

  /** Takes words in that stand outside the places; `where` says where when it is not the text. */
  beside(words: string, where = ""): void {
    const added = this.added(words);
    if (added.length > 0) this.others.set(where, new Set([...(this.others.get(where) ?? []), ...added]));
  }

  table(drawn: Drawn): void {
    const table = this.names.tableOf(drawn, (tag) => this.earlier.name(tag));
    if (table === undefined) {
      const [heads = []] = drawn.rows;
      for (const cells of drawn.rows) {
        cells.forEach((cell, at) => {
          this.beside(cell.beside);
          for (const place of cell.places) {
            const lead = place.lead || drawn.lead;
            this.place({ ...place, lead }, cells[0]?.text ?? "", heads[at]?.text ?? "");
          }
        });
      }
      return;
    }
    if (this.record.tables.has(table.id)) this.records.push(new RecordPlaces());
    const reader = new TableReader(table, drawn, (tag) => this.earlier.name(tag));
    for (const words of reader.outside) this.beside(words);
    this.record.tables.set(table.id, reader);
  }

  finish(): FormFile {
    const collector = new Collector(this.file, this.model);
    const records = this.records.filter((record) => !record.isEmpty);
    this.complain(records[0] ?? new RecordPlaces());
    for (const note of this.earlier.notes) collector.warn(note);
    for (const [where, words] of this.others) {
      const all = Array.from(words).join(", ");
      collector.warn(where === "" ? say("beside", all) : say("besideAt", where, all));
    }
    for (const record of records) {
      const fields = this.inputs.map((field) => [field.id, this.value(collector, record, field)] as const);
      const tables = this.model.tables.map((table) => [table.id, record.tables.get(table.id)?.rows(collector) ?? []] as const);
      collector.add(Object.fromEntries(fields) as Row, Object.fromEntries(tables));
    }
    return collector.finish();
  }

  private get inputs(): ReadonlyArray<Field> {
    return this.model.fields.filter((field) => field.formula === null);
  }

  /** Throws when places of the form are not in the document. */
  private complain(record: RecordPlaces): void {
    const lost = new Map<string, string>();
    for (const field of this.inputs) {
      const options = optionsOf(field).map((option) => `${field.id}.${option.id}`);
      if (options.length > 0 ? options.some((name) => !record.boxes.has(name)) : !record.fields.has(field.id)) lost.set(field.id, field.label);
    }
    for (const table of this.model.tables) {
      const found = record.tables.get(table.id);
      for (const column of found?.lost ?? table.columns.filter((one) => !one.auto && one.formula === null)) {
        lost.set(`${table.id}.${column.id}`, `${table.title}: ${column.label}`);
      }
    }
    this.earlier.compare(lost, this.foreign);
    if (lost.size > 0) throw new IntakeError("mat-o-word", named(lost.values()));
  }

  /** Tags that the form does not have. */
  private get foreign(): string[] {
    const known = (record: RecordPlaces): string[] => [...record.fields.keys(), ...record.boxes.keys()].filter((name) => !this.names.has(name));
    return Array.from(new Set(this.records.flatMap((record) => [...known(record), ...Array.from(record.tables.values()).flatMap((one) => one.foreign)])));
  }

  private value(collector: Collector, record: RecordPlaces, field: Field): Value {
    const options = optionsOf(field);
    if (options.length === 0) return collector.value(field, found(field, record.fields.get(field.id)));
    const ticked = options.filter((option) => {
      const place = record.boxes.get(`${field.id}.${option.id}`);
      return place !== undefined && isTicked(place);
    });
    if (field.type === "multichoice") return ticked.length > 0 ? ticked.map((option) => option.id) : null;
    // Two answers to one question are none of its options.
    return collector.value(field, { raw: ticked.length === 1 ? ticked[0]?.id : ticked.map((option) => option.label).join("; ") });
  }
}

/** What a place holds for a field. */
function found(field: Field, place: Place | undefined): Found {
  if (place === undefined) return { raw: null };
  if (field.type === "date") return { raw: dayIn(place.text, place.day) };
  const text = writtenIn(field, place.text);
  return { raw: isPrompt(field, text) ? null : text };
}

function writtenIn(field: Field, text: string): string {
  // Our documents of earlier days had printed words inside these two.
  if (field.id === "so") return withoutSign(text);
  return field.id === "noi_nhan" ? text.replace(FILED_DOTTED, "") : text;
}

/** What our documents print in places that nobody has filled in, where an office program has made it text. */
function isPrompt(field: Field, text: string): boolean {
  const said = oneSpaced(text.replace(/…+/g, " "));
  return said === "" || said === `(${oneSpaced(field.help ?? "")})` || said === ORGANISATION || (text.includes("…") && DAY.test(said.replace(/^, /, "")));
}

/** The number of a document without the sign that the form prints behind it ("12/BC-…"). */
function withoutSign(text: string): string {
  return oneSpaced(text).replace(/\/[^/…]*…+$/, "");
}
