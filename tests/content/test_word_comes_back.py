"""Word files of ours, filled by Python, in the browser, by hand or resaved, are read as records."""

from __future__ import annotations

import io
import random
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portal.content.catalogue import Catalogue
from portal.content.forms import Record, form_model
from portal.content.forms.shapes import FormModel, Spec
from portal.engine import FileRead
from portal.handouts.docx import form_document
from portal.handouts.shown import shown
from tests.content.browser_workbooks import browser, same
from tests.content.form_records import expected, random_records
from tests.engine import IntakeError, parse_cell, read_form_file

THON = "bang-tong-hop-thon"
MAIN = "word/document.xml"


@pytest.fixture(scope="module")
def models(catalogue: Catalogue) -> dict[str, FormModel]:
    return {i: form_model(f) for i, f in catalogue.forms.items()}


@pytest.fixture(scope="module")
def write(catalogue: Catalogue, models: dict[str, FormModel]) -> Callable[..., bytes]:
    layout = next(iter(catalogue.layouts.values()))

    def written(form: str, records: list[Record] | None = None) -> bytes:
        return form_document(
            catalogue.forms[form], models[form], layout, organisation="Tổ chức thử", records=records
        )

    return written


def on_paper(model: FormModel, records: list[Any]) -> list[Any]:
    """*records* as a sheet of paper keeps them: figures to two decimals, texts without odd spaces."""

    def kept(spec: Spec, value: Any) -> Any:
        return parse_cell(spec.type, shown(spec, value)) if value is not None and not spec.choices else value

    for record in records:
        for field in model.fields:
            if not field.formula:
                record["fields"][field.id] = kept(field, record["fields"].get(field.id))
        for table in model.tables:
            for row in record["tables"].get(table.id, []):
                row |= {c.id: kept(c, row.get(c.id)) for c in table.columns if c.free}
    return records


@pytest.fixture(scope="module")
def records(models: dict[str, FormModel]) -> dict[str, list[Any]]:
    chance = random.Random("giấy")
    return {f: on_paper(m, random_records(m, chance, 6)) for f, m in models.items()}


def edited(data: bytes, change: Callable[[str], str], part: str = MAIN) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content.decode()).encode() if name == part else content)
    return out.getvalue()


def differences(found: FileRead, meant: list[Any]) -> list[Any]:
    if len(found.records) != len(meant):
        return [len(found.records), len(meant)]
    wrong: list[Any] = [(p.name, p.words) for p in found.problems]
    for one, other in zip(found.records, meant, strict=True):
        wrong += [(k, one["fields"].get(k), v) for k, v in other["fields"].items() if not same(one["fields"].get(k), v)]
        for table, rows in other["tables"].items():
            if not same(one["tables"][table], rows):
                wrong.append((table, one["tables"][table], rows))
    return wrong


def test_both_writers_are_read_back_equal_for_every_form(
    models: dict[str, Any], records: dict[str, Any], write: Callable[..., bytes], tmp_path: Path
) -> None:
    jobs = [{"do": "docx", "form": f, "file": write(f), "records": r} for f, r in records.items()]
    for form, mine in zip(records, browser(models, jobs, tmp_path), strict=True):
        for program, data in (("portal", write(form, records[form])), ("browser", mine)):
            found = read_form_file("a.docx", data, models)
            assert (found.form, differences(found, expected(models[form], records[form]))) == (form, []), program


def office(files: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """*files* opened and saved by LibreOffice, which drops the tags of content controls."""
    (folder / "lo").mkdir(parents=True)
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'p').as_uri()}"
    convert = ["--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "lo")]
    paths = [str(folder / f"{name}.docx") for name in files]
    subprocess.run([str(shutil.which("soffice")), profile, *convert, *paths], check=True)
    return {name: (folder / "lo" / f"{name}.docx").read_bytes() for name in files}


def test_libreoffice_drops_the_tags_and_the_words_beside_them_tell(
    models: dict[str, Any], records: dict[str, Any], write: Callable[..., bytes], tmp_path: Path
) -> None:
    files = {form: write(form, filled) for form, filled in records.items()}
    wrong = {}
    for form, data in office(files, tmp_path).items():
        assert b"<w:tag " not in zipfile.ZipFile(io.BytesIO(data)).read(MAIN)
        try:
            found = read_form_file("a.docx", data, models)
        except IntakeError as error:
            wrong[form] = [str(error)]
        else:
            if more := differences(found, expected(models[form], records[form])):
                wrong[form] = more
    assert wrong == {}
