"""GIFT, Moodle's text format. https://docs.moodle.org/en/GIFT_format

Orders become matching with places, as GIFT has none; feedback of single pairs has no place in it and goes
to the general feedback.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from portal.outputs.lms.told import extras, general, mistakes, pairs, point, shares, stem, tags
from portal.questions import Question

_SPECIAL = re.compile(r"([~=#{}:\\])")


def to_gift(questions: Sequence[Question], category: str) -> str:
    """Return the questions as one GIFT file in *category*."""
    parts = [f"$CATEGORY: {category}", *(_question(question) for question in questions)]
    return "\n\n".join(parts) + "\n"


def _question(question: Question) -> str:
    marks = " ".join([f"[id:{question.id}]", *(f"[tag:{tag}]" for tag in tags(question))])
    head = f"// {marks}\n::{question.id}::{_text(stem(question))}"
    told = _text("\n\n".join(general(question)))
    return f"{head} {{\n{_answers(question)}\n\t####{told}\n}}"


def _answers(question: Question) -> str:
    if question.kind == "true-false":
        right = next(c for c in question.choices if c.right)
        wrong = next(c for c in question.choices if not c.right)
        value = "TRUE" if right.id == "dung" else "FALSE"
        return f"\t{value}#{_text(wrong.feedback)}#{_text(right.feedback)}"
    if question.kind == "single":
        lines = [
            f"\t{'=' if c.right else '~'}{_text(c.text)}#{_text(c.feedback)}" for c in question.choices
        ]
    elif question.kind == "multiple":
        right_share, wrong_share = (f"{float(share):.5g}" for share in shares(question))
        lines = [
            f"\t~%{right_share if c.right else wrong_share}%{_text(c.text)}#{_text(c.feedback)}"
            for c in question.choices
        ]
    elif question.kind in ("matching", "ordering"):
        lines = [f"\t={_text(left)} -> {_text(right)}" for left, right in pairs(question)]
        # A pair without a left side is a distractor.
        lines += [f"\t= -> {_text(extra)}" for extra in extras(question)]
    elif question.kind == "numeric":
        values = [(question.answers[0], 100, question.tolerance, question.feedback)]
        values += [(text, 0, 0, feedback) for text, feedback in mistakes(question)]
        lines = [
            f"\t=%{grade}%{point(value)}:{tolerance:.10g}#{_text(feedback)}"
            for value, grade, tolerance, feedback in values
        ]
        return "#\n" + "\n".join(lines)
    else:
        lines = [f"\t=%100%{_text(answer)}#{_text(question.feedback)}" for answer in question.answers]
        lines += [f"\t=%0%{_text(text)}#{_text(feedback)}" for text, feedback in mistakes(question)]
    return "\n".join(lines)


def _text(text: str) -> str:
    """Escape what GIFT reads as marks; line ends are written as it wants them."""
    return _SPECIAL.sub(r"\\\1", text).replace("\n", "\\n")
