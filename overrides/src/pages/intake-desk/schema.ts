/**
 * What the editors' page and its server say to each other. Written by `portal schema` from
 * scripts/portal/desk/shapes.py; not to be edited.
 */

/** One cell of a table. */
export interface DeskCell {
  readonly text: string;
  readonly rows: number;
  readonly columns: number;
  readonly header: boolean;
}

/** One unit of the structure. */
export interface DeskRow {
  readonly kind: "phu-luc" | "phan" | "chuong" | "muc" | "tieu-muc" | "de-muc" | "dieu" | "khoan" | "diem" | "tiet" | "gach" | "doan" | "bang";
  readonly number: string;
  readonly text: string;
  /** How many units it stands in. */
  readonly depth: number;
  readonly grid: ReadonlyArray<ReadonlyArray<DeskCell>> | null;
  /** Index of the first line of the file it was read from. */
  readonly at: number | null;
}

/** The letterhead, as fields; an empty one is not known. */
export interface DeskHead {
  /** A line each. */
  readonly issuer: string;
  readonly number: string;
  readonly place: string;
  /** yyyy-mm-dd. */
  readonly date: string;
  readonly kind: string;
  readonly title: string;
}

/** One line of the file. */
export interface DeskLine {
  readonly text: string;
  readonly bold: boolean;
  readonly centred: boolean;
  readonly page: number | null;
}

/** Something to look at. */
export interface DeskRemark {
  readonly text: string;
  /** Index of the row it is about. */
  readonly row: number | null;
}

/** A text as people see and mend it. */
export interface DeskText {
  readonly head: DeskHead;
  /** A line each, as are the next three. */
  readonly bases: string;
  readonly opening: string;
  readonly signature: string;
  readonly recipients: string;
  readonly rows: ReadonlyArray<DeskRow>;
}

/** What was read from a file. */
export interface Reading {
  /** Names the file in what follows. */
  readonly key: string;
  readonly file: string;
  readonly pages: number | null;
  /** Id of the document in the register, else one that would suit it. */
  readonly document: string;
  readonly lines: ReadonlyArray<DeskLine>;
  readonly remarks: ReadonlyArray<DeskRemark>;
  readonly text: DeskText;
}

/** What is to be written. */
export interface Draft {
  readonly key: string;
  readonly document: string;
  /** Day since when the wording that is there until now held, if that is kept; empty: it is replaced. */
  readonly version: string;
  readonly text: DeskText;
}

/** A field that file and register tell differently. */
export interface Difference {
  readonly field: string;
  readonly registered: string;
  readonly file: string;
}

/** A provision that differs from the wording that is there. */
export interface DeskChange {
  readonly place: string;
  readonly before: string;
  readonly after: string;
}

/** What writing a draft would do. */
export interface Preview {
  /** Whether the document is new to the portal. */
  readonly fresh: boolean;
  readonly files: ReadonlyArray<string>;
  readonly differences: ReadonlyArray<Difference>;
  readonly changes: ReadonlyArray<DeskChange>;
  readonly remarks: ReadonlyArray<string>;
}

/** What has been written. */
export interface Written {
  readonly files: ReadonlyArray<string>;
  /** Address of the page below the site's root. */
  readonly page: string;
}

/** A document of the register. */
export interface KnownDocument {
  readonly id: string;
  readonly name: string;
  readonly has_text: boolean;
}

/** Some words of a wording. */
export interface DeskPart {
  readonly text: string;
  /** What was found there: a word of the statement, a figure of it. */
  readonly mark: "" | "word" | "figure";
}

/** One value of a statement. */
export interface DeskFigure {
  readonly key: string;
  /** As it is typed. */
  readonly value: string;
  /** Where it was found, in words. */
  readonly told: string;
  readonly found: boolean;
}

/** One thing to decide, beside the wording it rests on. */
export interface DeskProposal {
  readonly id: string;
  readonly kind: "fact" | "attribute" | "missing";
  /** What the portal says now. */
  readonly said: string;
  /** What the text says, of an attribute. */
  readonly read: string;
  readonly figures: ReadonlyArray<DeskFigure>;
  /** Where in the text; empty where nothing was found. */
  readonly place: string;
  /** How the place was found, in words. */
  readonly how: string;
  readonly wording: ReadonlyArray<DeskPart>;
  /** Whether it rests on the text already. */
  readonly settled: boolean;
}

/** What was decided about one proposal. */
export interface DeskDecision {
  readonly id: string;
  readonly verdict: "accept" | "reject" | "correct" | "strike";
  /** The corrected words; empty: as they were. */
  readonly text: string;
  /** Corrected values by key. */
  readonly values: Readonly<Record<string, string>>;
  /** Why it was rejected. */
  readonly note: string;
}

/** Why something was not done. */
export interface Fault {
  readonly message: string;
}

/** Every kind of unit, widest first. */
export const KINDS = ["phu-luc", "phan", "chuong", "muc", "tieu-muc", "de-muc", "dieu", "khoan", "diem", "tiet", "gach", "doan", "bang"] as const;

/** What stands before the words of a unit that is counted by its number ({}) alone. */
export const MARKS: Partial<Record<DeskRow["kind"], string>> = {"de-muc": "{}.", "khoan": "{}.", "diem": "{})", "tiet": "{})"};
