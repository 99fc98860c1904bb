"""From the XHTML of a page to its blocks."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Mapping
from dataclasses import replace

from portal.extensions.diagrams import standalone
from portal.flow.model import (
    Block,
    Flow,
    Frame,
    Heading,
    Listing,
    Notes,
    Notice,
    Pairs,
    Paragraph,
    Picture,
    QuizPlace,
    Span,
    Table,
)

DROPPED = {
    "downloads", "anchor", "headerlink", "hero__search", "tries", "unverified", "anchor-target", "cited",
    "letters", "needs-script", "progress", "mine", "kit__form",
}  # fmt: skip
"""Classes of things that mean nothing away from the site, or are given elsewhere."""
BOXES = {"div", "section", "aside", "nav", "details", "blockquote", "dl"}
INLINE = {"a", "strong", "b", "em", "i", "span", "small", "code", "abbr", "br", "sup", "mark"}
FONT = "Be Vietnam Pro"
"""Of the words in pictures."""


class UnknownElementError(ValueError):
    """The page holds an element that has no form as a block."""

    def __init__(self, element: etree.Element) -> None:
        super().__init__(f"<{element.tag} class={element.get('class')!r}>")


def classes(element: etree.Element) -> set[str]:
    """The classes of *element*."""
    return set((element.get("class") or "").split())


def text_of(element: etree.Element) -> str:
    """The text inside *element*, spaces collapsed."""
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def read_page(xhtml: str, owner_of: Mapping[str, str]) -> Flow:
    """Return the blocks of a page converted for print.

    *owner_of* gives the document (or local list) of a fact id. Raises UnknownElementError when an
    element has no form.
    """
    root = etree.fromstring(f"<div>{xhtml}</div>")
    title = next((text_of(e) for e in root.iter("h1")), "")
    reader = _Reader(owner_of)
    blocks = reader.blocks(root)
    return Flow(title, list(_without_empty_sections(blocks)), reader.owners)


class _Reader:
    def __init__(self, owner_of: Mapping[str, str]) -> None:
        self.owners: list[str] = []
        self._owner_of = owner_of

    def blocks(self, parent: etree.Element) -> tuple[Block, ...]:
        """Return the blocks of *parent*; loose inline content becomes a paragraph."""
        found: list[Block] = []
        run: list[Span] = self._text(parent.text)
        for child in parent:
            if child.tag in INLINE:
                run += self.element(child)
            else:
                found += _paragraph(run)
                run = []
                found += self.block(child)
            run += self._text(child.tail)
        return tuple(found + _paragraph(run))

    def block(self, element: etree.Element) -> list[Block]:
        names, tag = classes(element), element.tag
        if names & DROPPED or tag in ("h1", "summary", "hr", "input"):
            return []
        if "notice" in names:
            kind = next((n[8:] for n in sorted(names) if n.startswith("notice--")), "info")
            return [Notice(kind, self.blocks(element))]
        if "keypoints" in names or "module" in names:
            return [Frame("keypoints" if "keypoints" in names else "module", self.blocks(element))]
        if "notes" in names:
            title = next((text_of(e) for e in element if e.tag == "summary"), "")
            return [Notes(title, self.blocks(element))]
        if tag == "form" and "quiz" in names:
            return [QuizPlace(element.get("data-quiz", ""))]
        if re.fullmatch("h[2-6]", tag):
            return [Heading(int(tag[1]), self.inline(element), element.get("id", ""))]
        if tag == "p":
            if "module-card__progress" in names:
                return []
            fine = names & {"provision__src", "q__how", "doc__hint"}
            return _paragraph(self.inline(element), "lead" if "lead" in names else "fine" if fine else "")
        if tag in ("ul", "ol"):
            items = tuple(self.blocks(li) for li in element if li.tag == "li")
            return [Listing(tag == "ol", items)] if items else []
        if tag == "table":
            return [self._table(element)]
        if tag == "figure":
            return [self._picture(element)]
        if tag == "dl":
            return self._pairs(element)
        if tag in BOXES:
            return list(self.blocks(element))
        if tag == "pre":
            return _paragraph((Span(text_of(element)),))
        raise UnknownElementError(element)

    def inline(self, element: etree.Element) -> tuple[Span, ...]:
        """Return the inline content of *element*."""
        run = self._text(element.text)
        for child in element:
            run += self.element(child)
            run += self._text(child.tail)
        return _trimmed(run)

    def element(self, element: etree.Element) -> list[Span]:
        """Return one inline element."""
        names = classes(element)
        if names & DROPPED:
            return []
        if "src" in names:
            return self._source(element)
        if element.tag == "br":
            return [Span("\n")]
        if element.tag not in INLINE:
            raise UnknownElementError(element)
        run = self._text(element.text)
        for child in element:
            run += self.element(child)
            run += self._text(child.tail)
        look = {"small": "fine"}.get(element.tag, "")
        if "fact--thu-cap" in names:
            look = "secondary"
        pill = next((n[6:] for n in sorted(names) if n.startswith("pill--")), None)
        if pill or "pill" in names:
            look = f"pill-{pill or 'ok'}"
        bold = element.tag in ("strong", "b") or "provision__at" in names
        href = element.get("href", "") if element.tag == "a" else ""
        return [
            replace(
                s, bold=s.bold or bold, italic=s.italic or element.tag in ("em", "i"),
                href=s.href or (href if href.startswith("http") else ""), look=s.look or look,
            )
            for s in run
        ]  # fmt: skip

    def _source(self, element: etree.Element) -> list[Span]:
        owner = self._owner_of.get((element.get("href") or "").partition("#")[2])
        if owner is None:
            return []
        if owner not in self.owners:
            self.owners.append(owner)
        return [Span(f"[{self.owners.index(owner) + 1}]", look="source")]

    def _text(self, text: str | None) -> list[Span]:
        return [Span(re.sub(r"\s+", " ", text))] if text else []

    def _table(self, table: etree.Element) -> Table:
        heads = [tr for part in table.iter("thead") for tr in part.iter("tr")]
        rows = [tr for tr in table.iter("tr") if tr not in heads]
        caption = next((text_of(c) for c in table.iter("caption")), "")
        head = tuple(self.inline(c) for c in heads[0] if c.tag in ("th", "td")) if heads else ()
        cells = [[c for c in tr if c.tag in ("th", "td")] for tr in rows]
        numeric = {i for row in cells for i, c in enumerate(row) if "num" in classes(c)}
        body = tuple(tuple(self.blocks(c) for c in row) for row in cells)
        return Table(caption, head, body, frozenset(numeric))

    def _picture(self, figure: etree.Element) -> Picture:
        drawn = next(figure.iter("svg"))
        _, _, width, height = (float(n) for n in drawn.get("viewBox", "0 0 1 1").split())
        alt = next((text_of(e) for e in drawn.iter("title")), "")
        caption = tuple(b for e in figure if e.tag == "figcaption" for b in self.blocks(e))
        details = tuple(b for e in figure if e.tag == "details" for b in self.blocks(e))
        return Picture(standalone(drawn, FONT), width, height, alt, caption, details)

    def _pairs(self, element: etree.Element) -> list[Block]:
        rows: list[tuple[tuple[Span, ...], tuple[Block, ...]]] = []
        name: tuple[Span, ...] = ()
        for child in element.iter():
            if child.tag == "dt":
                name = self.inline(child)
            elif child.tag == "dd":
                rows.append((name, self.blocks(child)))
        return [Pairs(tuple(rows))] if rows else []


def _trimmed(run: Iterable[Span]) -> tuple[Span, ...]:
    """Join runs of one look; collapse spaces between them, cut those at the ends and before numbers."""
    spans: list[Span] = []
    for span in run:
        text = span.text
        if span.look == "source" and spans:
            spans[-1] = replace(spans[-1], text=spans[-1].text.rstrip())
        if not spans or spans[-1].text.endswith((" ", "\n")):
            text = text.lstrip(" ")
        if not text:
            continue
        if spans and replace(spans[-1], text="") == replace(span, text=""):
            spans[-1] = replace(spans[-1], text=spans[-1].text + text)
        else:
            spans.append(replace(span, text=text))
    while spans and not spans[-1].text.strip():
        spans.pop()
    if spans:
        spans[-1] = replace(spans[-1], text=spans[-1].text.rstrip())
    return tuple(s for s in spans if s.text)


def _paragraph(run: Iterable[Span], look: str = "") -> list[Block]:
    spans = _trimmed(run)
    return [Paragraph(spans, look)] if spans else []


def _without_empty_sections(blocks: Iterable[Block]) -> list[Block]:
    """Drop headings that have lost their content."""
    kept: list[Block] = []

    def drop(level: int) -> None:
        while kept:
            last = kept[-1]
            if not (isinstance(last, Heading) and last.level >= level):
                break
            kept.pop()

    for block in blocks:
        if isinstance(block, Heading):
            drop(block.level)
        kept.append(block)
    drop(2)
    return kept
