/**
 * The sheets of one filled form, every value taken where its defined name points. Each cell that holds something
 * is in a record, or the template's own, or told: nothing is passed over in silence.
 */

import type { Pace } from "../../../../common/slices";
import { cellName, contains, type Area, type Range } from "../../../../office/xlsx/addresses";
import type { Cell, Sheet } from "../../../../office/xlsx/sheet";
import { isInput, isNumeric, optionsOf, same, type Field, type FormModel, type Row, type Table, type Value } from "../../model";
import { clean } from "../../parsing";
import type { Collector, RowReader } from "../record-builder";
import { EMPTY, fromCell, isChosen } from "../value";
import { say } from "../words";
import { givenLines } from "./given-rows";
import { keysOf, type Places } from "./places";
import { rowsInWords, cellsInWords } from "./places-in-words";
import type { OwnTexts } from "./template-texts";

export class FilledSheets {
  /** The cells that were taken, by sheet, as `at` numbers them. */
  private readonly taken = new Map<string, Set<number>>();
  private readonly places: ReadonlyMap<string, Area>;
  /** Where formulas stand; `auto`: where they number the rows. */
  private readonly computed: ReadonlyArray<Area & { readonly auto: boolean }>;

  constructor(
    private readonly collector: Collector,
    private readonly model: FormModel,
    private readonly named: Places,
    private readonly formulas: ReadonlyArray<Area>,
    private readonly sheets: ReadonlyMap<string, Sheet>,
    private readonly texts: OwnTexts,
  ) {
    const reaches = this.lists().map((keys) => ({ keys, ...this.reach(keys) }));
    const bottom = new Map(reaches.flatMap(({ keys, bottom: to }) => keys.map((key) => [key, to] as const)));
    this.places = new Map(Array.from(named, ([key, area]) => [key, { ...area, bottom: bottom.get(key) ?? area.bottom }]));
    const grown = formulas.map((area) => {
      const list = reaches.find(({ sheet, top }) => sheet === area.sheet && top === area.top && area.bottom > area.top);
      return { ...area, bottom: list ? Math.max(list.bottom, area.bottom) : area.bottom, auto: this.isAuto(area) };
    });
    const numbers = reaches.filter(() => model.shared !== null).map(({ sheet, top, bottom: to, left }) => ({ sheet, top, bottom: to, left: left - 1, right: left - 1, auto: true }));
    this.computed = [...grown, ...numbers];
  }

  get names(): string[] {
    return Array.from(this.sheets.keys());
  }

  /** The same on a copy of the only sheet; undefined when `sheet` is none, or the form has several. */
  copiedTo(name: string, sheet: Sheet): FilledSheets | undefined {
    const [[own, main] = ["", undefined], ...more] = Array.from(this.sheets);
    if (main === undefined || more.length > 0) return undefined;
    const isText = (cell: Cell | undefined): boolean => typeof cell?.value === "string";
    const anchors = main.content().filter(([, , cell]) => isText(cell) && this.texts.isHeading(String(cell.value)));
    const equal = anchors.every(([row, column, cell]) => clean(String(sheet.cell(row, column)?.value ?? "")) === clean(String(cell.value)));
    if (anchors.length === 0 || !equal) return undefined;
    const there = (area: Area): Area => ({ ...area, sheet: area.sheet === own ? name : area.sheet });
    const places = new Map(Array.from(this.named, ([key, area]) => [key, there(area)]));
    return new FilledSheets(this.collector, this.model, places, this.formulas.map(there), new Map([[name, sheet]]), this.texts);
  }

  /** Whether some input holds anything but its default. */
  isFilled(): boolean {
    const own = this.fields.some((field) => this.linesOf(keysOf(field)).some((line) => this.hasContent(field, line)));
    return own || this.model.tables.some((table) => table.columns.filter(isInput).some((column) => {
      const key = `column ${table.id}.${column.id}`;
      return this.linesOf([key]).some((line) => {
        const { raw, unknown, pending } = fromCell(this.peek(key, line), column.type);
        const said = (unknown && !pending) || (raw !== null && raw !== undefined && clean(String(raw)) !== "");
        return said && (column.default === null || !same(raw as Value, column.default));
      });
    }));
  }

  one(): void {
    const fields = this.fields.map((field) => [field.id, this.value(field)] as const);
    const tables = this.model.tables.map((table) => [table.id, this.rows(table)] as const);
    this.tellMerged();
    this.collector.add(Object.fromEntries(fields), Object.fromEntries(tables));
  }

  /** A record a line; what is written once for all comes first. */
  async many(pace: Pace): Promise<void> {
    this.tellMerged();
    const own = this.ownFields;
    const common = this.valuesOf(this.fields.filter((field) => !own.includes(field)));
    for (const line of this.linesOf(own.flatMap(keysOf))) {
      await pace();
      if (own.some((field) => this.hasContent(field, line))) this.collector.add({ ...common, ...this.valuesOf(own, line) }, {});
    }
  }

  /** Tells of what is neither in a record nor the template's, and of rows nobody sees. */
  tellRest(): void {
    for (const [name, sheet] of this.sheets) {
      const left: Array<readonly [number, number]> = [];
      const typed: Array<readonly [number, number]> = [];
      const unseen = new Set<number>();
      for (const [row, column, cell] of sheet.content()) {
        const isTaken = this.taken.get(name)?.has(at(row, column)) ?? false;
        if (!isTaken) {
          const area = this.computed.find((one) => one.sheet === name && contains(one, row, column));
          if (area && (cell.formula || (area.auto && cell.value === row - area.top + 1))) continue;
          if (typeof cell.value === "string" && this.texts.has(cell.value)) continue;
          (area ? typed : left).push([row, column]);
        }
        // Lines prepared for later are hidden and hold defaults.
        if (sheet.hidden.has(row) && !cell.formula && !this.isDefault(cell)) unseen.add(row);
      }
      if (left.length > 0) this.collector.warn(say("sheetBeside", name, cellsInWords(sheet, left)));
      if (typed.length > 0) this.collector.warn(say("sheetTyped", name, cellsInWords(sheet, typed)));
      if (unseen.size > 0) this.collector.warn(say("sheetHiddenRows", name, rowsInWords(unseen)));
    }
  }

  private isDefault({ value }: Cell): boolean {
    const specs = [...this.model.fields, ...this.model.tables.flatMap((table) => table.columns)].filter((spec) => spec.default !== null);
    return specs.some((spec) => [spec.default, ...optionsOf(spec).filter(({ id }) => id === spec.default).map(({ label }) => label)].includes(value));
  }

  private get fields(): ReadonlyArray<Field> {
    return this.model.fields.filter((field) => field.formula === null);
  }

  /** The fields every record of many has of its own. */
  private get ownFields(): ReadonlyArray<Field> {
    return this.fields.filter((field) => !(this.model.shared?.includes(field.id) ?? false));
  }

  /** The inputs of each list that grows. */
  private lists(): string[][] {
    if (this.model.shared !== null) return [this.ownFields.flatMap(keysOf)];
    return this.model.tables.filter((table) => table.open).map((table) => table.columns.filter(isInput).map((column) => `column ${table.id}.${column.id}`));
  }

  /** From where to where a list reaches: down to what else stands below it. */
  private reach(keys: ReadonlyArray<string>): Area {
    const areas = keys.map((key) => this.named.get(key)).filter((area): area is Area => area !== undefined);
    const [first] = areas;
    if (first === undefined) return { sheet: "", top: 0, bottom: 0, left: 0, right: 0 };
    const { sheet } = first;
    const bottom = Math.max(...areas.map((area) => area.bottom));
    return {
      sheet,
      top: Math.min(...areas.map((area) => area.top)),
      bottom: Math.max(bottom, this.nextBelow(sheet, bottom) - 1),
      left: Math.min(...areas.map((area) => area.left)),
      right: Math.max(...areas.map((area) => area.right)),
    };
  }

  /** The first row under `bottom` that holds another part of the template; the row after the last when none does. */
  private nextBelow(sheet: string, bottom: number): number {
    const cells = this.sheets.get(sheet);
    if (cells === undefined) return bottom + 1;
    // A check below the list that somebody has written over is no part of the template any more.
    const standing = this.formulas.filter((area) => cells.cell(area.top, area.left)?.formula !== false);
    const others = [...this.named.values(), ...standing].filter((area) => area.sheet === sheet && area.top > bottom).map((area) => area.top);
    const isHeading = (cell: Cell): boolean => typeof cell.value === "string" && this.texts.isHeading(cell.value);
    const headings = cells.content().filter(([row, , cell]) => row > bottom && isHeading(cell)).map(([row]) => row);
    return Math.min(cells.last + 1, ...others, ...headings);
  }

  private isAuto({ sheet, left, top }: Area): boolean {
    const table = this.model.tables.find((one) => {
      const column = one.columns.find(isInput);
      const area = column && this.named.get(`column ${one.id}.${column.id}`);
      return area?.sheet === sheet && area.top === top;
    });
    if (table === undefined) return false;
    const at = table.columns.findIndex((column) => column.auto);
    const input = table.columns.findIndex(isInput);
    const area = this.named.get(`column ${table.id}.${table.columns[input]?.id ?? ""}`);
    return at >= 0 && area !== undefined && left === area.left - (input - at);
  }

  private valuesOf(fields: ReadonlyArray<Field>, line?: number): Row {
    return Object.fromEntries(fields.map((field) => [field.id, this.value(field, line)]));
  }

  /** The cell of an input; of a column, the one in row `line`. */
  private peek(key: string, line?: number): Cell | undefined {
    const area = this.places.get(key);
    if (area === undefined) return undefined;
    const at = line ?? area.top;
    return at < area.top || at > area.bottom ? undefined : this.sheets.get(area.sheet)?.cell(at, area.left);
  }

  /** The same, for good: the cell is in a record, or in what is said of it. */
  private cell(key: string, line?: number): Cell | undefined {
    const found = this.peek(key, line);
    const area = found && this.places.get(key);
    if (area) this.take(area.sheet, line ?? area.top, area.left);
    return found;
  }

  private take(sheet: string, row: number, column: number): void {
    const cells = this.taken.get(sheet);
    if (cells) cells.add(at(row, column));
    else this.taken.set(sheet, new Set([at(row, column)]));
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
  private linesOf(keys: ReadonlyArray<string>): number[] {
    const areas = keys.map((key) => this.places.get(key)).filter((area): area is Area => area !== undefined);
    const [first] = areas;
    if (first === undefined) return [];
    const top = Math.min(...areas.map((area) => area.top));
    const bottom = Math.max(...areas.map((area) => area.bottom));
    return this.sheets.get(first.sheet)?.rowsBetween(top, bottom) ?? [];
  }

  private rows(table: Table): Row[] {
    const inputs = table.columns.filter(isInput);
    const key = (id: string): string => `column ${table.id}.${id}`;
    const rowAt = (line: number): RowReader => (column) => (isInput(column) ? fromCell(this.cell(key(column.id), line), column.type) : EMPTY);
    const lines = this.linesOf(inputs.map(({ id }) => key(id)));
    if (table.open) return this.collector.growingRows(table, lines.map(rowAt));
    const ids = this.places.get(`rows ${table.id}.__rows`);
    const sheet = ids && this.sheets.get(ids.sheet);
    if (ids === undefined || sheet === undefined) return this.collector.givenRows(table, new Map());
    const { found, labels, moved, strange } = givenLines(table, sheet, ids);
    for (const line of sheet.rowsBetween(ids.top, ids.bottom)) for (const column of [ids.left, ...labels]) this.take(ids.sheet, line, column);
    for (const [line, words] of moved) this.collector.warn(say("rowMoved", table.title, line, words));
    const kept = new Set(found.values());
    for (const line of new Set([...lines, ...strange.keys()])) {
      const words = strange.get(line);
      const told = !kept.has(line) && this.collector.strayRow(table, rowAt(line), words ?? say("rowAt", line), words === undefined ? "dong-la" : "nhan-la");
      if (words !== undefined && !told) this.collector.warn(say("labelUnknown", table.title, words));
    }
    this.below(table, inputs.filter((column) => isNumeric(column.type)).map(({ id }) => key(id)), [ids.left, ...labels]);
    return this.collector.givenRows(table, new Map(Array.from(found, ([id, line]) => [id, rowAt(line)] as const)));
  }

  /** Figures typed under a table whose rows are given belong to no row: they are told, with the words beside them. */
  private below(table: Table, keys: ReadonlyArray<string>, beside: ReadonlyArray<number>): void {
    const areas = keys.map((key) => this.places.get(key)).filter((area): area is Area => area !== undefined);
    const [first] = areas;
    const sheet = first && this.sheets.get(first.sheet);
    if (first === undefined || sheet === undefined) return;
    for (const line of sheet.rowsBetween(first.bottom + 1, this.nextBelow(first.sheet, first.bottom) - 1)) {
      const numbers = areas.filter((area) => typeof sheet.cell(line, area.left)?.value === "number");
      if (numbers.length === 0) continue;
      for (const column of [...areas.map((area) => area.left), ...beside]) this.take(first.sheet, line, column);
      const cells = numbers.map((area) => cellName(line, area.left)).join(", ");
      this.collector.fault("dong-la", `${table.id}.${table.key}`, say("below", table.title, line, first.sheet, cells));
    }
  }

  /** Tells of inputs that were merged with others: a figure over several rows belongs to none of them. */
  private tellMerged(): void {
    for (const [name, sheet] of this.sheets) {
      for (const range of sheet.merged) {
        const covered = Array.from(this.places).filter(([, area]) => area.sheet === name && coversMore(range, area));
        if (this.texts.isBand(String(sheet.cell(range.top, range.left)?.value ?? ""))) continue;
        if (covered.length === 0 || !sheet.content().some(([row, column]) => contains(range, row, column))) continue;
        const where = `${cellName(range.top, range.left)}:${cellName(range.bottom, range.right)}`;
        if (covered.some(([key]) => this.isNumber(key))) this.collector.fault("gop-o", (covered[0]?.[0] ?? "").split(" ")[1] ?? "", say("mergedAt", name, where));
        else this.collector.warn(say("merged", name, where));
      }
    }
  }

  private isNumber(key: string): boolean {
    const name = key.slice(key.indexOf(" ") + 1);
    const [id, inside] = name.split(".");
    const columns = this.model.tables.find((table) => table.id === id)?.columns ?? [];
    const spec = inside === undefined ? this.fields.find((field) => field.id === id) : columns.find((column) => column.id === inside);
    return spec !== undefined && isNumeric(spec.type);
  }
}

function at(row: number, column: number): number {
  return row * 16_384 + column;
}

/** Whether `range` swallows a cell of `area` that is not its own upper left one. */
function coversMore(range: Range, area: Range): boolean {
  if (area.left < range.left || area.left > range.right || area.bottom < range.top || area.top > range.bottom) return false;
  return area.left > range.left || Math.max(area.top, range.top) > range.top || Math.min(area.bottom, range.bottom) > range.top;
}
