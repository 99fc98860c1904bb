"""HTML as browsers take it, as a tree: void elements, entities, comments, tags left open."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as etree
from typing import Any

import lxml.html

_SVG = re.compile(r"<svg\b.*?</svg\s*>", re.DOTALL | re.IGNORECASE)
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)\w+;")
_TROUBLESOME = [
    (re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]"), ""),
    (re.compile(r"</?(?:html|head|body)\b[^>]*>", re.IGNORECASE), ""),
    (re.compile(r"<wbr\s*/?>", re.IGNORECASE), "\u200b"),
]
"""What would end the page, or what the parser does not know to be empty."""
_END = '<i data-end="page"></i>'
HELD = "held"
"""Attribute of an ``svg`` that is not XML: what stood there."""


def parse(text: str) -> tuple[etree.Element, bool]:
    """Return a ``div`` that holds what *text* says, and whether it was read to its end.

    Comments and instructions are left out. A comment that is never closed swallows the rest, and so does
    what lies deeper than the parser goes.
    """
    drawings: list[str] = []

    def hold(match: re.Match[str]) -> str:
        drawings.append(match[0])
        return f'<svg {HELD}="{len(drawings) - 1}"></svg>'

    text = _SVG.sub(hold, text)  # HTML knows no case; SVG does (viewBox)
    for pattern, instead in _TROUBLESOME:
        text = pattern.sub(instead, text)
    root = _copied(lxml.html.fragment_fromstring(text + _END, create_parent="div"), drawings)
    return root, any(element.get("data-end") == "page" for element in root.iter("i"))


def _copied(source: Any, drawings: list[str]) -> etree.Element:
    held = source.get(HELD, "") if source.tag == "svg" else ""
    if held.isdecimal() and int(held) < len(drawings):
        element = _drawing(drawings[int(held)])
    else:
        element = etree.Element(source.tag, dict(source.attrib))
        element.text = source.text
        for child in source:
            if isinstance(child.tag, str):
                element.append(_copied(child, drawings))
            elif len(element):
                element[-1].tail = (element[-1].tail or "") + (child.tail or "")
            else:
                element.text = (element.text or "") + (child.tail or "")
    element.tail = source.tail
    return element


def _drawing(text: str) -> etree.Element:
    text = _NAMED.sub(lambda match: html.unescape(match[0]), text)
    if "xlink:" in text and "xmlns:xlink" not in text:
        text = text.replace("<svg", '<svg xmlns:xlink="http://www.w3.org/1999/xlink"', 1)
    try:
        return etree.fromstring(text)
    except etree.ParseError:
        return etree.Element("svg", {HELD: text})


def classes(element: etree.Element) -> set[str]:
    """The classes of *element*."""
    return set((element.get("class") or "").split())


def text_of(element: etree.Element) -> str:
    """The text inside *element*, spaces collapsed."""
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()
