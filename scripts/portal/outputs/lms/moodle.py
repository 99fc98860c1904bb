"""Moodle XML. https://docs.moodle.org/en/Moodle_XML_format

Orders become matching with places: the ordering type is not on every server. A pair has no feedback of its
own in it: what is said of pairs goes to the general feedback.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from portal.outputs.lms.told import extras, general, mistakes, pairs, paragraphs, point, shares, tags
from portal.questions import Question


def to_moodle(questions: Sequence[Question], category: str) -> str:
    """Return the questions as one Moodle XML file in *category*."""
    head = (
        '<question type="category"><category><text>'
        f"$course$/top/{escape(category)}</text></category></question>"
    )
    body = "\n".join([head, *(_question(question) for question in questions)])
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n{body}\n</quiz>\n'


_TYPES = {
    "single": "multichoice",
    "multiple": "multichoice",
    "true-false": "truefalse",
    "matching": "matching",
    "ordering": "matching",
    "numeric": "numerical",
    "short": "shortanswer",
}


def _question(question: Question) -> str:
    marks = "".join(f"<tag><text>{escape(tag)}</text></tag>" for tag in tags(question))
    parts = [
        f'<question type="{_TYPES[question.kind]}">',
        f"<name><text>{escape(question.id)}</text></name>",
        f'<questiontext format="html"><text><![CDATA[{_html(paragraphs(question))}]]></text>'
        "</questiontext>",
        f'<generalfeedback format="html"><text><![CDATA[{_html(general(question))}]]></text>'
        "</generalfeedback>",
        f"<defaultgrade>1</defaultgrade><penalty>0.3333333</penalty><idnumber>{question.id}</idnumber>",
        *_answers(question),
        f"<tags>{marks}</tags>",
        "</question>",
    ]
    return "\n".join(parts)


def _answers(question: Question) -> list[str]:
    if question.kind in ("single", "multiple"):
        gain, loss = shares(question)
        single = "true" if question.kind == "single" else "false"
        return [
            f"<single>{single}</single><shuffleanswers>true</shuffleanswers>"
            "<answernumbering>ABCD</answernumbering>",
            *(_answer(c.text, float(gain if c.right else loss), c.feedback) for c in question.choices),
        ]
    if question.kind == "true-false":
        words = {"dung": "true", "sai": "false"}
        return [_answer(words[c.id], 100 * c.right, c.feedback) for c in question.choices]
    if question.kind in ("matching", "ordering"):
        both = [*pairs(question), *(("", extra) for extra in extras(question))]
        return ["<shuffleanswers>true</shuffleanswers>", *(_pair(left, right) for left, right in both)]
    if question.kind == "numeric":
        right = _answer(point(question.answers[0]), 100, question.feedback, question.tolerance)
        return [right, *(_answer(point(text), 0, feedback, 0) for text, feedback in mistakes(question))]
    return [
        "<usecase>0</usecase>",
        *(_answer(text, 100, question.feedback) for text in question.answers),
        *(_answer(text, 0, feedback) for text, feedback in mistakes(question)),
    ]


def _answer(text: str, fraction: float, feedback: str, tolerance: float | None = None) -> str:
    extent = "" if tolerance is None else f"<tolerance>{tolerance:.10g}</tolerance>"
    return (
        f'<answer fraction="{fraction:.7g}" format="plain_text"><text>{escape(text)}</text>'
        f'<feedback format="html"><text><![CDATA[{_html([feedback])}]]></text></feedback>'
        f"{extent}</answer>"
    )


def _pair(left: str, right: str) -> str:
    return (
        f'<subquestion format="html"><text><![CDATA[{_html([left])}]]></text>'
        f"<answer><text>{escape(right)}</text></answer></subquestion>"
    )


def _html(paragraphs: Iterable[str]) -> str:
    return "".join(f"<p>{escape(part)}</p>" for part in paragraphs if part).replace("]]>", "]]&gt;")
