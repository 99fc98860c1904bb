"""What is wrong with a filled form: said once, in words, for the web form, the reader and the CLI."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from portal.content.exact import readable
from portal.content.forms.compute import is_filled
from portal.content.forms.shapes import NUMBERS, FormModel, Record, Spec
from portal.vietnamese import format_number

WORDS = {
    "thieu": "chưa điền",
    "so": "phải là một số",
    "nguyen": "phải là số nguyên",
    "nho": "không được nhỏ hơn {0}",
    "lon": "không được lớn hơn {0}",
    "tinh-lon": "tính ra {0}, lớn hơn {1}: xem lại các số đã nhập",
    "tinh-nho": "tính ra {0}, nhỏ hơn {1}: xem lại các số đã nhập",
    "ngay": "phải là ngày, viết như 05/11/2026",
    "lua-chon": "không có trong các lựa chọn",
    "dai": "dài quá 5.000 chữ",
    "phan-tram": "{0} được hiểu là {1}%",
    "doi-cho": "dòng này không còn là dòng “{0}” của mẫu",
}
"""Code → what is said after the name of the field; ``overrides/src/forms/problems.ts`` says the same."""


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a record: where, what, and whether the figures can be used all the same."""

    code: str
    name: str
    """Field id, or ``table.column``."""
    row: int
    """Row of the table from 1, 0 for a field."""
    label: str
    """Name of the field or column as people read it."""
    blocking: bool
    values: tuple[str, ...] = ()

    def __str__(self) -> str:
        row = f"dòng {self.row}, " if self.row else ""
        return f"{row}{self.label}: {WORDS[self.code].format(*self.values)}."


def problems(model: FormModel, record: Record) -> list[Problem]:
    """Return what is wrong with a computed *record*, in the order of the form.

    Something missing does not block: a figure is counted even if the signature is still to come.
    """
    found: list[Problem] = []
    for field in model.fields:
        found += _value(field, field.id, 0, record["fields"].get(field.id))
    for table in model.tables:
        for number, row in enumerate(record["tables"].get(table.id, []), 1):
            if table.open and row.get(table.key) in (None, "") and is_filled(table, row):
                column = table.column(table.key)
                found.append(Problem("thieu", f"{table.id}.{table.key}", number, column.label, False))
            for column in table.columns:
                if not (column.auto or column.given):
                    name = f"{table.id}.{column.id}"
                    found += _value(column, name, number, row.get(column.id))
    return found


def _value(spec: Spec, name: str, row: int, value: Any) -> Iterator[Problem]:
    label, computed = spec.label, spec.formula is not None
    if value in (None, "", []):
        if spec.required and not computed and spec.type != "signature":
            yield Problem("thieu", name, row, label, False)
        return
    if spec.type in NUMBERS:
        yield from _number(spec, name, row, value, computed)
    elif spec.type == "date" and not _is_date(value):
        yield Problem("ngay", name, row, label, True)
    elif spec.type in ("choice", "multichoice") and spec.options:
        known = {o.id for o in spec.choices}
        if not set(value if isinstance(value, list) else [value]) <= known:
            yield Problem("lua-chon", name, row, label, True)


def _number(spec: Spec, name: str, row: int, value: Any, computed: bool) -> Iterator[Problem]:
    label = spec.label
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield Problem("so", name, row, label, True)
        return
    if spec.type == "integer" and not computed and value != int(value):
        yield Problem("nguyen", name, row, label, True)
    for limit, code in ((spec.min, "nho"), (spec.max, "lon")):
        if limit is None or not (value < limit if code == "nho" else value > limit):
            continue
        if computed:
            values = readable(value, limit), format_number(limit)
            yield Problem(f"tinh-{code}", name, row, label, True, values)
        else:
            yield Problem(code, name, row, label, True, (_limit(spec, limit),))


def _limit(spec: Spec, limit: float) -> str:
    """A limit as people write it: years carry no dot."""
    year = spec.type == "integer" and spec.min is not None and spec.min >= 1900
    return f"{limit:.0f}" if year else format_number(limit)


def _is_date(value: Any) -> bool:
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return False
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return False
    return True
