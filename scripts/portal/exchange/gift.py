"""GIFT, Moodle's text format. https://docs.moodle.org/en/GIFT_format

Orders become matching with places, as GIFT has none; feedback of single pairs has no place in it and goes
to the general feedback.
"""

from __future__ import annotations

import re

from portal.content.quizzes.entries import Entry

_SPECIAL = re.compile(r"([~=#{}:\\])")


def to_gift(entries: list[Entry], category: str) -> str:
    """Return the questions as one GIFT file in *category*."""
    parts = [f"$CATEGORY: {category}", *(_question(entry) for entry in entries)]
    return "\n\n".join(parts) + "\n"


def _question(entry: Entry) -> str:
    head = f"// {entry.objective} {entry.bloom}\n::{entry.id}::{_text(entry.text)}"
    return f"{head} {{\n{_answers(entry)}\n\t####{_text(_general(entry))}\n}}"


def _general(entry: Entry) -> str:
    pairs = [feedback for _, _, feedback in entry.pairs]
    return " ".join([*pairs, entry.otherwise, entry.basis]).strip()


def _answers(entry: Entry) -> str:
    if entry.kind == "true-false":
        right = next(c for c in entry.choices if c.right)
        wrong = next(c for c in entry.choices if not c.right)
        value = "TRUE" if right.id == "dung" else "FALSE"
        return f"\t{value}#{_text(wrong.feedback)}#{_text(right.feedback)}"
    if entry.kind == "single":
        lines = [f"\t{'=' if c.right else '~'}{_text(c.text)}#{_text(c.feedback)}" for c in entry.choices]
    elif entry.kind == "multiple":
        count = sum(c.right for c in entry.choices)
        share = {True: f"{100 / count:.5g}", False: f"-{100 / (len(entry.choices) - count):.5g}"}
        lines = [f"\t~%{share[c.right]}%{_text(c.text)}#{_text(c.feedback)}" for c in entry.choices]
    elif entry.kind in ("matching", "ordering"):
        lines = [f"\t={_text(left)} -> {_text(right)}" for left, right, _ in entry.pairs]
        # A pair without a left side is a distractor.
        lines += [f"\t= -> {_text(extra)}" for extra in entry.extras]
    elif entry.kind == "numeric":
        values = [(entry.answers[0], 100, entry.tolerance, entry.feedback)]
        values += [(m.text, 0, 0, m.feedback) for m in entry.mistakes]
        lines = [
            f"\t=%{grade}%{value.replace(',', '.')}:{tolerance:.10g}#{_text(feedback)}"
            for value, grade, tolerance, feedback in values
        ]
        return "#\n" + "\n".join(lines)
    else:
        lines = [f"\t=%100%{_text(answer)}#{_text(entry.feedback)}" for answer in entry.answers]
        lines += [f"\t=%0%{_text(m.text)}#{_text(m.feedback)}" for m in entry.mistakes]
    return "\n".join(lines)


def _text(text: str) -> str:
    """Escape what GIFT reads as marks; line ends are written as it wants them."""
    return _SPECIAL.sub(r"\\\1", text).replace("\n", "\\n")
