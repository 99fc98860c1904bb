"""The questions of a bank on paper, and the lines of their key."""

from __future__ import annotations

from collections.abc import Sequence

from portal.content.catalogue import Catalogue
from portal.handouts.asked import HOW, Asked, bank_asked
from portal.handouts.markup import array, escape, string


def questions(catalogue: Catalogue, quiz: str) -> tuple[list[str], list[str]]:
    """Return the questions of the bank *quiz*, stories in their place, and the lines of the key."""
    written: list[str] = []
    bank = bank_asked(catalogue, catalogue.quizzes[quiz]) if quiz in catalogue.quizzes else []
    for asked in bank:
        written += [f"#story[*Tình huống.* {escape(asked.story)}]"] * bool(asked.story)
        written.append(_question(asked))
    return written, [_key(asked) for asked in bank]


def _question(asked: Asked) -> str:
    head = f"{asked.number}, [{escape(asked.text)}], [{HOW[asked.kind]}]"
    if asked.kind == "matching":
        return f"#matching({head}, {_texts(asked.options)}, {_texts(asked.rights)})"
    if asked.kind in ("numeric", "short"):
        return f"#written({head}, [{escape(asked.unit)}])"
    return f"#{'ordering' if asked.kind == 'ordering' else 'question'}({head}, {_texts(asked.options)})"


def _key(asked: Asked) -> str:
    return f"#answer({asked.number}, {string(asked.key)}, [{escape(asked.why)}], [{escape(asked.basis)}])"


def _texts(texts: Sequence[str]) -> str:
    return array([escape(text) for text in texts])
