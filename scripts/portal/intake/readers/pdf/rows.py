"""Letters of a page as lines of print: letters side by side become pieces, pieces on one line a row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from portal.intake.readers.pdf.glyphs import Glyph

_WORD_GAP = 0.22
"""In sizes of the letters: from here on a gap is white space, though the file has none."""
_COLUMN_GAP = 1.8
"""From here on it parts columns; spaces of justified lines stay below."""


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
        if found and piece.x0 - found[-1].x1 <= _COLUMN_GAP * size:
            piece.glyphs[0].spaced |= piece.x0 - found[-1].x1 > _WORD_GAP * size
            found[-1] = Piece([*found[-1].glyphs, *piece.glyphs])
        else:
            found.append(piece)
    return found
