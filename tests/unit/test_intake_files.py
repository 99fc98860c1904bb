"""Whole files coming in: rows that were sorted, lost or added, many records, other versions, JSON."""

from __future__ import annotations

import io
import re
import unicodedata
from typing import Any

import openpyxl
import pytest

from portal.forms.engine import FileRead
from portal.forms.model import blank_record
from tests.content.form_records import EVERYTHING, LINES
from tests.content.spreadsheets import edit
from tests.engine import IntakeError, read_form_file
from tests.unit.test_intake import MODELS, as_json, cell_at, read, typed


def test_rows_that_grow_keep_gaps_and_defaults_out() -> None:
    found = read({("mo.ten", 0): "A", ("mo.ten", 7): "B", ("mo.gia", 7): "chín", ("mo.sl", 7): 4})
    rows = found.records[0]["tables"]["mo"]
    assert [(r["stt"], r["ten"], r["sl"]) for r in rows] == [(1, "A", 3), (2, "B", 4)]
    assert [(p.row, p.code) for p in found.problems if p.name == "mo.gia"] == [(2, "so")]
    assert read({}).records[0]["tables"]["mo"] == []


def book_of(values: dict[str, Any]) -> Any:
    return openpyxl.load_workbook(io.BytesIO(typed(values)))


def saved(book: Any) -> FileRead:
    out = io.BytesIO()
    book.save(out)
    return read_form_file("a.xlsx", out.getvalue(), MODELS)


def test_sorted_given_rows_still_read_right() -> None:
    book = book_of({("co.so", n): n * 10 for n in (1, 2, 4, 5, 7)})
    before = saved(book).records[0]["tables"]["co"]
    sheet, first = book["Bảng co"], cell_at(book, "co.__rows", 1).row
    for column in range(1, 7):
        one, other = sheet.cell(first, column), sheet.cell(first + 4, column)
        one.value, other.value = other.value, one.value
    found = saved(book)
    assert found.records[0]["tables"]["co"] == before
    assert [r["so"] for r in before] == [10, 20, 40, 50, 70]
    assert found.warnings == []


def test_a_vanished_row_is_a_warning_and_a_strange_one_blocks() -> None:
    book = book_of({("co.so", 1): 5, ("co.so", 2): 6})
    cell_at(book, "co.__rows", 2).value = None
    book["Bảng co"].cell(cell_at(book, "co.so", 2).row, 2).value = "Mục lạ"
    found = saved(book)
    assert found.warnings == ["Bảng “Bảng co” thiếu dòng “Mục 1” của mẫu; dòng này coi như chưa điền."]
    rows = found.records[0]["tables"]["co"]
    assert [(r["id"], r["so"]) for r in rows][:2] == [("d-0", 5), ("d-1", None)]
    (problem,) = found.problems
    assert problem.blocking
    assert "dòng thêm vào bảng có sẵn dòng" in problem.words


def test_what_people_see_says_which_row_it_is() -> None:
    book = book_of({("co.so", 1): 5, ("co.so", 2): 6, ("co.so", 4): 7})
    sheet, first = book["Bảng co"], cell_at(book, "co.so", 1).row
    one, other = sheet.cell(first, 2), sheet.cell(first + 1, 2)
    one.value, other.value = other.value, one.value
    cell_at(book, "co.__rows", 4).value = None
    found = saved(book)
    rows = found.records[0]["tables"]["co"]
    assert [r["so"] for r in rows] == [6, 5, 7, None, None]
    assert [w for w in found.warnings if "đọc theo nhãn nhìn thấy" in w] == found.warnings
    assert len(found.warnings) == 3
    sheet.cell(first, 2).value = "Mục lạ"
    (problem,) = saved(book).problems
    assert (problem.code, problem.blocking) == ("nhan-la", True)
    assert "“Mục lạ”" in problem.words


def test_inserted_lines_move_the_names_and_do_no_harm() -> None:
    data = typed({"so": 7, ("co.so", 1): 5})

    def shift(name: str, xml: str) -> str:
        """What a spreadsheet does when a line is inserted at the top of the first sheet."""
        if name == "xl/workbook.xml":
            return re.sub(
                r"('Biểu mẫu'!\$[A-Z]+\$)(\d+)(:\$[A-Z]+\$)?(\d+)?",
                lambda m: m[1] + str(int(m[2]) + 1) + (m[3] + str(int(m[4]) + 1) if m[3] else ""),
                xml,
            )
        if name != "xl/worksheets/sheet1.xml":
            return xml
        xml = re.sub(r'(<row r=")(\d+)"', lambda m: f'{m[1]}{int(m[2]) + 1}"', xml)
        return re.sub(r'(<c r="[A-Z]+)(\d+)"', lambda m: f'{m[1]}{int(m[2]) + 1}"', xml)

    found = read_form_file("a.xlsx", edit(data, shift), MODELS)
    assert found.records[0]["fields"]["so"] == 7
    assert found.records[0]["tables"]["co"][0]["so"] == 5


def test_many_records_a_file() -> None:
    found = read(
        {"nam": 2026, ("ten", 0): "A", ("diem", 0): "2", ("nhieu.ba", 3): "x", ("ngay", 5): "hôm qua"},
        LINES,
    )
    records = [r["fields"] for r in found.records]
    assert [(r["nam"], r["ten"], r["diem"], r["nhieu"]) for r in records] == [
        (2026, "A", "2", None),
        (2026, None, None, ["ba"]),
        (2026, None, None, None),
    ]
    assert [(p.name, p.code) for p in found.problems] == [("ngay", "ngay")]


def test_versions_and_forms_that_do_not_match() -> None:
    data = typed({})
    for models, code, words in (
        ({}, "mau-la", "không có biểu mẫu “du-thu”"),
        ({"du-thu": EVERYTHING.model_copy(update={"version": 2})}, "ban-moi", "bản 3"),
    ):
        with pytest.raises(IntakeError) as error:
            read_form_file("a.xlsx", data, models)
        assert error.value.code == code
        assert words in str(error.value)


def test_lost_names_are_said_by_their_labels() -> None:
    book = book_of({})
    del book.defined_names["x_so"]
    book.defined_names["x_mo.gia"].attr_text = "#REF!"
    with pytest.raises(IntakeError) as error:
        saved(book)
    assert error.value.code == "mat-o"
    assert "“Ô so”, “Bảng mo: Ô gia”" in str(error.value)


def test_workbooks_that_are_no_forms() -> None:
    book = openpyxl.Workbook()
    with pytest.raises(IntakeError) as error:
        saved(book)
    assert error.value.code == "khong-cong"
    book.create_sheet("_cong")["A1"] = "khác"
    with pytest.raises(IntakeError) as error:
        saved(book)
    assert error.value.code == "khong-cong"


def test_files_of_the_web_form() -> None:
    record = blank_record(EVERYTHING)
    record["fields"] |= {
        "so": "8,5",
        "nguyen": 3,
        "ty_le": 0.5,
        "nhieu": ["ba", "mot-hai"],
        "la": 1,
        "chu": unicodedata.normalize("NFD", "Bản Mẫu"),
        "ngay": "2026-11-05",
        "diem": "2",
    }
    record["tables"]["mo"] = [{"ten": "A", "gia": "2", "la": []}, {}]
    record["tables"]["co"] = [{"id": "d-3", "so": 7}, {"id": "khac", "so": 1}, *record["tables"]["co"][:3]]
    found = read_form_file("a.json", as_json(records=[record], la={"x": 1}), MODELS)
    values, tables = found.records[0]["fields"], found.records[0]["tables"]
    assert (values["so"], values["nguyen"], values["ty_le"], values["chu"]) == (8.5, 3, 0.5, "Bản Mẫu")
    assert (values["nhieu"], values["ngay"], values["diem"], values["be"]) == (
        ["mot-hai", "ba"],
        "2026-11-05",
        "2",
        2,
    )
    assert [(r["ten"], r["gia"], r["stt"]) for r in tables["mo"]] == [("A", 2, 1)]
    assert [r["so"] for r in tables["co"]] == [None, None, None, 7, None]
    assert len(found.warnings) == 1
    assert [p.code for p in found.problems] == ["dong-la"]


def test_typed_shares_in_json_are_told_but_numbers_are_what_they_are() -> None:
    found = read_form_file("a.json", as_json(records=[{"fields": {"ty_le": "0,5"}}]), MODELS)
    assert found.records[0]["fields"]["ty_le"] == 50
    assert [p.code for p in found.problems] == ["phan-tram"]


def test_the_name_of_a_file_means_nothing() -> None:
    assert read_form_file("bảng.xlsx", as_json(), MODELS).form == "du-thu"
    assert read_form_file("x.json", typed({"so": 1}), MODELS).records[0]["fields"]["so"] == 1
