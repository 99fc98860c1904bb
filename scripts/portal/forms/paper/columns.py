"""How wide the columns of a table are, and in which size it is set, from what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from portal.forms.paper.metrics import longest_word, text_width

PADDING = 3.4
"""Space inside a cell, left and right together, mm."""
SIZES = (12.0, 11.0, 10.0, 9.0)
"""Type sizes of tables; the decree sets none, so the largest that fits is taken."""
HEAD_LINES = 3
"""Lines a heading may take before its column grows."""
TEXT_LINES = 7
"""Lines a printed text may take before its column grows."""
LONGEST = 34.0
"""Width of a word beyond which it may break (addresses), mm."""
SLACK = 0.6
"""What widths are off by, at most, mm."""
TIGHT = 0.9
"""How much of the way from narrowest to at ease columns must get before a smaller size is taken."""
READABLE = 10.0
"""Size below which no table is set to make its columns more at ease."""
_LEAST = {"integer": 9.0, "number": 10.0, "percent": 12.0, "date": 20.0, "text": 16.0, "longtext": 22.0}
_WISHED = {"date": 23.0, "text": 30.0, "longtext": 38.0}
_SHARE = {"integer": 0.15, "number": 0.15, "percent": 0.15, "date": 0.2, "choice": 0.3, "text": 1.0}
"""Part of the room left over that a column takes, by what is written in it."""


@dataclass(frozen=True)
class Column:
    """What decides the width of one column."""

    label: str
    type: str
    printed: tuple[str, ...] = ()
    """Texts that stand in it: given ones, filled-in ones, the choices."""
    fixed: bool = False
    """Nobody writes in it."""


def least(column: Column, size: float) -> float:
    """Return the narrowest a column may be, mm: no word is broken, a hand can write in it."""
    words = [longest_word(text, size) for text in column.printed]
    floor = 0.0 if column.fixed else _LEAST.get(column.type, 12.0)
    head = longest_word(column.label, size, bold=True)
    return max(floor, head, min(max(words, default=0.0), LONGEST)) + PADDING + SLACK


def wished(column: Column, size: float) -> float:
    """Return the width at which a column looks at ease, mm."""
    head = text_width(column.label, size, bold=True) / HEAD_LINES + 2.0
    texts = [text_width(text, size) for text in column.printed]
    average = sum(texts) / len(texts) if texts else 0.0
    own = max(min(average / 2 + 3.0, 64.0), max(texts, default=0.0) / TEXT_LINES)
    if not column.fixed:
        own = max(_WISHED.get(column.type, 12.0), min(average / 3 + 3.0, 48.0))
    return max(least(column, size), head + PADDING, own + PADDING)


def fit(columns: Sequence[Column], width: float) -> tuple[float, list[float]]:
    """Return the type size and the widths of *columns*; the widths add up to *width* mm."""
    for size in SIZES:
        wishes = [wished(c, size) for c in columns]
        if sum(wishes) <= width:
            return size, _spread(columns, wishes, width)
    for size in SIZES[1:]:
        floors, wishes = [least(c, size) for c in columns], [wished(c, size) for c in columns]
        part = (width - sum(floors)) / (sum(wishes) - sum(floors))
        if part >= (TIGHT if size > READABLE else 0.0):
            return size, [low + (high - low) * part for low, high in zip(floors, wishes, strict=True)]
    floors = [least(c, SIZES[-1]) for c in columns]
    return SIZES[-1], [low * width / sum(floors) for low in floors]


def at_ease(columns: Sequence[Column], width: float) -> bool:
    """Whether *columns* stand at ease within *width* mm in a size that is read without effort."""
    return sum(wished(c, SIZES[1]) for c in columns) <= width


def _spread(columns: Sequence[Column], widths: list[float], width: float) -> list[float]:
    """Give what is left of *width* to the columns that are written in most."""
    shares = [_share(c) for c in columns]
    if not sum(shares):
        shares = [1.0] * len(widths)
    left = width - sum(widths)
    return [w + left * share / sum(shares) for w, share in zip(widths, shares, strict=True)]


def _share(column: Column) -> float:
    if not column.fixed:
        return _SHARE.get(column.type, 1.6)
    longest = max((len(text) for text in column.printed), default=0)
    return 1.2 if longest > 24 else 0.0
