/** A filled workbook as records, every value taken where its defined name points. */

import type { Area } from "./areas";
import { clean } from "./cells";
import { Collector, type FormFile, type RowReader } from "./collecting";
import { CONTRACT_SHEET, definedName, readContract, type Contract } from "./contract";
import { EMPTY, fromCell, isChosen } from "./found";
import { IntakeError, named } from "./intake-words";
import { isInput, optionsOf, same, type Field, type FormModel, type Row, type Table, type Value } from "./model";
import type { Package } from "./package";
import type { Pace } from "./pace";
import { MOST_ROWS, TooManyRows, type Cell, type Sheet } from "./sheet";
import { earlier, type Earlier } from "./versions";
import { Workbook, WorkbookError } from "./workbook";
import { XmlError } from "./xml";
import { ZipError, type Limits } from "./zip";

const LIMITS: Limits = { file: 20_000_000, parts: 2000, part: 40_000_000, whole: 60_000_000, ratio: 200 };

/** The forms that the portal knows. */
export interface Models {
  /** The present model of a form for a file of `version`; throws IntakeError when the portal has none, or an earlier one. */
  readonly of: (form: string, version: number) => FormModel;
  /** The form that bears a title. */
  readonly titled: (title: string) => { readonly form: string; readonly version: number } | undefined;
}

/** Reads a filled workbook; throws IntakeError when it cannot be read as a form. */
export async function readWorkbook(name: string, bytes: Uint8Array, models: Models, pace: Pace): Promise<FormFile> {
  try {
    const book = await Workbook.open(bytes, LIMITS, pace);
    const contract = await contractOf(book);
    const model = models.of(contract.form, contract.version);
    const before = earlier(model, contract.version);
    const reader = new Reader(name, book, model, places(book, contract, model, before), before.notes);
    await reader.load();
    return contract.layout === "many" && model.shared !== null ? await reader.many(pace) : reader.one();
  } catch (error) {
    throw inWords(error);
  }
}

/** What went wrong with the package, for people. */
export function inWords(error: unknown): unknown {
  if (error instanceof TooManyRows) return new IntakeError("nhieu-dong", error.sheet, MOST_ROWS.toLocaleString("vi-VN"));
  if (error instanceof XmlError) return new IntakeError(error.code === "doctype" ? "xml-la" : error.code === "huge" ? "nen-la" : "hong");
  if (error instanceof WorkbookError) return error.file ? otherKind(error.file) : new IntakeError("hong");
  if (!(error instanceof ZipError)) return error;
  return new IntakeError(error.code === "too-big" ? "nen-la" : error.code === "locked" ? "mat-khau" : "hong");
}

/** What a zip file without a workbook is. */
function otherKind(file: Package): IntakeError {
  const names = file.names.map((name) => name.toLowerCase());
  if (names.includes("xl/workbook.bin")) return new IntakeError("xlsb");
  if (names.some((name) => name.startsWith("word/"))) return new IntakeError("khac-loai", "văn bản Word (.docx)");
  if (names.some((name) => name.startsWith("ppt/"))) return new IntakeError("khac-loai", "tệp trình chiếu (.pptx)");
  if (names.includes("mimetype") && names.includes("content.xml")) return new IntakeError("khac-loai", "tài liệu OpenDocument (.odt, .odp)");
  return new IntakeError("khac-loai", "tệp nén (.zip)");
}

async function contractOf(book: Workbook): Promise<Contract> {
  const contract = book.partOf(CONTRACT_SHEET) === undefined ? undefined : await readContract(book);
  if (contract?.head === "scorecard") throw new IntakeError("bang-cham");
  if (contract?.head !== "form") throw new IntakeError("khong-cong");
  return contract;
}

type Places = ReadonlyMap<string, Area>;

/** The place of every input of `model` by kind and name; throws IntakeError when some are lost. */
function places(book: Workbook, contract: Contract, model: FormModel, before: Earlier): Places {
  const names = new Map(contract.lines.map(({ kind, name, defined }) => [`${kind} ${before.name(name)}`, defined]));
  const found = new Map<string, Area>();
  const lost = new Map<string, string>();
  const wanted = inputs(model);
  for (const [key, label] of wanted) {
    // LibreOffice takes "_xa_" inside a text for a line break, and then the line is not found by its name.
    const area = book.area(names.get(key) ?? definedName(key.slice(key.indexOf(" ") + 1), "x_"));
    if (area && area.left === area.right && book.partOf(area.sheet) !== undefined) found.set(key, area);
    else lost.set(key, label);
  }
  const asked = new Set(wanted.map(([key]) => key));
  const foreign = Array.from(names.keys()).filter((key) => /^(field|option|column) [\w.-]+$/.test(key) && !asked.has(key));
  before.compare(lost, foreign.map((key) => key.slice(key.indexOf(" ") + 1)));
  if (lost.size > 0) throw new IntakeError("mat-o", named(lost.values()));
  return found;
}

/** Kind and name of every input of a form, as the contract lists them, with what it is called. */
function inputs(model: FormModel): Array<readonly [string, string]> {
  const fields = model.fields.filter((field) => field.formula === null);
  const found = fields.flatMap((field) => keysOf(field).map((key) => [key, field.label] as const));
  for (const table of model.tables) {
    for (const column of table.columns.filter(isInput)) found.push([`column ${table.id}.${column.id}`, `${table.title}: ${column.label}`]);
    if (!table.open) found.push([`rows ${table.id}.__rows`, `${table.title}: mã các dòng`]);
  }
  return found;
}

/** The inputs of a field: one, or one an option. */
function keysOf(field: Field): string[] {
  if (field.type !== "multichoice") return [`field ${field.id}`];
  return optionsOf(field).map((option) => `option ${field.id}.${option.id}`);
}

class Reader {
  private readonly collector: Collector;
  private readonly sheets = new Map<string, Sheet>();

  constructor(
    name: string,
    private readonly book: Workbook,
    private readonly model: FormModel,
    private readonly places: Places,
    notes: ReadonlyArray<string>,
  ) {
    this.collector = new Collector(name, model);
    for (const note of notes) this.collector.warn(note);
  }

  /** Reads the sheets that hold inputs. */
  async load(): Promise<void> {
    for (const { sheet } of this.places.values()) if (!this.sheets.has(sheet)) this.sheets.set(sheet, await this.book.sheet(sheet));
  }

  one(): FormFile {
    const fields = this.fields.map((field) => [field.id, this.value(field)] as const);
    const tables = this.model.tables.map((table) => [table.id, this.rows(table)] as const);
    this.collector.add(Object.fromEntries(fields), Object.fromEntries(tables));
    return this.collector.finish();
  }

  /** A record a line; what is written once for all comes first. */
  async many(pace: Pace): Promise<FormFile> {
    const isShared = (field: Field): boolean => this.model.shared?.includes(field.id) ?? false;
    const own = this.fields.filter((field) => !isShared(field));
    let common: Row | undefined;
    for (const line of this.lines(own.flatMap(keysOf))) {
      await pace();
      if (!own.some((field) => this.hasContent(field, line))) continue;
      common = common ?? this.valuesOf(this.fields.filter(isShared));
      this.collector.add({ ...common, ...this.valuesOf(own, line) }, {});
    }
    return this.collector.finish();
  }

  private get fields(): ReadonlyArray<Field> {
    return this.model.fields.filter((field) => field.formula === null);
  }

  private valuesOf(fields: ReadonlyArray<Field>, line?: number): Row {
    return Object.fromEntries(fields.map((field) => [field.id, this.value(field, line)]));
  }

  /** The cell of an input; of a column, the one in row `line`. */
  private cell(key: string, line?: number): Cell | undefined {
    const area = this.places.get(key);
    if (area === undefined) return undefined;
    const at = line ?? area.top;
    return at < area.top || at > area.bottom ? undefined : this.sheets.get(area.sheet)?.cell(at, area.left);
  }

  private value(field: Field, line?: number): Value {
    if (field.type !== "multichoice") return this.collector.value(field, fromCell(this.cell(`field ${field.id}`, line), field.type));
    const chosen = optionsOf(field).filter(({ id }) => isChosen(fromCell(this.cell(`option ${field.id}.${id}`, line), field.type)));
    return chosen.length > 0 ? chosen.map((option) => option.id) : null;
  }

  private hasContent(field: Field, line: number): boolean {
    return keysOf(field).some((key) => {
      const found = fromCell(this.cell(key, line), field.type);
      if (field.type === "multichoice") return isChosen(found);
      const { raw, unknown } = found;
      const said = unknown || raw === 0 || raw === false || (raw !== null && clean(String(raw)) !== "");
      return Boolean(said) && (field.default === null || !same(raw as Value, field.default));
    });
  }

  /** The rows that have any content within the areas of `keys`, from top to bottom. */
  private lines(keys: ReadonlyArray<string>): number[] {
    const areas = keys.map((key) => this.places.get(key)).filter((area): area is Area => area !== undefined);
    const [first] = areas;
    if (first === undefined) return [];
    const top = Math.min(...areas.map((area) => area.top));
    const bottom = Math.max(...areas.map((area) => area.bottom));
    return this.sheets.get(first.sheet)?.rowsBetween(top, bottom) ?? [];
  }

  private rows(table: Table): Row[] {
    const rowAt = (line: number): RowReader => {
      return (column) => (isInput(column) ? fromCell(this.cell(`column ${table.id}.${column.id}`, line), column.type) : EMPTY);
    };
    const lines = this.lines(table.columns.filter(isInput).map((column) => `column ${table.id}.${column.id}`));
    if (table.open) return this.collector.growingRows(table, lines.map(rowAt));
    const ids = new Map<number, string>();
    const found = new Map<string, number>();
    const key = `rows ${table.id}.__rows`;
    for (const line of this.lines([key])) {
      const id = this.cell(key, line)?.value;
      if (typeof id !== "string") continue;
      ids.set(line, id.trim());
      if (!found.has(id.trim())) found.set(id.trim(), line);
    }
    const given = new Set((table.rows ?? []).map((row) => String(row["id"])));
    for (const line of lines) {
      const id = ids.get(line);
      if (id === undefined || !given.has(id) || found.get(id) !== line) this.collector.strayRow(table, rowAt(line));
    }
    return this.collector.givenRows(table, new Map(Array.from(found, ([id, line]) => [id, rowAt(line)] as const)));
  }
}
