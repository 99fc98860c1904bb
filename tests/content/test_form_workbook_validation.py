"""What cells of form workbooks accept and say."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.datavalidation import DataValidation

from portal.content.catalogue import Catalogue
from portal.forms import form_model
from portal.forms.shapes import Field, FormModel, Spec
from portal.render.xlsx import BookInfo, form_workbook
from portal.render.xlsx.contract import defined_name
from portal.render.xlsx.styles import number_format
from portal.render.xlsx.validation import how_to_write, limits
from tests.content.form_records import EVERYTHING, LINES, inputs

INFO = BookInfo("Mẫu thử", "Thử", "Ai", "Khi", "Đâu", "Tổ chức thử", dt.datetime(2026, 1, 1))
UNITS = ["Xã Ví Dụ", "Phường Mẫu"]
KINDS = {
    "integer": "whole",
    "number": "decimal",
    "percent": "decimal",
    "date": "date",
    "choice": "list",
    "multichoice": "list",
    "text": "textLength",
    "longtext": "textLength",
    "signature": "textLength",
}


@pytest.fixture(scope="module")
def models(catalogue: Catalogue) -> dict[str, FormModel]:
    found = {i: form_model(f) for i, f in catalogue.forms.items()}
    return found | {m.id: m for m in (EVERYTHING, LINES)}


@pytest.fixture(scope="module")
def books(models: dict[str, FormModel]) -> dict[str, Any]:
    made = {i: form_workbook(m, units=UNITS, info=INFO) for i, m in models.items()}
    return {i: openpyxl.load_workbook(io.BytesIO(data)) for i, data in made.items()}


def spec_of(model: FormModel, kind: str, name: str) -> dict[str, Any]:
    if kind == "column":
        table, column = name.split(".")
        columns = next(t.columns for t in model.tables if t.id == table)
        return next(c for c in columns if c.id == column)
    field = name.partition(".")[0] if kind == "option" else name
    return next(f for f in model.fields if f.id == field)


def rules_at(book: Any, called: str) -> tuple[DataValidation, DataValidation]:
    """The validations of the first and the last cell of a defined name."""
    ((sheet, area),) = book.defined_names[called].destinations
    column, first, _, last = range_boundaries(area)
    found = []
    for row in (first, last):
        cell = book[sheet].cell(row, column).coordinate
        (rule,) = [v for v in book[sheet].data_validations.dataValidation if cell in v.sqref]
        found.append(rule)
    return found[0], found[1]


def test_every_input_is_checked_by_its_type(models: dict[str, FormModel], books: dict[str, Any]) -> None:
    seen = set()
    for form, model in models.items():
        for kind, name in inputs(model):
            if kind == "rows":
                continue
            spec = spec_of(model, kind, name)
            first, last = rules_at(books[form], defined_name(name))
            assert first is last, "one rule for the whole column"
            expected = "list" if spec.units else KINDS[spec.type]
            assert first.type == expected, (form, name)
            seen.add(spec.type)
            if spec.type in ("integer", "number", "percent"):
                low = -999_999_999_999_999 if spec.min is None else spec.min
                high = 999_999_999_999_999 if spec.max is None else spec.max
                assert (float(first.formula1), float(first.formula2)) == (low, high)
    assert seen == set(KINDS)


def test_lists_are_ranges_and_communes_are_only_suggested(
    models: dict[str, FormModel], books: dict[str, Any]
) -> None:
    suggested = 0
    for form, model in models.items():
        for kind, name in inputs(model):
            if kind == "rows" or (spec := spec_of(model, kind, name)).type == "multichoice":
                continue
            rule, _ = rules_at(books[form], defined_name(name))
            if rule.type != "list":
                continue
            sheet, _, area = rule.formula1.partition("!")
            assert sheet.strip("'") == "_danh_muc"
            column, first, _, last = range_boundaries(area)
            shown = [books[form]["_danh_muc"].cell(r, column).value for r in range(first, last + 1)]
            labels = [option.label for option in spec.choices]
            assert shown == (UNITS if spec.units else labels)
            assert rule.errorStyle == ("warning" if spec.units else None)
            suggested += spec.units
    assert suggested >= 8


def test_without_a_list_of_communes_any_name_goes() -> None:
    book = openpyxl.load_workbook(io.BytesIO(form_workbook(EVERYTHING, units=[], info=INFO)))
    assert rules_at(book, "x_xa")[0].type == "textLength"


def test_messages_are_vietnamese_and_fit(models: dict[str, FormModel], books: dict[str, Any]) -> None:
    helped = 0
    for form, book in books.items():
        for sheet in book.worksheets:
            for rule in sheet.data_validations.dataValidation:
                assert rule.error
                assert len(rule.error) <= 255
                assert rule.errorTitle
                assert len(rule.errorTitle) <= 32
                assert len(rule.prompt or "") <= 255
                assert len(rule.promptTitle or "") <= 32
                assert rule.showErrorMessage
        for spec in models[form].fields:
            if spec.help and not spec.formula and spec.type != "multichoice":
                prompt = rules_at(book, defined_name(spec.id))[0].prompt
                assert spec.help[:200] in prompt
                helped += 1
    assert helped >= 10


def _spec(kind: Any, **more: Any) -> Field:
    return Field(id="o", label="Ô", type=kind, **more)


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        (_spec("integer", min=2021.0, max=2030.0), "Số nguyên từ 2021 đến 2030"),
        (_spec("integer", min=0, max=None), "Số nguyên từ 0"),
        (_spec("number", min=None, max=1234.5), "Số đến 1.234,5; số lẻ viết như 8,5"),
        (_spec("percent", min=0, max=100), "Tỷ lệ phần trăm từ 0 đến 100: 62,5% thì gõ 62,5"),
        (_spec("date"), "Ngày/tháng/năm, ví dụ 05/11/2026"),
    ],
)
def test_how_to_write_is_said_in_words(spec: Spec, words: str) -> None:
    assert how_to_write(spec) == words
    assert limits(spec) in words


@pytest.mark.parametrize(
    ("spec", "format_"),
    [
        (_spec("percent"), '0.0#"%"'),
        (_spec("integer", min=2021, max=2030), "0"),
        (_spec("integer", min=0, max=None), "#,##0"),
        (_spec("number", unit="đồng"), "#,##0"),
        (_spec("number"), "#,##0.0#"),
        (_spec("date"), "dd/mm/yyyy"),
        (_spec("text"), "@"),
        (_spec("choice"), "@"),
    ],
)
def test_number_formats(spec: Spec, format_: str) -> None:
    assert number_format(spec) == format_
