import assert from "node:assert/strict";
import test from "node:test";

import type { Column, Field, FormModel, FormRecord, Row } from "../../overrides/src/engines/forms/model";
import { changes } from "../../overrides/src/engines/forms/aggregation/review-log";

const base = { min: null, max: null, default: null, formula: null, units: false, required: false, unit: null, options: null, help: null };
const field = (id: string, type: Field["type"]): Field => ({ ...base, id, label: id, type });
const column = (id: string, type: Column["type"], given = false): Column => ({ ...base, id, label: id, type, given, auto: false });

const FORM: FormModel = {
  id: "danh-sach", title: "Danh sách", version: 1, layout: "phieu", shared: ["xa"], key: [], rules: [], migrates: [], order: [], printed: [],
  fields: [field("xa", "text"), field("so", "integer")],
  tables: [
    { id: "ds", title: "Người", note: null, rows: null, open: true, key: "ten", expected: null, totals: {}, columns: [column("ten", "text"), column("tuoi", "integer")] },
    {
      id: "mau", title: "Mẫu", note: null, open: false, key: "dat", expected: null, totals: {},
      rows: [{ id: "a", nhom: "Nhóm A" }], columns: [column("nhom", "text", true), column("dat", "integer")],
    },
  ],
};

const record = (so: number | string, rows: Row[], dat: number | null = null, xa = "Xã Ví Dụ"): FormRecord => {
  return { fields: { xa, so }, tables: { ds: rows, mau: [{ id: "a", nhom: "Nhóm A", dat }] } };
};
const A: Row = { ten: "A", tuoi: 40 };
const B: Row = { ten: "B", tuoi: 50 };
const C: Row = { ten: "C", tuoi: 60 };

test("each changed cell has its line, with what stood there", () => {
  const before = [record("không rõ", [A, B], 1)];
  const after = [record(12, [A, { ...B, tuoi: 51 }], 2)];
  assert.deepEqual(changes(FORM, before, after), [
    { what: "so", from: "không rõ", to: "12" },
    { what: "Bảng Người, dòng 2, tuoi", from: "50", to: "51" },
    { what: "Bảng Mẫu, dòng 1 (Nhóm A), dat", from: "1", to: "2" },
  ]);
  assert.deepEqual(changes(FORM, after, after), []);
});

test("a row that comes or goes is one line, and rows to write in are none", () => {
  assert.deepEqual(changes(FORM, [record(1, [A, B, C])], [record(1, [A, C])]), [{ what: "Bảng Người, dòng 2: xóa dòng", from: "B; 50", to: "" }]);
  assert.deepEqual(changes(FORM, [record(1, [A])], [record(1, [A, B, { ten: null, tuoi: null }])]), [
    { what: "Bảng Người, dòng 2: thêm dòng", from: "", to: "B; 50" },
  ]);
});

test("what is written once for all records is told once; records come and go as wholes", () => {
  const two = [record(1, []), record(2, [])];
  assert.deepEqual(changes(FORM, two, two.map((one) => ({ ...one, fields: { ...one.fields, xa: "Xã Khác" } }))), [{ what: "xa", from: "Xã Ví Dụ", to: "Xã Khác" }]);
  assert.deepEqual(changes(FORM, two, two.slice(1)), [{ what: "Xóa phiếu 1", from: "Xã Ví Dụ; 1", to: "" }]);
});
