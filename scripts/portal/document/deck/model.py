"""What a slide shows and what the trainer is told, whatever draws it; references are resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from portal.document.model import Block, Span
from portal.drawing.figure import Figure
from portal.drawing.images import Image

Words: TypeAlias = tuple[Span, ...]
"""A text with the looks of its parts: secondary where no original was read."""


@dataclass(frozen=True)
class Cover:
    """The first slide."""

    above: str
    lead: Words
    by: str
    figure: Figure | None


@dataclass(frozen=True)
class Claim:
    """An assertion (the title), shown."""

    points: tuple[Words, ...]
    figure: Figure


@dataclass(frozen=True)
class Number:
    """One large figure and what it counts."""

    value: Words
    label: Words


@dataclass(frozen=True)
class Side:
    """One side of a comparison."""

    head: Words
    points: tuple[Words, ...]


@dataclass(frozen=True)
class Compare:
    """Two sides."""

    left: Side
    right: Side


@dataclass(frozen=True)
class Grid:
    """A small table."""

    head: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True)
class Drawn:
    """A picture alone."""

    figure: Figure


@dataclass(frozen=True)
class Story:
    """A case and what to ask about it."""

    story: Words
    question: Words
    figure: Figure | None


@dataclass(frozen=True)
class Option:
    """One answer to choose."""

    letter: str
    text: Words
    right: bool


@dataclass(frozen=True)
class Asked:
    """Answers to the question that is the title; the right one and the reason come as a step."""

    options: tuple[Option, ...]
    why: Words

    @property
    def key(self) -> str:
        """The letter of the right answer."""
        return next(option.letter for option in self.options if option.right)


@dataclass(frozen=True)
class Task:
    """Something to do, with a clock."""

    task: Words
    countdown: int
    """Minutes."""
    bring: str
    """Title of the form handed out, empty for none."""
    figure: Figure | None


@dataclass(frozen=True)
class Pause:
    """A break; the slide's minutes are its length."""


@dataclass(frozen=True)
class Three:
    """What to remember."""

    points: tuple[Words, ...]


@dataclass(frozen=True)
class End:
    """What to do tomorrow, and where to read on."""

    lead: Words
    qr: Image


Body: TypeAlias = (
    Cover | Claim | Number | Compare | Grid | Drawn | Story | Asked | Task | Pause | Three | End
)


@dataclass(frozen=True)
class Notes:
    """What only the trainer sees."""

    say: Words
    ask: Words
    """Empty for none."""
    expect: Words
    """Empty for none."""
    rests: tuple[str, ...]
    """What the slide rests on, each with its place and what must be known about it."""
    heading: str
    """Title of the section whose prose follows, empty for none."""
    prose: tuple[Block, ...]


@dataclass(frozen=True)
class Slide:
    """One slide."""

    kind: str
    """As its author wrote it."""
    anchor: str
    """Its address in the deck, unique."""
    title: Words
    minutes: int
    body: Body
    sources: tuple[str, ...]
    """Documents it rests on, for the foot, with what must be known about each."""
    repealed: tuple[str, ...]
    """Of each document it rests on that is no longer in force: that it is not, and what stands for it."""
    notes: Notes


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
    slides: tuple[Slide, ...]


def figure_of(slide: Slide) -> Figure | None:
    """Return the picture on *slide*, if there is one."""
    return getattr(slide.body, "figure", None)
