"""Questions on paper as Typst, and the lines of their key for the last page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from portal.handouts.markup import escape, string
from portal.questions import HOW, Question


def questions_markup(bank: Sequence[Question]) -> tuple[list[str], list[str]]:
    """Return the questions, stories in their place, and the lines of the key."""
    written: list[str] = []
    for asked in bank:
        if asked.opening:
            written.append(f"#story[{escape(asked.opening)}]")
        written.append(_question(asked))
    return written, [_key(asked) for asked in bank]


def _question(asked: Question) -> str:
    head = f"{asked.number}, [{escape(asked.text)}], [{escape(HOW[asked.kind])}]"
    if asked.pairs:
        sides = _array(side.text for side in asked.sides)
        return f"#matching({head}, {_array(pair.left for pair in asked.pairs)}, {sides})"
    if asked.steps:
        return f"#ordering({head}, {_array(step.text for step in asked.steps)})"
    if asked.answers:
        return f"#written({head}, [{escape(asked.unit)}])"
    return f"#question({head}, {_array(choice.text for choice in asked.choices)})"


def _key(asked: Question) -> str:
    why, basis = escape(asked.why), escape(asked.basis_words)
    return f"#answer({asked.number}, {string(asked.key)}, [{why}], [{basis}])"


def _array(texts: Iterable[str]) -> str:
    return "(" + "".join(f"[{escape(text)}], " for text in texts) + ")"
