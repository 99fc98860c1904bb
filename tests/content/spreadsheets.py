"""LibreOffice as a second opinion: recalculates workbooks, many in one go, and saves them again."""

from __future__ import annotations

import io
import math
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from portal.forms import compute, totals
from portal.forms.shapes import FormModel
from portal.render.xlsx.contract import LINES, defined_name

ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""


def office() -> str:
    """The command that starts LibreOffice."""
    found = os.environ.get("PORTAL_SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        pytest.fail("Cần LibreOffice (lệnh soffice); cài libreoffice-calc, -writer, -impress.")
    return found


def recalculate(files: Mapping[str, bytes], folder: Path, kind: str = "xlsx") -> dict[str, bytes]:
    """Open *files* (name without suffix → bytes) in LibreOffice, recalculate, save as *kind* (xlsx, pdf)."""
    profile, sources, out = folder / "profile", folder / "in", folder / "out"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS, encoding="utf-8")
    sources.mkdir()
    for name, data in files.items():
        (sources / f"{name}.xlsx").write_bytes(data)
    command = [office(), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind]
    command += ["--outdir", str(out), *(str(sources / f"{name}.xlsx") for name in files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    found = {p.stem: p.read_bytes() for p in out.glob(f"*.{kind}")}
    assert set(found) == set(files), done.stdout + done.stderr
    return found


def edit(data: bytes, change: Callable[[str, str], str]) -> bytes:
    """Return the workbook with the XML of its parts changed by ``change(name, xml)``."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            xml = source.read(name)
            text = change(name, xml.decode()) if name.endswith((".xml", ".rels")) else None
            target.writestr(name, xml if text is None else text)
    return out.getvalue()


def without_results(data: bytes) -> bytes:
    """Return the workbook with the results of all formulas taken out: only arithmetic brings them back."""

    def strip(name: str, xml: str) -> str:
        if not name.startswith("xl/worksheets/"):
            return xml
        return re.sub(r"(</f>)<v>[^<]*</v>", r"\1", xml)

    return edit(data, strip)


def named_values(data: bytes, prefix: str = "y_") -> dict[str, Any]:
    """Return what stands in every named cell, a list for a named column; "" is None."""
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    found = {}
    for name, defined in book.defined_names.items():
        if name.startswith(prefix):
            ((sheet, area),) = defined.destinations
            column, first, _, last = range_boundaries(area)
            cells = [book[sheet].cell(row, column).value for row in range(first, last + 1)]
            cells = [None if cell == "" else cell for cell in cells]
            found[name] = cells if ":" in area else cells[0]
    return found


def alike(shown: Any, meant: Any) -> bool:
    """Whether a cell holds what is meant; LibreOffice may leave the seventeenth digit of a figure open."""
    if isinstance(shown, int | float) and isinstance(meant, int | float):
        return math.isclose(shown, meant, rel_tol=4e-16, abs_tol=0.0)
    return bool(shown == meant)


def computed_values(model: FormModel, filled: list[dict[str, Any]]) -> dict[str, Any]:
    """What every named computed cell must show; columns without their blank lines."""
    found: dict[str, Any] = {}
    done = [compute(model, r) for r in filled]
    for field in model.fields:
        if field.formula:
            values = [r["fields"][field.id] for r in done]
            found[defined_name(field.id, "y_")] = values[0] if model.shared is None else values
    for table in model.tables:
        for column in table.columns:
            if column.auto or column.formula:
                name = defined_name(f"{table.id}.{column.id}", "y_")
                found[name] = [row[column.id] for row in done[0]["tables"][table.id]]
        for column, value in totals(model, done[0]).get(table.id, {}).items():
            found[defined_name(f"{table.id}.{column}.__total", "y_")] = value
    return found


def shown_and_meant(
    data: bytes, model: FormModel, filled: list[dict[str, Any]]
) -> Iterator[tuple[str, Any, Any]]:
    """Name, what stands there and what must, for every computed cell of a workbook with *filled*.

    Lines nobody filled must show nothing; a band between given rows is no row.
    """
    shown, meant = named_values(data), computed_values(model, filled)
    assert set(shown) == set(meant)
    for name, value in meant.items():
        have = shown[name]
        if not isinstance(value, list):
            yield name, have, value
            continue
        if len(value) < len(have) < LINES:
            have, value = [v for v in have if v is not None], [v for v in value if v is not None]
        assert all(v is None for v in have[len(value) :]), name
        for one, other in zip(have[: len(value)], value, strict=True):
            yield name, one, other
