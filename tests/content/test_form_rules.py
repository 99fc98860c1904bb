"""Rules of forms: the same places are found by the engine, by Python and by a spreadsheet that computes."""

from __future__ import annotations

import datetime as dt
import io
import random
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.formula.translate import Translator

from portal.content.catalogue import Catalogue
from portal.forms import compute, form_model
from portal.forms.model import blank_record
from portal.forms.rules import check_result
from portal.forms.shapes import FormModel
from portal.render.xlsx import BookInfo, form_workbook
from portal.render.xlsx.contract import defined_name
from tests.content.form_records import RULED, RULED_LINES, random_records
from tests.content.spreadsheets import named_values, recalculate, without_results
from tests.engine import ask

INFO = BookInfo("Mẫu thử", "Thử", "Ai", "Khi thử", "Không", "Tổ chức thử", dt.datetime(2026, 1, 1))
BOOKS = 12


def filled(
    fields: dict[str, Any] | None = None,
    mo: list[dict[str, Any]] | None = None,
    co: dict[str, Any] | None = None,
) -> dict[str, Any]:
    record = blank_record(RULED)
    record["fields"] |= fields or {}
    record["tables"]["mo"] = mo or []
    for row in record["tables"]["co"]:
        row |= (co or {}).get(row["id"], {})
    return record


CASES: dict[str, tuple[dict[str, Any], list[tuple[str, int, bool]]]] = {
    "nothing filled in": (filled(), []),
    "a <= b": (filled({"a": 2, "b": 1}), [("o-o", 0, True), ("o-so", 0, False)]),
    "equal is no more": (filled({"a": 1, "b": 1}), [("thuong", 0, True)]),
    "an empty side": (filled({"a": 60}), []),
    "a zero is a figure": (filled({"a": 1, "b": 0}), [("o-o", 0, True)]),
    "one missing part of a sum": (filled({"b": 70}), []),
    "a + b < 50": (filled({"a": 25, "b": 25}), [("nho-han", 0, True), ("thuong", 0, True)]),
    "decimals are exact": (
        filled({"tong": 3}, mo=[{"ten": "A", "x": 0.1, "y": 0.2, "z": 0.3}]),
        [("tong-cot", 0, False)],
    ),
    "rows make the header": (filled({"tong": 7}, mo=[{"ten": "A", "x": 3}, {"ten": "B", "x": 4}]), []),
    "rows without a figure": (filled({"tong": 7}, mo=[{"ten": "A"}, {"ten": "B"}]), []),
    "more rows than said": (filled({"tong": 1}, mo=[{"ten": "A"}, {"ten": "B"}]), [("dem", 0, True)]),
    "a given row": (
        filled(mo=[{"ten": "A", "y": 4}, {"ten": "B", "y": 2}], co={"d-2": {"y": 5}}),
        [("mot-dong", 3, True)],
    ),
    "rows of their own": (
        filled(
            mo=[
                {"ten": "A", "x": 2, "y": 1},
                {"ten": "B", "x": 1, "y": 2, "z": 4},
                {"ten": "C", "x": 9, "y": 1, "z": 10},
            ]
        ),
        [("cot-cot", 1, True), ("cot-cot", 3, True), ("hai-cot", 2, False)],
    ),
    "a row and a field": (
        filled({"tong": 9}, mo=[{"ten": "A", "x": 4, "y": 5, "z": 9}]),
        [("tong-cot", 0, False), ("cot-o", 1, True)],
    ),
    "below bands": (filled(co={"d-1": {"x": 4, "y": 3}, "d-3": {"x": 5, "y": 3}}), [("co-san", 2, True)]),
    "what is no figure": (filled({"a": "mười", "b": 1}), []),
}


@pytest.mark.parametrize("case", CASES)
def test_the_engine_finds_what_is_broken(case: str) -> None:
    record, meant = CASES[case]
    found = ask("problems", model=RULED, record=compute(RULED, record))
    rules = {rule.words: rule.id for rule in RULED.rules}
    told = [(rules[p["values"][0]], p["row"], p["blocking"]) for p in found if p["code"] == "quy-tac"]
    assert told == meant


def test_a_broken_rule_is_told_in_its_words_with_both_figures() -> None:
    record = filled({"a": 1250.5, "b": 3}, mo=[{"ten": "A", "x": 2, "y": 1}])
    found = ask("problems", model=RULED, record=compute(RULED, record))
    words = [p["words"] for p in found if p["code"] == "quy-tac"]
    assert words[0] == "Ô a: phải thỏa “o-o” (1.250,5 so với 3)."
    assert words[-1] == "dòng 1, Ô x: phải thỏa “cot-cot” (2 so với 1)."


@pytest.fixture(scope="module")
def books() -> dict[str, tuple[FormModel, list[dict[str, Any]]]]:
    """Model and records by name: the cases, and random records."""
    found: dict[str, tuple[FormModel, list[dict[str, Any]]]] = {
        f"case-{n}": (RULED, [record])
        for n, (name, (record, _)) in enumerate(CASES.items())
        if name != "what is no figure"
    }
    for n in range(BOOKS):
        for model in (RULED, RULED_LINES):
            found[f"{model.id}-{n}"] = (model, random_records(model, random.Random(f"quy-tac-{n}")))
    return found


def results(model: FormModel, records: list[dict[str, Any]]) -> dict[str, str | None]:
    done = [compute(model, record) for record in records]
    return {defined_name(r.id, "k_"): check_result(model, r, done) or None for r in model.rules}


def written(model: FormModel, records: list[dict[str, Any]]) -> bytes:
    return form_workbook(model, units=[], info=INFO, records=records)


def test_check_cells_compute_what_python_finds(
    books: dict[str, tuple[FormModel, list[dict[str, Any]]]], tmp_path: Path
) -> None:
    saved = recalculate(
        {name: without_results(written(*book)) for name, book in books.items()}, tmp_path / "office"
    )
    told: set[str] = set()
    for name, (model, records) in books.items():
        meant = results(model, records)
        assert named_values(saved[name], "k_") == meant, name
        assert named_values(written(model, records), "k_") == meant, "kept with the formula"
        told |= {rule for rule, words in meant.items() if words}
    assert told == {defined_name(r.id, "k_") for r in (*RULED.rules, *RULED_LINES.rules)}


def test_the_browser_fills_in_the_same_check_cells(
    books: dict[str, tuple[FormModel, list[dict[str, Any]]]], tmp_path: Path
) -> None:
    for model in (RULED, RULED_LINES):
        template, out = tmp_path / "mau.xlsx", tmp_path / "ra.xlsx"
        template.write_bytes(form_workbook(model, units=[], info=INFO))
        for name, (own, records) in books.items():
            if own is model:
                ask("xlsx", file=str(template), out=str(out), model=model, records=records)
                assert named_values(out.read_bytes(), "k_") == results(model, records), name


def test_marks_stand_where_a_rule_is_broken(tmp_path: Path) -> None:
    """Every condition is computed for every cell it watches, in a cell of a sheet of its own."""
    record = CASES["rows of their own"][0]
    record["fields"] |= {"a": 3, "b": 2}
    record["tables"]["co"][1] |= {"x": 4, "y": 3}
    book = openpyxl.load_workbook(io.BytesIO(written(RULED, [record])))
    watched: list[tuple[str, str]] = []
    asked = book.create_sheet("hoi")
    for sheet in book.worksheets[:-1]:
        for area in sheet.conditional_formatting:
            for rule in area.rules:
                formula, first = "=" + rule.formula[0], str(area.sqref).partition(":")[0]
                if rule.dxf.fill is None or not rule.dxf.fill.bgColor.rgb:
                    continue
                for row in (
                    sheet[str(area.sqref)] if ":" in str(area.sqref) else ((sheet[str(area.sqref)],),)
                ):
                    for cell in row:
                        place = f"ZZ{len(watched) + 1}"
                        sheet[place] = Translator(formula, origin=first).translate_formula(cell.coordinate)
                        watched.append((sheet.title, cell.coordinate))
                        asked[f"A{len(watched)}"] = f"='{sheet.title}'!{place}"
    out = io.BytesIO()
    book.save(out)
    saved = openpyxl.load_workbook(
        io.BytesIO(recalculate({"b": out.getvalue()}, tmp_path / "office")["b"]), data_only=True
    )
    marked = {watched[n] for n in range(len(watched)) if saved["hoi"][f"A{n + 1}"].value in (True, 1)}
    values = {saved[sheet][cell].value for sheet, cell in marked}
    assert len(watched) > 300 * 5
    named = {name: area.attr_text for name, area in saved.defined_names.items()}

    def column(name: str, row: int) -> tuple[str, str]:
        sheet, _, area = named[name].rpartition("!")
        first = area.replace("$", "").partition(":")[0]
        at = saved[sheet.strip("'")][first]
        return sheet.strip("'"), at.offset(row, 0).coordinate

    meant = {column("x_mo.x", 0), column("x_mo.y", 0), column("x_mo.x", 2), column("x_mo.y", 2)}
    meant |= {column("x_mo.x", 1), column("x_mo.y", 1), column("x_mo.z", 1)}
    meant |= {column("x_a", 0), column("x_b", 0), column("y_ty_le", 0)}
    co = saved["Bảng co"]
    (row,) = [c.row for c in co["A"] if c.value == "d-1"]
    meant |= {("Bảng co", f"C{row}"), ("Bảng co", f"D{row}")}
    assert marked == meant, values


def test_every_rule_of_the_real_forms_has_its_check_cell(catalogue: Catalogue) -> None:
    models = [form_model(form) for form in catalogue.forms.values() if form.rules]
    assert len(models) > 10
    for model in models:
        cells = named_values(form_workbook(model, units=[], info=INFO), "k_")
        assert cells == {defined_name(rule.id, "k_"): None for rule in model.rules}, model.id
