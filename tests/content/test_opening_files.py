"""What the form on its page opens: saved files, its own Excel and Word, and why not the others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from portal.content.catalogue import Catalogue
from portal.forms import compute, form_model
from portal.forms.model import blank_record
from portal.forms.shapes import FormModel
from portal.outputs.forms import fill_form
from tests.content.browser_workbooks import same
from tests.engine import ask

THON = "bang-tong-hop-thon"


@pytest.fixture(scope="module")
def model(catalogue: Catalogue) -> FormModel:
    return form_model(catalogue.forms[THON])


@pytest.fixture
def record(model: FormModel) -> Any:
    found = blank_record(model)
    found["fields"] |= {
        "nam": 2026,
        "xa": "Xã Ví Dụ",
        "thon": "Bản Thử",
        "so_ho": 1234,
        "ngay_chot": "2026-11-05",
    }
    found["tables"]["mo_hinh"][1] |= {"tong_so": 20, "dang_ky": 5}
    return found


def opened(path: Path, model: FormModel) -> Any:
    return ask("open", file=str(path), name=path.name, model=model)


@pytest.mark.parametrize("ending", [".json", ".xlsx", ".docx"])
def test_every_kind_of_file_of_ours_is_opened(
    catalogue: Catalogue, model: FormModel, record: Any, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(fill_form(catalogue, catalogue.forms[THON], [record], ending))
    said = opened(path, model)
    (found,) = said["records"]
    meant = compute(model, record)
    assert same(compute(model, found), meant)
    assert not said.get("notes")
    later = opened(path, model.model_copy(update={"version": model.version + 1}))
    assert same(compute(model, later["records"][0]), meant)
    assert later["notes"][0].startswith("Tệp theo bản 1")


def test_what_does_not_fit_stays_as_it_was_typed(
    catalogue: Catalogue, model: FormModel, record: Any, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(fill_form(catalogue, catalogue.forms[THON], [record], ".xlsx"))
    book = openpyxl.load_workbook(path)
    for name, value in (("x_so_ho", "120 hộ"), ("x_mo_hinh.tong_so", "không")):
        ((sheet, area),) = book.defined_names[name].destinations
        book[sheet][area.replace("$", "").partition(":")[0]] = value
    book.save(path)
    said = opened(path, model)
    assert said["records"][0]["fields"]["so_ho"] == "120 hộ"
    assert said["records"][0]["tables"]["mo_hinh"][0]["tong_so"] == "không"
    assert said["notes"] == [
        "Tổng số hộ: phải là một số (đang ghi “120 hộ”).",
        "dòng 1, Tổng số: phải là một số (đang ghi “không”).",
    ]


def test_others_are_refused_in_words(catalogue: Catalogue, model: FormModel, tmp_path: Path) -> None:
    other = catalogue.forms["giay-moi"]
    cases = {
        "a.docx": (
            fill_form(catalogue, other, [blank_record(form_model(other))], ".docx"),
            "otherForm",
            "giay-moi",
        ),
        "b.pdf": (b"%PDF-1.7", "unreadable", "tệp PDF"),
        "c.json": (b'{"form": "x"', "notForm", None),
        "d.json": (b'{"form": "bang-tong-hop-thon", "version": 9, "records": [{}]}', "unreadable", "bản 9"),
    }
    for name, (data, key, words) in cases.items():
        (tmp_path / name).write_bytes(data)
        said = opened(tmp_path / name, model)
        assert said["refused"] == key
        assert words is None or words in said["values"][0]
