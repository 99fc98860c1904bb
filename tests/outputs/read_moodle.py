"""Moodle XML: https://docs.moodle.org/en/Moodle_XML_format."""

from __future__ import annotations

from pathlib import Path

from lxml import etree, html

from tests.outputs.paper_text import basis_of
from tests.outputs.read_gift import Exported
from tests.outputs.shape import Interaction, Reading

_KINDS = {"truefalse": "true-false", "numerical": "numeric", "shortanswer": "short", "matching": "matching"}


def read(path: Path) -> tuple[Reading, list[Exported]]:
    """Return the questions of a Moodle XML file, once as a reading and once with what Moodle keeps of them."""
    questions = [q for q in etree.parse(path).getroot() if q.get("type") != "category"]
    found = [_question(n, q) for n, q in enumerate(questions, 1)]
    return Reading(path.name, tuple(one.asked for one in found)), found


def _question(number: int, question: etree._Element) -> Exported:
    told = _words(question.findtext("generalfeedback/text"))
    kind = _KINDS.get(
        question.get("type"), "single" if question.findtext("single") == "true" else "multiple"
    )
    answers = [(_words(a.findtext("text")), float(a.get("fraction"))) for a in question.findall("answer")]
    options: tuple[str, ...] = tuple(text for text, _ in answers)
    right = tuple(text for text, worth in answers if worth > 0)
    accepted: tuple[str, ...] = ()
    if kind == "matching":
        sides = [
            (_words(s.findtext("text")), _words(s.findtext("answer/text")))
            for s in question.findall("subquestion")
        ]
        whole = [(left, right) for left, right in sides if left]
        ordered = [answer for _, answer in whole] == [str(n) for n in range(1, len(whole) + 1)]
        kind, options = ("ordering" if ordered else "matching"), ()
        right = tuple(left if ordered else f"{left} → {answer}" for left, answer in whole)
    elif kind == "true-false":
        options = ("Đúng", "Sai")
        right = tuple({"true": "Đúng", "false": "Sai"}[text] for text in right)
    elif kind in ("numeric", "short"):
        options, accepted = (), right
    asked = Interaction(
        number,
        _words(question.findtext("questiontext/text")),
        options,
        (),
        "",
        basis_of(told),
        question.findtext("idnumber") or "",
        kind,
        right,
    )
    return Exported(asked, tuple(t.findtext("text") for t in question.iter("tag")), accepted, told)


def _words(markup: str | None) -> str:
    if not markup:
        return ""
    if not markup.lstrip().startswith("<"):
        return markup
    return "\n\n".join(
        "".join(e.itertext()) for e in html.fragments_fromstring(markup) if not isinstance(e, str)
    )
