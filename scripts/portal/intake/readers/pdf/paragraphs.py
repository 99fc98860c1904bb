"""Rows of print joined to the paragraphs they were set from."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from portal.intake.flow import Line
from portal.intake.readers.lettering import Lettering
from portal.intake.readers.lines import line
from portal.intake.readers.pdf.rows import Row

_NUMBERED = re.compile(
    r"(?:Điều|Chương|Mục|Tiểu mục|Phần|Phụ lục|PHỤ LỤC|CHƯƠNG|MỤC|PHẦN)"
    r"\s+(?:\d+[a-zđ]?|[IVXLC]+)\s*(?:[.:]|$)"
    r"|\d{1,3}(?:\.\d{1,3})*\.?[.)]?\s+(?=\S)|\d{1,3}(?:\.\d{1,3})*[.)]|[IVXLC]+\.\s|[a-zđ]\)|[a-zđ]\.\d+\)"
    r"|[-–+•]\s|\[\d+\]"
)
_BEGINS = re.compile(
    r"(?:Điều \d+[a-zđ]?|\d{1,3}(?:\.\d{1,3})*)\.\s+[“\"(]?[^\W\d_]|[a-zđ]\)\s|\(Điều \d"
    r"|(?:Chương|Mục|Phần) (?:\d+|[IVXLC]+)[.:]?\s*$"
)
"""What begins a provision, whatever stands before it."""
_REFERS = re.compile(r"\b(?:khoản|điểm|Điều|mục|và|đến|số|Mục|Chương)\s*$")
_CLOSED = re.compile(r"[.;:!?…/”\")]\s*$")
_CUT = re.compile(r"\w[-/–]$")


@dataclass(frozen=True)
class Measure:
    """Where the body of a page begins and ends, where first lines of paragraphs begin; points."""

    left: float
    right: float
    first: float
    leading: float = 0
    """From line to line in a paragraph; 0 when it is not known."""

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
        return cls(left, right, later.most_common(1)[0][0] if later else left, _leading(rows, right))

    def centres(self, row: Row) -> bool:
        """Whether *row* stands in the middle, and not because it is a full or indented line."""
        before, behind = row.x0 - self.left, self.right - row.x1
        if before < 12 or behind < 12 or abs(before - behind) > 14:
            return False
        return abs(row.x0 - self.first) > 2 or before > 60


def _leading(rows: list[Row], right: float) -> float:
    """The usual distance from a full line to the next one, of the letters that most lines have."""
    gaps = Counter(
        round((row.base - above.base) * 4) / 4
        for above, row in pairwise(rows)
        if above.x1 >= right - 6 and 0 < row.base - above.base < 2 * row.size + 2
    )
    return gaps.most_common(1)[0][0] if gaps else 0


def _is_loud(text: str) -> bool:
    """Whether *text* is mostly capitals: "Chương IV - TRÁCH NHIỆM"."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) * 4 > 3 * len(letters)


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
        spread = bool(measure.leading) and gap > 1.1 * measure.leading + 0.5
        small = row.text[:1].islower()
        if centred or opened.centred:
            return not self._goes_on_centred(opened, row, measure, centred=centred)
        fits = last.x1 + 0.25 * last.size + row.first_word <= measure.right - 1
        if fits or (page == opened.page and spread):
            return True
        if opened.rows[0].text.startswith("(") and last.text.rstrip().endswith(")") and not small:
            return True
        if _BEGINS.match(row.text) and not _REFERS.search(last.text):
            return True
        indented = row.x0 > measure.left + 8 and (len(opened.rows) == 1 or row.x0 > last.x0 + 8)
        indented &= abs(row.x0 - opened.rows[0].hang) > 3
        closed = bool(_CLOSED.search(last.text))
        if _NUMBERED.match(row.text):
            return closed or (indented and not small)
        return indented and not small and closed

    def _goes_on_centred(self, opened: _Open, row: Row, measure: Measure, *, centred: bool) -> bool:
        """Whether a title in the middle goes on with *row*: had it not been full, it would not have to."""
        last = opened.rows[-1]
        body = measure.right - measure.left
        full = last.x1 - last.x0 + 0.25 * last.size + row.first_word > 0.97 * body
        capitals = row.text.isupper() and last.bold == row.bold
        if centred and not opened.centred and len(opened.rows) == 1 and full and capitals:
            opened.centred = _is_loud(last.text)
            return opened.centred
        if not (centred and opened.centred and last.italic == row.italic):
            return False
        wide = last.x1 - last.x0 > 0.7 * body
        return row.text[:1].islower() or full or (capitals and last.text.isupper() and wide)

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
