"""The blocks of a page, without any word of HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True)
class Span:
    """A run of text with one look."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""
    look: str = ""
    """secondary (not checked against an original), pill-… (a label), source (a number), fine."""


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


@dataclass(frozen=True)
class Table:
    """A table whose first row is its header; cells are blocks."""

    caption: str
    head: tuple[tuple[Span, ...], ...]
    rows: tuple[tuple[tuple[Block, ...], ...], ...]
    numeric: frozenset[int] = frozenset()
    """Columns that hold numbers."""


@dataclass(frozen=True)
class Picture:
    """A picture drawn from data."""

    svg: str
    """A whole SVG file, with colours and fonts of its own."""
    width: float
    """Of the view box, in its units."""
    height: float
    alt: str
    caption: tuple[Block, ...] = ()
    details: tuple[Block, ...] = ()
    """The same in figures or words."""


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
    Heading | Paragraph | Listing | Table | Picture | Notice | Frame | Pairs | QuizPlace | Notes
)


@dataclass
class Flow:
    """A whole page."""

    title: str
    blocks: list[Block]
    owners: list[str] = field(default_factory=list)
    """Documents and local lists the numbers of sources stand for, the first is 1."""


def plain(content: Sequence[Span] | Block | Sequence[Block]) -> str:
    """Return the text of spans or blocks, one space between blocks; numbers of sources left out."""
    if isinstance(content, Heading | Paragraph):
        return plain(content.spans)
    if isinstance(content, Listing):
        return " ".join(plain(item) for item in content.items)
    if isinstance(content, Table):
        cells = [plain(c) for c in content.head] + [plain(c) for row in content.rows for c in row]
        return " ".join([content.caption, *cells]).strip()
    if isinstance(content, Picture):
        return " ".join([plain(content.caption), plain(content.details)]).strip()
    if isinstance(content, Notice | Frame | Notes):
        return plain(content.blocks)
    if isinstance(content, Pairs):
        return " ".join(f"{plain(name)} {plain(blocks)}" for name, blocks in content.rows)
    if isinstance(content, QuizPlace):
        return ""
    parts = [c.text if isinstance(c, Span) else plain(c) for c in content
             if not (isinstance(c, Span) and c.look == "source")]  # fmt: skip
    spans = all(isinstance(c, Span) for c in content)
    return ("".join(parts) if spans else " ".join(p for p in parts if p)).strip()


def walk(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield every block, those inside others after the one that holds them."""
    for block in blocks:
        yield block
        if isinstance(block, Listing):
            inner: list[Sequence[Block]] = list(block.items)
        elif isinstance(block, Table):
            inner = [cell for row in block.rows for cell in row]
        elif isinstance(block, Picture):
            inner = [block.caption, block.details]
        elif isinstance(block, Notice | Frame | Notes):
            inner = [block.blocks]
        elif isinstance(block, Pairs):
            inner = [content for _, content in block.rows]
        else:
            inner = []
        for part in inner:
            yield from walk(part)
