/**
 * Shapes that browser code and Python share. Written by `portal schema` from
 * scripts/portal/forms/shapes.py and scoring.py; not to be edited.
 */

export type Tree = readonly ["number", number]
  | readonly ["string", string]
  | readonly ["name", string]
  | readonly ["call", string, ...Tree[]]
  | readonly ["+" | "-" | "*" | "/", Tree, Tree];

export type Kind = "text" | "number" | "integer" | "percent" | "date" | "choice" | "multichoice" | "longtext" | "signature";

export type Value = string | number | boolean | ReadonlyArray<string> | null;

export type Row = Readonly<Record<string, Value>>;

/** One answer to choose. */
export interface Option {
  readonly id: string;
  readonly label: string;
}

/** One place to fill in, or one that follows from others by its formula. */
export interface Field {
  readonly id: string;
  readonly label: string;
  readonly type: Kind;
  readonly required: boolean;
  readonly unit: string | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly options: ReadonlyArray<Option> | null;
  readonly help: string | null;
  readonly default: Value;
  readonly formula: Tree | null;
  /** Whether names of communes are offered. */
  readonly units: boolean;
}

/** One column of a table. */
export interface Column {
  readonly id: string;
  readonly label: string;
  readonly type: Kind;
  readonly min: number | null;
  readonly max: number | null;
  readonly options: ReadonlyArray<string> | null;
  readonly default: Value;
  readonly formula: Tree | null;
  /** Whether names of communes are offered. */
  readonly units: boolean;
  /** Printed in rows that cannot change. */
  readonly given: boolean;
  /** Numbers the rows. */
  readonly auto: boolean;
}

/** A table: rows that are given, or lines that people add. */
export interface Table {
  readonly id: string;
  readonly title: string;
  readonly note: string | null;
  readonly columns: ReadonlyArray<Column>;
  readonly rows: ReadonlyArray<Row> | null;
  /** Whether people may add rows. */
  readonly open: boolean;
  /** The column that tells a row is filled. */
  readonly key: string;
  readonly totals: Readonly<Record<string, "sum" | "average">>;
  /** How many rows are usual. */
  readonly expected: number | null;
}

/** What figures must hold; not judged while one of them is missing. */
export interface FormRule {
  readonly id: string;
  /** The table of which every row must hold it; null: fields, and sums of columns. */
  readonly table: string | null;
  readonly left: Tree;
  readonly sign: "<=" | ">=" | "=" | "<" | ">";
  readonly right: Tree;
  /** Whether figures that break it cannot be used. */
  readonly blocking: boolean;
  /** Said after the name of the first field or column: "không được nhiều hơn tổng số". */
  readonly words: string;
  /** The field or column that is told of, the first of the rule; ``table.column`` with ``at_row``. */
  readonly at: string;
  /** The given row that is told of, where the rule is of no table and names no field. */
  readonly at_row: string | null;
}

/** A form. */
export interface FormModel {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly layout: string;
  /** Fields written once for a file of many records; null: one record a file. */
  readonly shared: ReadonlyArray<string> | null;
  /** Fields by which two records are one and added once; with ``table.column``, rows of that table are. */
  readonly key: ReadonlyArray<string>;
  readonly fields: ReadonlyArray<Field>;
  readonly tables: ReadonlyArray<Table>;
  /** Ids of fields and tables as they follow each other on the form. */
  readonly order: ReadonlyArray<string>;
  /** What places were called in earlier versions. */
  readonly migrates: ReadonlyArray<Migration>;
  readonly rules: ReadonlyArray<FormRule>;
  /** Which field is what where every record is printed as a certificate. */
  readonly certificate: Certificate | null;
  /** What its sheets of paper print besides, so that words people added can be told from it. */
  readonly printed: ReadonlyArray<string>;
}

/** A filled form, as its JSON file holds it. */
export interface FormRecord {
  readonly fields: Row;
  readonly tables: Readonly<Record<string, ReadonlyArray<Row>>>;
}

/** Một số chuyển lên biểu tổng hợp. */
export interface Mapping {
  /** Ô hoặc bảng.cột của biểu này. */
  readonly from: string;
  /** Ô hoặc bảng.cột của biểu nhận. */
  readonly to: string;
  /** Cách chuyển. */
  readonly how: "copy" | "sum" | "count" | "average" | "lookup";
  /** Dòng nhận số: row cùng mã; option “câu.lựa chọn”; answered mọi dòng của câu; value cùng tên. */
  readonly match: "row" | "option" | "answered" | "value" | null;
  /** Chỉ lấy dòng này của biểu gửi. */
  readonly from_row: string | null;
  /** Ghi vào dòng này của biểu nhận. */
  readonly to_row: string | null;
  /** Thêm dòng mới vào bảng của biểu nhận: mỗi tệp một dòng, hoặc mỗi dòng một dòng. */
  readonly append: boolean;
  /** Chỉ tính khi giá trị bằng mã lựa chọn này. */
  readonly equals: string | null;
  /** Chỉ tính khi giá trị từ số này trở lên. */
  readonly at_least: number | null;
  /** Chỉ tính dòng có cột này bằng chữ này. */
  readonly only_if: Readonly<Record<string, string>>;
  /** Chỉ tính dòng có cột này từ số này trở lên. */
  readonly only_from: Readonly<Record<string, number>>;
  /** Tra (lookup): ô của biểu gửi khớp với cột nào của biểu nhận. */
  readonly key: Readonly<Record<string, string>>;
}

/** Một lần đổi mã ô: tệp của bản cũ được nhận theo tên mới. */
export interface Migration {
  /** Bản trước khi đổi; bản sau nó dùng mã mới. */
  readonly from: number;
  /** Mã ô cũ: mã ô mới. */
  readonly fields: Readonly<Record<string, string>>;
  /** Cột cũ: cột mới, đều viết bảng.cột. */
  readonly columns: Readonly<Record<string, string>>;
  /** Mã bảng cũ: mã bảng mới. */
  readonly tables: Readonly<Record<string, string>>;
}

/** Ô nào của biểu mẫu là gì trên giấy chứng nhận; giá trị là mã ô. */
export interface Certificate {
  /** Số của giấy. */
  readonly number: string;
  /** Họ tên người được cấp. */
  readonly name: string;
  /** Năm sinh. */
  readonly born: string;
  /** Đơn vị. */
  readonly unit: string;
  /** Tên lớp. */
  readonly course: string;
  /** Ngày đầu. */
  readonly first_day: string;
  /** Ngày cuối. */
  readonly last_day: string;
  /** Số giờ học. */
  readonly hours: string;
  /** Ngày cấp. */
  readonly issued: string;
  /** Người ký. */
  readonly signer: string;
  /** Câu nói rõ giấy này là gì, in dưới số. */
  readonly notice: string;
}

/** A form that goes into another. */
export interface Source {
  readonly form: FormModel;
  /** Fields that must be the same in every file. */
  readonly same: ReadonlyArray<string>;
  /** The field that names the sender. */
  readonly unit: string | null;
  readonly note: string | null;
  readonly map: ReadonlyArray<Mapping>;
}

/** How forms add up into ``target``. */
export interface Plan {
  readonly target: FormModel;
  readonly sources: ReadonlyArray<Source>;
}

/** A source whose form is kept elsewhere. */
export interface EmbeddedSource {
  readonly form: string;
  readonly same: ReadonlyArray<string>;
  readonly unit: string | null;
  readonly note: string | null;
  readonly map: ReadonlyArray<Mapping>;
}

/** One form that others add up into, with the forms that go in by id. */
export interface Embedded {
  readonly target: string;
  readonly sources: ReadonlyArray<EmbeddedSource>;
}

/** Title and present version of a form of the portal. */
export interface KnownForm {
  readonly title: string;
  readonly version: number;
}

/** What the page that adds forms up works from. */
export interface AggregateData {
  /** Models of every form that goes into another or comes out, each once. */
  readonly forms: Readonly<Record<string, FormModel>>;
  readonly plans: ReadonlyArray<Embedded>;
  /** Every form of the portal, so that a file of another one can be told what it is. */
  readonly known: Readonly<Record<string, KnownForm>>;
  /** Names of the communes, in order. */
  readonly units: ReadonlyArray<string>;
}

/** A group people may belong to. */
export interface ScoreGroup {
  readonly id: string;
  readonly name: string;
  readonly warning: string;
  /** Asks for more and is chosen until somebody says it is not theirs; the others relax a threshold. */
  readonly on: boolean;
}

/** A level that can be reached; the lowest comes first. */
export interface ScoreLevel {
  readonly id: string;
  readonly name: string;
}

/** What an item needs at a level: the least mark, for whom, and another least for some groups. */
export interface Need {
  readonly group: string;
  readonly min: number;
  readonly alt: Readonly<Record<string, number>>;
}

/** What points need: so many in all, so many for each item. */
export interface Rule {
  readonly min: number;
  readonly each: number;
}

/** The rule of a level, and that of groups which need less. */
export interface PassRule {
  readonly min: number;
  readonly each: number;
  readonly alt: Readonly<Record<string, Rule>>;
}

/** One thing to mark. */
export interface ScoreItem {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  /** yes (0 or 1), number (compared with the least), level (the highest met, counted from 1), points. */
  readonly kind: "yes" | "number" | "level" | "points";
  readonly unit: string;
  readonly max: number | null;
  /** By level; null in sets of points. */
  readonly needs: Readonly<Record<string, Need>> | null;
  /** What each level asks, in words; null in sets of points. */
  readonly asks: Readonly<Record<string, string>> | null;
}

/** A criteria set as people score themselves by it. */
export interface Scorecard {
  readonly id: string;
  readonly title: string;
  /** Made up to practise on: whatever it gives is no recognition. */
  readonly practice: boolean;
  readonly method: "dat-khong-dat" | "cham-diem";
  readonly groups: ReadonlyArray<ScoreGroup>;
  readonly levels: ReadonlyArray<ScoreLevel>;
  readonly items: ReadonlyArray<ScoreItem>;
  /** By level: what points need; null where items have needs of their own. */
  readonly passes: Readonly<Record<string, PassRule>> | null;
}
