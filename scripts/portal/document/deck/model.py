"""What a slide holds, whatever draws it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from portal.document import Block, Picture, Span, Table
from portal.questions import Question

Kind = Literal["title", "text", "table", "picture", "quiz", "end"]


@dataclass(frozen=True)
class Line:
    """One point of a slide; it may run over several lines of the screen."""

    spans: tuple[Span, ...]
    mark: str = ""
    """"•" or "1." before it, "" for a plain paragraph."""


@dataclass(frozen=True)
class Slide:
    """One slide."""

    kind: Kind
    title: str
    anchor: str
    """Its address in the deck, unique."""
    section: str = ""
    """The heading above its own, when its own is a sub-heading."""
    lines: tuple[Line, ...] = ()
    table: Table | None = None
    picture: Picture | None = None
    asked: Question | None = None
    notes: tuple[Block, ...] = ()
    """What the speaker sees."""
    notice: str = ""
    """Kind of notice the lines come from, "" for none."""


@dataclass(frozen=True)
class Deck:
    """All slides of a module."""

    module: str
    number: int
    title: str
    address: str
    """Published address of the module's page."""
    organisation: str
    portal: str
    day: str
    """yyyy-mm-dd, when the content was checked."""
    minutes: int
    slides: tuple[Slide, ...] = field(default_factory=tuple)
