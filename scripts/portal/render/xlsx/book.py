"""A workbook in the making: sheets that print well, names, lists, and the finished bytes."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable, Iterable
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]

from portal.forms.shapes import Spec, Value
from portal.render.xlsx.contract import Contract, area
from portal.render.xlsx.finishing import finish
from portal.render.xlsx.grid import LANDSCAPE, PORTRAIT, Grid
from portal.render.xlsx.lists import Lists
from portal.render.xlsx.styles import BASE, FONT, LINE, Styles, decimals, has_decimals, height_of

_PROTECTION = {"format_rows": True, "format_columns": True}
PORTRAIT_HEIGHT, LANDSCAPE_HEIGHT = 740.0, 490.0
"""Points between the margins of A4."""
_WIDEST, _TALLEST = 2.0, 1.4
"""Pages at full size that are still made to fit one page across, or one page down."""
_NUMBERS = ("number", "integer", "percent")


class Sheet:
    """One sheet: a grid of columns, and the row that comes next."""

    def __init__(self, book: Book, name: str, grid: Grid) -> None:
        self.book, self.name, self.grid = book, name, grid
        self.raw = book.workbook.add_worksheet(name)
        self.row = 0
        self.printed: int | None = None
        """Rows that are printed; None for all."""
        self._heights: dict[int, float] = {}
        self._growing = book.growing.setdefault(len(book.workbook.worksheets()), set())
        self.raw.set_column(0, 0, 8, None, {"hidden": True})
        for column, width in enumerate(grid.widths, 1):
            self.raw.set_column(column, column, width)
        self._page()

    def _page(self) -> None:
        self.raw.set_paper(9)
        if self.grid.landscape:
            self.raw.set_landscape()
        self.raw.set_margins(left=0.6, right=0.5, top=0.6, bottom=0.7)
        self.raw.fit_to_pages(1, 0)
        self.raw.center_horizontally()
        self.raw.set_footer(f'&C&"{FONT},Regular"&11Trang &P/&N')
        self.raw.hide_gridlines(2)
        self.raw.protect("", _PROTECTION)

    def height(self, row: int, points: float, *, growing: bool = False) -> None:
        """Set the height of a row; a *growing* one adapts when more is typed."""
        self.raw.set_row(row, points)
        self._heights[row] = points
        if growing:
            self._growing.add(row + 1)

    def grow(self, row: int, values: Iterable[tuple[Spec, Value, float]]) -> None:
        """Make a row as high as its texts need, and let it grow; *values* are (spec, value, width)."""
        texts = [(shown(spec, value), width) for spec, value, width in values if isinstance(value, str)]
        needed = max((height_of(text, width - 1) for text, width in texts), default=0.0)
        if needed > height_of("", 9):
            self.height(row, needed, growing=True)

    def hide(self, row: int) -> None:
        """Hide a row that people may show when they need it."""
        self.raw.set_row(row, None, None, {"hidden": True})
        self._heights[row] = 0

    def line(self, text: str, look: str, *, last: int | None = None, grow: bool = True) -> None:
        """Write *text* across the columns in the next row, which becomes as high as needed."""
        first, last = self.grid.first, self.grid.last if last is None else last
        style = self.book.styles.look(look)
        self.merge(self.row, first, self.row, last, text, style)
        if grow:
            scale = 1.25 if look == "title" else 1.1 if look == "section" else 1.0
            width = self.grid.width(first, last) / scale
            self.height(self.row, height_of(text, width, line=15.75 * scale))
        self.row += 1

    def merge(self, row: int, first: int, last_row: int, last: int, text: str, style: Any) -> None:
        """Write *text* into one cell or across several."""
        if (row, first) == (last_row, last):
            self.raw.write_string(row, first, text, style)
        else:
            self.raw.merge_range(row, first, last_row, last, "", style)
            self.raw.write_string(row, first, text, style)

    def value(self, row: int, column: int, value: Any, spec: Spec, style: Any) -> None:
        """Write a value of a record as its type asks. Text never becomes a formula."""
        if value in (None, ""):
            self.raw.write_blank(row, column, None, style)
        elif isinstance(value, int | float) and not isinstance(value, bool) and spec.type in _NUMBERS:
            self.raw.write_number(row, column, value, style)
        elif spec.type == "date" and (day := _day(value)) is not None:
            self.raw.write_datetime(row, column, day, style)
        else:
            self.raw.write_string(row, column, shown(spec, value), style)

    def formula(self, row: int, column: int, text: str, style: Any, cached: Any) -> None:
        """Write a formula with the result that programs without arithmetic show."""
        self.raw.write_formula(row, column, text, style, "" if cached is None else cached)

    def show_numbers(self, cells: tuple[int, int, int, int], spec: Spec, *limits: str) -> None:
        """Have numbers in *cells* shown as :func:`portal.forms.exact.readable` shows them.

        *cells* are first row, first column, last row, last column; *limits* are formulas of limits
        besides those of *spec*. Conditions that mark mistakes go before, whenever they are written.
        """
        self.book.last.append(lambda: self._show_numbers(cells, spec, limits))

    def _show_numbers(self, cells: tuple[int, int, int, int], spec: Spec, limits: Iterable[str]) -> None:
        if not has_decimals(spec):
            return
        cell, styles = xl_rowcol_to_cell(*cells[:2]), self.book.styles
        given = [f"{x:.15g}" for x in (spec.min, spec.max) if x is not None]
        hides = [
            f"({cell}{sign}{limit})<>(ROUND({cell},2){sign}{limit})"
            for limit in (*given, *limits)
            for sign in "<>"
        ]
        rules = [(f"OR({','.join(hides)})", ".0#####")] if hides else []
        for rule, places in [*rules, (f"{cell}=INT({cell})", "")]:
            condition = {
                "type": "formula",
                "criteria": f"=AND(ISNUMBER({cell}),{rule})",
                "stop_if_true": True,
            }
            self.raw.conditional_format(
                *cells, condition | {"format": styles.only(num_format=decimals(spec, places))}
            )

    def at(self, row: int, column: int, last_row: int | None = None) -> str:
        """Return the absolute address, sheet included, of a cell or of a column from *row* on."""
        last = None if last_row is None else (last_row, column)
        return area((row, column), last, self.name)

    @property
    def wide(self) -> bool:
        """Whether the sheet is printed on two pages across."""
        return self._shrunk() > _WIDEST

    def _shrunk(self) -> float:
        """How many times wider than the page the sheet is."""
        return sum(self.grid.widths) / (LANDSCAPE if self.grid.landscape else PORTRAIT)

    def close(self, first_input: tuple[int, int] | None) -> None:
        """Say what is no mistake, where the cursor stands at first, and how many pages it prints on."""
        tall = sum(self._heights.get(row, LINE) for row in range(self.printed or self.row))
        across = 2 if self.wide else 1
        page = LANDSCAPE_HEIGHT if self.grid.landscape else PORTRAIT_HEIGHT
        fits = tall <= page * max(1.0, self._shrunk() / across) * _TALLEST
        self.raw.fit_to_pages(across, 1 if fits else 0)
        if self.wide:
            self.raw.repeat_columns(0, 1)
        whole = area((0, 0), (max(self.row, 1), self.grid.last)).replace("$", "")
        self.raw.ignore_errors(
            {"number_stored_as_text": whole, "formula_unlocked": whole, "formula_differs": whole}
        )
        if first_input:
            self.raw.set_selection(*first_input, *first_input)


class Book:
    """A workbook: its formats, drop-down lists and contract."""

    def __init__(
        self, title: str, organisation: str, created: dt.datetime, head: list[tuple[str, str | int]]
    ) -> None:
        self._buffer = io.BytesIO()
        options = {
            "in_memory": True,
            "default_format_properties": dict(BASE),
            "default_column_width": 72,
            "default_row_height": 21,
        }
        self.workbook = xlsxwriter.Workbook(self._buffer, options)
        self.workbook.set_properties({"title": title, "author": organisation, "created": created})
        self.workbook.set_size(24000, 14000)
        self.styles = Styles(self.workbook)
        self.lists = Lists()
        self.contract = Contract(self.workbook, head)
        self.growing: dict[int, set[int]] = {}
        self.last: list[Callable[[], None]] = []
        """What is written at the end."""
        self._names: set[str] = set()

    def sheet(self, name: str, grid: Grid) -> Sheet:
        """Add a visible sheet; *name* is shortened to what spreadsheets allow."""
        short = re.sub(r"[\[\]:*?/\\']", " ", name).strip()[:31].rstrip()
        number = 2
        while short.casefold() in self._names:
            short = f"{short[:28].rstrip()} {number}"
            number += 1
        self._names.add(short.casefold())
        return Sheet(self, short, grid)

    def finish(self) -> bytes:
        """Write the hidden sheets and return the bytes."""
        for write in self.last:
            write()
        self.lists.write(self.workbook)
        self.contract.write()
        self.workbook.close()
        return finish(self._buffer.getvalue(), self.growing)


def shown(spec: Spec, value: Any) -> str:
    """Return the text of a value: the label of a choice, anything else as it is."""
    return next((option.label for option in spec.choices if option.id == value), str(value))


def _day(value: Any) -> dt.datetime | None:
    try:
        day = dt.datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return day if day.year >= 1900 else None
