"""Widths of columns, and how fields share the columns of the table below them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from portal.forms.shapes import Column, Row, Spec

PORTRAIT, LANDSCAPE = 84.0, 122.0
"""Characters of text that fit across A4 at full size."""
_TIGHT = 1.25
"""A sheet up to so much wider than A4 upright is made smaller rather than turned."""
_HINT = 20.0
"""The least room for a hint beside a field."""
_LONE = (32.0, 7.0, 33.0, 14.0)
"""Columns of a sheet without a table."""


@dataclass(frozen=True)
class Grid:
    """The columns of one sheet: the first is hidden (row ids), *widths* are those after it."""

    widths: tuple[float, ...]
    landscape: bool
    first: int = 1
    """Where titles and fields begin: beside a column that is printed again on every page."""

    @property
    def last(self) -> int:
        """Number of the last column, the hidden one being 0."""
        return len(self.widths)

    def width(self, first: int, last: int) -> float:
        """Width of the columns from *first* to *last* together."""
        return sum(self.widths[first - 1 : last])

    def parts(self) -> tuple[tuple[int, int], tuple[int, int], tuple[int, int] | None]:
        """First and last column of labels, of values and of hints; hints may have no room."""
        whole = sum(self.widths)
        label = self._reach(self.first, min(34.0, whole * 0.4))
        value = self._reach(min(label + 1, self.last), min(40.0, whole * 0.42))
        if value < self.last and self.width(value + 1, self.last) >= _HINT:
            return (self.first, label), (label + 1, value), (value + 1, self.last)
        return (self.first, label), (min(label + 1, self.last), self.last), None

    def _reach(self, first: int, wanted: float) -> int:
        """The column at which the columns from *first* on come nearest to *wanted* characters."""
        ends = range(first, self.last + 1)
        return min(ends, key=lambda end: abs(self.width(first, end) - wanted))

    def shares(self, count: int) -> list[tuple[int, int]]:
        """Cut the columns into *count* neighbouring parts of about the same width."""
        whole, found, first = sum(self.widths), [], 1
        for number in range(1, count + 1):
            end = self.last - (count - number)
            if number < count:
                wanted = whole * number / count
                end = min(range(first, end + 1), key=lambda e: abs(self.width(1, e) - wanted))
            found.append((first, end))
            first = end + 1
        return found


def lone_grid() -> Grid:
    """The columns of a sheet that holds fields only."""
    return Grid(_LONE, landscape=False)


def table_grid(columns: Sequence[Column], rows: Sequence[Row]) -> Grid:
    """The columns of a sheet with a table; text columns stretch until the page is filled."""
    texts = [n for n, c in enumerate(columns) if c.type in ("text", "longtext") and not c.auto]
    return page_grid([column_width(c, rows) for c in columns], texts or list(range(len(columns))))


def page_grid(widths: Sequence[float], stretchy: Sequence[int], first: int = 1) -> Grid:
    """Columns of natural *widths* on A4, upright or turned; those at *stretchy* (from 0) fill the page."""
    landscape = sum(widths) > PORTRAIT * _TIGHT
    spare = max((LANDSCAPE if landscape else PORTRAIT) - sum(widths), 0.0)
    wide = [w + (spare / len(stretchy) if n in stretchy else 0) for n, w in enumerate(widths)]
    return Grid(tuple(round(w, 1) for w in wide), landscape, first)


def column_width(column: Spec, rows: Sequence[Row] = ()) -> float:
    """Return the natural width of a column: its kind, the words of its label, what is given in it."""
    label = column.label
    word = max(len(w) for w in label.split()) + 2.5
    heads = max(word, math.ceil(len(label) / 3) + 2)
    kind = column.type
    if column.auto:
        return 6.0
    if column.given and kind == "integer":
        return max(6.0, heads - 2)
    if kind in ("number", "integer", "percent"):
        return float(min(max(9, heads), 15))
    if kind == "date":
        return float(max(12, word))
    if kind == "choice":
        longest = max((len(o.label) for o in column.choices), default=8)
        return float(min(max(10, heads, longest * 0.6 + 3), 22))
    if kind == "multichoice":
        return float(min(max(10, heads), 16))
    given = [len(str(r[column.id])) for r in rows if r.get(column.id) is not None]
    if column.given and given:
        return max(word, _for_given([str(r[column.id]) for r in rows]))
    if kind == "longtext":
        return 26.0
    return float(min(max(14, heads, max(given, default=0) / 2.2 + 3), 26))


def _for_given(texts: list[str]) -> float:
    """A width in which most given texts take two lines, the longest six; repeated ones three."""
    lengths = [len(t) for t in texts]
    if len(set(texts)) * 1.5 < len(texts):
        return min(max(lengths) / 3.5 + 3, 24.0)
    return min(max(sum(lengths) / len(lengths) / 1.9, max(lengths) / 7) + 4, 40.0)
