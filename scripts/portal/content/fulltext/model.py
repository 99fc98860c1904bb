"""What an official text consists of. Immutable; comparing two texts is ``==``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

UnitKind = Literal[
    "phu-luc",
    "phan",
    "chuong",
    "muc",
    "tieu-muc",
    "de-muc",
    "dieu",
    "khoan",
    "diem",
    "tiet",
    "gach",
    "doan",
    "bang",
]
"""Annex (also a regulation issued with a decision), Phần, Chương, Mục, Tiểu mục, a section counted without
a word ("II. QUAN ĐIỂM"), Điều, khoản (also 1.1), điểm, a point's own points (a.1), a line that begins with
a dash, a paragraph of its own, a table."""

KINDS: tuple[UnitKind, ...] = UnitKind.__args__  # type: ignore[attr-defined]
LABELS: dict[UnitKind, str] = {
    "phu-luc": "Phụ lục {}",
    "phan": "Phần {}",
    "chuong": "Chương {}",
    "muc": "Mục {}",
    "tieu-muc": "Tiểu mục {}",
    "de-muc": "{}.",
    "dieu": "Điều {}.",
    "khoan": "{}.",
    "diem": "{})",
    "tiet": "{})",
}
"""What stands before the wording of each kind that is counted: the one place that says so."""


@dataclass(frozen=True)
class Cell:
    """One cell of a table; a cell that spans stands once, where it begins."""

    text: str
    """Paragraphs are parted by a line break."""
    rows: int = 1
    columns: int = 1
    header: bool = False


@dataclass(frozen=True)
class Grid:
    """A table, row by row."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def words(self) -> str:
        """All that is written in it, in the order of reading."""
        return " ".join(cell.text for row in self.rows for cell in row if cell.text)


@dataclass(frozen=True)
class Unit:
    """One part of a text, with what stands below it."""

    kind: UnitKind
    number: str = ""
    """As written, without the word and the mark behind it: "IV", "6", "6a", "đ", "1.1", of a ``gach`` its
    mark where it is no dash ("+"); empty for none."""
    text: str = ""
    """The title of what has one (annex to Điều), else the wording without the number."""
    anchor: str = ""
    """Address on the page, unique in the text ("dieu-6.khoan-1.diem-dd"); empty for gach, doan, bang."""
    children: tuple[Unit, ...] = ()
    """None below gach, doan, bang."""
    grid: Grid | None = None
    """Of a ``bang``."""

    @property
    def label(self) -> str:
        """What stands before the wording: "Điều 6.", "Chương IV", "II.", "1.", "đ)", "-"; else empty."""
        if self.kind == "gach":
            return self.number or "-"
        return LABELS.get(self.kind, "").format(self.number) if self.number else ""


@dataclass(frozen=True)
class Letterhead:
    """What stands above the first provision."""

    issuer: tuple[str, ...] = ()
    """Lines, the authority above first."""
    number: str | None = None
    """Number and symbol: "15/2026/QĐ-UBND"."""
    place: str | None = None
    date: str | None = None
    """The day of issue, yyyy-mm-dd."""
    kind: str | None = None
    """In words: "Quyết định"."""
    title: str | None = None
    """Trích yếu."""


@dataclass(frozen=True)
class Provenance:
    """Where a text came from; the front matter of its page."""

    document: str
    """Id of the document."""
    file: str
    """Name of the file it was read from."""
    sha256: str
    reader: Literal["docx", "html", "pdf", "markdown"]
    imported: str
    """Day, yyyy-mm-dd."""
    version: str | None = None
    """Day, yyyy-mm-dd, since when this wording holds, if it is not the newest one."""
    encoding: Literal["unicode", "tcvn3", "vni"] = "unicode"


@dataclass(frozen=True)
class LegalText:
    """A whole text."""

    head: Letterhead = field(default_factory=Letterhead)
    bases: tuple[str, ...] = ()
    """The lines "Căn cứ …", "Theo đề nghị …"."""
    opening: tuple[str, ...] = ()
    """Between bases and the first provision: "Bộ trưởng … ban hành …", "QUYẾT ĐỊNH:"."""
    units: tuple[Unit, ...] = ()
    """The provisions, then the annexes."""
    signature: tuple[str, ...] = ()
    """Lines: authority, office, name."""
    recipients: tuple[str, ...] = ()
    """The lines of "Nơi nhận"."""


def walk(units: tuple[Unit, ...], above: tuple[Unit, ...] = ()) -> Iterator[tuple[Unit, tuple[Unit, ...]]]:
    """Yield every unit with those it stands in, widest first, in the order of reading."""
    for unit in units:
        yield unit, above
        yield from walk(unit.children, (*above, unit))
