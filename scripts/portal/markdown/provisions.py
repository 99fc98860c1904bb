"""The page of an official text: marked paragraphs and headings become provisions in each other.

Only the site's own page is set so; paper takes the plain text. What a provision is, its paragraph and class
say (``content.fulltext``). Leaves to others: what stands beside provisions (:mod:`~portal.markdown.notes`),
copying, jumping and printing (``overrides/src/pages/fulltext``), looks (``fulltext.css``).
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable

from markdown.treeprocessors import Treeprocessor

from portal.content.catalogue import Catalogue
from portal.content.fulltext import StoredText, Unit, document_of, walk
from portal.content.fulltext.naming import names_of
from portal.content.fulltext.shape import HEADED, Stack
from portal.markdown.context import PageContext
from portal.markdown.generators import page_of
from portal.markdown.html import append, h
from portal.markdown.notes import drawn_notes

TOP = "law__top"
"""The class of what the block ``/// full-text`` draws; the text follows it."""
_RAW = re.compile("\x02wzxhzdk:(\\d+)\x03")
_ESCAPED = re.compile("\x02(\\d+)\x03")
"""A sign that Markdown has set aside because it was escaped."""
_HEAD = ("issuer", "number", "place", "date", "kind", "title")
_PARTY = re.compile(r"bộ chính trị|ban bí thư|ban chấp hành|tỉnh ủy|thành ủy|đảng", re.IGNORECASE)
"""Authorities that head their papers with the name of the Party, not with that of the state."""


def text_on(catalogue: Catalogue, page: str) -> StoredText | None:
    """Return the text that the page at this source path holds, None for other pages."""
    named = document_of(page)
    if named is None:
        return None
    document, version = named
    if version is None:
        return catalogue.texts.newest.get(document)
    return catalogue.texts.older.get(document, {}).get(version)


class ProvisionsProcessor(Treeprocessor):
    """Sets the text, once paragraphs have their classes and before the table of contents."""

    def run(self, root: etree.Element) -> None:
        context = page_of(self.md)
        stored = text_on(context.catalogue, context.page) if context.output == "web" else None
        box = next((e for e in root if TOP in e.get("class", "").split()), None)
        if stored is None or box is None:
            return
        children = list(root)
        rest = children[children.index(box) + 1 :]
        for child in rest:
            root.remove(child)
        raw = [str(block) for block in self.md.htmlStash.rawHtmlBlocks]
        text = h("div", cls="law__text", lang="vi")
        _Setter(context, stored, raw, text).set(rest)
        inner = box.find("div[@class='law__body']")
        (inner if inner is not None else box).append(text)


class _Setter:
    def __init__(
        self, context: PageContext, stored: StoredText, raw: list[str], into: etree.Element
    ) -> None:
        self._context, self._raw, self._into = context, raw, into
        self._names = names_of(stored.text)
        self._units = {unit.anchor: unit for unit, _ in walk(stored.text.units) if unit.anchor}
        self._notes = drawn_notes(context, stored)
        self._stack = Stack()
        self._open: list[etree.Element] = []
        self._homes: dict[str, etree.Element] = {}
        self._group: tuple[str, etree.Element] | None = None
        self._tables = 0

    def set(self, elements: Iterable[etree.Element]) -> None:
        for element in elements:
            kind = _kind(element)
            if kind in _HEAD:
                self._grouped("law__head", element)
            elif kind in ("sign", "recipient"):
                self._grouped("law__foot", element)
            elif kind in ("basis", "opening"):
                self._into.append(element)
            elif element.get("id") in self._units:
                self._unit(kind, element)
            else:
                self._leaf(kind, element)
        for box in self._into.iter("div"):
            if box.get("class") == "law__head":
                _letterhead(self._context, box)
            elif box.get("class") == "law__foot":
                _foot(self._context, box)

    def _grouped(self, name: str, element: etree.Element) -> None:
        """Lines of a letterhead, or of a signature, in one box."""
        last = self._into[-1] if len(self._into) else None
        if last is None or last.get("class") != name:
            last = h("div", cls=name)
            self._into.append(last)
            # What follows a signature stands in nothing above it.
            self._stack, self._open = Stack(), []
        last.append(element)

    def _unit(self, kind: str, element: etree.Element) -> None:
        anchor = element.get("id", "")
        keep = self._stack.open(kind, anchor)  # type: ignore[arg-type]
        del self._open[keep:]
        parent = self._open[-1] if self._open else self._into
        head = kind in HEADED
        box = h("section" if head else "div", cls=f"law-unit law-unit--{kind}")
        name = self._names.get(anchor, "")
        box.set("data-at", anchor)
        box.set("data-name", name)
        _number(element, self._units[anchor], name)
        box.append(element)
        if notes := self._notes.get(anchor):
            box.append(notes)
        parent.append(box)
        self._open.append(box)
        self._homes[anchor] = box

    def _leaf(self, kind: str, element: etree.Element) -> None:
        of = element.attrib.pop("data-of", None)
        raw = _RAW.search(element.text or "") if element.tag == "p" else None
        if raw:
            given = re.search(r'data-of="([^"]*)"', self._raw[int(raw[1])])
            of = given[1] if given else of
        parent = self._open[-1] if self._open else self._into
        if of is not None:
            parent = self._homes.get(of, self._into)
        if raw or element.tag == "table":
            element = self._scrolled(element)
        elif kind == "gach":
            words = _ESCAPED.sub(lambda match: chr(int(match[1])), element.text or "")
            _number(element, Unit("gach", words.strip().partition(" ")[0]), "")
        parent.append(element)

    def _scrolled(self, table: etree.Element) -> etree.Element:
        """A table scrolls inside its place; the name tells it from the others."""
        self._tables += 1
        box = h("div", cls="table-scroll law-table-box", role="region", tabindex="0")
        box.set("aria-label", self._context.t("law-table", self._tables))
        if table.tag == "table":
            table.set("class", "law-table")
        return append(box, table)


def _kind(element: etree.Element) -> str:
    names = (name[4:] for name in element.get("class", "").split() if name.startswith("law-"))
    return next(names, "doan")


def _sign(sign: str) -> str:
    """The pattern of one sign, as it is or set aside as escaped."""
    return f"(?:{re.escape(sign)}|\x02{ord(sign)}\x03)"


def _number(element: etree.Element, unit: Unit, name: str) -> None:
    """Part the number from the wording; the number of a provision is the link to it."""
    label = unit.label
    if not label:
        return
    written = "".join(_sign(sign) for sign in label)
    match = re.match(rf"\s*({written})({_sign('.')}?)(?:\s+|$)", element.text or "")
    if not match:
        return
    number = h("a" if unit.anchor else "span", cls="law-no")
    number.text = match[1]
    parts = [number]
    if match[2]:
        # On a line of its own the number goes without its full stop.
        parts.append(h("span", cls="law-dot"))
        parts[-1].text = match[2]
    parts[-1].tail = " "
    if unit.anchor:
        number.set("href", f"#{unit.anchor}")
        number.set("title", name)
    words = h("span", cls="law-name" if unit.kind in HEADED else "law-words")
    words.text = (element.text or "")[match.end() :]
    words.extend(list(element))
    for child in list(element):
        element.remove(child)
    element.text = ""
    element.extend(parts)
    if words.text or len(words):
        element.append(words)


def _letterhead(context: PageContext, box: etree.Element) -> None:
    """Issuer and number stand left, place and day right, kind and title in the middle below."""
    lines = list(box)
    for line in lines:
        box.remove(line)
    by_kind = {kind: [line for line in lines if _kind(line) == kind] for kind in _HEAD}
    left = h("div", by_kind["issuer"], by_kind["number"], cls="law__issuer")
    right = h("div", cls="law__motto")
    issuers = " ".join("".join(line.itertext()) for line in by_kind["issuer"])
    if issuers and not _PARTY.search(issuers):
        state = h("p", context.t("law-state"), h("br"), context.t("law-motto"), cls="law-state")
        # Every paper of an office carries it; it is no part of what was decided.
        state.set("data-search", "none")
        right.append(state)
    append(right, by_kind["place"], by_kind["date"])
    append(box, h("div", left, right, cls="law__letterhead"), by_kind["kind"], by_kind["title"])


def _foot(context: PageContext, box: etree.Element) -> None:
    lines = list(box)
    for line in lines:
        box.remove(line)
    recipients = [line for line in lines if _kind(line) == "recipient"]
    signed = [line for line in lines if _kind(line) == "sign"]
    if recipients:
        title = h("p", h("strong", context.t("law-recipients")), cls="law-recipients")
        append(box, h("div", title, recipients, cls="law__recipients"))
    append(box, h("div", signed, cls="law__signed"))
