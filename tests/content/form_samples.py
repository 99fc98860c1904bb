"""Filled forms for tests: every place filled with something plausible and plainly fictional."""

from __future__ import annotations

from typing import Any

from portal.forms import FormModel, Record
from portal.forms.model import blank_row, blank_rows
from portal.forms.shapes import Spec, Table

NAMES = ("Nguyễn Văn A", "Trần Thị B", "Lò Văn C")
TEXTS = ("Xã Ví Dụ", "Bản Mẫu 1 & Bản Mẫu 2", "Tổ <thử> “Bản Mẫu 3”")


def sample(model: FormModel, number: int = 0, rows: int = 3) -> Record:
    """Return a record with every input filled; *number* varies it, tables that grow get *rows* rows."""
    fields = {f.id: None if f.formula else value(f, number) for f in model.fields}
    return {"fields": fields, "tables": {t.id: table_rows(t, number, rows) for t in model.tables}}


def table_rows(table: Table, number: int, rows: int) -> list[dict[str, Any]]:
    blank = [blank_row(table) for _ in range(rows)] if table.open else blank_rows(table)
    found = []
    for position, row in enumerate(blank):
        entered = {c.id: value(c, number + position) for c in table.columns if c.free}
        found.append(row | entered)
    return found


def value(spec: Spec, number: int) -> Any:
    kind, low, high = spec.type, spec.min, spec.max
    if kind in ("integer", "number", "percent"):
        wanted = {"integer": 12 + number, "number": 1234.5 + number, "percent": 62.5}[kind]
        if high is not None:
            wanted = min(wanted, high)
        if low is not None:
            wanted = max(wanted, low)
        return int(wanted) if wanted == int(wanted) else wanted
    if kind == "date":
        return f"2026-11-{5 + number:02d}"
    if kind == "choice" and spec.options:
        return spec.choices[number % len(spec.choices)].id
    if kind == "multichoice":
        return [spec.choices[0].id, spec.choices[-1].id]
    if kind == "longtext":
        return f"Việc thứ nhất của năm.\nViệc thứ hai: {TEXTS[number % 3]}."
    if kind == "signature":
        return NAMES[number % 3]
    return TEXTS[number % 3]
