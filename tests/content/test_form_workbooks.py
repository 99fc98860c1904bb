"""Workbooks of forms: the contract with readers, what is written, how it looks and prints."""

from __future__ import annotations

import datetime as dt
import io
import random
import unicodedata
import zipfile
from typing import Any

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from portal.content.catalogue import Catalogue
from portal.forms import form_model
from portal.forms.model import blank_record
from portal.forms.shapes import FormModel
from portal.render.xlsx import BookInfo, form_info, form_workbook
from portal.render.xlsx.contract import LINES as PREPARED
from portal.render.xlsx.contract import SHEET, SHOWN, defined_name
from tests.content.form_records import EVERYTHING, LINES, expected, inputs, random_records
from tests.content.spreadsheets import alike, shown_and_meant
from tests.engine import read_form_file

CREATED = dt.datetime(2026, 1, 1)
INFO = BookInfo("Mẫu thử", "Thử", "Ai cũng được", "Khi thử", "Không gửi", "Tổ chức thử", CREATED)
UNITS = ["Xã Ví Dụ", "Phường Mẫu"]


@pytest.fixture(scope="module")
def models(catalogue: Catalogue) -> dict[str, FormModel]:
    found = {i: form_model(f) for i, f in catalogue.forms.items()}
    return found | {m.id: m for m in (EVERYTHING, LINES)}


@pytest.fixture(scope="module")
def blank(catalogue: Catalogue) -> dict[str, bytes]:
    return {
        i: form_workbook(form_model(f), units=UNITS, info=form_info(f, "Tổ chức thử", CREATED))
        for i, f in catalogue.forms.items()
    }


@pytest.fixture(scope="module")
def books(blank: dict[str, bytes]) -> dict[str, Any]:
    return {i: openpyxl.load_workbook(io.BytesIO(data)) for i, data in blank.items()}


def place(book: Any, name: str) -> tuple[Worksheet, tuple[int, int, int, int]]:
    """Sheet and (column, row, last column, last row) of a defined name."""
    ((sheet, area),) = book.defined_names[name].destinations
    return book[sheet], range_boundaries(area)


def is_band(sheet: Worksheet, row: int) -> bool:
    return any(m.min_row == row and m.max_row == row and m.min_col == 2 for m in sheet.merged_cells.ranges)


def test_every_input_is_listed_named_and_open_for_typing(
    models: dict[str, FormModel], books: dict[str, Any]
) -> None:
    for form, book in books.items():
        model, listed = models[form], book[SHEET]
        head = [[listed.cell(r, c).value for c in (1, 2)] for r in (1, 2, 3)]
        layout = "one" if model.shared is None else "many"
        assert head == [["form", form], ["version", model.version], ["layout", layout]]
        listed_lines = [tuple(c.value for c in row) for row in listed.iter_rows(5, max_col=3)]
        lines = [line for line in listed_lines if line[0] != "own"]
        assert {name for kind, name, _ in listed_lines if kind == "own"} == {"Hướng dẫn"}
        assert sorted((kind, name) for kind, name, _ in lines) == sorted((k, n) for k, n in inputs(model))
        for kind, name, called in lines:
            assert called == defined_name(name)
            sheet, (column, first, last_column, last) = place(book, called)
            assert column == last_column
            single = kind in ("field", "option") and (layout == "one" or name in model.shared)
            assert (first == last) == single or kind == "rows"
            # A band between given rows, and a heading over them, belong to nobody.
            cells = [sheet.cell(r, column) for r in range(first, last + 1)]
            cells = [
                c for c in cells if type(c) is Cell and (kind != "column" or not is_band(sheet, c.row))
            ]
            assert {c.protection.locked for c in cells} == {kind == "rows"}, name


def test_sheets_are_protected_and_hidden_as_agreed(
    models: dict[str, FormModel], books: dict[str, Any]
) -> None:
    for form, book in books.items():
        states = {s.title: s.sheet_state for s in book.worksheets}
        assert states.pop("_cong") == "veryHidden"
        assert states.pop("_danh_muc") == "hidden"
        assert list(states)[-1] == "Hướng dẫn"
        assert len(states) == 1 + max(1, len(models[form].tables))
        assert set(states.values()) == {"visible"}
        for sheet in book.worksheets:
            assert sheet.protection.sheet
            assert not sheet.protection.password
            if sheet.title in states:
                assert not sheet.protection.formatRows, "rows may be shown and made higher"
                assert sheet.column_dimensions["A"].hidden


def test_given_rows_keep_their_ids_beside_them(models: dict[str, FormModel], books: dict[str, Any]) -> None:
    for form, book in books.items():
        for table in models[form].tables:
            if table.open:
                assert defined_name(f"{table.id}.__rows") not in book.defined_names
                continue
            sheet, (column, first, _, last) = place(book, defined_name(f"{table.id}.__rows"))
            ids = [sheet.cell(row, column).value for row in range(first, last + 1)]
            assert column == 1
            assert [i for i in ids if i] == [row["id"] for row in table.rows]


def test_lines_are_prepared_and_the_later_ones_hidden(
    models: dict[str, FormModel], books: dict[str, Any]
) -> None:
    found = 0
    for form, book in books.items():
        model = models[form]
        names = [f"{t.id}.{t.key}" for t in model.tables if t.open]
        if model.shared is not None:
            names = [next(n for k, n in inputs(model) if k == "field" and n not in model.shared)]
        for name in names:
            sheet, (_, first, _, last) = place(book, defined_name(name))
            assert last - first + 1 == PREPARED
            hidden = [sheet.row_dimensions[row].hidden for row in range(first, last + 1)]
            assert hidden == [False] * SHOWN + [True] * (PREPARED - SHOWN)
            assert sheet.print_title_rows, "the header is printed again on every page"
            found += 1
    assert found >= 10


def test_what_is_written_is_read_back(models: dict[str, FormModel]) -> None:
    for form, model in models.items():
        for seed in range(3):
            records = random_records(model, random.Random(f"{form}-{seed}"))
            data = form_workbook(model, units=UNITS, info=INFO, records=records)
            found = read_form_file(f"{form}.xlsx", data, models)
            assert (found.problems, found.warnings) == ([], [])
            assert found.form == form
            assert found.records == expected(model, records), (form, seed)


def test_blank_workbooks_read_as_blank(models: dict[str, FormModel], blank: dict[str, bytes]) -> None:
    for form, data in blank.items():
        found = read_form_file("trong.xlsx", data, models)
        assert (found.problems, found.warnings) == ([], [])
        many = models[form].shared is not None
        assert found.records == ([] if many else expected(models[form], [blank_record(models[form])]))


def test_programs_without_arithmetic_show_the_right_figures(models: dict[str, FormModel]) -> None:
    seen = 0
    for form, model in models.items():
        records = random_records(model, random.Random(f"{form}-nhớ"))
        data = form_workbook(model, units=UNITS, info=INFO, records=records)
        for name, shown, meant in shown_and_meant(data, model, records):
            assert alike(shown, meant), (form, name)
            seen += 1
    assert seen > 300


def test_longer_lists_than_prepared_grow(models: dict[str, FormModel]) -> None:
    model = models["danh-sach-dai-bieu"]
    rows = [{"ho_ten": f"Nguyễn Văn {n}", "thanh_phan": "Khác"} for n in range(450)]
    record = blank_record(model) | {"tables": {"dai_bieu": rows}}
    data = form_workbook(model, units=[], info=INFO, records=[record])
    found = read_form_file("a.xlsx", data, models).records[0]
    assert [r["ho_ten"] for r in found["tables"]["dai_bieu"]] == [r["ho_ten"] for r in rows]
    assert found["fields"]["tong"] == 450
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet, (column, first, _, last) = place(book, "x_dai_bieu.ho_ten")
    assert last - first == 449
    assert not any(sheet.row_dimensions[row].hidden for row in range(first, last + 1))
    assert sheet.cell(last, column - 1).value.startswith("=IF(")


def test_text_of_people_never_becomes_a_formula(models: dict[str, FormModel]) -> None:
    model = models["danh-sach-dai-bieu"]
    texts = ["=cmd|' /C calc'!A0", "+84 912", "-5", "@SUM(1)", "{=1}", "http://vi.du/x", "0912", "\t=1"]
    record = blank_record(model) | {"tables": {"dai_bieu": [{"ho_ten": text} for text in texts]}}
    record["fields"]["ten_hoi_nghi"] = "=1+1"
    book = openpyxl.load_workbook(io.BytesIO(form_workbook(model, units=[], info=INFO, records=[record])))
    sheet, (column, first, _, _) = place(book, "x_dai_bieu.ho_ten")
    for row, text in enumerate(texts, first):
        cell = sheet.cell(row, column)
        assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")
        assert cell.hyperlink is None
    sheet, (column, row, _, _) = place(book, "x_ten_hoi_nghi")
    assert sheet.cell(row, column).data_type == "s"


def test_a_form_that_takes_one_record_refuses_two(models: dict[str, FormModel]) -> None:
    two = [blank_record(EVERYTHING)] * 2
    with pytest.raises(ValueError, match="mỗi tệp chỉ một phiếu"):
        form_workbook(EVERYTHING, units=[], info=INFO, records=two)


def test_same_bytes_and_properties(catalogue: Catalogue, blank: dict[str, bytes]) -> None:
    form = catalogue.forms["phieu-diem-danh"]
    again = form_workbook(form_model(form), units=UNITS, info=form_info(form, "Tổ chức thử", CREATED))
    assert again == blank[form.id]
    with zipfile.ZipFile(io.BytesIO(again)) as parts:
        assert {i.date_time for i in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = openpyxl.load_workbook(io.BytesIO(again)).properties
    assert properties.title == form.title
    assert properties.creator == "Tổ chức thử"
    assert properties.language == "vi-VN"
    assert properties.created == CREATED


def test_blank_files_are_small(blank: dict[str, bytes]) -> None:
    assert {form: len(data) for form, data in blank.items() if len(data) > 60_000} == {}


def test_pages_fit_a4_and_are_numbered(books: dict[str, Any]) -> None:
    for book in books.values():
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                continue
            assert sheet.page_setup.paperSize == 9
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert sheet.page_setup.fitToWidth in (None, 1, 2)
            assert "&P" in sheet.oddFooter.center.text
    wide = books["bang-tong-hop-xa"].worksheets[0]
    assert wide.page_setup.orientation == "landscape"
    assert books["to-trinh-de-nghi-cong-nhan"].worksheets[0].page_setup.orientation != "landscape"


def test_the_guide_explains_every_input_in_nfc(
    models: dict[str, FormModel], books: dict[str, Any], catalogue: Catalogue
) -> None:
    for form, book in books.items():
        text = "\n".join(str(c.value) for row in book["Hướng dẫn"].iter_rows() for c in row if c.value)
        for spec in models[form].fields:
            assert spec.label in text
            assert (spec.help or "").rstrip(".") in text
        for table in models[form].tables:
            assert all(c.label in text for c in table.columns)
        assert catalogue.forms[form].filled_by in text
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    assert not isinstance(cell.value, str) or unicodedata.is_normalized("NFC", cell.value)
