"""Totals: what LibreOffice computes in the workbook of a form is what Word and PDF print of the same record."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest

from portal.content.catalogue import Catalogue
from tests.content.spreadsheets import recalculate
from tests.outputs import read_docx, read_pdf, read_xlsx
from tests.outputs.comparing import Tally
from tests.outputs.filled_files import record, word_and_pdf, workbook
from tests.outputs.read_forms import Model, folded, forms, shown_number

TOTAL = "tong"
"""What stands for the row in the tag of a total."""


def computing() -> dict[str, Model]:
    """Return the forms that compute something."""
    return {
        name: model
        for name, model in forms().items()
        if any(f["formula"] for f in model["fields"])
        or any(t["totals"] or any(c["formula"] for c in t["columns"]) for t in model["tables"])
    }


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The filled workbooks as LibreOffice saves them, by form."""
    files = {name: workbook(name, model, record(model)) for name, model in computing().items()}
    return recalculate(files, tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def printed(catalogue: Catalogue) -> dict[str, tuple[bytes, bytes]]:
    """Word and PDF of the same records, by form."""
    return {name: word_and_pdf(catalogue, name, record(model)) for name, model in computing().items()}


def test_totals_and_computed_places_are_the_same_in_excel_word_and_pdf(
    recalculated: dict[str, bytes], printed: dict[str, tuple[bytes, bytes]]
) -> None:
    tally = Tally()
    for name, model in computing().items():
        word, pdf = printed[name]
        shown = in_workbook(recalculated[name], model)
        told = {tag: text for tag, text in read_docx.controls(word).items() if tag in shown}
        tally.same("computed places", f"form {name}", ("Excel", sorted(shown)), ("Word", sorted(told)))
        paper = folded(read_pdf.page_texts(pdf))
        for tag, text in told.items():
            place = f"form {name}, {tag}"
            tally.same("totals", place, ("Excel", shown[tag]), ("Word", shown_number(text)))
            for line in read_docx.lines_with(word, tag):
                tally.same(
                    "lines with totals",
                    place,
                    ("Word", line),
                    ("PDF", line if folded(line) in paper else None),
                )
    assert tally.compared["totals"] > 100
    tally.demand()


def in_workbook(data: bytes, model: Model) -> dict[str, str]:
    """Return every computed figure by the tag that the place has in Word, as people would read it."""
    values = read_xlsx.named_values(data)
    found = {f["id"]: _figure(values[f"y_{f['id']}"][0]) for f in model["fields"] if f["formula"]}
    for table in model["tables"]:
        rows = values.get(f"x_{table['id']}.__rows")
        for column in table["columns"]:
            name = f"{table['id']}.{column['id']}"
            if column["formula"]:
                cells = values[f"y_{name}"]
                lines = enumerate(cells, 1) if rows is None else zip(rows, cells, strict=True)
                found |= {f"{name}#{row}": _figure(v) for row, v in lines if row and v is not None}
            if column["id"] in (table["totals"] or {}):
                found[f"{name}#{TOTAL}"] = _figure(values[f"y_{name}.__total"][0])
    return found


def _figure(value: Any) -> str:
    """A figure with at most two decimals, rounded as people do."""
    if not isinstance(value, int | float):
        return str(value)
    rounded = Decimal(repr(value)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{rounded:f}".rstrip("0").rstrip(".")
