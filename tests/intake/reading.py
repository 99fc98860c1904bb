"""Shared by the tests of readers: read in this process, and look at what was found."""

from __future__ import annotations

from portal.intake.flow import Line, SourceGrid, SourceText
from portal.intake.readers.choosing import read
from portal.locales import text as said

__all__ = ["grids", "lines", "message", "read", "words_found"]


def words_found(source: SourceText) -> list[str]:
    """Paragraphs and cells in the order of reading."""
    found = []
    for block in source.blocks:
        if isinstance(block, Line):
            found.append(block.text)
        else:
            found += [cell.text for row in block.rows for cell in row if cell.text]
    return found


def lines(source: SourceText) -> list[Line]:
    """The paragraphs outside tables."""
    return [block for block in source.blocks if isinstance(block, Line)]


def grids(source: SourceText) -> list[SourceGrid]:
    """The tables."""
    return [block for block in source.blocks if isinstance(block, SourceGrid)]


def message(key: str, *values: object) -> str:
    """A sentence of the readers."""
    return said("intake-readers", key, "vi", *values)
