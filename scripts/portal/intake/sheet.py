"""The cells of one sheet, as they are read from its XML."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from typing import Any

from portal.intake.messages import IntakeError
from portal.intake.parts import MAX_TEXT, Silent, unescape

MAX_ROWS = 20_000
"""Rows with content on one sheet; a form has a few hundred at most."""
MAX_CELLS = 1_000_000
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
Value = str | float | bool | None
Grid = dict[int, dict[int, "Cell"]]
"""Cells by row and column, both from 1; only those with content."""


@dataclass(frozen=True)
class Cell:
    """One cell: its value (of a formula: its last result), and what its number format says.

    ``format`` is "percent", "date", "time", "datetime" or "". ``unknown`` marks an error, or a formula
    whose result is not there (``pending``).
    """

    value: Value
    format: str = ""
    unknown: bool = False
    pending: bool = False


def place(reference: str) -> tuple[int, int] | None:
    """Return row and column, from 1, of a reference like $B$7; None when it is none."""
    match = _REFERENCE.fullmatch(reference.strip())
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


class SheetReader(Silent):
    """Cells with content of one sheet."""

    def __init__(self, name: str, strings: list[str], formats: list[str], shift: int) -> None:
        self.grid: Grid = {}
        self._name, self._strings, self._formats, self._shift = name, strings, formats, shift
        self._row = self._column = 0
        self._count = 0
        self._reference: str | None = None
        self._cell: dict[str, str] | None = None
        self._formula = self._valued = False
        self._text: list[str] | None = None
        self._parts: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open a row, a cell, or what is in it."""
        if tag == "c":
            # Most cells of a form are empty: where one stands is worked out only when it matters.
            reference = attributes.get("r")
            if not reference:
                self._settle()
                self._column += 1
            self._reference = reference
            self._cell, self._parts = attributes, []
            self._formula = self._valued = False
        elif tag == "row":
            number = attributes.get("r", "")
            self._settle()
            self._row = int(number) if number.isdecimal() and len(number) < 8 else self._row + 1
            self._column = 0
        elif self._cell is not None:
            if tag == "f":
                self._formula = True
            elif tag in ("v", "t"):
                self._text, self._valued = self._parts, True

    def end(self, tag: str) -> None:
        """Close a cell and keep it."""
        if tag in ("v", "t", "f"):
            self._text = None
        elif tag == "c" and self._cell is not None:
            self._keep(self._cell)
            self._cell = None

    def data(self, text: str) -> None:
        """Take the text of a value."""
        if self._text is not None:
            self._text.append(text)

    def _settle(self) -> None:
        """Work out row and column of the last cell that named its place."""
        if self._reference:
            self._row, self._column = place(self._reference) or (self._row, self._column + 1)
            self._reference = None

    def _keep(self, attributes: dict[str, str]) -> None:
        if not self._parts and not self._formula:
            return
        text = "".join(self._parts)[:MAX_TEXT]
        kind = attributes.get("t", "n")
        style = attributes.get("s", "0")
        number = int(style) if style.isdecimal() and len(style) < 7 else 0
        format_ = self._formats[number] if number < len(self._formats) else ""
        if not text:
            # An empty result is a result only where it is said to be text.
            if not self._formula or (self._valued and kind == "str"):
                return
            cell = Cell(None, format_, unknown=True, pending=True)
        elif kind == "e":
            cell = Cell(None, format_, unknown=True)
        else:
            cell = self._value(kind, text, format_)
        self._settle()
        row = self.grid.setdefault(self._row, {})
        row[self._column] = cell
        self._count += 1
        if len(self.grid) > MAX_ROWS or self._count > MAX_CELLS:
            raise IntakeError("nhieu-dong", self._name, f"{MAX_ROWS:,}".replace(",", "."))

    def _value(self, kind: str, text: str, format_: str) -> Cell:
        if kind in ("str", "inlineStr", "d"):
            return Cell(unescape(text), format_)
        if kind == "b":
            return Cell(text.strip() in ("1", "true"), format_)
        number = _finite(text)
        if number is None:
            return Cell(None, format_, unknown=True)
        if kind == "s":
            index = int(number)
            known = 0 <= index < len(self._strings)
            return Cell(self._strings[index] if known else None, format_, unknown=not known)
        if format_ in ("date", "datetime"):
            number += self._shift
        return Cell(number, format_)


def _finite(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def as_text(cell: Cell) -> Any:
    """Return the value of a cell as people see it: a number formatted as a day or time is one."""
    value = cell.value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if not isinstance(value, float) or cell.format in ("", "percent") or not 0 <= value < 2958466:
        return value
    moment = dt.datetime(1899, 12, 30) + dt.timedelta(minutes=round(value * 1440))
    clock = moment.strftime("%H:%M")
    if cell.format == "time":
        return clock
    day = moment.strftime("%d/%m/%Y")
    return f"{day} {clock}" if cell.format == "datetime" and clock != "00:00" else day
