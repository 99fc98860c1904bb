"""One question: everything an output may say of it, in the order in which it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from portal.locales import page_text, text

LETTERS = "ABCDEFGHIKL"
"""Letters of options; J is not used for lists here."""


@dataclass(frozen=True)
class Choice:
    """An option of a choice."""

    id: str
    letter: str
    text: str
    right: bool
    feedback: str


@dataclass(frozen=True)
class Side:
    """A right side of a matching question; several pairs may share one, some belong to none."""

    mark: str
    """How an answer names it: r1, r2…"""
    letter: str
    text: str


@dataclass(frozen=True)
class Pair:
    """A left side, numbered from 1, and the side that belongs to it."""

    id: str
    number: int
    left: str
    side: Side
    feedback: str


@dataclass(frozen=True)
class Step:
    """Something to put in order; ``place`` is its right place, from 1."""

    id: str
    letter: str
    text: str
    place: int
    feedback: str


@dataclass(frozen=True)
class Near:
    """An answer often given by mistake, and what to say of it."""

    text: str
    """As people write it; numbers with a decimal comma."""
    feedback: str
    value: float | None = None
    """The number, of a numeric question."""


@dataclass(frozen=True)
class Citation:
    """Something the key rests on, with what must be known about it."""

    cite: str
    """Id of a fact, of a document, or of a document with ``#`` and a provision."""
    words: str
    """Place and short name: "Điều 6 khoản 1, TT 25"."""
    marks: tuple[str, ...] = ()
    """Keys of words in ``portal.locales``: repealed, or not checked against the original."""

    def __str__(self) -> str:
        return self.words + "".join(f" ({page_text(mark, 'vi')})" for mark in self.marks)


@dataclass(frozen=True)
class Question:
    """One question that is answered and graded by itself. Which fields are filled depends on ``kind``.

    Kinds: single, multiple, true-false (``choices``); matching (``pairs``, ``sides``); ordering (``steps``,
    in the order shown); numeric and short (``answers``, ``near``, ``feedback``, ``otherwise``).
    """

    id: str
    """Id of the item; in a case with the number of the part: hp02-c19-1."""
    item: str
    rev: int
    module: str
    objective: str
    bloom: str
    difficulty: int
    kind: str
    number: int
    """Place in the bank or the test, from 1; each question of a case counts as one."""
    text: str
    basis: tuple[Citation, ...]
    story: str = ""
    """The story of the case the question belongs to."""
    part: int = 0
    """Place in its case, from 1; 0 outside of cases."""
    choices: tuple[Choice, ...] = ()
    pairs: tuple[Pair, ...] = ()
    sides: tuple[Side, ...] = ()
    steps: tuple[Step, ...] = ()
    answers: tuple[str, ...] = ()
    """Numeric: the number as people write it. Short: every spelling that is right, the best first."""
    value: float = 0
    tolerance: float = 0
    unit: str = ""
    near: tuple[Near, ...] = ()
    feedback: str = ""
    otherwise: str = ""

    @property
    def how(self) -> str:
        """What to do on paper with a question of this kind."""
        return text("handout", f"how.{self.kind}")

    @property
    def opening(self) -> str:
        """The story, above the first question of a case only."""
        return self.story if self.part == 1 else ""

    @property
    def ordered(self) -> tuple[Step, ...]:
        """The steps in the right order."""
        return tuple(sorted(self.steps, key=lambda step: step.place))

    @property
    def listed(self) -> tuple[str, ...]:
        """What stands below the text, each line with its letter or number: options, left sides or steps."""
        lettered: tuple[Choice | Step, ...] = (*self.choices, *self.steps)
        lefts = (f"{pair.number}. {pair.left}" for pair in self.pairs)
        return (*(f"{one.letter}. {one.text}" for one in lettered), *lefts)

    @property
    def listed_sides(self) -> tuple[str, ...]:
        """The right sides of a matching question with their letters."""
        return tuple(f"{side.letter}. {side.text}" for side in self.sides)

    @property
    def key(self) -> str:
        """The right answer as a key states it: "A, C", "1 – B, 2 – A", "C, A, B", "62,5%", "quyết định"."""
        if self.choices:
            return ", ".join(choice.letter for choice in self.choices if choice.right)
        if self.pairs:
            return ", ".join(f"{pair.number} – {pair.side.letter}" for pair in self.pairs)
        if self.steps:
            return ", ".join(step.letter for step in self.ordered)
        return with_unit(self.answers[0], self.unit)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the key is right: of the right options, of every pair and step in order, of the answer."""
        if self.choices:
            return tuple(choice.feedback for choice in self.choices if choice.right)
        if self.pairs:
            return tuple(pair.feedback for pair in self.pairs)
        if self.steps:
            return tuple(step.feedback for step in self.ordered)
        return (self.feedback,)

    @property
    def why(self) -> str:
        """The reasons in one paragraph."""
        return " ".join(self.reasons)

    @property
    def basis_words(self) -> str:
        """What the key rests on, as a sentence: "Căn cứ: …"."""
        return f"{page_text('basis', 'vi')}: {'; '.join(map(str, self.basis))}."


def with_unit(written: str, unit: str) -> str:
    """Return a written number with its unit; a percent sign stands close."""
    return f"{written}{'' if unit in ('', '%') else ' '}{unit}"
