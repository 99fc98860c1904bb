"""Tables of a form on paper: which columns and rows are printed, how wide, with which places to write."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from portal.forms import shapes
from portal.forms.display import shown
from portal.forms.exact import is_number, mean, readable, total
from portal.forms.model import blank_row, blank_rows
from portal.forms.paper.columns import Column, at_ease, fit
from portal.forms.paper.model import Cell, Row, Slot, Table, Total
from portal.forms.shapes import NUMBERS
from portal.locales import Speaker

say = Speaker("sheets")


TOTAL = "tong"
"""What stands for the row in the tags of the line of totals."""
WIDE = 8
"""From so many columns on, a sheet lies across."""


@dataclass(frozen=True)
class Room:
    """The place a table has: width of the text in mm, and the rows to write in when nobody says more."""

    width: float
    empty_rows: int


def is_wide(table: shapes.Table, width: float) -> bool:
    """Whether a table wants a sheet that lies across, *width* being that of the text when upright."""
    columns = _printed(table)
    return len(columns) >= WIDE or not at_ease([_measured(table, c, []) for c in columns], width)


def table_part(table: shapes.Table, rows: list[shapes.Row], filled: bool, room: Room) -> Table:
    """Return the table as it prints. *rows* are those of the record; empty ones are added to write in."""
    columns = _printed(table)
    rows = _rows(table, rows, 1 if filled else table.expected or room.empty_rows)
    size, widths = fit([_measured(table, c, rows) for c in columns], room.width)
    return Table(
        title=table.title,
        number="",
        note=table.note or "",
        heads=tuple(_bound(c.label) for c in columns),
        widths=tuple(round(w, 2) for w in widths),
        size=size,
        rows=tuple(_drawn(table, columns, rows, filled)),
        total=_total(table, columns, rows, filled),
    )


def group_column(table: shapes.Table) -> shapes.Column | None:
    """Return the given column whose values repeat from row to row, None when there is none.

    It is printed as lines across the table instead, which leaves its width to the others.
    """
    first = table.columns[0]
    if not first.given or first.type != "text":
        return None
    values = [row[first.id] for row in table.given]
    runs = sum(1 for _ in groupby(values))
    return first if runs <= len(values) / 2 else None


def _printed(table: shapes.Table) -> list[shapes.Column]:
    grouped = group_column(table)
    return [c for c in table.columns if c is not grouped]


def _bound(label: str) -> str:
    """*label* with its last number bound to the word before: "Mức độ 1" does not leave the 1 alone."""
    return re.sub(r" (\d+)$", "\u00a0\\1", label)


def _measured(table: shapes.Table, column: shapes.Column, rows: list[shapes.Row]) -> Column:
    texts = [shown(column, row.get(column.id)) for row in rows or table.rows or []]
    if column.auto:
        texts = ["100"]
    printed = tuple(t for t in [*texts, *(column.options or [])] if t)
    return Column(_bound(column.label), column.type, printed, fixed=column.given or column.auto)


def _rows(table: shapes.Table, rows: list[shapes.Row], wanted: int) -> list[shapes.Row]:
    """The rows to print: given ones with what was filled in, or those of the record and empty ones."""
    if not table.open:
        entered = {row.get("id"): row for row in rows}
        return [row | entered.get(row["id"], {}) for row in blank_rows(table)]
    return [*rows, *(blank_row(table) for _ in range(wanted - len(rows)))]


def _drawn(
    table: shapes.Table, columns: list[shapes.Column], rows: list[shapes.Row], filled: bool
) -> list[Row]:
    grouped = group_column(table)
    found: list[Row] = []
    above = ""
    for number, row in enumerate(rows, 1):
        group = _group(grouped, row)
        if group and group != above:
            found.append(Row((), group))
        above = group
        key = str(number) if table.open else str(row["id"])
        found.append(Row(tuple(_cell(table, c, row, key, number, filled) for c in columns)))
    return found


def _group(grouped: shapes.Column | None, row: shapes.Row) -> str:
    """What stands above the rows of a group; the name of the column is said unless the text says it."""
    if grouped is None:
        return str(row.get("group") or "")
    text, label = str(row[grouped.id]), grouped.label
    return text if text.lower().startswith(label.lower()) else f"{label}: {text}"


def _align(column: shapes.Column) -> str:
    return "center" if column.auto or column.type in (*NUMBERS, "date", "choice") else "left"


def _cell(
    table: shapes.Table, column: shapes.Column, row: shapes.Row, key: str, number: int, filled: bool
) -> Cell:
    align = _align(column)
    if column.auto:
        return Cell(str(number), align=align)
    value = None if column.formula and not filled else row.get(column.id)
    text = shown(column, value)
    if column.given:
        return Cell(text, align=align)
    form = {"longtext": "lines", "date": "date", "choice": "choice"}.get(column.type, "text")
    slot = Slot(
        f"{table.id}.{column.id}#{key}",
        column.label,
        form,
        text,
        str(value) if form == "date" and value else "",
        options=tuple(column.options or ()),
        computed=column.formula is not None,
    )
    return Cell(text, slot, align)


def _total(
    table: shapes.Table, columns: list[shapes.Column], rows: list[shapes.Row], filled: bool
) -> Total | None:
    if not table.totals:
        return None
    span = next(n for n, c in enumerate(columns) if c.id in table.totals)
    averages = set(table.totals.values()) == {"average"}
    cells = []
    for column in columns[span:]:
        how = table.totals.get(column.id)
        tag = f"{table.id}.{column.id}#{TOTAL}"
        text = _added_up(how, [row.get(column.id) for row in rows]) if filled or column.given else ""
        slot = Slot(tag, column.label, text=text, computed=True) if how else None
        cells.append(Cell(text, slot, _align(column)))
    return Total(say("average") if averages else say("total"), span, tuple(cells))


def _added_up(how: str | None, values: list[Any]) -> str:
    numbers = [float(v) for v in values if is_number(v)]
    value = total(numbers) if how == "sum" else mean(numbers) if how == "average" else None
    return "" if value is None else readable(value)
