"""What stands around the text of pages: their numbers, running heads; and notes at the foot."""

from __future__ import annotations

import re
from collections import Counter

from portal.intake.readers.pdf.rows import Row

_NUMBER = re.compile(r"(?:Trang\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*/\s*\d{1,4})?", re.IGNORECASE)
_ZONE = 0.12
"""The part of the height, above and below, where such things stand."""
_NOTE = re.compile(r"\[?\d{1,3}\]?\s*\D")


def without_edges(pages: list[list[Row]], heights: list[float]) -> list[list[Row]]:
    """Return the rows of *pages* without page numbers and what is repeated at the edges of pages."""
    seen: Counter[str] = Counter()
    for rows, height in zip(pages, heights, strict=True):
        seen.update({_key(rows[at]) for at in _outer(rows, height)})
    everywhere = Counter(_key(row) for rows in pages for row in rows)
    # What stands in the middle of a page too is a part of the text.
    repeated = {
        key
        for key, count in seen.items()
        if count >= 3 and count * 5 >= 2 * len(pages) and count == everywhere[key]
    }
    kept = []
    for rows, height in zip(pages, heights, strict=True):
        gone = set()
        for ends in (range(len(rows)), range(len(rows) - 1, -1, -1)):
            for at in ends:
                in_zone = at in _outer(rows, height)
                if not in_zone or not (
                    _NUMBER.fullmatch(rows[at].text.strip()) or _key(rows[at]) in repeated
                ):
                    break
                gone.add(at)
        kept.append([row for at, row in enumerate(rows) if at not in gone])
    return kept


def _key(row: Row) -> str:
    return re.sub(r"\d+", "#", " ".join(row.text.split()))


def _outer(rows: list[Row], height: float) -> list[int]:
    """The first and last three rows, as far as they stand at an edge of the page."""
    nearest = {*range(min(3, len(rows))), *range(max(len(rows) - 3, 0), len(rows))}
    return [
        at
        for at in nearest
        if rows[at].base < _ZONE * height or rows[at].base - rows[at].size > (1 - _ZONE) * height
    ]


def notes_at_foot(rows: list[Row], usual: float) -> tuple[list[Row], list[Row]]:
    """Return *rows* of one page as text and as notes below it, in letters clearly smaller than *usual*."""
    start = len(rows)
    while start > 0 and rows[start - 1].size < 0.88 * usual:
        start -= 1
    if 0 < start < len(rows) and _NOTE.match(rows[start].text):
        return rows[:start], rows[start:]
    return rows, []
