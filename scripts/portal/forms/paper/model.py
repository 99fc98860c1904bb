"""A form as it lies on paper, described once: Word and PDF draw the same sheet.

Plain data: what stands where, in which order, with which tag. Lengths are in mm, sizes in points.
Deriving it from a form is left to :mod:`portal.forms.paper.arrange`, drawing it to the writers.
"""

from __future__ import annotations

from dataclasses import dataclass

MAX_TAG = 64
"""Characters of a tag that Word accepts; a file with a longer one does not open."""


@dataclass(frozen=True)
class Slot:
    """A place to write in, or what is written there."""

    tag: str
    """Name it is read back by; "" when nobody reads it back (the letterhead)."""
    name: str
    """What people call it."""
    form: str = "text"
    """text, lines (several lines), date, or choice (a drop-down on screen)."""
    text: str = ""
    """What is written; "" leaves a place to write."""
    day: str = ""
    """The day of a date that is filled in, yyyy-mm-dd."""
    blank: str = ""
    """What stands in the empty place; "" is a dotted line."""
    options: tuple[str, ...] = ()
    """Choices of a drop-down."""
    computed: bool = False
    """Follows from other places; not to be typed in."""

    def __post_init__(self) -> None:
        assert len(self.tag) <= MAX_TAG, f"tag of {len(self.tag)} characters: {self.tag}"


@dataclass(frozen=True)
class LabelledField:
    """What stands before a place to write."""

    label: str
    number: str = ""
    """Number of the line with its dot, "" for none."""
    help: str = ""
    """Guidance, "" once somebody has written."""
    unit: str = ""
    note: str = ""
    """Rule or remark below."""


@dataclass(frozen=True)
class Line:
    """A label and a place to write on the same line."""

    asked: LabelledField
    slot: Slot
    below: bool = False
    """The label fills its line: the place to write is the next one."""
    kind: str = "line"


@dataclass(frozen=True)
class Strip:
    """Short lines side by side."""

    lines: tuple[Line, ...]
    widths: tuple[float, ...]
    """Of each line, mm; with the gaps between they fill the width of the text."""
    kind: str = "strip"


@dataclass(frozen=True)
class Lines:
    """A label with several lines to write on below."""

    asked: LabelledField
    slot: Slot
    height: int
    """Empty lines to write on."""
    style: str = "noi-dung"
    """Element of the layout whose type the text is set in."""
    kind: str = "lines"


@dataclass(frozen=True)
class Box:
    """A box to tick."""

    tag: str
    label: str
    ticked: bool


@dataclass(frozen=True)
class Boxes:
    """A question with boxes to tick."""

    asked: LabelledField
    boxes: tuple[Box, ...]
    columns: int
    """0: on the line of the question; else boxes stand below, in so many columns."""
    kind: str = "boxes"


@dataclass(frozen=True)
class Matrix:
    """Several questions with the same answers: one line a question, one column an answer."""

    heads: tuple[str, ...]
    rows: tuple[tuple[LabelledField, tuple[Box, ...]], ...]
    kind: str = "matrix"


@dataclass(frozen=True)
class Cell:
    """A cell: printed text, or a place to write."""

    text: str
    slot: Slot | None = None
    align: str = "left"


@dataclass(frozen=True)
class Row:
    """A row of a table; with ``group`` it is a line across the table that says what follows."""

    cells: tuple[Cell, ...]
    group: str = ""


@dataclass(frozen=True)
class Total:
    """The last row: its label, across ``span`` columns, then the other cells."""

    label: str
    span: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table with its title above and its remark below."""

    title: str
    number: str
    note: str
    heads: tuple[str, ...]
    widths: tuple[float, ...]
    """Columns, mm; they fill the width of the text."""
    size: float
    """Type size, points."""
    rows: tuple[Row, ...]
    total: Total | None
    kind: str = "table"


Part = Line | Strip | Lines | Boxes | Matrix | Table


@dataclass(frozen=True)
class Signature:
    """Who signs: office, how, and the name below."""

    title: str
    hint: str
    slot: Slot


@dataclass(frozen=True)
class Head:
    """The head of an administrative document: organisations left, national title right."""

    parent: Slot
    organisation: Slot
    number: Slot | None
    place: Slot | None
    nation: str
    motto: str
    number_lead: str = ""
    """What stands before the number."""
    number_rest: str = ""
    """What stands after a number that was entered without its signs."""


@dataclass(frozen=True)
class Addressee:
    """Who the document is sent to."""

    lead: str
    slot: Slot
    help: str


@dataclass(frozen=True)
class Recipients:
    """Who receives the document."""

    lead: str
    slot: Slot
    last_line: str
    """Printed below when what is entered does not say it; "" otherwise."""


@dataclass(frozen=True)
class Sheet:
    """One filled or empty form, on as many pages as it needs."""

    title: str
    subtitle: str
    label: str
    """Kind of model the form is ("Mẫu tham khảo"); "" in the text of administrative documents."""
    landscape: bool
    head: Head | None
    addressee: Addressee | None
    parts: tuple[Part, ...]
    date_line: Slot | None
    """Place and day above the signatures, when the form has no field for it."""
    signatures: tuple[Signature, ...]
    recipients: Recipients | None
    remark: str
    """Small print at the end."""

    @property
    def administrative(self) -> bool:
        """Whether it has the head of an administrative document."""
        return self.head is not None
