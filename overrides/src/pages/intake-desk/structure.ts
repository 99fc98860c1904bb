/** The structure of a text as rows that are mended: what the buttons do, with a way back. No page here. */

import { MARKS, type DeskRow } from "./schema";

const STEPS_BACK = 100;

export class Structure {
  private past: ReadonlyArray<DeskRow>[] = [];

  constructor(public rows: ReadonlyArray<DeskRow>) {}

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  undo(): void {
    this.rows = this.past.pop() ?? this.rows;
  }

  set(at: number, change: Partial<DeskRow>): void {
    this.change((rows) => rows.splice(at, 1, { ...rows[at]!, ...change }));
  }

  /** Moves a row with all below it `by` levels in (1) or out (-1). */
  shift(at: number, by: 1 | -1): void {
    const row = this.rows[at]!;
    const deepest = at === 0 ? 0 : this.rows[at - 1]!.depth + 1;
    if (row.depth + by < 0 || row.depth + by > deepest) return;
    const end = this.endOf(at);
    this.change((rows) => {
      for (let one = at; one < end; one += 1) rows[one] = { ...rows[one]!, depth: rows[one]!.depth + by };
    });
  }

  /** Puts the words of a row behind those of the row above; what stood below it goes with it. */
  join(at: number): void {
    const above = this.rows[at - 1];
    const row = this.rows[at]!;
    if (!above || above.grid !== null || row.grid !== null) return;
    const words = [above.text, [labelOf(row), row.text].filter(Boolean).join(" ")].filter(Boolean).join(" ");
    this.change((rows) => rows.splice(at - 1, 2, { ...above, text: words }));
  }

  /** Cuts the words of a row in two: the second part is a paragraph of its own behind the first. */
  split(at: number, position: number): void {
    const row = this.rows[at]!;
    const [first, second] = [row.text.slice(0, position).trim(), row.text.slice(position).trim()];
    if (first === "" || second === "") return;
    const number = /^(?:(\d+(?:\.\d+)*)\.|([a-zđ])\))\s+/u.exec(second);
    const kind = number === null ? "doan" : number[1] === undefined ? "diem" : "khoan";
    const fresh: DeskRow = {
      ...row,
      kind,
      number: number === null ? "" : (number[1] ?? number[2] ?? ""),
      text: number === null ? second : second.slice(number[0].length),
      depth: row.kind === kind || ["doan", "gach"].includes(row.kind) ? row.depth : row.depth + 1,
    };
    this.change((rows) => rows.splice(at, 1, { ...row, text: first }, fresh));
  }

  add(at: number): void {
    const row = this.rows[at];
    const fresh: DeskRow = { kind: "doan", number: "", text: "", depth: row?.depth ?? 0, grid: null, at: row?.at ?? null };
    this.change((rows) => rows.splice(at + 1, 0, fresh));
  }

  remove(at: number): void {
    this.change((rows) => rows.splice(at, 1));
  }

  /** The index behind the last row that stands in the one at `at`. */
  endOf(at: number): number {
    const { depth } = this.rows[at]!;
    const end = this.rows.findIndex((row, other) => other > at && row.depth <= depth);
    return end < 0 ? this.rows.length : end;
  }

  private change(make: (rows: DeskRow[]) => unknown): void {
    this.past.push(this.rows);
    if (this.past.length > STEPS_BACK) this.past.shift();
    const rows = [...this.rows];
    make(rows);
    this.rows = rows;
  }
}

/** What stands before the words of a row that is counted by a number alone. */
export function labelOf(row: DeskRow): string {
  if (row.kind === "gach") return row.number || "-";
  return row.number === "" ? "" : (MARKS[row.kind] ?? "").replace("{}", row.number);
}
