"""Filled forms coming in: what people type, what they do to the sheet, and which files are refused."""

from __future__ import annotations

import datetime as dt
import io
import json
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from portal.forms.engine import FileRead
from portal.render.xlsx import BookInfo, form_workbook
from portal.render.xlsx.contract import defined_name
from tests.content.form_records import EVERYTHING, LINES
from tests.content.spreadsheets import edit
from tests.engine import read_form_file

INFO = BookInfo("Mẫu thử", "Thử", "Ai", "Khi", "Đâu", "Tổ chức thử", dt.datetime(2026, 1, 1))
MODELS = {m.id: m for m in (EVERYTHING, LINES)}
Typed = Callable[..., FileRead]


@cache
def template(form: str) -> bytes:
    return form_workbook(MODELS[form], units=[], info=INFO)


def cell_at(book: Any, name: str, line: int = 0) -> Any:
    ((sheet, area),) = book.defined_names[defined_name(name)].destinations
    column, first, _, _ = range_boundaries(area)
    return book[sheet].cell(first + line, column)


def typed(
    values: dict[str, Any], model: dict[str, Any] = EVERYTHING, formats: dict[str, str] | None = None
) -> bytes:
    """A workbook with *values* typed in by name; ``(name, line)`` for a line of a column."""
    book = openpyxl.load_workbook(io.BytesIO(template(model.id)))
    for key, value in values.items():
        name, line = key if isinstance(key, tuple) else (key, 0)
        cell = cell_at(book, name, line)
        cell.value = value
        if formats and name in formats:
            cell.number_format = formats[name]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(values: dict[str, Any], model: dict[str, Any] = EVERYTHING, **more: Any) -> FileRead:
    return read_form_file("thu.xlsx", typed(values, model, **more), MODELS)


def fields(values: dict[str, Any], **more: Any) -> dict[str, Any]:
    found = read(values, **more)
    assert not [p for p in found.problems if p.blocking]
    return dict(found.records[0]["fields"])


def as_json(**content: Any) -> bytes:
    return json.dumps({"form": "du-thu", "version": 3, "records": [{}]} | content).encode()


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("so", 8.5, 8.5),
        ("so", "8,5", 8.5),
        ("so", " 1.234,5 ", 1234.5),
        ("nguyen", "12", 12),
        ("nguyen", 12.0, 12),
        ("so", unicodedata.normalize("NFD", "−3"), -3),
        ("ty_le", 62.5, 62.5),
        ("ty_le", "90%", 90),
        ("ty_le", "0,9%", 0.9),
        ("ngay", dt.datetime(2026, 11, 5), "2026-11-05"),
        ("ngay", "5/11/2026", "2026-11-05"),
        ("ngay", 46331, "2026-11-05"),
        ("diem", 2, "2"),
        ("diem", "1 kém", "1"),
        ("diem", unicodedata.normalize("NFD", "Khác"), "khac"),
        ("chu", unicodedata.normalize("NFD", "  Nguyễn\u00a0Văn  A "), "Nguyễn Văn A"),
        ("chu", 912345678, "912345678"),
        ("chu", True, "TRUE"),
        ("chu", "=", "="),
        ("dai", "a\r\nb", "a\nb"),
        ("chu", " ", None),
        ("chu", "x\x00y", "xy"),
    ],
)
def test_what_people_type(name: str, raw: Any, value: Any) -> None:
    escaped = isinstance(raw, str) and "\x00" in raw
    data = typed({name: "THAY" if escaped else raw})
    if escaped:
        data = edit(data, lambda _, xml: xml.replace("THAY", raw.replace("\x00", "_x0000_")))
    assert read_form_file("thu.xlsx", data, MODELS).records[0]["fields"][name] == value


def test_bare_shares_are_taken_as_percentages_and_told() -> None:
    found = read({"ty_le": 0.9})
    assert found.records[0]["fields"]["ty_le"] == 90
    (problem,) = found.problems
    assert (problem.code, problem.blocking) == ("phan-tram", False)
    assert problem.words == "Ô ty_le: 0,9 được hiểu là 90%."


@pytest.mark.parametrize("format_", ["0%", "0.00%", "[Red]0.0 %"])
def test_cells_formatted_as_percentages_are_certain(format_: str) -> None:
    found = read({"ty_le": 0.9}, formats={"ty_le": format_})
    assert (found.records[0]["fields"]["ty_le"], found.problems) == (90, [])


def test_days_and_times_in_text_cells_stay_readable() -> None:
    formats = {"chu": "dd/mm/yyyy", "dai": "hh:mm"}
    found = fields({"chu": dt.datetime(2026, 11, 5), "dai": dt.time(7, 30)}, formats=formats)
    assert (found["chu"], found["dai"]) == ("05/11/2026", "07:30")


def test_workbooks_that_count_days_from_1904() -> None:
    data = edit(
        typed({"ngay": 44869}), lambda _, xml: xml.replace("<workbookPr", '<workbookPr date1904="1"')
    )
    assert read_form_file("a.xlsx", data, MODELS).records[0]["fields"]["ngay"] == "2026-11-05"


@pytest.mark.parametrize(
    ("mark", "chosen"),
    [
        ("x", True),
        ("X ", True),
        (1, True),
        (True, True),
        ("có", True),
        (0, False),
        ("không", False),
        ("Khong", False),
        ("no", False),
        (False, False),
        (" ", False),
        ("0", False),
    ],
)
def test_marks_of_several_choices(mark: Any, chosen: bool) -> None:
    value = fields({"nhieu.mot-hai": mark})["nhieu"]
    assert value == (["mot-hai"] if chosen else None)


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("so", "mười", "so"),
        ("nguyen", 2.5, "nguyen"),
        ("ngay", "31/02/2026", "ngay"),
        ("diem", "Tốt", "lua-chon"),
        ("chu", "a" * 5001, "dai"),
        ("so", True, "so"),
        ("so", 1e300, "so"),
        ("so", dt.datetime(2026, 5, 1), "so"),
    ],
)
def test_values_that_do_not_fit_are_told_and_nothing_else_is_lost(name: str, raw: Any, code: str) -> None:
    found = read({name: raw, "xa": "Xã Khác", ("co.so", 1): 4})
    (problem,) = found.problems
    assert (problem.code, problem.name, problem.blocking) == (code, name, True)
    assert problem.words.startswith(f"Ô {name}: ")
    (kept,) = found.records
    assert kept["fields"][name] is None
    assert kept["fields"]["xa"] == "Xã Khác"
    assert kept["tables"]["co"][0]["so"] == 4, "the first line under the name of the group"


def test_formulas_typed_into_inputs_give_their_last_result() -> None:
    data = typed({"so": "=4+5"})
    (problem,) = read_form_file("a.xlsx", data, MODELS).problems
    assert "công thức chưa có kết quả" in problem.words
    assert problem.blocking
    known = edit(
        data,
        lambda _, xml: xml.replace("<f>4+5</f><v/>", "<f>4+5</f><v>9</v>").replace(
            "<f>4+5</f><v></v>", "<f>4+5</f><v>9</v>"
        ),
    )
    found = read_form_file("a.xlsx", known, MODELS)
    assert found.problems == []
    assert found.records[0]["fields"]["so"] == 9


def test_errors_in_cells_are_told() -> None:
    found = read({"so": "#DIV/0!", ("mo.ten", 2): "#N/A", ("mo.gia", 2): 3})
    assert {p.name for p in found.problems} == {"so", "mo.ten"}
    assert found.records[0]["tables"]["mo"][0]["gia"] == 3


def test_dangerous_text_stays_text() -> None:
    text = "=cmd|' /C calc'!A0"
    data = edit(typed({"chu": "THAY"}), lambda _, xml: xml.replace("THAY", text.replace("'", "&apos;")))
    found = read_form_file("a.xlsx", data, MODELS)
    assert found.records[0]["fields"]["chu"] == text
    again = form_workbook(EVERYTHING, units=[], info=INFO, records=found.records)
    cell = cell_at(openpyxl.load_workbook(io.BytesIO(again)), "chu")
    assert (cell.value, cell.data_type) == (text, "s")
