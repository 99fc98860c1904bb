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
    item = items[at]
    assert isinstance(item, Line)
    text = item.text.strip()
    mark = text[0] if text[:1] in _OPENS else ""
    before = items[at - 1] if at else None
    announced = isinstance(before, Line) and before.text.rstrip().endswith(":")
    if mark and not announced and _depth(text, mark) <= 0:
        return None
    kind = mark or ("“" if text.count("“") > text.count("”") else "")
    if not kind:
        return None
    depth = _depth(text, kind)
    if depth <= 0:
        return Quotation(at + 1, closed=True) if mark and announced else None
    last = min(len(items), at + _LONGEST)
    for index in range(at + 1, last):
        other = items[index]
        if not isinstance(other, Line):
            continue
        previous = items[index - 1]
        if (
            other.text.strip()[:1] in _OPENS
            and isinstance(previous, Line)
            and previous.text.rstrip().endswith(":")
            and goes_on(previous)
        ):
            break
        change = _depth(other.text, kind)
        depth = depth ^ change if kind == '"' else depth + change
        if depth <= 0 and (kind != '"' or _CLOSED.search(other.text)):
            return Quotation(index + 1, closed=True)
        if (
            depth > 0
            and kind == "“"
            and re.search(r"\"\s*[.;]?\s*$", other.text)
            and other.text.count('"') % 2
        ):
            return Quotation(index + 1, closed=True)
    if not mark:
        return None
    for index in range(at + 1, last):
        other = items[index]
        if not isinstance(other, Line) or not goes_on(other):
            continue
        heading = marks.heading(other)
        readings = marks.counted(other.text)
        if heading or any(_AMENDS.match(reading.rest) for reading in readings):
            return Quotation(index, closed=False)
    return Quotation(at + 1, closed=False)


def _depth(text: str, kind: str) -> int:
    if kind == '"':
        return text.count('"') % 2
    close = {"“": "”", "«": "»"}[kind]
    return text.count(kind) - text.count(close)
