"""What a scoring table says, before any of it is a criteria set: the plain shapes of this room.

Leaves to others: how they are found in a file (:mod:`~portal.intake.criteria.rows`, the levels in
:mod:`~portal.intake.criteria.levels`), what is wrong with them (:mod:`~portal.intake.criteria.judging`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Protocol

from portal.content.models.criteria import Method
from portal.intake.flow import SourceBlock


class Source(Protocol):
    """What a table is looked for in: a text as readers give it, or a workbook."""

    @property
    def file(self) -> str:
        """Its name, without folders."""

    @property
    def blocks(self) -> tuple[SourceBlock, ...]:
        """Lines and tables in the order of reading."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was left out or looks doubtful, in sentences."""


@dataclass(frozen=True)
class Sheets:
    """A workbook as lines and tables."""

    file: str
    blocks: tuple[SourceBlock, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Spot:
    """Where something stands, for the person who opens the file beside the message."""

    words: str
    """What is written there, shortened."""
    row: int = 0
    """Row of the table, from 1, with its header; 0 for a line beside the table."""


@dataclass(frozen=True)
class Finding:
    """Something to look at; an error stops the writing, anything else is kept as a note."""

    message: str
    """A sentence in Vietnamese, with the row and its words."""
    error: bool = False


@dataclass(frozen=True)
class ReadIndicator:
    """One thing to be marked."""

    number: str
    """As written: "1.1", "a", empty."""
    text: str
    points: float | None
    """The most it can get."""
    spot: Spot
    evidence: str = ""
    steps: tuple[tuple[str, float], ...] = ()
    """What gives how many points ("Đạt trên 80%", 10), where the table grades it."""


@dataclass(frozen=True)
class ReadCriterion:
    """A group of indicators with a title of its own."""

    number: str
    title: str
    points: float | None
    spot: Spot
    indicators: tuple[ReadIndicator, ...] = ()
    group: str = ""
    """The part of the table it stands in, where there are parts above criteria."""

    def with_indicator(self, indicator: ReadIndicator) -> ReadCriterion:
        """Return the criterion with one more indicator at its end."""
        return replace(self, indicators=(*self.indicators, indicator))


@dataclass(frozen=True)
class ReadLevel:
    """One line that says what points give what."""

    name: str
    rule: str
    """The whole sentence."""
    low: float | None
    """From so many points."""
    high: float | None
    """Up to so many points."""
    below: bool
    """Whether *high* itself does not belong to it."""
    each: float | None = None
    """No indicator below so many points."""
    above: bool = False
    """Whether *low* itself does not belong to it ("trên 90")."""


@dataclass
class ScoringTable:
    """Everything read of one table and the lines that belong to it."""

    caption: str = ""
    """The lines above it, for telling it from others."""
    method: Method = "cham-diem"
    criteria: list[ReadCriterion] = field(default_factory=list)
    total: tuple[float, Spot] | None = None
    """What the row "Tổng cộng" says."""
    said_total: float | None = None
    """What a line beside the table says all points come to."""
    tail: list[str] = field(default_factory=list)
    """Words in rows below the sum of all points."""
    levels: list[ReadLevel] = field(default_factory=list)
    least: float | None = None
    """What no indicator may fall below, where that is said for all levels."""
    pass_levels: list[str] = field(default_factory=list)
    """Levels of a table that is passed or not, lowest first."""
    pass_rule: str = ""
    """The sentence that says that all of it must be passed."""
    conditions: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def errors(self) -> list[Finding]:
        """What must be mended before anything is written."""
        return [f for f in self.findings if f.error]
