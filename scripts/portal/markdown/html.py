"""Small helpers to build element trees."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable

from markdown.util import AtomicString

Child = etree.Element | str | None


def h(tag: str, *children: Child | Iterable[Child], cls: str = "", **attributes: str) -> etree.Element:
    """Return an element. Text children are data: Markdown does not look inside them.

    ``cls`` is the class; underscores in attribute names become hyphens, a trailing one is dropped.
    """
    element = etree.Element(tag)
    if cls:
        element.set("class", cls)
    for name, value in attributes.items():
        element.set(name.rstrip("_").replace("_", "-"), value)
    append(element, *children)
    return element


def append(element: etree.Element, *children: Child | Iterable[Child]) -> etree.Element:
    """Append *children* to *element*, which is returned; None is skipped, lists are flattened."""
    for child in children:
        if child is None:
            continue
        if isinstance(child, str):
            _add_text(element, child)
        elif isinstance(child, etree.Element):
            element.append(child)
        else:
            append(element, *child)
    return element


def _add_text(element: etree.Element, text: str) -> None:
    if len(element):
        last = element[-1]
        last.tail = AtomicString((last.tail or "") + text)
    else:
        element.text = AtomicString((element.text or "") + text)


def inline(tag: str, source: str, cls: str = "", **attributes: str) -> etree.Element:
    """Return an element whose text is Markdown to be read by the inline processors."""
    element = h(tag, cls=cls, **attributes)
    element.text = source
    return element


def joined(elements: Iterable[etree.Element], separator: str = ", ") -> list[Child]:
    """Return *elements* with *separator* between them."""
    found: list[Child] = []
    for element in elements:
        if found:
            found.append(separator)
        found.append(element)
    return found
