"""What stands around the text of pages: their numbers, running heads; and notes at the foot."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise, zip_longest

from portal.intake.readers.pdf.rows import Row

_NUMBER = re.compile(r"(?:Trang\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*/\s*\d{1,4})?", re.IGNORECASE)
_ZONE = 0.12
"""The part of the height, above and below, where such things stand."""
_NOTE = re.compile(r"\[?\d{1,3}\]?\s*\D")


def without_edges(pages: list[list[Row]], heights: list[float]) -> list[list[Row]]:
    """Return the rows of *pages* without page numbers and what is repeated at the edges of pages."""
    repeated = _repeated(pages, heights)
    kept = []
    for rows, height in zip(pages, heights, strict=True):
        outer = _outer(rows, height)
        forward = list(range(len(rows)))
        gone = _edge(rows, forward, outer, repeated) | _edge(rows, forward[::-1], outer, repeated)
        kept.append([row for at, row in enumerate(rows) if at not in gone])
    return kept


def _edge(rows: list[Row], order: list[int], outer: set[int], repeated: set[tuple[str, int]]) -> set[int]:
    """The rows at one end of a page, in *order* from there, that are no text.

    Words are a running head only where a gap parts them from what follows.
    """
    gaps = sorted(abs(row.base - above.base) for above, row in pairwise(rows))
    usual = gaps[len(gaps) // 2] if gaps else 0
    gone: set[int] = set()
    waiting: set[int] = set()
    for at, following in zip_longest(order, order[1:]):
        numbered = _NUMBER.fullmatch(rows[at].text.strip()) is not None
        if at not in outer or not (numbered or _key(rows[at]) in repeated):
            break
        waiting.add(at)
        apart = following is None or abs(rows[following].base - rows[at].base) > 1.2 * usual
        if numbered or apart:
            gone |= waiting
    return gone


def _repeated(pages: list[list[Row]], heights: list[float]) -> set[tuple[str, int]]:
    """What is said at one height of many pages; rows of text that are alike are elsewhere too."""
    seen: Counter[tuple[str, int]] = Counter()
    counted: Counter[tuple[str, int]] = Counter()
    for number, (rows, height) in enumerate(zip(pages, heights, strict=True), 1):
        outer = [rows[at] for at in _outer(rows, height)]
        seen.update({_key(row) for row in outer})
        counted.update({_key(row) for row in outer if re.search(rf"(?<!\d){number}(?!\d)", row.text)})
    words = Counter(_words(row) for rows in pages for row in rows)
    found = set()
    for key, count in seen.items():
        often, always = count * 5 >= 2 * len(pages), count * 10 >= 7 * len(pages)
        nowhere_else = sum(seen[other] for other in seen if other[0] == key[0]) == words[key[0]]
        if (count >= 3 and (always or (often and nowhere_else))) or count == counted[key] == len(pages) > 1:
            found.add(key)
    return found


def _words(row: Row) -> str:
    return re.sub(r"\d+", "#", " ".join(row.text.split()))


def _key(row: Row) -> tuple[str, int]:
    """The words of a row, numbers aside, and its height on the page."""
    return _words(row), round(row.base / 3)


def _outer(rows: list[Row], height: float) -> set[int]:
    """The first and last three rows, as far as they stand at an edge of the page."""
    nearest = {*range(min(3, len(rows))), *range(max(len(rows) - 3, 0), len(rows))}
    return {
        at
        for at in nearest
        if rows[at].base < _ZONE * height or rows[at].base - rows[at].size > (1 - _ZONE) * height
    }


def notes_at_foot(rows: list[Row], usual: float) -> tuple[list[Row], list[Row]]:
    """Return *rows* of one page as text and as notes below it, in letters clearly smaller than *usual*."""
    start = len(rows)
    while start > 0 and rows[start - 1].size < 0.88 * usual:
        start -= 1
    if 0 < start < len(rows) and _NOTE.match(rows[start].text):
        return rows[:start], rows[start:]
    return rows, []
