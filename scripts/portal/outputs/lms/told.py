"""What learning systems are told of a question, alike in every format."""

from __future__ import annotations

from fractions import Fraction

from portal.questions import Question
from portal.questions.spelling import spellings


def paragraphs(question: Question) -> list[str]:
    """The question; in a case the story comes first."""
    return [question.story, question.text] if question.story else [question.text]


def stem(question: Question) -> str:
    """The question in one text, an empty line between paragraphs."""
    return "\n\n".join(paragraphs(question))


def pairs(question: Question) -> list[tuple[str, str]]:
    """Left and right of every pair; the steps of an order with their places, for systems without orders."""
    if question.steps:
        return [(step.text, str(step.place)) for step in question.ordered]
    return [(pair.left, pair.side.text) for pair in question.pairs]


def extras(question: Question) -> list[str]:
    """Right sides that belong to no pair."""
    used = {pair.side.mark for pair in question.pairs}
    return [side.text for side in question.sides if side.mark not in used]


def tags(question: Question) -> list[str]:
    """What the question is known by in a bank."""
    return [question.objective, question.bloom]


def general(question: Question) -> list[str]:
    """What is said whatever was answered: of each pair or step, of other typed answers, and the basis."""
    told = [
        f"{left} → {right}: {reason}"
        for (left, right), reason in zip(pairs(question), question.reasons, strict=False)
    ]
    return [*told, *([question.otherwise] if question.otherwise else []), question.basis_words]


def shares(question: Question) -> tuple[Fraction, Fraction]:
    """Per cent of the mark for each right option and, of a multiple choice, taken for each wrong one."""
    right = sum(choice.right for choice in question.choices)
    wrong = len(question.choices) - right
    taken = Fraction(-100, wrong) if question.kind == "multiple" and wrong else Fraction(0)
    return Fraction(100, right), taken


def mistakes(question: Question) -> list[tuple[str, str]]:
    """Typed answers known to be wrong, in every spelling, with what is said of them."""
    if question.kind == "numeric":
        return [(near.text, near.feedback) for near in question.near]
    right = {text.casefold() for text in question.answers}
    return [
        (text, near.feedback)
        for near in question.near
        for text in spellings([near.text])
        if text.casefold() not in right
    ]


def point(number: str) -> str:
    """A number with a decimal point, as systems read it."""
    return number.replace(",", ".")
