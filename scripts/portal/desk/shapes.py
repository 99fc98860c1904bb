"""What the editors' page and its server say to each other, as JSON."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from portal.content.fulltext import UnitKind


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class DeskCell(_Shape):
    """One cell of a table."""

    text: str
    rows: int = Field(1, ge=1, le=1000)
    columns: int = Field(1, ge=1, le=1000)
    header: bool = False


class DeskRow(_Shape):
    """One unit of the structure."""

    kind: UnitKind
    number: str
    text: str
    depth: int = Field(ge=0, le=20)
    """How many units it stands in."""
    grid: list[list[DeskCell]] | None = None
    at: int | None = None
    """Index of the first line of the file it was read from."""


class DeskHead(_Shape):
    """The letterhead, as fields; an empty one is not known."""

    issuer: str
    """A line each."""
    number: str
    place: str
    date: str
    """yyyy-mm-dd."""
    kind: str
    title: str


class DeskLine(_Shape):
    """One line of the file."""

    text: str
    bold: bool
    centred: bool
    page: int | None


class DeskRemark(_Shape):
    """Something to look at."""

    text: str
    row: int | None = None
    """Index of the row it is about."""


class DeskText(_Shape):
    """A text as people see and mend it."""

    head: DeskHead
    bases: str
    """A line each, as are the next three."""
    opening: str
    signature: str
    recipients: str
    rows: list[DeskRow]


class Reading(_Shape):
    """What was read from a file."""

    key: str
    """Names the file in what follows."""
    file: str
    pages: int | None
    document: str
    """Id of the document in the register, else one that would suit it."""
    lines: list[DeskLine]
    remarks: list[DeskRemark]
    text: DeskText


class Draft(_Shape):
    """What is to be written."""

    key: str
    document: str
    version: str
    """Day since when the wording that is there until now held, if that is kept; empty: it is replaced."""
    text: DeskText


class Difference(_Shape):
    """A field that file and register tell differently."""

    field: str
    registered: str
    file: str


class DeskChange(_Shape):
    """A provision that differs from the wording that is there."""

    place: str
    before: str
    after: str


class Preview(_Shape):
    """What writing a draft would do."""

    fresh: bool
    """Whether the document is new to the portal."""
    files: list[str]
    differences: list[Difference]
    changes: list[DeskChange]
    remarks: list[str]


class Written(_Shape):
    """What has been written."""

    files: list[str]
    page: str
    """Address of the page below the site's root."""


class KnownDocument(_Shape):
    """A document of the register."""

    id: str
    name: str
    has_text: bool


class DeskPart(_Shape):
    """Some words of a wording."""

    text: str
    mark: Literal["", "word", "figure"]
    """What was found there: a word of the statement, a figure of it."""


class DeskFigure(_Shape):
    """One value of a statement."""

    key: str
    value: str
    """As it is typed."""
    told: str
    """Where it was found, in words."""
    found: bool


class DeskProposal(_Shape):
    """One thing to decide, beside the wording it rests on."""

    id: str
    kind: Literal["fact", "attribute", "missing"]
    said: str
    """What the portal says now."""
    read: str
    """What the text says, of an attribute."""
    figures: list[DeskFigure]
    place: str
    """Where in the text; empty where nothing was found."""
    how: str
    """How the place was found, in words."""
    wording: list[DeskPart]
    settled: bool
    """Whether it rests on the text already."""


class DeskDecision(_Shape):
    """What was decided about one proposal."""

    id: str
    verdict: Literal["accept", "reject", "correct", "strike"]
    text: str = ""
    """The corrected words; empty: as they were."""
    values: dict[str, str] = {}
    """Corrected values by key."""
    note: str = ""
    """Why it was rejected."""


class Fault(_Shape):
    """Why something was not done."""

    message: str


SHAPES = (
    DeskCell,
    DeskRow,
    DeskHead,
    DeskLine,
    DeskRemark,
    DeskText,
    Reading,
    Draft,
    Difference,
    DeskChange,
    Preview,
    Written,
    KnownDocument,
    DeskPart,
    DeskFigure,
    DeskProposal,
    DeskDecision,
    Fault,
)
"""All of them, those that others hold first."""
