"""From the HTML of a page to its blocks. Words are never lost, whatever they stand in."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from portal.document.elements import BOXES, DROPPED, INLINE, SILENT, UNREAD, without_form
from portal.document.html import classes, parse, text_of
from portal.document.inline import InlineReader, Run, paragraphs, words
from portal.document.model import (
    Block,
    Code,
    Frame,
    Heading,
    Listing,
    Notes,
    Notice,
    PageTree,
    Pairs,
    Paragraph,
    Picture,
    QuizPlace,
    Quote,
    Rule,
    Span,
)
from portal.document.tables import read_table
from portal.drawing.images import Image
from portal.locales import text

FOOTNOTES = text("handout", "footnotes")
"""Heading of the footnotes, which stand at the end of a page."""
_FINE = {"provision__src", "q__how", "doc__hint"}
_ADMONITIONS = {
    "warning": "wait",
    "caution": "wait",
    "attention": "wait",
    "question": "wait",
    "important": "wait",
    "danger": "end",
    "error": "end",
    "failure": "end",
    "bug": "end",
    "success": "ok",
    "hint": "ok",
    "tip": "ok",
}
"""Kinds of admonition that have a colour of their own; the others inform."""


def read_page(xhtml: str, owner_of: Mapping[str, str], image_of: Callable[[str], Image]) -> PageTree:
    """Return the blocks of a page converted for print.

    *owner_of* gives the document (or local list) of a fact id, *image_of* the picture at an address of the
    page (ImageError when there is none to show). What has no form is told in ``troubles``; its words stay.
    """
    root, whole = parse(xhtml)
    top = next(root.iter("h1"), None)
    reader = _Reader(owner_of, image_of, top)
    blocks = reader.blocks(root)
    reader.troubles += [] if whole else [UNREAD]
    title = text_of(top) if top is not None else ""
    return PageTree(title, _without_empty_sections(blocks), reader.owners, reader.troubles)


class _Reader(InlineReader):
    """Reads blocks."""

    def __init__(
        self, owner_of: Mapping[str, str], image_of: Callable[[str], Image], top: etree.Element | None
    ) -> None:
        super().__init__(owner_of, image_of)
        self._top = top

    def blocks(self, parent: etree.Element) -> tuple[Block, ...]:
        """Return the blocks of *parent*; loose inline content becomes a paragraph."""
        return self._content(parent.text, parent)

    def _content(self, text: str | None, children: Iterable[etree.Element]) -> tuple[Block, ...]:
        found: list[Block] = []
        run: Run = self.text(text)
        for child in children:
            if self.is_inline(child):
                run += self.element(child)
            else:
                found += paragraphs(run)
                run = []
                found += self.block(child)
            run += self.text(child.tail)
        return tuple(found + paragraphs(run))

    def block(self, element: etree.Element) -> Sequence[Block]:
        """Return the blocks one element stands for."""
        names, tag = classes(element), element.tag
        if names & DROPPED or element is self._top:
            return []
        if "notice" in names:
            kind = next((n[8:] for n in sorted(names) if n.startswith("notice--")), "info")
            return [Notice(kind, self.blocks(element))]
        if "admonition" in names:
            kind = next((_ADMONITIONS[n] for n in sorted(names) if n in _ADMONITIONS), "info")
            return [Notice(kind, self.blocks(element))]
        if "footnote" in names:
            return [
                Heading(2, (Span(FOOTNOTES),), "chu-thich"),
                *self._content(None, _without(element, "hr")),
            ]
        if "keypoints" in names or "module" in names:
            return [Frame("keypoints" if "keypoints" in names else "module", self.blocks(element))]
        if "highlight" in names or "highlighttable" in names or tag == "pre":
            return [_code(element)]
        if tag == "details":
            return self._details(element, names)
        if tag == "form" and "quiz" in names:
            return [QuizPlace(element.get("data-quiz", ""))]
        if re.fullmatch("h[1-6]", tag):
            spans = words(self.inline(element))
            return [Heading(max(2, int(tag[1])), spans, element.get("id", ""))] if spans else []
        if tag in ("ul", "ol", "menu"):
            return self._listing(element)
        if tag == "table":
            return [read_table(element, self.blocks, lambda e: words(self.inline(e)))]
        if tag == "figure":
            return self._figure(element)
        if tag == "dl":
            return self._pairs(element)
        if tag == "blockquote":
            return [Quote(self.blocks(element))]
        if tag == "hr":
            return [Rule()]
        if tag == "p" and not self.holds_blocks(element):
            look = "lead" if "lead" in names else "fine" if names & _FINE else ""
            run = self.inline(element)
            return paragraphs(_strong(run) if "admonition-title" in names else run, look)
        if tag not in BOXES and tag not in INLINE:
            self.troubles.append(without_form(tag))
        return [] if tag in SILENT else self.blocks(element)

    def _details(self, element: etree.Element, names: set[str]) -> Sequence[Block]:
        """What opens on a tap stands open here, below its name."""
        name = [words(self.inline(e)) for e in element if e.tag == "summary"]
        rest = self._content(element.text, _without(element, "summary"))
        if "notes" in names:
            return [Notes("".join(s.text for spans in name for s in spans), rest)]
        shown = [Paragraph(tuple(replace(s, bold=True) for s in spans)) for spans in name if spans]
        return [*shown, *rest]

    def _listing(self, element: etree.Element) -> Sequence[Block]:
        items: list[tuple[Block, ...]] = [tuple(paragraphs(self.text(element.text)))]
        for child in element:
            whole = [child] if child.tag != "li" else []
            items.append(self._content(None, whole) if whole else self.blocks(child))
            items.append(tuple(paragraphs(self.text(child.tail))))
        start = element.get("start", "1")
        kept = tuple(item for item in items if item)
        return [Listing(element.tag == "ol", kept, int(start) if start.isdecimal() else 1)] if kept else []

    def _figure(self, figure: etree.Element) -> Sequence[Block]:
        """A picture with its caption and what stands below it; or anything else with a caption."""
        caption = tuple(b for e in figure if e.tag == "figcaption" for b in self.blocks(e))
        details = tuple(
            b for e in figure if e.tag == "details" for b in self._content(e.text, _without(e, "summary"))
        )
        inner = self._content(figure.text, _without(figure, "figcaption", "details"))
        if inner and isinstance(inner[-1], Picture):
            return [*inner[:-1], replace(inner[-1], caption=caption, details=details)]
        return [*inner, *caption, *details]

    def _pairs(self, element: etree.Element) -> Sequence[Block]:
        rows: list[tuple[tuple[Span, ...], tuple[Block, ...]]] = []
        names: list[tuple[Span, ...]] = []
        told = True
        for child in (e for part in element for e in (part if part.tag == "div" else [part])):
            if child.tag == "dt":
                names = [*([] if told else names), words(self.inline(child))]
                told = False
            elif child.tag == "dd":
                name = [s for n, one in enumerate(names) for s in ((Span(", "),) if n else ()) + one]
                rows.append((tuple(name), self.blocks(child)))
                told = True
        return [Pairs(tuple(rows))] if rows else []


def _without(element: etree.Element, *tags: str) -> list[etree.Element]:
    return [e for e in element if e.tag not in tags]


def _strong(run: Iterable[Span | Picture]) -> Run:
    return [replace(s, bold=True) if isinstance(s, Span) else s for s in run]


def _code(element: etree.Element) -> Code:
    """A block of code, its name above it; numbers of lines left out."""
    title = next((text_of(e) for e in element.iter() if "filename" in classes(e)), "")
    lines: list[str] = []

    def take(part: etree.Element) -> None:
        if not classes(part) & {"linenos", "filename"}:
            lines.append(part.text or "")
            for child in part:
                lines.append("\n" if child.tag == "br" else "")
                take(child)
                lines.append(child.tail or "")

    for pre in [e for e in element.iter("pre") if "linenodiv" not in classes(e)][-1:]:
        take(pre)
    return Code("".join(lines).strip("\n").expandtabs(4), title)


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
