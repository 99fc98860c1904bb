"""One record a form, written into its finished workbook by hand, and by the portal into Word and PDF.

The workbook is the download with values typed into its cells; Word and PDF come from the writers, as
nobody can type into them and have totals. What the files then say is read by the readers.
"""

from __future__ import annotations

from typing import Any

from portal.content.catalogue import Catalogue
from portal.forms import form_model
from portal.render.docx import form_document
from portal.render.typst.form import form_pdf
from tests.outputs import read_xlsx
from tests.outputs.finished import ROOT, file
from tests.outputs.read_forms import Model

LINES = 4
"""Lines filled in tables that grow."""
Record = dict[str, Any]


def record(model: Model, number: int = 0) -> Record:
    """Return a record with every input filled, figures different in every place."""
    fields = {
        f["id"]: None if f["formula"] else _value(f, number + n) for n, f in enumerate(model["fields"])
    }
    return {"fields": fields, "tables": {t["id"]: _rows(t, number) for t in model["tables"]}}


def _rows(table: Model, number: int) -> list[Record]:
    blank = table["rows"] if not table["open"] else [{} for _ in range(LINES)]
    written = [c for c in table["columns"] if not (c["given"] or c["auto"] or c["formula"])]
    return [
        {**row, **{c["id"]: _value(c, number + 3 * n + at) for n, c in enumerate(written)}}
        for at, row in enumerate(blank)
    ]


def _value(spec: Model, number: int) -> Any:
    kind, options = spec["type"], spec["options"]
    if kind in ("integer", "number", "percent"):
        wanted = 7 + number * 5 % 31 + (0.25 if kind != "integer" else 0)
        return min(max(wanted, spec["min"] or 0), spec["max"] or wanted)
    if kind in ("choice", "multichoice") and options:
        option = options[number % len(options)]
        chosen = option["id"] if isinstance(option, dict) else option
        return [chosen] if kind == "multichoice" else chosen
    return f"2026-11-{1 + number % 28:02d}" if kind == "date" else f"Ví dụ {number}"


def in_cells(model: Model, filled: Record) -> dict[str, list[Any]]:
    """Return what to type, by the name of the cell or column; figures and words only, as sums need no more."""
    values = {
        f["id"]: [_typed(f, filled["fields"][f["id"]])]
        for f in model["fields"]
        if not f["formula"] and f["type"] not in ("date", "multichoice")
    }
    for table in model["tables"]:
        for column in table["columns"]:
            if not (column["given"] or column["auto"] or column["formula"] or column["type"] == "date"):
                cells = [_typed(column, row[column["id"]]) for row in filled["tables"][table["id"]]]
                values[f"{table['id']}.{column['id']}"] = cells
    return values


def _typed(spec: Model, value: Any) -> Any:
    if spec["options"] and isinstance(spec["options"][0], dict):
        return next(o["label"] for o in spec["options"] if o["id"] == value)
    return value


def workbook(name: str, model: Model, filled: Record) -> bytes:
    """Return the download of a form with the record typed in, formulas without results."""
    path = file(f"bieu-mau-{name}.xlsx")
    empty = read_xlsx.named_values(path.read_bytes())
    values = in_cells(model, filled)
    for table in model["tables"]:
        ids = empty.get(f"x_{table['id']}.__rows")
        if ids is None:
            continue
        # Lines between groups of rows stand in the column too.
        for column in [c for c in values if c.startswith(f"{table['id']}.")]:
            cells = iter(values[column])
            values[column] = [next(cells) if row else None for row in ids]
    return read_xlsx.filled_in(path, values)


def word_and_pdf(catalogue: Catalogue, name: str, filled: Record) -> tuple[bytes, bytes]:
    """Return the form filled with the record as DOCX and PDF."""
    form = catalogue.forms[name]
    model, layout = form_model(form), next(iter(catalogue.layouts.values()))
    word = form_document(form, model, layout, organisation="Tổ chức thử", records=[filled])
    pdf = form_pdf(
        form,
        model,
        layout,
        organisation="Tổ chức thử",
        url="https://vi-du.example/",
        fonts=ROOT / ".cache" / "fonts",
        records=[filled],
    )
    return word, pdf
