"""What every reader makes of a file: lines and tables in the order of reading, with what they look like."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Reader = Literal["docx", "html", "pdf", "markdown"]
Encoding = Literal["unicode", "tcvn3", "vni"]


class IntakeError(Exception):
    """A file that cannot be taken in; the message says why and what to do, in Vietnamese."""


@dataclass(frozen=True)
class Line:
    """One paragraph: NFC, white space folded, soft breaks as line breaks; never empty."""

    text: str
    """With its number, also where an office program counts by itself ("1. ", "a) ")."""
    bold: bool = False
    """Whether all of it is."""
    italic: bool = False
    centred: bool = False
    heading: int = 0
    """Level of a heading the file marks as such; 0 for none."""
    indent: float = 0
    """Of the first line, in points, as far as the file says."""
    page: int | None = None
    """Page, from 1, of a file that has pages."""


@dataclass(frozen=True)
class SourceCell:
    """One cell, once, where it begins."""

    lines: tuple[Line, ...] = ()
    rows: int = 1
    columns: int = 1
    header: bool = False

    @property
    def text(self) -> str:
        """Its paragraphs, parted by line breaks."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True)
class SourceGrid:
    """A table; letterheads and signatures are tables without borders."""

    rows: tuple[tuple[SourceCell, ...], ...]
    bordered: bool = True
    page: int | None = None


SourceBlock = Line | SourceGrid


@dataclass(frozen=True)
class SourceText:
    """A file as it was read."""

    file: str
    """Its name, without folders."""
    sha256: str
    reader: Reader
    blocks: tuple[SourceBlock, ...]
    encoding: Encoding = "unicode"
    pages: int | None = None
    remarks: tuple[str, ...] = field(default=())
    """What was left out or looks doubtful: "Đã bỏ macro."; sentences in Vietnamese for who imports."""
