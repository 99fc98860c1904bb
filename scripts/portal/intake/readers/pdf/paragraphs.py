"""Rows of print joined to the paragraphs they were set from."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from portal.intake.flow import Line
from portal.intake.readers.lettering import Lettering
from portal.intake.readers.lines import line
from portal.intake.readers.pdf.rows import Row

_NUMBERED = re.compile(
    r"(?:(?:Điều|Chương|Mục|Tiểu mục|Phần|Phụ lục|PHỤ LỤC|CHƯƠNG|MỤC|PHẦN)\s+(?:\d+[a-zđ]?|[IVXLC]+)\s*(?:[.:]|$)"
    r"|\d{1,3}(?:\.\d{1,3})*\.?[.)]?\s+(?=\S)|\d{1,3}(?:\.\d{1,3})*[.)]|[IVXLC]+\.\s|[a-zđ]\)|[a-zđ]\.\d+\)|[-–+•]\s|\[\d+\])"
)
_CLOSED = re.compile(r"[.;:!?…/”\")]\s*$")
_CUT = re.compile(r"(?:\w[-/])$")


@dataclass(frozen=True)
class Measure:
    """Where the body of a page begins and ends, where first lines of paragraphs begin; points."""

    left: float
    right: float
    first: float

    @classmethod
    def of(cls, rows: list[Row], width: float) -> Measure:
        """Learn it from the rows of a page, or of all pages of one size, *width* wide."""
        wide = [row for row in rows if row.x1 - row.x0 > 0.45 * width] or rows
        if not wide:
            return cls(0.1 * width, 0.9 * width, 0.1 * width)
        right = sorted(row.x1 for row in wide)[int(0.95 * (len(wide) - 1))]
        often = [at for at, count in Counter(round(row.x0) for row in rows).items() if count > 1]
        # Full lines go on at the margin; first lines of paragraphs may all be indented.
        left = min([*often, *(row.x0 for row in wide if row.x1 >= right - 6)])
        later = Counter(round(row.x0) for row in rows if left + 8 < row.x0 < left + 60)
        return cls(left, right, later.most_common(1)[0][0] if later else left)

    def centres(self, row: Row) -> bool:
        """Whether *row* stands in the middle, and not because it is a full or indented line."""
        before, behind = row.x0 - self.left, self.right - row.x1
        if before < 12 or behind < 12 or abs(before - behind) > 14:
            return False
        return abs(row.x0 - self.first) > 2 or before > 60


@dataclass
class _Open:
    """A paragraph that is being joined."""

    rows: list[Row]
    page: int
    centred: bool


class Joiner:
    """Joins the rows of one column, page by page."""

    def __init__(self, letters: Lettering) -> None:
        self._letters = letters
        self._open: _Open | None = None

    def add(self, row: Row, measure: Measure, page: int) -> Line | None:
        """Take one more row; return the paragraph that ended before it, if one did."""
        centred = measure.centres(row)
        if self._open is not None and not self._ends(self._open, row, measure, page, centred=centred):
            self._open.rows.append(row)
            self._open.page = page
            return None
        done = self.close(measure)
        self._open = _Open([row], page, centred)
        self._first_page = page
        return done

    def _ends(self, opened: _Open, row: Row, measure: Measure, page: int, *, centred: bool) -> bool:
        last = opened.rows[-1]
        if abs(row.size - last.size) > 1.2 or (last.bold and row.plain) or (last.plain and row.bold):
            return True
        gap = row.base - last.base
        if page == opened.page and not 0 < gap < 1.75 * max(row.size, last.size) + 2:
            return True
        small = row.text[:1].islower()
        if centred or opened.centred:
            full = last.x1 - last.x0 > 0.7 * (measure.right - measure.left)
            capitals = last.text.isupper() and row.text.isupper() and full
            return not (centred and opened.centred and (small or capitals) and last.italic == row.italic)
        fits = last.x1 + 0.25 * last.size + row.first_word <= measure.right - 1
        if fits:
            return True
        indented = row.x0 > measure.left + 8 and row.x0 > opened.rows[-1].x0 + 8 - (len(opened.rows) == 1) * 8
        if _NUMBERED.match(row.text):
            return bool(_CLOSED.search(last.text)) or (indented and not small)
        return indented and not small and bool(_CLOSED.search(last.text))

    def close(self, measure: Measure) -> Line | None:
        """Return the paragraph that is open, as one line."""
        if self._open is None:
            return None
        opened, self._open = self._open, None
        rows = opened.rows
        pieces: list[tuple[str, str]] = []
        for at, row in enumerate(rows):
            if at:
                text, font = pieces[-1]
                if not _CUT.search(text.rstrip()):
                    pieces[-1] = (text.rstrip() + " ", font)
            pieces += row.letters
        return line(
            self._letters.text(pieces),
            bold=all(row.bold for row in rows),
            italic=all(row.italic for row in rows),
            centred=opened.centred,
            indent=round(max(rows[0].x0 - measure.left, 0), 1),
            page=self._first_page,
        )


def joined(rows: list[Row], measure: Measure, page: int, letters: Lettering) -> list[Line]:
    """Return *rows*, which stand by themselves (a cell, a column), as paragraphs."""
    joiner = Joiner(letters)
    found = [joiner.add(row, measure, page) for row in rows]
    return [one for one in [*found, joiner.close(measure)] if one is not None]
