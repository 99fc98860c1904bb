import assert from "node:assert/strict";
import test from "node:test";

import { Draft } from "../../overrides/src/engines/forms/draft";
import { fileName, nameOf, readFile, writeFile } from "../../overrides/src/engines/forms/form-file";
import { tidyRecord } from "../../overrides/src/engines/forms/sanitising";
import { blankRecord, type Column, type Field, type FormModel } from "../../overrides/src/engines/forms/model";
import { read, settle, shown, typed } from "../../overrides/src/engines/forms/display";
import { speaker } from "../../overrides/src/pages/webform/words";
import { formatNumber, significant, slugify } from "../../overrides/src/common/vietnamese";

const base = { min: null, max: null, default: null, formula: null, units: false, required: false, unit: null, options: null, help: null };
const field = (id: string, type: Field["type"], more: Partial<Field> = {}): Field => ({ ...base, id, label: id, type, ...more });
const column = (id: string, type: Column["type"], more: Partial<Column> = {}): Column => {
  const { required: _, unit: __, help: ___, ...common } = base;
  return { ...common, id, label: id, type, given: false, auto: false, ...more };
};

const FORM: FormModel = {
  id: "phieu-mau",
  title: "Phiếu mẫu",
  version: 2,
  layout: "phieu",
  shared: ["nam"],
  migrates: [],
  fields: [
    field("so", "text"),
    field("nam", "integer", { min: 2021, max: 2030 }),
    field("ho_ten", "text"),
    field("chon", "multichoice", { options: [{ id: "a", label: "A" }, { id: "b", label: "B" }] }),
    field("tong", "number", { formula: ["call", "sum", ["name", "ds.so_luong"]] }),
  ],
  tables: [
    {
      id: "ds", title: "Danh sách", note: null, rows: null, open: true, key: "ten", expected: null, totals: {},
      columns: [column("stt", "integer", { auto: true }), column("ten", "text"), column("so_luong", "number")],
    },
    {
      id: "co_san", title: "Có sẵn", note: null, open: false, key: "dat", expected: null, totals: {},
      rows: [{ id: "mot", ten: "Một" }, { id: "hai", ten: "Hai" }],
      columns: [column("ten", "text", { given: true }), column("dat", "number")],
    },
  ],
};

function refusal(text: string): string {
  const opened = readFile(text, FORM);
  return "refused" in opened ? opened.refused : "";
}

test("a file gives back what was written, without what cannot belong to it", () => {
  const record = {
    fields: { so: null, nam: 2026, ho_ten: "Nguyễn Văn A", chon: ["a"], tong: null },
    tables: { ds: [{ stt: null, ten: "Bản Mẫu 1", so_luong: 2.5 }], co_san: blankRecord(FORM).tables["co_san"] ?? [] },
  };
  const opened = readFile(`\ufeff${writeFile(FORM, [record])}`, FORM);
  assert.ok("records" in opened);
  assert.deepEqual(opened.records, [record]);
  const strange = tidyRecord(FORM, {
    fields: { nam: Number.NaN, ho_ten: { a: 1 }, chon: ["a", 3, null], la: "x", tong: 99 },
    tables: { ds: [7, { ten: "To\u0301", id: "la" }], co_san: [{ id: "hai", dat: 1, ten: "Khác" }, { id: "ba", dat: 2 }] },
  });
  assert.deepEqual(strange.fields, { so: null, nam: null, ho_ten: null, chon: ["a"], tong: null });
  assert.deepEqual(strange.tables["ds"], [{ stt: null, ten: "Tó", so_luong: null }]);
  assert.deepEqual(strange.tables["co_san"], [{ ten: "Một", dat: null, id: "mot" }, { ten: "Hai", dat: 1, id: "hai" }]);
});

test("files of other forms, other versions, and other things are refused in words of their own", () => {
  assert.equal(refusal("chữ"), "notForm");
  assert.equal(refusal("[]"), "notForm");
  assert.equal(refusal('{"form":"khac","version":2,"records":[{}]}'), "otherForm");
  assert.equal(refusal('{"form":"phieu-mau","version":1,"records":[{}]}'), "otherVersion");
  assert.equal(refusal('{"form":"phieu-mau","version":2,"records":[1]}'), "emptyFile");
  assert.equal(refusal(" ".repeat(8_000_001)), "bigFile");
  assert.equal(refusal('{"form":"phieu-mau","version":2,"records":[{}]}'), "");
});

test("a record is called by its unit, else by its first own text, never by its number", () => {
  const record = { ...blankRecord(FORM), fields: { so: "12/GCN", nam: 2026, ho_ten: "Nguyễn Văn A" } };
  assert.equal(nameOf(FORM, record, ""), "Nguyễn Văn A");
  assert.equal(nameOf(FORM, record, "nam"), "2026");
  assert.equal(nameOf(FORM, blankRecord(FORM), "nam"), "");
  assert.equal(fileName(FORM, "Bản Mẫu 1 / Đồi", "json"), "phieu-mau-ban-mau-1-doi.json");
  assert.equal(fileName(FORM, "???", "xlsx"), "phieu-mau.xlsx");
});

test("shared fields are the same in every record, and a new one takes them over", () => {
  const draft = new Draft(FORM, ["nam"]);
  assert.equal(draft.isBlank, true);
  assert.equal(draft.rows("ds").length, 1, "there is a row to write in");
  draft.setField("nam", 2026);
  draft.setField("ho_ten", "Nguyễn Văn A");
  draft.addRecord();
  assert.deepEqual([draft.record.fields["nam"], draft.record.fields["ho_ten"]], [2026, null]);
  draft.setField("nam", 2027);
  assert.deepEqual(draft.records.map((record) => record.fields["nam"]), [2027, 2027]);
  draft.removeRecord();
  assert.equal(draft.record.fields["ho_ten"], "Nguyễn Văn A");
  draft.removeRecord();
  assert.equal(draft.records.length, 1);
  assert.equal(draft.isBlank, true);
});

test("records from a file come after those that are filled in, or instead of them", () => {
  const draft = new Draft(FORM, ["nam"]);
  const other = { ...blankRecord(FORM), fields: { ...blankRecord(FORM).fields, nam: 2025, ho_ten: "B" } };
  draft.take([other], "merge");
  assert.equal(draft.records.length, 1, "a blank record is not kept");
  draft.setField("nam", 2026);
  draft.take([other], "merge");
  assert.deepEqual(draft.records.map((record) => record.fields["nam"]), [2026, 2026]);
  assert.equal(draft.at, 1);
  draft.take([other], "replace");
  assert.deepEqual(draft.records.map((record) => record.fields["nam"]), [2025]);
});

test("rows can be put back where they were; computing does not see the empty ones", () => {
  const draft = new Draft(FORM, []);
  draft.setCell("ds", 0, "so_luong", 2);
  draft.insertRow("ds", 1);
  draft.insertRow("ds", 2);
  draft.setCell("ds", 2, "so_luong", 3);
  assert.equal(draft.computed.fields["tong"], 5);
  assert.deepEqual(draft.computed.tables["ds"]?.map((row) => row["stt"]), [1, 2]);
  const removed = draft.removeRow("ds", 0);
  assert.equal(draft.computed.fields["tong"], 3);
  draft.insertRow("ds", 0, removed);
  assert.equal(draft.computed.fields["tong"], 5);
});

test("a kept draft comes back; one of another version says so and keeps what fits", () => {
  const draft = new Draft(FORM, []);
  draft.setField("ho_ten", "Nguyễn Văn A");
  draft.addRecord();
  const saved = JSON.parse(JSON.stringify(draft.toSave())) as Record<string, unknown>;
  const again = new Draft(FORM, []);
  assert.equal(again.restore(saved), true);
  assert.equal(again.records.length, 2);
  assert.equal(again.at, 1);
  assert.equal(new Draft({ ...FORM, version: 3 }, []).restore(saved), false);
  for (const nonsense of [undefined, 7, [], { form: "khac" }, { form: FORM.id, records: "x" }]) {
    const fresh = new Draft(FORM, []);
    assert.equal(fresh.restore(nonsense), true);
    assert.equal(fresh.isBlank, true);
  }
});

test("what is typed is read as people mean it, and nothing typed is lost", () => {
  const year = field("nam", "integer", { min: 2021 });
  const share = field("ty_le", "percent");
  const day = field("ngay", "date");
  assert.equal(read(year, "2026"), 2026);
  assert.equal(read(year, "3,5"), 3.5, "the check will say that it must be whole");
  assert.equal(read(year, " hai nghìn "), "hai nghìn");
  assert.equal(read(year, ""), null);
  assert.equal(read(day, "05112026"), "2026-11-05");
  assert.equal(read(day, "5.11.2026"), "2026-11-05");
  assert.equal(read(day, "31/02/2026"), "31/02/2026");
  assert.deepEqual(settle(share, "0,9"), [90, ["0,9", "90"]]);
  assert.deepEqual(settle(share, "0,9%"), [0.9, null]);
  assert.deepEqual(settle(share, "62,5"), [62.5, null]);
});

test("values are shown as people read them, and typed on as they were", () => {
  const choice = field("chon", "choice", { options: [{ id: "a", label: "Có" }] });
  assert.equal(shown(field("nam", "integer", { min: 2021 }), 2026), "2026");
  assert.equal(shown(field("so", "integer", { min: 0 }), 12345), "12.345");
  assert.equal(shown(field("ty_le", "percent"), 200 / 3), "66,67%");
  assert.equal(shown(field("diem", "number"), 1.005), "1,01");
  assert.equal(shown(field("ngay", "date"), "2026-11-05"), "05/11/2026");
  assert.equal(shown(choice, "a"), "Có");
  assert.equal(shown(choice, "la"), "la");
  assert.equal(shown(FORM.fields[3] ?? choice, ["a", "b"]), "A; B");
  assert.equal(shown(choice, null), "");
  assert.equal(typed(field("so", "number"), 12345.5), "12345,5");
  assert.equal(typed(field("ngay", "date"), "2026-11-05"), "05/11/2026");
  assert.equal(typed(field("ngay", "date"), "31/02/2026"), "31/02/2026");
});

test("numbers round half to even, as Python's g does, and are grouped", () => {
  assert.equal(significant(1234.125, 6), 1234.12);
  assert.equal(significant(1234.375, 6), 1234.38);
  assert.equal(significant(-1234.125, 6), -1234.12);
  assert.equal(significant(0, 6), 0);
  assert.equal(formatNumber(1234567.5), "1.234.567,5");
  assert.equal(formatNumber(-0.00001), "-0,00001");
  assert.equal(formatNumber(1e12), "1.000.000.000.000");
  assert.equal(slugify("Đánh giá, công nhận"), "danh-gia-cong-nhan");
});

test("both languages have words for everything", () => {
  const vi = speaker("vi");
  const en = speaker("en-GB");
  assert.equal(vi("now", 2, 5), "Phiếu 2 trên 5");
  assert.equal(en("now", 2, 5), "Record 2 of 5");
  assert.equal(speaker("fr")("check"), "Kiểm tra");
});
