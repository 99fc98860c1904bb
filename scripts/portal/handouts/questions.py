"""Questions on paper: the HTML of a bank as Typst, and its key for the last page."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator

from portal.handouts.markup import string

LETTERS = "ABCDEFGHIKL"
"""As in the template; J is not used for lists here."""
Inline = Callable[[etree.Element], str]
"""Writes the content of an element as Typst markup."""


def questions(form: etree.Element, inline: Inline) -> tuple[list[str], list[str]]:
    """Return the questions of a form, stories in their place, and the lines of the key."""
    written: list[str] = []
    keys: list[str] = []
    number = 0
    for element in form.iter():
        names = (element.get("class") or "").split()
        if "case__story" in names:
            written.append(f"#story[{inline(element)}]")
        elif element.tag == "section" and "q" in names:
            number += 1
            written.append(_question(number, element, inline))
            keys.append(_key(number, element, inline))
    return written, keys


def _question(number: int, section: etree.Element, inline: Inline) -> str:
    stem = next(_texts(section, "q__stem", inline))
    how = next(_texts(section, "q__how", inline), "")
    head = f"{number}, [{stem}], [{how}]"
    kind = section.get("data-type")
    if kind == "matching":
        rights = [inline(e) for e in section.iter("li") if e.get("data-side")]
        return f"#matching({head}, {_array(_texts(section, 'match__left', inline))}, {_array(rights)})"
    if kind == "ordering":
        return f"#ordering({head}, {_array(_texts(section, 'step__text', inline))})"
    if kind in ("numeric", "short"):
        return f"#written({head}, [{next(_texts(section, 'answer__unit', inline), '')}])"
    return f"#question({head}, {_array(_texts(section, 'opt__text', inline))})"


def _key(number: int, section: etree.Element, inline: Inline) -> str:
    lines = [line for line in section.iter("li") if not line.get("data-side")]
    kind = section.get("data-type")
    if kind == "matching":
        marks = [e.get("data-side") for e in section.iter("li") if e.get("data-side")]
        pairs = [line for line in lines if line.get("data-pair")]
        right = ", ".join(
            f"{n} – {LETTERS[marks.index(line.get('data-right'))]}" for n, line in enumerate(pairs, 1)
        )
    elif kind == "ordering":
        field = next(section.iter("fieldset"))
        shown = [line.get("data-step") for line in field.iter("li")]
        key = next(section.iter("details"))
        pairs = list(key.iter("li"))
        right = ", ".join(LETTERS[shown.index(line.get("data-step"))] for line in pairs)
    elif kind in ("numeric", "short"):
        pairs = [line for line in lines if "q__right" in (line.get("class") or "")]
        right = next(_plain(e) for e in pairs[0].iter("span") if e.get("class") == "q__option")
    else:
        options = [line for line in lines if line.get("data-option")]
        pairs = [line for line in options if line.get("data-correct") == "true"]
        right = ", ".join(LETTERS[options.index(line)] for line in pairs)
    reasons = " ".join(reason for line in pairs for reason in _texts(line, "q__why", inline))
    cite = next(_texts(section, "q__cite", inline), "")
    return f"#answer({number}, {string(right)}, [{reasons}], [{cite}])"


def _texts(parent: etree.Element, name: str, inline: Inline) -> Iterator[str]:
    for element in parent.iter():
        if name in (element.get("class") or "").split():
            yield inline(element)


def _array(texts: Iterator[str] | list[str]) -> str:
    return "(" + "".join(f"[{text}], " for text in texts) + ")"


def _plain(element: etree.Element) -> str:
    return " ".join("".join(element.itertext()).split())
