"""Workbooks of ours saved as .ods: read like the .xlsx they were."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path
from typing import Any

import pytest

from portal.content.catalogue import Catalogue
from portal.forms import form_model
from portal.render.xlsx import form_workbook
from tests.content.browser_workbooks import same
from tests.content.form_files import VILLAGE, village, workbook
from tests.content.form_files import saved as book_saved
from tests.content.form_records import EVERYTHING, LINES, expected, random_records
from tests.content.mutations import area
from tests.content.spreadsheets import recalculate
from tests.content.test_form_twins_libreoffice import INFO
from tests.engine import IntakeError, read_form_file


def test_every_form_saved_as_ods_is_read_back(catalogue: Catalogue, tmp_path: Path) -> None:
    models = {i: form_model(f) for i, f in catalogue.forms.items()} | {m.id: m for m in (EVERYTHING, LINES)}
    records = {form: random_records(model, random.Random(f"ods {form}")) for form, model in models.items()}
    files = {
        form: form_workbook(models[form], units=["Xã Ví Dụ"], info=INFO, records=filled)
        for form, filled in records.items()
    }
    for form, data in recalculate(files, tmp_path, "ods").items():
        found = read_form_file("a.ods", data, models)
        assert same(found.records, expected(models[form], records[form])), form
        assert (found.problems, found.warnings) == ([], []), form


def test_merged_figures_and_hidden_parts_are_told_as_in_excel(catalogue: Catalogue, tmp_path: Path) -> None:
    book = workbook(catalogue, VILLAGE, [village(catalogue, "Bản Một")])
    sheet, column, first, _ = area(book, "mo_hinh.dang_ky")
    sheet.merge_cells(start_row=first, end_row=first + 1, start_column=column, end_column=column)
    sheet.row_dimensions[area(book, "thon")[2]].hidden = True
    sheet.sheet_state = "hidden"
    book.active = book["Hướng dẫn"]
    path = book_saved(book, tmp_path / "a.xlsx")
    data = recalculate({"a": path.read_bytes()}, tmp_path / "lo", "ods")["a"]
    models = {VILLAGE: form_model(catalogue.forms[VILLAGE])}
    found, own = read_form_file("a.ods", data, models), read_form_file("a.xlsx", path.read_bytes(), models)
    assert {p.code for p in found.problems if p.blocking} == {"gop-o"}
    assert found.warnings == own.warnings
    assert len(own.warnings) == 2


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    data = form_workbook(
        EVERYTHING,
        units=["Xã Ví Dụ"],
        info=INFO,
        records=[{"fields": {"so": 7, "chu": "abc"}, "tables": {}}],
    )
    return recalculate({"a": data}, tmp_path_factory.mktemp("ods"), "ods")["a"]


MANIFEST = "META-INF/manifest.xml"


def changed(data: bytes, old: str, new: str, part: str = "content.xml") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                text = content.decode()
                assert old in text
                content = text.replace(old, new).encode()
            target.writestr(name, content)
    return out.getvalue()


def test_a_password_is_named(saved: bytes) -> None:
    """LibreOffice writes the parts in cipher and says so in the list of parts."""
    locked = changed(
        saved, "</manifest:manifest>", "<manifest:encryption-data/></manifest:manifest>", MANIFEST
    )
    with pytest.raises(IntakeError) as refused:
        read_form_file("a.ods", locked, {"du-thu": EVERYTHING})
    assert refused.value.code == "mat-khau"


SEVEN = 'office:value-type="float" office:value="7" calcext:value-type="float"'


@pytest.mark.parametrize(
    ("new", "value", "codes"),
    [
        ('office:value-type="string"', 7, []),
        ('office:value-type="percentage" office:value="0.5"', 0.5, []),
        ('office:value-type="float" office:value="hỏng"', None, ["cong-thuc"]),
        ('office:value-type="date" office:date-value="2026-11-05"', None, ["so"]),
        (
            'office:value-type="string" table:formula="of:=1/0" office:string-value="#DIV/0!"',
            None,
            ["cong-thuc"],
        ),
        ('table:formula="of:=1"', None, ["cong-thuc"]),
    ],
)
def test_kinds_of_cells(saved: bytes, new: str, value: Any, codes: list[str]) -> None:
    found = read_form_file("a.ods", changed(saved, SEVEN, new), {"du-thu": EVERYTHING})
    assert [p.code for p in found.problems] == codes
    assert found.records[0]["fields"]["so"] == value


def test_a_sheet_that_repeats_without_end_is_refused(saved: bytes) -> None:
    rows = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
    data = changed(
        saved, '<table:table-row table:style-name="ro1">', rows + '<table:table-row table:style-name="ro1">'
    )
    with pytest.raises(IntakeError) as refused:
        read_form_file("a.ods", data, {"du-thu": EVERYTHING})
    assert refused.value.code == "nhieu-dong"
