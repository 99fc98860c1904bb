"""Pages of the site: the questions of a module, the counts on cards, what cards say of tests.

Reads what people see (legend, labels, the key under "Xem đáp án"), not the attributes scripts read.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from lxml import etree, html

from tests.outputs.paper_text import basis_of
from tests.outputs.shape import CHOICES, LETTERS, Interaction, Reading, letters_for, squeezed

RIGHT = "Đáp án đúng"


def read_quiz(page: str, file: str) -> Reading:
    """Return the questions of a page's quiz."""
    return Reading(file, tuple(_asked(section) for section in having(_quiz(page), "q")))


def read_sheet(path: Path) -> Reading:
    """Return the questions of a module for tests: a script that hands over items with the HTML of each."""
    script = path.read_text(encoding="utf-8")
    items = json.loads(script[script.index("=", script.index(")")) + 1 :].strip().rstrip(";"))
    sheets = [
        html.fragment_fromstring(sheet, create_parent="div") for i in items.values() for sheet in i["html"]
    ]
    return Reading(path.name, tuple(_asked(section) for sheet in sheets for section in having(sheet, "q")))


def intro_count(page: str) -> int:
    """Return the number of questions that the line above the quiz promises."""
    words = _text(having(_quiz(page), "quiz__intro")[0])
    found = re.match(r"(\d+) câu hỏi", words)
    assert found, words
    return int(found[1])


def card_counts(path: Path) -> dict[str, int]:
    """Return how many questions the cards of a page promise, by id of the module."""
    cards = having(html.fromstring(path.read_text(encoding="utf-8")), "module-card")
    found = {}
    for card in cards:
        count = re.search(r"(\d+) (?:câu hỏi|questions)", _text(card))
        assert count, f"{path}: {_text(card)}"
        found[card.get("data-module")] = int(count[1])
    return found


def cards_of_tests(path: Path) -> dict[str, str]:
    """Return the line of facts on the card of every test, by id of the test."""
    cards = html.fromstring(path.read_text(encoding="utf-8")).xpath("//*[@data-test]")
    return {card.get("data-test"): _text(having(card, "test__facts")[0]) for card in cards}


def having(element: html.HtmlElement, name: str) -> list[html.HtmlElement]:
    """Return the elements inside *element* that have the class *name*."""
    return list(
        element.xpath(".//*[contains(concat(' ', normalize-space(@class), ' '), $name)]", name=f" {name} ")
    )


def _quiz(page: str) -> html.HtmlElement:
    return having(html.fromstring(page), "quiz")[0]


def _asked(section: html.HtmlElement) -> Interaction:
    number = re.search(r"\d+", _text(having(section, "q__no")[0]))
    kind = kind_of(section)
    options, rights = _shown(section, kind)
    key, answers = _key(section, kind, options, rights)
    return Interaction(
        int(number[0]) if number else 0,
        _text(having(section, "q__stem")[0]),
        options,
        rights,
        key,
        basis_of(" ".join(_text(e) for e in having(section, "q__cite"))),
        section.get("id", ""),
        kind,
        answers,
    )


def kind_of(section: html.HtmlElement) -> str:
    """Tell the kind of a question from what there is to fill in."""
    if having(section, "match__left"):
        return "matching"
    if having(section, "step__text"):
        return "ordering"
    if section.xpath(".//input[@type='checkbox']"):
        return "multiple"
    if section.xpath(".//input[@type='radio']"):
        words = [_text(e) for e in having(section, "opt__text")]
        return "true-false" if words == ["Đúng", "Sai"] else "single"
    return "numeric" if section.xpath(".//input[@inputmode='decimal']") else "short"


def _shown(section: html.HtmlElement, kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    sides = section.xpath(".//ol[@class='match__sides']/li") if kind == "matching" else []
    if kind == "matching":
        return tuple(_text(e) for e in having(section, "match__left")), _lettered(sides)
    return _lettered(having(section, "step__text" if kind == "ordering" else "opt")), ()


def _lettered(lines: list[html.HtmlElement]) -> tuple[str, ...]:
    """The texts of lines without the letters before them, which must be those of their places."""
    letters = [_text(having(line, "letter")[0]) for line in lines]
    assert letters == [f"{letter}." for letter, _ in zip(LETTERS, lines, strict=False)], letters
    texts = [_text(line) for line in lines]
    return tuple(text.partition(letter)[2].strip() for text, letter in zip(texts, letters, strict=True))


def _key(
    section: html.HtmlElement, kind: str, options: tuple[str, ...], rights: tuple[str, ...]
) -> tuple[str, tuple[str, ...]]:
    """The key as letters or an answer, and for typed answers the answer in words."""
    lines = [line for details in section.iter("details") for line in details.iter("li")]
    said = [_text(having(line, "q__option")[0]) if having(line, "q__option") else "" for line in lines]
    if kind == "matching":
        pairs = [_text(next(line.iter("strong"))) for line in lines]
        known = [squeezed(r) for r in rights]
        lefts = [squeezed(option) for option in options]
        order = [lefts.index(squeezed(left)) + 1 for left in said]
        letters = [LETTERS[known.index(squeezed(right))] for right in pairs]
        return ", ".join(f"{n} – {x}" for n, x in sorted(zip(order, letters, strict=True))), ()
    if kind == "ordering":
        return letters_for(options, said), ()
    marked = [words for line, words in zip(lines, said, strict=True) if RIGHT in _text(line)]
    if kind in CHOICES:
        return ", ".join(sorted(letters_for(options, marked).split(", "))), ()
    return marked[0], (marked[0],)


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())
