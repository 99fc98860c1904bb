"""The blocks of a page, without any word of HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from portal.drawing.images import Image

Shape: TypeAlias = Literal["", "code", "sub", "sup", "struck", "underlined", "marked"]


@dataclass(frozen=True)
class Span:
    """A run of text with one look."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""
    look: str = ""
    """secondary (not checked against an original), pill-… (a label), source (a number), fine."""
    shape: Shape = ""
    """What its letters look like; of two shapes the inner one counts."""


@dataclass(frozen=True)
class Heading:
    """A heading; level 2 is the highest below the title of the page."""

    level: int
    spans: tuple[Span, ...]
    anchor: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; look is "", "lead" or "fine"."""

    spans: tuple[Span, ...]
    look: str = ""


@dataclass(frozen=True)
class Listing:
    """A list; each item is blocks."""

    ordered: bool
    items: tuple[tuple[Block, ...], ...]
    start: int = 1
    """Number of the first item."""


@dataclass(frozen=True)
class Table:
    """A table whose first row is its header; cells are blocks."""

    caption: str
    head: tuple[tuple[Span, ...], ...]
    """Empty for a table without a header; else as wide as every row."""
    rows: tuple[tuple[tuple[Block, ...], ...], ...]
    numeric: frozenset[int] = frozenset()
    """Columns that hold numbers."""

    def weights(self) -> list[float]:
        """Return the room each column asks for, by its longest text."""
        rows = [[plain(spans) for spans in self.head], *([plain(c) for c in row] for row in self.rows)]
        longest = [max(map(len, column)) for column in zip(*(row for row in rows if row), strict=True)]
        return [min(max(one, 9), 60) ** 0.6 for one in longest]


@dataclass(frozen=True)
class Picture:
    """A picture: drawn from data, or a file that people put beside the page."""

    image: Image
    alt: str
    """Empty for one that only decorates."""
    caption: tuple[Block, ...] = ()
    details: tuple[Block, ...] = ()
    """The same in figures or words."""
    href: str = ""
    """Where a click on it leads."""


@dataclass(frozen=True)
class Quote:
    """What others said."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Code:
    """Text whose lines and spaces count."""

    text: str
    title: str = ""


@dataclass(frozen=True)
class Rule:
    """A line between two thoughts."""


@dataclass(frozen=True)
class Notice:
    """A remark that stands out; kind is that of its colour: ok, end, wait, info."""

    kind: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Frame:
    """Blocks in a frame: "module" (head of a module) or "keypoints"."""

    kind: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Pairs:
    """Names and what they stand for."""

    rows: tuple[tuple[tuple[Span, ...], tuple[Block, ...]], ...]


@dataclass(frozen=True)
class QuizPlace:
    """Where the questions of a bank stand; their text comes from the bank itself."""

    quiz: str


@dataclass(frozen=True)
class Notes:
    """What only the trainer should read."""

    title: str
    blocks: tuple[Block, ...]


Block: TypeAlias = (
    Heading
    | Paragraph
    | Listing
    | Table
    | Picture
    | Quote
    | Code
    | Rule
    | Notice
    | Frame
    | Pairs
    | QuizPlace
    | Notes
)
Holder: TypeAlias = Quote | Notice | Frame | Notes
"""What holds nothing but blocks."""


@dataclass(frozen=True)
class Trouble:
    """Something on a page that has no form; its words, if any, were kept."""

    tag: str
    """Name of the element."""
    text: str = ""
    """Address of a picture, empty else."""
    message: str = ""
    hint: str = ""


@dataclass
class PageTree:
    """A whole page."""

    title: str
    blocks: list[Block]
    owners: list[str] = field(default_factory=list)
    """Documents and local lists the numbers of sources stand for, the first is 1."""
    troubles: list[Trouble] = field(default_factory=list)
    """In the order of the page."""


def plain(content: Sequence[Span] | Block | Sequence[Block]) -> str:
    """Return the text of spans or blocks, one space between blocks; numbers of sources left out.

    A picture that people put in is given by its alternative text, one drawn from data by what is below.
    """
    if isinstance(content, Heading | Paragraph):
        return plain(content.spans)
    if isinstance(content, Listing):
        return " ".join(plain(item) for item in content.items)
    if isinstance(content, Table):
        cells = [plain(c) for c in content.head] + [plain(c) for row in content.rows for c in row]
        return " ".join([content.caption, *cells]).strip()
    if isinstance(content, Picture):
        alt = "" if content.image.drawn else content.alt
        return " ".join(t for t in (alt, plain(content.caption), plain(content.details)) if t)
    if isinstance(content, Holder):
        return plain(content.blocks)
    if isinstance(content, Code):
        return " ".join([content.title, *content.text.split()]).strip()
    if isinstance(content, Pairs):
        return " ".join(f"{plain(name)} {plain(blocks)}" for name, blocks in content.rows)
    if isinstance(content, QuizPlace | Rule):
        return ""
    parts = [
        c.text if isinstance(c, Span) else plain(c)
        for c in content
        if not (isinstance(c, Span) and c.look == "source")
    ]
    spans = all(isinstance(c, Span) for c in content)
    return ("".join(parts) if spans else " ".join(p for p in parts if p)).strip()


def walk(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield every block, those inside others after the one that holds them."""
    for block in blocks:
        yield block
        for part in inside(block):
            yield from walk(part)


def inside(block: Block) -> list[Sequence[Block]]:
    """The parts of *block* that are blocks: items, cells, caption, content."""
    if isinstance(block, Listing):
        return list(block.items)
    if isinstance(block, Table):
        return [cell for row in block.rows for cell in row]
    if isinstance(block, Picture):
        return [block.caption, block.details]
    if isinstance(block, Holder):
        return [block.blocks]
    if isinstance(block, Pairs):
        return [content for _, content in block.rows]
    return []
