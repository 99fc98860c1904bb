"""Letters of a page as lines of print: letters side by side become pieces, pieces on one line a row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from portal.intake.readers.pdf.glyphs import Glyph

_WORD_GAP = 0.22
"""In sizes of the letters: from here on a gap is white space, though the file has none."""
_COLUMN_GAP = 1.5
"""From here on it parts columns; spaces of justified lines stay below."""
_APART = 0.75
"""The same between letters that do not follow each other in the file, as those of two cells do."""


_LABEL = re.compile(
    r"(?:(?:Điều|Chương|Mục|Phần|CHƯƠNG|MỤC|PHẦN) )?"
    r"(?:\d{1,3}[a-zđ]?(?:\.\d{1,3})*|[IVXLC]{1,7}|[a-zđ](?:\.\d+)?)[.):]{1,2}|\([a-zđ\d]{1,3}\)|[-–+•*▪➢]"
)
"""A number that an office program sets apart from its paragraph by a tab."""
_TAB = 75.0
"""Points that such a tab may be wide."""


@dataclass
class Piece:
    """Letters that follow each other on one line."""

    glyphs: list[Glyph]

    def __post_init__(self) -> None:
        self.x0 = self.glyphs[0].x0
        self.x1 = max(glyph.x1 for glyph in self.glyphs[-3:])
        self.base = self.glyphs[0].base
        self.size = max(glyph.size for glyph in self.glyphs)


@dataclass
class Row:
    """One line of print, its pieces from left to right."""

    pieces: list[Piece]

    def __post_init__(self) -> None:
        glyphs = self.glyphs
        self.x0, self.x1 = self.pieces[0].x0, self.pieces[-1].x1
        self.size = sorted(glyph.size for glyph in glyphs)[len(glyphs) // 2]
        self.base = sorted(glyph.base for glyph in glyphs)[len(glyphs) // 2]
        self.bold = all(glyph.bold for glyph in glyphs)
        self.italic = all(glyph.italic for glyph in glyphs)
        self.plain = not any(glyph.bold for glyph in glyphs)
        self.letters = lettered(glyphs)
        self.text = "".join(text for text, _ in self.letters)
        self.hang = self._hang()

    def _hang(self) -> float:
        """Where the words behind a number begin: lines below may begin there too."""
        number = _LABEL.match(self.text)
        after = number.end() if number else 0
        seen = 0
        for glyph in self.glyphs:
            if number and seen > after - 1 and self.text[after : after + 1] == " ":
                return glyph.x0
            seen += len(glyph.text) + (glyph.spaced and seen > 0)
        return self.x0

    @property
    def glyphs(self) -> list[Glyph]:
        """All letters of the row."""
        return [glyph for piece in self.pieces for glyph in piece.glyphs]

    @property
    def centre(self) -> float:
        """The middle of the row."""
        return (self.x0 + self.x1) / 2

    @property
    def first_word(self) -> float:
        """The width of the first word."""
        glyphs = self.glyphs
        end = next((at for at, one in enumerate(glyphs) if at and one.spaced), len(glyphs))
        return max(one.x1 for one in glyphs[:end]) - self.x0


def lettered(glyphs: list[Glyph]) -> list[tuple[str, str]]:
    """Return *glyphs* as text and fonts, white space where there is some or a gap."""
    found: list[tuple[str, str]] = []
    before: Glyph | None = None
    for glyph in glyphs:
        gap = before is not None and glyph.x0 - before.x1 > _WORD_GAP * min(glyph.size, before.size)
        space = " " if before is not None and (glyph.spaced or gap) else ""
        if found and found[-1][1] == glyph.font:
            found[-1] = (found[-1][0] + space + glyph.text, glyph.font)
        else:
            if found and space:
                found[-1] = (found[-1][0] + space, found[-1][1])
            found.append((glyph.text, glyph.font))
        before = glyph
    return found


def _is_label(piece: Piece) -> bool:
    if len(piece.glyphs) > 14:
        return False
    return _LABEL.fullmatch("".join(text for text, _ in lettered(piece.glyphs)).strip()) is not None


def pieces_of(glyphs: Iterable[Glyph]) -> list[Piece]:
    """Return *glyphs*, in the order of the file, as pieces of lines."""
    found: list[list[Glyph]] = []
    for glyph in glyphs:
        if found and _follows(found[-1][-1], glyph):
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return [Piece(one) for one in found]


def _follows(before: Glyph, glyph: Glyph) -> bool:
    size = max(before.size, glyph.size)
    if abs(before.base - glyph.base) > 0.45 * size:
        return False
    return -0.5 * size <= glyph.x0 - before.x1 <= _COLUMN_GAP * size


def rows_of(glyphs: Iterable[Glyph]) -> list[Row]:
    """Return *glyphs* as rows from above, each from left to right; columns stay apart as pieces."""
    lanes: list[list[Piece]] = []
    for piece in sorted(pieces_of(glyphs), key=lambda one: (one.base, one.x0)):
        if lanes and abs(lanes[-1][0].base - piece.base) <= 0.4 * min(lanes[-1][0].size, piece.size) + 0.5:
            lanes[-1].append(piece)
        else:
            lanes.append([piece])
    return [Row(_side_by_side(lane)) for lane in lanes]


def _side_by_side(lane: list[Piece]) -> list[Piece]:
    """The pieces of one row, those without a gap of columns between them made one."""
    found: list[Piece] = []
    for piece in sorted(lane, key=lambda one: one.x0):
        size = piece.size
        gap = piece.x0 - found[-1].x1 if found else 0
        if found and (gap <= _APART * size or (len(found) == 1 and gap < _TAB and _is_label(found[0]))):
            piece.glyphs[0].spaced |= gap > _WORD_GAP * size
            found[-1] = Piece([*found[-1].glyphs, *piece.glyphs])
        else:
            found.append(piece)
    return [_whole(found)] if _is_stretched(found) else found


def _is_stretched(pieces: list[Piece]) -> bool:
    """Whether *pieces* are the words of one line that a soft break made as wide as the page."""
    gaps = [right.x0 - left.x1 for left, right in pairwise(pieces)]
    single = all(not any(glyph.spaced for glyph in piece.glyphs[1:]) for piece in pieces)
    return len(gaps) >= 2 and single and max(gaps) < 1.3 * min(gaps)


def _whole(pieces: list[Piece]) -> Piece:
    for piece in pieces:
        piece.glyphs[0].spaced = True
    return Piece([glyph for piece in pieces for glyph in piece.glyphs])


def split_at(row: Row, gutter: tuple[float, float]) -> tuple[Row, Row] | None:
    """Return *row*, which crosses a gutter, as what stands left and right of a gap in it, if there is one.

    The gap is wider than any other white space of the row.
    """
    glyphs = row.glyphs
    gaps = [right.x0 - left.x1 for left, right in pairwise(glyphs)]
    for at, gap in sorted(enumerate(gaps), key=lambda one: -one[1])[:1]:
        others = max([*gaps[:at], *gaps[at + 1 :]], default=0)
        low, high = max(glyphs[at].x1, gutter[0]), min(glyphs[at + 1].x0, gutter[1])
        if gap >= max(0.4 * row.size, 1.4 * others) and low < high:
            return Row([Piece(glyphs[: at + 1])]), Row([Piece(glyphs[at + 1 :])])
    return None
