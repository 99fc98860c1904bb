/** Workbooks as spreadsheets write them (.xlsx, .ods): sheets, defined names, and cells with what they mean. */

import type { Pace } from "../../common/slices";
import { Package } from "../package";
import { XmlReader } from "../xml";
import { ZipError, type Limits } from "../zip/archive";
import { parseArea, type Area } from "./addresses";
import { readStyles, type Format } from "./number-formats";
import { readOpenSheets } from "./open-document";
import { readStrings } from "./shared-strings";
import { readSheet, type Sheet } from "./sheet";

interface SheetPart {
  readonly name: string;
  readonly part: string;
  /** Not shown: hidden, or so that only programs show it. */
  readonly hidden: boolean;
}

/** The part of an OpenDocument file that holds all its sheets. */
const OPEN = "content.xml";

export class WorkbookError extends Error {
  /** `file`: the package, when it is something else than a workbook. */
  constructor(readonly file?: Package) {
    super(file ? "not a workbook" : "broken workbook");
  }
}

/** Where the main part of a package is, and of what kind: "xl/workbook.xml", "word/document.xml"; undefined for none. */
export async function mainPart(file: Package): Promise<string | undefined> {
  const main = (await file.relations("")).find((relation) => relation.kind === "officeDocument");
  return main !== undefined && file.has(main.part) ? main.part : undefined;
}

export class Workbook {
  /** Defined names of the whole workbook, in lower case as spreadsheets compare them, with what they refer to. */
  readonly names = new Map<string, string>();
  readonly sheets: SheetPart[] = [];
  private readonly read = new Map<string, Sheet>();
  private strings: ReadonlyArray<string> = [];
  private formats: ReadonlyArray<Format> = [];
  private from1904 = false;

  private constructor(
    readonly file: Package,
    readonly main: string,
    private readonly pace: Pace,
  ) {}

  /** Throws ZipError, XmlError, WorkbookError. */
  static async open(bytes: Uint8Array, limits: Limits, pace: Pace): Promise<Workbook> {
    const file = new Package(bytes, limits, pace);
    if (file.has("mimetype") && file.has(OPEN)) return Workbook.ofOpenDocument(file, pace);
    const main = (await mainPart(file)) ?? file.find("xl/workbook.xml");
    if (main === undefined || !/\.xml$/i.test(main)) throw new WorkbookError(file);
    const book = new Workbook(file, main, pace);
    await book.readMain();
    return book;
  }

  private static async ofOpenDocument(file: Package, pace: Pace): Promise<Workbook> {
    if (!(await file.text("mimetype")).includes("spreadsheet")) throw new WorkbookError(file);
    const manifest = file.find("META-INF/manifest.xml");
    if (manifest !== undefined && (await file.text(manifest)).includes("encryption-data")) throw new ZipError("locked");
    const book = new Workbook(file, OPEN, pace);
    const { sheets, hidden, names } = await readOpenSheets(await file.text(OPEN), pace);
    for (const [name, sheet] of sheets) {
      book.sheets.push({ name, part: OPEN, hidden: hidden.has(name) });
      book.read.set(name.toLowerCase(), sheet);
    }
    for (const [name, refers] of names) book.names.set(name, refers);
    if (sheets.size === 0) throw new WorkbookError();
    return book;
  }

  private async readMain(): Promise<void> {
    const { file, main } = this;
    const relations = await file.relations(main);
    const xml = new XmlReader(await file.text(main));
    if (xml.root() !== "workbook") throw new WorkbookError(file);
    for (let step = xml.next(); step !== "end"; step = xml.next()) {
      if (step !== "open") continue;
      if (xml.name === "workbookPr") this.from1904 = isTrue(xml.attribute("date1904"));
      else if (xml.name === "sheet") {
        const id = xml.attribute("id");
        const target = relations.find((relation) => relation.id === id && relation.kind === "worksheet");
        if (target !== undefined) this.sheets.push({ name: xml.attribute("name") ?? "", part: target.part, hidden: /hidden/i.test(xml.attribute("state") ?? "") });
      } else if (xml.name === "definedName") {
        const local = xml.attribute("localSheetId") !== undefined;
        const name = (xml.attribute("name") ?? "").toLowerCase();
        const refers = xml.inner().trim();
        if (!local) this.names.set(name, refers);
      }
    }
    if (this.sheets.length === 0) throw new WorkbookError();
    const partOf = (kind: string): string | undefined => relations.find((relation) => relation.kind === kind)?.part;
    const strings = partOf("sharedStrings");
    const styles = partOf("styles");
    if (strings !== undefined && file.has(strings)) this.strings = await readStrings(await file.text(strings), this.pace);
    if (styles !== undefined && file.has(styles)) this.formats = readStyles(await file.text(styles));
  }

  /** The part that holds a sheet, found without regard to case; undefined when there is no such sheet. */
  partOf(name: string): string | undefined {
    return this.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase())?.part;
  }

  /** A sheet by name, without regard to case; throws ZipError, XmlError, WorkbookError. */
  async sheet(name: string): Promise<Sheet> {
    const wanted = name.toLowerCase();
    const known = this.read.get(wanted);
    if (known) return known;
    const part = this.partOf(name);
    if (part === undefined || !this.file.has(part)) throw new WorkbookError();
    const text = await this.file.text(part);
    const { strings, formats, from1904 } = this;
    const sheet = await readSheet(text, { name, strings, formats, from1904 }, this.pace);
    this.read.set(wanted, sheet);
    return sheet;
  }

  /**
   * When a person last saved it, in milliseconds since 1970; undefined when it does not say. Programs that only
   * write a workbook leave the moment of its making there.
   */
  async saved(): Promise<number | undefined> {
    const core = (await this.file.relations("")).find((relation) => relation.kind === "core-properties")?.part ?? "docProps/core.xml";
    if (!this.file.has(core)) return undefined;
    const xml = new XmlReader(await this.file.text(core));
    const found = new Map<string, number>();
    for (let step = xml.next(); step !== "end"; step = xml.next()) {
      if (step === "open" && (xml.name === "created" || xml.name === "modified")) {
        const { name } = xml;
        found.set(name, Date.parse(xml.inner().trim()));
      }
    }
    const modified = found.get("modified");
    return modified === undefined || Number.isNaN(modified) || modified === found.get("created") ? undefined : modified;
  }

  /** The area a defined name refers to; undefined when it is lost, is several areas, or lies in another file. */
  area(name: string): Area | undefined {
    return parseArea(this.names.get(name.toLowerCase()) ?? "");
  }
}

/** What spreadsheets write for yes. */
function isTrue(text: string | undefined): boolean {
  return text === "1" || text === "true";
}
