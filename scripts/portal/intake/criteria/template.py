"""Our own sheet to type a scoring table into, for those whose annex is paper or a picture."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from portal.locales import Speaker

say = Speaker("import-criteria")

ROWS = 200
"""Rows made ready for typing."""
_HEADS = ("number", "content", "points", "evidence")
_WIDTHS = (8, 70, 14, 40)
_EXAMPLE = (("I", "criterion", 20), ("1.1", "first", 10), ("1.2", "second", 10))
_LEVEL_HEADS = ("level", "from", "each")
_MADE = dt.datetime(2000, 1, 1)
"""The same bytes each time."""


def template_workbook() -> bytes:
    """Return the XLSX: a sheet for the table with an invented example, one for levels, a guide."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": say("sheet-title"), "created": _MADE})
    looks = {
        "head": book.add_format(
            {"bold": True, "text_wrap": True, "border": 1, "bg_color": "#E8EDF3", "valign": "vcenter"}
        ),
        "text": book.add_format({"text_wrap": True, "border": 1, "num_format": "@", "valign": "top"}),
        "example": book.add_format(
            {"text_wrap": True, "border": 1, "num_format": "@", "italic": True, "font_color": "#5A5A5A"}
        ),
        "figure": book.add_format({"border": 1, "valign": "top", "align": "center"}),
        "plain": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    _table(book.add_worksheet(say("sheet-table")), looks)
    _levels(book.add_worksheet(say("sheet-levels")), looks)
    guide = book.add_worksheet(say("sheet-guide"))
    guide.set_column(0, 0, 100)
    for row in range(8):
        guide.write_string(row, 0, say(f"guide-{row + 1}"), looks["plain"])
    book.close()
    return buffer.getvalue()


def _table(sheet: Any, looks: dict[str, Any]) -> None:
    for column, (head, width) in enumerate(zip(_HEADS, _WIDTHS, strict=True)):
        # Text, so that "1.1" stays a number of an indicator and becomes no date.
        sheet.set_column(column, column, width, looks["figure" if head == "points" else "text"])
        sheet.write_string(0, column, say(f"head-{head}"), looks["head"])
    for row, (number, key, points) in enumerate(_EXAMPLE, 1):
        sheet.write_string(row, 0, number, looks["example"])
        sheet.write_string(row, 1, say(f"example-{key}"), looks["example"])
        sheet.write_number(row, 2, points, looks["figure"])
    sheet.freeze_panes(1, 0)
    _asks_points(sheet, 2)


def _levels(sheet: Any, looks: dict[str, Any]) -> None:
    for column, head in enumerate(_LEVEL_HEADS):
        sheet.set_column(column, column, 30, looks["text" if head == "level" else "figure"])
        sheet.write_string(0, column, say(f"head-{head}"), looks["head"])
    sheet.write_string(1, 0, say("example-level"), looks["example"])
    sheet.write_number(1, 1, 15, looks["figure"])
    sheet.write_number(1, 2, 5, looks["figure"])
    sheet.freeze_panes(1, 0)
    for column in (1, 2):
        _asks_points(sheet, column)


def _asks_points(sheet: Any, column: int) -> None:
    sheet.data_validation(
        1,
        column,
        ROWS,
        column,
        {
            "validate": "decimal",
            "criteria": ">=",
            "value": 0,
            "input_title": say("ask-points")[:32],
            "error_title": say("ask-points")[:32],
            "error_message": say("ask-points-error")[:255],
        },
    )
