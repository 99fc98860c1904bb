"""Wording that a text quotes over several lines, as amending texts do: its numbers are another text's."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from portal.intake.flow import Line
from portal.intake.recognising import marks
from portal.intake.recognising.stream import Item

_LONGEST = 600
"""Lines of a quotation."""
_OPENS = '“"«'
_CLOSED = re.compile(r"[”\"»]\s*[.;,:]?\s*$")
_STRAIGHT = re.compile(r"\"\s*[.;]?\s*$")
_INSIDE = re.compile(r":\s*“[^”]*$", re.DOTALL)
"""A quotation that begins in a line and does not end there."""
_AMENDS = re.compile(r"(?:Sửa đổi|Bổ sung|Bãi bỏ|Thay thế|Thay|Bỏ|Đính chính|Hủy bỏ|Chuyển)\s")


@dataclass(frozen=True)
class Quotation:
    """The lines from one that opens a quotation to one that closes it."""

    end: int
    """Index behind its last line."""
    closed: bool
    """Whether the closing mark is there."""


def quotation(items: list[Item], at: int, goes_on: Callable[[Line], bool]) -> Quotation | None:
    """Return the quotation over several lines that line *at* opens, None where it opens none.

    *goes_on* tells whether a line carries on the numbers of the quoting text; where the closing mark is
    missing, the quotation ends before the first of those that amends something, or that is an article.
    """
    opened = _opened(items, at)
    if opened is None:
        return None
    kind, announced = opened
    first = items[at]
    assert isinstance(first, Line)
    depth = _depth(first.text, kind)
    if depth <= 0:
        return Quotation(at + 1, closed=True)
    for index in range(at + 1, min(len(items), at + _LONGEST)):
        line = items[index]
        if not isinstance(line, Line):
            continue
        if (
            _is_announced(items, index)
            and line.text.strip()[:1] in _OPENS
            and goes_on(_line(items, index - 1))
        ):
            break
        if not announced and goes_on(line):
            return None
        change = _depth(line.text, kind)
        depth = depth ^ change if kind == '"' else depth + change
        closed = depth <= 0 and (kind != '"' or _CLOSED.search(line.text))
        # A curly mark that is closed by a straight one.
        if closed or (kind == "“" and _STRAIGHT.search(line.text) and line.text.count('"') % 2):
            return Quotation(index + 1, closed=True)
    return Quotation(_next_order(items, at, goes_on), closed=False) if announced else None


def _opened(items: list[Item], at: int) -> tuple[str, bool] | None:
    """The mark that opens a quotation in a line, and whether a colon announces it; None for none."""
    text = _line(items, at).text.strip()
    if text[:1] in _OPENS and text:
        announced = _is_announced(items, at)
        return (text[0], announced) if announced or _depth(text, text[0]) > 0 else None
    return ("“", True) if _INSIDE.search(text) else None


def _is_announced(items: list[Item], at: int) -> bool:
    before = items[at - 1] if at else None
    return isinstance(before, Line) and before.text.rstrip().endswith(":")


def _line(items: list[Item], at: int) -> Line:
    item = items[at]
    assert isinstance(item, Line)
    return item


def _next_order(items: list[Item], at: int, goes_on: Callable[[Line], bool]) -> int:
    """Where a quotation without its closing mark ends: before the next order, or article, of the text."""
    for index in range(at + 1, min(len(items), at + _LONGEST)):
        line = items[index]
        if not isinstance(line, Line) or not goes_on(line):
            continue
        if marks.heading(line) or any(_AMENDS.match(mark.rest) for mark in marks.counted(line.text)):
            return index
    return at + 1


def _depth(text: str, kind: str) -> int:
    if kind == '"':
        return text.count('"') % 2
    close = {"“": "”", "«": "»"}[kind]
    return text.count(kind) - text.count(close)
