"""The looks of cells: one family of formats for forms and scorecards."""

from __future__ import annotations

import math
from typing import Any

from portal.forms.shapes import Spec

FONT = "Times New Roman"
SIZE = 12
LINE = 15.75
"""Height of one line of text, in points."""
BASE = {"font_name": FONT, "font_size": SIZE}

_EDGE = {"border": 1, "border_color": "#8A8F98", "text_wrap": True, "valign": "vcenter"}
_GREY = "#EEF0F3"
_LOOKS: dict[str, dict[str, Any]] = {
    "plain": {},
    "title": {"bold": True, "font_size": 15, "align": "center", "valign": "vcenter", "text_wrap": True},
    "small": {"italic": True, "font_size": 11, "font_color": "#4A5058", "align": "center"},
    "section": {"bold": True, "font_size": 13, "valign": "vcenter", "text_wrap": True},
    "check": {"bold": True, "font_color": "#9C1C00", "text_wrap": True, "valign": "vcenter"},
    "note": {"italic": True, "font_size": 11, "font_color": "#4A5058", "text_wrap": True, "valign": "top"},
    "label": {"text_wrap": True, "valign": "vcenter"},
    "hint": {
        "italic": True,
        "font_size": 11,
        "font_color": "#4A5058",
        "text_wrap": True,
        "valign": "vcenter",
        "indent": 1,
    },
    "header": {**_EDGE, "bold": True, "bg_color": "#DDE4ED", "align": "center"},
    "header-turned": {**_EDGE, "bg_color": "#DDE4ED", "rotation": 90, "align": "center", "font_size": 11},
    "band": {**_EDGE, "bold": True, "bg_color": "#F6F7F9", "indent": 1},
    "given": {**_EDGE, "bg_color": _GREY},
    "computed": {**_EDGE, "bg_color": _GREY},
    "total": {**_EDGE, "bold": True, "bg_color": "#DDE4ED"},
    "input": {**_EDGE, "locked": False},
    "sign": {"bold": True, "align": "center", "text_wrap": True, "valign": "top"},
    "sign-note": {"italic": True, "align": "center", "font_size": 11},
    "sign-name": {
        **_EDGE,
        "bold": True,
        "align": "center",
        "locked": False,
        "num_format": "@",
    },
    "text": {"text_wrap": True, "valign": "top"},
    "cell": {**_EDGE, "valign": "top"},
}
_CENTRED = ("date", "choice", "multichoice", "auto")


class Styles:
    """Formats of one workbook, made on first use."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[tuple[Any, ...], Any] = {}

    def look(self, name: str, **more: Any) -> Any:
        """Return the format called *name*, with *more* properties of XlsxWriter."""
        key = (name, *sorted(more.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(BASE | _LOOKS[name] | more)
        return self._made[key]

    def only(self, **properties: Any) -> Any:
        """Return a format that changes *properties* of XlsxWriter and nothing else, for conditions."""
        key = ("", *sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(properties)
        return self._made[key]

    def cell(self, look: str, spec: Spec, *, align: str | None = None) -> Any:
        """Return the format of a value of the field or column *spec*, its number format set."""
        counter = spec.auto or (spec.given and spec.type == "integer")
        kind = "auto" if counter else spec.type
        side = align or ("center" if kind in _CENTRED else "left" if kind not in _NUMBERS else "right")
        # Air on the left only: LibreOffice indents right-aligned numbers in some cells and not in others.
        air = {"indent": 1} if side == "left" else {}
        return self.look(look, num_format=number_format(spec), align=side, **air)


_NUMBERS = ("number", "integer", "percent")


def number_format(spec: Spec) -> str:
    """Return the number format of the values of a field or column.

    The percent sign is quoted, so that Excel does not scale: 62.5 is 62,5 %. At most two decimals are
    shown and one always, as an optional one would leave a lonely comma behind whole numbers; those are
    shown by a condition (:meth:`portal.render.xlsx.book.Sheet.show_numbers`). Text is "@", so that
    0912… keeps its nought and "- Lưu: VT" or "=1+1" stay what was typed.
    """
    kind = spec.type
    if has_decimals(spec):
        return decimals(spec, ".0#")
    if kind == "integer":
        low, high = spec.min, spec.max
        year = low is not None and high is not None and 1000 <= low <= high <= 9999
        return "0" if year or spec.auto else "#,##0"
    if kind == "number":
        return "#,##0"
    if kind == "date":
        return "dd/mm/yyyy"
    return "@"


def has_decimals(spec: Spec) -> bool:
    """Whether values of a field or column may have decimals that are shown; amounts of money have none."""
    return spec.type == "percent" or (spec.type == "number" and spec.unit != "đồng")


def decimals(spec: Spec, places: str) -> str:
    """Return the number format of *spec* with the decimals *places*, "" for none."""
    return f'0{places}"%"' if spec.type == "percent" else f"#,##0{places}"


def lines_of(text: str, width: float) -> int:
    """Return about how many lines *text* takes in a column *width* digits wide.

    Vietnamese prose in Times New Roman runs to about 1.2 letters a digit's width.
    """
    per_line = max(width * 1.18 - 1, 3)
    return sum(max(1, math.ceil(len(part) / per_line)) for part in text.split("\n"))


def height_of(text: str, width: float, least: int = 1, line: float = LINE) -> float:
    """Return the height of a row that holds *text*, in points."""
    return max(lines_of(text, width), least) * line + 5
