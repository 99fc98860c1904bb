/** A table of a document as the rows of a table of the form, by the tags in its cells and by its printed words. */

import { isBlank, type Cell, type Table as Drawn } from "../../../../office/docx/blocks";
import { isInput, isNumeric, type Column, type Row, type Table } from "../../model";
import { CellError, parseDate } from "../../parsing";
import { TOTALS } from "../../printed";
import type { Collector, RowReader } from "../record-builder";
import { EMPTY } from "../value";
import { say } from "../words";
import { words } from "./labels";

type Line = ReadonlyArray<Cell>;

/** What stands for the row in the tags of the line of totals. */
const TOTAL = "tong";

export class TableReader {
  /** Columns by place in a line. */
  private readonly columns: ReadonlyMap<string, number>;
  /** Tags of columns that the table does not have. */
  readonly foreign: ReadonlyArray<string>;

  constructor(
    private readonly table: Table,
    private readonly drawn: Drawn,
    private readonly present: (tag: string) => string,
  ) {
    const columns = new Map<string, number>();
    (drawn.rows[0] ?? []).forEach((cell, at) => {
      const column = table.columns.find(({ label, id }) => words(label) === words(cell.text) && !columns.has(id));
      if (column) columns.set(column.id, at);
    });
    const foreign = new Set<string>();
    for (const line of drawn.rows) {
      line.forEach((_, at) => {
        const [name = "", key] = this.tagOf(line, at).split("#");
        if (key === undefined || key === TOTAL) return;
        const id = name.slice(table.id.length + 1);
        if (table.columns.some((column) => column.id === id)) columns.set(id, at);
        else foreign.add(name);
      });
    }
    this.columns = columns;
    this.foreign = Array.from(foreign);
  }

  /** Columns to write in that the document does not have. */
  get lost(): Column[] {
    return this.table.columns.filter((column) => isInput(column) && !this.columns.has(column.id));
  }

  /** What is written in columns that the table does not have, and beside its heads. */
  get outside(): string[] {
    const known = new Set(this.columns.values());
    return this.drawn.rows.flatMap((line) => {
      if (line.length === 1) return [];
      return line.filter((_, at) => line === this.drawn.rows[0] || !known.has(at)).map((cell) => cell.text);
    });
  }

  rows(collector: Collector): Row[] {
    const lines = this.drawn.rows.filter((line) => !this.isPrinted(line, collector));
    if (this.table.open) return collector.growingRows(this.table, lines.map((line) => this.reader(line)));
    const free = new Set((this.table.rows ?? []).map((row) => String(row["id"])));
    const found = new Map<string, RowReader>();
    for (const line of lines) {
      const id = this.idOf(line, free);
      if (id === undefined) collector.strayRow(this.table, this.reader(line), say("lineSays", inQuotes(line)));
      else {
        free.delete(id);
        found.set(id, this.reader(line));
      }
    }
    return collector.givenRows(this.table, found);
  }

  private tagOf(line: Line, at: number): string {
    const tag = line[at]?.places.find((place) => place.tag.includes("#"))?.tag;
    return tag === undefined ? "" : this.present(tag);
  }

  private reader(line: Line): RowReader {
    return (column) => {
      const at = this.columns.get(column.id);
      const cell = at === undefined || !isInput(column) ? undefined : line[at];
      if (cell === undefined || isBlank(cell.text)) return EMPTY;
      return { raw: column.type === "date" ? dayIn(cell.text, cell.places[0]?.day) : cell.text };
    };
  }

  /** The row of the form a line is, of those not found yet: by its printed words, else by its tags. */
  private idOf(line: Line, free: ReadonlySet<string>): string | undefined {
    const key = line.map((_, at) => this.tagOf(line, at).split("#")[1]).find((found) => found !== undefined);
    // Rows are told by their words: figures that are given too may be printed in more than one way.
    const given = this.table.columns.filter((column) => column.given && !isNumeric(column.type) && this.columns.has(column.id));
    const text = (column: Column): string => words(line[this.columns.get(column.id) ?? -1]?.text ?? "");
    const fits = (row: Row): boolean => given.every((column) => words(String(row[column.id] ?? "")) === text(column));
    const named = (this.table.rows ?? []).filter((row) => free.has(String(row["id"])) && fits(row)).map((row) => String(row["id"]));
    if (given.length === 0) return key !== undefined && free.has(key) ? key : undefined;
    return key !== undefined && named.includes(key) ? key : named[0];
  }

  /** Heads, lines of groups and of totals. What somebody wrote across the table is told. */
  private isPrinted(line: Line, collector: Collector): boolean {
    if (line === this.drawn.rows[0]) return true;
    if (line.some((_, at) => this.tagOf(line, at).endsWith(`#${TOTAL}`))) return true;
    const first = words(line[0]?.text ?? "");
    if (Object.keys(this.table.totals).length > 0 && line === this.drawn.rows[this.drawn.rows.length - 1] && TOTALS.includes(first)) return true;
    if (line.length > 1 || this.table.columns.length === 1) return false;
    if (first !== "" && !this.isGroup(first)) collector.warn(say("acrossTable", this.table.title, first.slice(0, 80)));
    return true;
  }

  private isGroup(text: string): boolean {
    return (this.table.rows ?? []).some((row) => Object.values(row).some((value) => typeof value === "string" && text.endsWith(words(value))));
  }
}

/** "“Công dân học tập”, “12”". */
function inQuotes(line: Line): string {
  return line.filter(({ text }) => !isBlank(text)).map(({ text }) => `“${words(text).slice(0, 60)}”`).join(", ");
}

/** The day that people see; where it is written out, the one that was picked. */
export function dayIn(text: string, day: string | undefined): string {
  try {
    if (text !== "") parseDate(text);
  } catch (error) {
    if (error instanceof CellError && day !== undefined) return day;
  }
  return text;
}
