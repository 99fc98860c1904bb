"""Single questions of a bank: a case is several, everything else is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.content.models import (
    CaseItem,
    Choices,
    Item,
    Matching,
    Multiple,
    Numeric,
    Ordering,
    Pool,
    Quiz,
    Short,
    Single,
    TrueFalse,
)
from portal.questions.draw import Candidate

Interaction = Single | Multiple | TrueFalse | Matching | Ordering | Numeric | Short
"""What is asked, without what is said of the item."""


@dataclass(frozen=True)
class Prompt:
    """One question that is answered and graded by itself."""

    id: str
    """Id of the item; in a case with the number of the question: hp02-c19-1."""
    item: Item
    """The item it belongs to: objective, level, citation."""
    asked: Interaction
    scenario: str | None = None
    """The story of the case."""
    part: int = 0
    """Place in the case, from 1; 0 outside of cases."""

    @property
    def type(self) -> str:
        """Kind of question, as in the bank."""
        return self.asked.type


def prompts(item: Item) -> list[Prompt]:
    """Return the questions of one item."""
    if isinstance(item, CaseItem):
        parts = enumerate(item.parts, 1)
        return [Prompt(f"{item.id}-{part.id}", item, part, item.stem, at) for at, part in parts]
    return [Prompt(item.id, item, item)]


def candidates(quizzes: Iterable[Quiz]) -> list[Candidate]:
    """Return the reviewed items of the banks as the draw reads them, in the order of the banks."""
    return [
        Candidate(item.id, quiz.id, item.objective, item.bloom, len(prompts(item)), item.pool)
        for quiz in quizzes
        for item in ready_items(quiz)
    ]


def ready_items(quiz: Quiz, pool: Pool | None = None) -> list[Item]:
    """Return the items of *pool* (all pools for None) that have been reviewed; drafts are shown nowhere."""
    return [i for i in quiz.items if i.status == "da-soat" and pool in (None, i.pool)]


def interaction_texts(asked: Interaction) -> Iterator[str]:
    """Yield every text of a question that people read, stem first."""
    yield asked.stem
    if isinstance(asked, Choices):
        for option in asked.options:
            yield option.text
            yield option.feedback
    elif isinstance(asked, Matching):
        for pair in asked.pairs:
            yield from (pair.left, pair.right, pair.feedback)
        yield from asked.extras
    elif isinstance(asked, Ordering):
        for step in asked.steps:
            yield from (step.text, step.feedback)
    else:
        if isinstance(asked, Short):
            yield from asked.accept
            yield from (near.text for near in asked.near)
        yield asked.feedback
        yield from (near.feedback for near in asked.near)
        yield asked.otherwise


def item_texts(item: Item) -> Iterator[str]:
    """Yield every text of an item that people read, stems first."""
    if isinstance(item, CaseItem):
        yield item.stem
    for prompt in prompts(item):
        yield from interaction_texts(prompt.asked)


def right_texts(asked: Interaction) -> list[str]:
    """Return what a right answer says, in words."""
    if isinstance(asked, Choices):
        return [o.text for o in asked.options if o.correct]
    if isinstance(asked, Matching):
        return [f"{pair.left}: {pair.right}" for pair in asked.pairs]
    if isinstance(asked, Ordering):
        return [step.text for step in asked.steps]
    if isinstance(asked, Numeric):
        return [f"{number(asked.answer)}{f' {asked.unit}' if asked.unit else ''}"]
    return [asked.accept[0]]


def number(value: float) -> str:
    """Write a number as people do here: decimal comma, no needless digits."""
    return f"{value:.10g}".replace(".", ",")
