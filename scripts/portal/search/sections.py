"""Cuts a built page into sections, as a reader finds them: a heading and the text below it.

Works on the finished HTML only, so that whatever draws a page (Markdown, blocks, templates) is searched
as it is read. ``data-search="none"`` leaves an element out; ``data-search="page"`` counts its headings and
text as part of the section it stands in; ``data-search="section"`` makes an element with an id a section of
its own, with the title of ``data-find-title`` (the theme strips attributes that begin with ``data-search-``
and have a value); ``data-find-also`` on a heading holds further words that the section is found by.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import html
from lxml.html import HtmlElement

from portal.vietnamese import nfc

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_SKIPPED = {
    "button",
    "input",
    "nav",
    "noscript",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
}
_SKIPPED_CLASSES = {"headerlink", "anchor", "visually-hidden", "md-source-file"}
_BLOCKS = {
    "address",
    "article",
    "aside",
    "blockquote",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "label",
    "legend",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
}
_CELLS = {"td", "th"}
_SPACES = re.compile(r"\s+")
_ARTICLE = re.compile(r"(?:(?P<in>[a-z][a-z0-9-]*)\.)?dieu-(?P<number>\d+[a-z]?)")
_PLACE = re.compile(r"(?:dieu|khoan)-\d|(?:kem-theo|phu-luc|phan|chuong|muc)(?:-[a-z0-9-]+)?\.")
"""Addresses of places inside an article or an annex; ids of facts have others."""
CELL = " | "
"""Stands between the cells of one row."""
TERM = ": "
"""Stands between a term and what is said of it."""


@dataclass
class Section:
    """One section of a page; ``anchor`` is empty for the part under the page's own title."""

    anchor: str
    title: str
    blocks: list[str] = field(default_factory=list)
    places: list[tuple[int, str]] = field(default_factory=list)
    """(index of the block, anchor) of the clauses and points inside, and of articles told of together."""
    also: str = ""
    """Further names it is found by, which are not shown; a bar stands between two."""

    @property
    def article(self) -> str:
        """Number of the article that the section is, or an empty string."""
        match = _ARTICLE.fullmatch(self.anchor)
        return match["number"] if match else ""

    @property
    def annexed(self) -> bool:
        """Whether it is an article of what a document issues, not of the document."""
        match = _ARTICLE.fullmatch(self.anchor)
        return bool(match and match["in"])


@dataclass
class BuiltPage:
    """What searching needs of one built page."""

    language: str
    title: str
    sections: list[Section]
    translated: bool
    """False where the page shows text of another language."""


def read_page(text: str) -> BuiltPage | None:
    """Return the sections of a page's HTML, None when it has no article or no title."""
    root = html.document_fromstring(text)
    articles = root.xpath("//article[contains(@class, 'md-content__inner')]")
    if not articles:
        return None
    reader = _Reader()
    reader.walk(articles[0])
    reader.flush()
    # A heading over nothing but further headings is no place to land on.
    sections = [s for s in reader.sections if s.blocks or s is reader.sections[0]]
    if not sections or not sections[0].title:
        return None
    language = root.get("lang", "")
    other = articles[0].xpath("./div[@lang]")
    return BuiltPage(language, sections[0].title, sections, not other)


class _Reader:
    """Walks an article in the order of reading and fills sections."""

    def __init__(self) -> None:
        self.sections: list[Section] = [Section("", "")]
        self._current = self.sections[0]
        self._words: list[str] = []
        self._merging = 0

    def flush(self) -> None:
        """End the block that is being read."""
        block = _SPACES.sub(" ", "".join(self._words)).strip(" |:")
        self._words.clear()
        if block:
            self._current.blocks.append(nfc(block))

    def walk(self, element: HtmlElement) -> None:
        """Read one element and what is in it; its tail is the caller's."""
        if not isinstance(element.tag, str) or self._is_skipped(element):
            return
        identifier = element.get("id", "")
        if element.tag in _HEADINGS and not self._merging:
            self._open(element, identifier)
            return
        # A term and what is said of it are read as one line.
        if element.tag in _BLOCKS and self._words[-1:] != [TERM]:
            self.flush()
        if _PLACE.match(identifier):
            self._place(identifier)
        before = self._current
        mode = element.get("data-search")
        if mode == "section":
            self.flush()
            self._start(Section(identifier, nfc(element.get("data-find-title", ""))))
        merging = mode == "page"
        self._merging += merging
        self._add(element.text)
        for child in element:
            self.walk(child)
            self._add(child.tail)
        self._merging -= merging
        if element.tag in _CELLS:
            self._words.append(CELL)
        elif element.tag == "dt":
            self._words.append(TERM)
        elif element.tag == "br" or "downloads__" in element.get("class", ""):
            self._words.append(" ")
        elif element.tag in _BLOCKS or element.tag in _HEADINGS:
            self.flush()
        if mode == "section":
            self.flush()
            self._current = before

    def _add(self, text: str | None) -> None:
        if text and (text.strip() or self._words[-1:] != [TERM]):
            self._words.append(text)

    def _start(self, section: Section) -> None:
        self.sections.append(section)
        self._current = section

    def _open(self, element: HtmlElement, identifier: str) -> None:
        self.flush()
        title = _SPACES.sub(" ", _title(element)).strip()
        if element.tag == "h1":
            self.sections[0].title = nfc(title)
        elif identifier and title:
            self._start(Section(identifier, nfc(title), also=nfc(element.get("data-find-also", ""))))
        else:
            self._current.blocks.append(nfc(title))

    def _place(self, anchor: str) -> None:
        section = self._current
        if anchor != section.anchor:
            section.places.append((len(section.blocks), anchor))

    @staticmethod
    def _is_skipped(element: HtmlElement) -> bool:
        if element.tag in _SKIPPED or element.get("data-search") == "none" or "hidden" in element.attrib:
            return True
        if element.get("aria-hidden") == "true":
            return True
        return not _SKIPPED_CLASSES.isdisjoint(element.get("class", "").split())


def _title(element: HtmlElement) -> str:
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and "headerlink" not in child.get("class", "").split():
            parts.append(_title(child))
        parts.append(child.tail or "")
    return "".join(parts)
