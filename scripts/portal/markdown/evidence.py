"""Who says what a page says: marks in the text, and at the foot one entry for each fact and each term.

Marks are laid where references are drawn (:mod:`~portal.markdown.marks`); when the page stands,
:class:`EvidenceProcessor` counts them and appends the entries (:mod:`~portal.markdown.entries`). Without
scripts a mark is a link to the place itself; with them it opens its entry where it stands
(``overrides/src/pages/theme/evidence.ts``). Only pages of the site have marks. What is doubtful is the
business of :mod:`~portal.markdown.unverified`.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown.treeprocessors import Treeprocessor

from portal.markdown.entries import Entries, Entry
from portal.markdown.generators import page_of
from portal.markdown.marks import QUIET, SAYS

_BLOCKS = {"p", "li", "td", "th", "dd", "dt", "caption", "figcaption", "blockquote", "div", "fieldset"}


class EvidenceProcessor(Treeprocessor):
    """Numbers the marks in reading order and appends the entries; one number a fact."""

    def run(self, root: etree.Element) -> None:
        entries = Entries(page_of(self.md))
        _Marks(entries).walk(root, root)
        drawn = entries.drawn()
        if drawn is not None:
            root.append(drawn)


class _Marks:
    def __init__(self, entries: Entries) -> None:
        self._entries = entries
        self._section = 0
        self._numbered: dict[tuple[int, str], etree.Element] = {}
        """The last mark with a number, by block and anchor of its entry."""
        self._made_up: dict[str, int] = {}
        """The section in which a figure was last said to be made up, by the reason."""

    def walk(self, element: etree.Element, block: etree.Element) -> None:
        for child in element:
            self._section += bool(re.fullmatch("h[1-6]", str(child.tag)))
            if child.get(SAYS) is not None:
                self._finish(child, block)
            self.walk(child, child if child.tag in _BLOCKS else block)

    def _finish(self, element: etree.Element, block: etree.Element) -> None:
        key, quiet = element.attrib.pop(SAYS), element.attrib.pop(QUIET, None)
        if key.startswith("="):
            # A story is full of such figures: once in a section is enough.
            if self._made_up.get(key) == self._section:
                return
            self._made_up[key] = self._section
        entry = self._entries.of(key)
        element.set("data-entry", entry.anchor)
        if element.get("href") is None:
            element.tag = "a"
            element.set("href", f"#{entry.anchor}")
        if entry.number and quiet is None:
            self._number(element, block, entry)

    def _number(self, element: etree.Element, block: etree.Element, entry: Entry) -> None:
        """In one paragraph or cell the number stands once, behind the last figure of the fact."""
        before = self._numbered.get((id(block), entry.anchor))
        if before is not None:
            del before.attrib["data-n"]
        element.set("data-n", str(entry.number))
        self._numbered[id(block), entry.anchor] = element
