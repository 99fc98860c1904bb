"""Abbreviations explained: the first occurrence in each section, from the glossary.

On a page of the site it becomes the mark of its term, elsewhere an ``<abbr>`` with a title.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from portal.content.fulltext import document_of
from portal.content.models import Term
from portal.content.references import resolve
from portal.markdown.generators import page_of
from portal.markdown.html import h
from portal.markdown.marks import mark

_SKIP = {"abbr", "a", "code", "pre", "script", "style", "svg", "h1", "h2", "h3", "h4", "h5", "h6", "title"}
_PRESSED = {"summary", "label", "legend", "button", "option"}
"""What is pressed itself: on a page of the site nothing inside it leads elsewhere."""
_NOT_INSIDE = {"glossary", "q", "picture"}


def abbreviations(terms: list[Term]) -> dict[str, Term]:
    """Return abbreviation → term; one that stands for two terms is left out."""
    found: dict[str, Term] = {}
    twice: set[str] = set()
    for term in terms:
        for abbr in term.abbr:
            if abbr in found and found[abbr].term != term.term:
                twice.add(abbr)
            if len(abbr) > 1:
                found[abbr] = term
    return {abbr: term for abbr, term in found.items() if abbr not in twice}


class AbbreviationProcessor(Treeprocessor):
    """Explains the first occurrence of each abbreviation in a section."""

    def run(self, root: etree.Element) -> None:
        self._context = page_of(self.md)
        known = abbreviations(list(self._context.catalogue.terms.values()))
        # The wording of an official text stays as it is.
        if not known or document_of(self._context.page):
            return
        self._skip = _SKIP | _PRESSED if self._context.output == "web" else _SKIP
        names = sorted(known, key=len, reverse=True)
        self._known = known
        self._pattern = re.compile(
            r"(?<![\w/.-])(" + "|".join(re.escape(n) for n in names) + r")(?![\w&-]|/\w|\s\d)"
        )
        self._seen: set[str] = set()
        self._walk(root)

    def _walk(self, element: etree.Element) -> None:
        if re.fullmatch("h[1-6]", element.tag if isinstance(element.tag, str) else ""):
            self._seen = set()
        if element.tag in self._skip or _NOT_INSIDE & set((element.get("class") or "").split()):
            return
        if element.text:
            self._split(element, None)
        for child in list(element):
            self._walk(child)
            if child.tail:
                self._split(element, child)

    def _split(self, parent: etree.Element, after: etree.Element | None) -> None:
        text = parent.text if after is None else after.tail
        assert text is not None
        for match in self._pattern.finditer(text):
            name = match[1]
            if name in self._seen:
                continue
            self._seen.add(name)
            abbr = self._explained(name)
            abbr.tail = AtomicString(text[match.end() :])
            before = AtomicString(text[: match.start()])
            if after is None:
                parent.text = before
                parent.insert(0, abbr)
            else:
                after.tail = before
                parent.insert(list(parent).index(after) + 1, abbr)
            if abbr.tail:
                self._split(parent, abbr)
            return

    def _explained(self, name: str) -> etree.Element:
        target = resolve(self._known[name].id, self._context.catalogue)
        link = h("a", name, cls="term")
        if not mark(self._context, link, target):
            return h("abbr", name, title=self._known[name].term)
        if target.page is not None:
            link.set("href", self._context.link(target.page, target.anchor))
        return link
