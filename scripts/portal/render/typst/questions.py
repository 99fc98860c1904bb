"""The questions of a bank on paper, without their key: trainees get these sheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from portal.questions import Choice, Question, Side, Step
from portal.render.typst.markup import array, escape, string


def questions(bank: Sequence[Question]) -> list[str]:
    """Return the questions, stories in their place."""
    written: list[str] = []
    for asked in bank:
        written += [f"#case[{escape(asked.opening)}]"] * bool(asked.opening)
        written.append(_question(asked))
    return written


def _question(asked: Question) -> str:
    head = f"{asked.number}, [{escape(asked.text)}], [{asked.how}]"
    if asked.pairs:
        lefts = array([escape(pair.left) for pair in asked.pairs])
        return f"#matching({head}, {lefts}, {_lettered(asked.sides)})"
    if asked.answers:
        return f"#written({head}, [{escape(asked.unit)}])"
    return (
        f"#{'ordering' if asked.steps else 'question'}({head}, {_lettered(asked.choices or asked.steps)})"
    )


def _lettered(lines: Iterable[Choice | Step | Side]) -> str:
    return "(" + "".join(f"({string(line.letter)}, [{escape(line.text)}]), " for line in lines) + ")"
