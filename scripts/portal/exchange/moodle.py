"""Moodle XML. https://docs.moodle.org/en/Moodle_XML_format

Orders become matching with places: the ordering type is not on every server.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from portal.content.quizzes.entries import Choice, Entry


def to_moodle(entries: list[Entry], category: str) -> str:
    """Return the questions as one Moodle XML file in *category*."""
    head = (
        '<question type="category"><category><text>'
        f"$course$/top/{escape(category)}</text></category></question>"
    )
    body = "\n".join([head, *(_question(entry) for entry in entries)])
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n{body}\n</quiz>\n'


_TYPES = {
    "single": "multichoice", "multiple": "multichoice", "true-false": "truefalse", "matching": "matching",
    "ordering": "matching", "numeric": "numerical", "short": "shortanswer",
}  # fmt: skip


def _question(entry: Entry) -> str:
    parts = [
        f'<question type="{_TYPES[entry.kind]}">',
        f"<name><text>{escape(entry.id)}</text></name>",
        f'<questiontext format="html"><text><![CDATA[{_html(entry.text)}]]></text></questiontext>',
        f'<generalfeedback format="html"><text><![CDATA[{_html(_general(entry))}]]></text>'
        "</generalfeedback>",
        f"<defaultgrade>1</defaultgrade><penalty>0.3333333</penalty><idnumber>{entry.id}</idnumber>",
        *_answers(entry),
        f"<tags><tag><text>{entry.objective}</text></tag><tag><text>{entry.bloom}</text></tag></tags>",
        "</question>",
    ]
    return "\n".join(parts)


def _general(entry: Entry) -> str:
    return "\n\n".join(text for text in (entry.otherwise, entry.basis) if text)


def _answers(entry: Entry) -> list[str]:
    if entry.kind in ("single", "multiple"):
        count = sum(c.right for c in entry.choices)
        gain = 100 / count
        loss = -100 / (len(entry.choices) - count) if entry.kind == "multiple" else 0.0
        single = "true" if entry.kind == "single" else "false"
        return [
            f"<single>{single}</single><shuffleanswers>true</shuffleanswers>"
            "<answernumbering>ABCD</answernumbering>",
            *(_answer(c, gain if c.right else loss) for c in entry.choices),
        ]
    if entry.kind == "true-false":
        words = {"dung": "true", "sai": "false"}
        return [_answer(Choice(words[c.id], c.right, c.feedback), 100 * c.right) for c in entry.choices]
    if entry.kind in ("matching", "ordering"):
        pairs = [*entry.pairs, *(("", extra, "") for extra in entry.extras)]
        return ["<shuffleanswers>true</shuffleanswers>", *(_pair(left, right) for left, right, _ in pairs)]
    if entry.kind == "numeric":
        right = Choice(entry.answers[0].replace(",", "."), True, entry.feedback)
        wrong = [Choice(m.text.replace(",", "."), False, m.feedback) for m in entry.mistakes]
        return [_answer(right, 100, entry.tolerance), *(_answer(m, 0, 0) for m in wrong)]
    given = [Choice(text, True, entry.feedback) for text in entry.answers]
    return [
        "<usecase>0</usecase>",
        *(_answer(c, 100) for c in given),
        *(_answer(m, 0) for m in entry.mistakes),
    ]


def _answer(choice: Choice, fraction: float, tolerance: float | None = None) -> str:
    extent = "" if tolerance is None else f"<tolerance>{tolerance:.10g}</tolerance>"
    return (
        f'<answer fraction="{fraction:.7g}" format="plain_text"><text>{escape(choice.text)}</text>'
        f'<feedback format="html"><text><![CDATA[{_html(choice.feedback)}]]></text></feedback>'
        f"{extent}</answer>"
    )


def _pair(left: str, right: str) -> str:
    return (
        f'<subquestion format="html"><text><![CDATA[{_html(left) if left else ""}]]></text>'
        f"<answer><text>{escape(right)}</text></answer></subquestion>"
    )


def _html(text: str) -> str:
    paragraphs = [escape(part) for part in text.split("\n\n") if part]
    return "".join(f"<p>{part}</p>" for part in paragraphs).replace("]]>", "]]&gt;")
