"""Excel: words people see, named cells, filling in as a person would, and recalculation by LibreOffice."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook

INPUT, COMPUTED = "x_", "y_"
"""How names of cells begin: those to fill in, those with a formula."""
_RESULT = re.compile(r"(</f>)<v>[^<]*</v>")


def words(path: Path) -> list[str]:
    """Return every text on the visible sheets, line by line; lists of drop-downs after them."""
    book = openpyxl.load_workbook(path)
    sheets = [s for s in book if s.sheet_state == "visible"] + [
        s for s in book if s.sheet_state == "hidden"
    ]
    return [str(c.value) for s in sheets for row in s.iter_rows() for c in row if c.value is not None]


def choices(path: Path) -> set[str]:
    """Return what drop-downs offer in their own list ("Đạt,Không đạt")."""
    found: set[str] = set()
    for sheet in openpyxl.load_workbook(path):
        for rule in sheet.data_validations.dataValidation:
            if rule.type == "list" and str(rule.formula1).startswith('"'):
                found |= set(str(rule.formula1).strip('"').split(","))
    return found


def named_values(data: bytes) -> dict[str, list[Any]]:
    """Return what stands in every named cell or column, by its whole name; empty texts are None."""
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    found = {}
    for name in book.defined_names:
        if name.startswith((INPUT, COMPUTED)):
            cells = (book[sheet].cell(row, column) for sheet, row, column in _cells(book, name))
            found[name] = [None if c.value == "" else c.value for c in cells]
    return found


def filled_in(path: Path, values: Mapping[str, list[Any]]) -> bytes:
    """Return the workbook with *values* written into its named cells, results of formulas taken out."""
    book = openpyxl.load_workbook(path)
    for name, column in values.items():
        for (sheet, row, at), value in zip(_cells(book, INPUT + name), column, strict=False):
            if value is not None:
                book[sheet].cell(row, at).value = value
    out = io.BytesIO()
    book.save(out)
    return _without_results(out.getvalue())


def _cells(book: Workbook, name: str) -> list[tuple[str, int, int]]:
    ((sheet, area),) = book.defined_names[name].destinations
    column, first, _, last = (int(edge or 0) for edge in range_boundaries(area))
    return [(sheet, row, column) for row in range(first, last + 1)]


def _without_results(data: bytes) -> bytes:
    """Only arithmetic brings results back."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            part = source.read(name)
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                part = _RESULT.sub(r"\1", part.decode()).encode()
            target.writestr(name, part)
    return out.getvalue()
