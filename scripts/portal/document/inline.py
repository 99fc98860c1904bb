"""What stands in a line of HTML: runs of text with their looks, source marks, pictures."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

from portal.document.elements import BLOCKS, BOLD, DROPPED, INLINE, ITALIC, SHAPES, SILENT, without_form
from portal.document.html import HELD, classes, text_of
from portal.document.model import Block, Paragraph, Picture, Span, Trouble
from portal.drawing.images import Image, ImageError, svg_image
from portal.locales import Speaker
from portal.markdown.diagrams import standalone

say = Speaker("page-faults")

FONT = "Be Vietnam Pro"
"""Of the words in pictures."""
DRAWN = "diagram__svg"
"""Class of pictures drawn from data."""
Run: TypeAlias = list[Span | Picture]


class InlineReader:
    """Reads lines; collects the owners of sources, and what has no form."""

    def __init__(self, owner_of: Mapping[str, str], image_of: Callable[[str], Image]) -> None:
        self.owners: list[str] = []
        self.troubles: list[Trouble] = []
        self._owner_of = owner_of
        self._image_of = image_of

    def is_inline(self, element: etree.Element) -> bool:
        """Whether *element* stands in a line: it does not when it holds blocks."""
        return element.tag in INLINE and not self.holds_blocks(element)

    def holds_blocks(self, element: etree.Element) -> bool:
        """Whether a block stands in *element*."""
        return element.tag != "svg" and any(e.tag in BLOCKS for e in element.iter() if e is not element)

    def inline(self, element: etree.Element) -> Run:
        """Return the inline content of *element*; blocks in it begin new lines."""
        run = self.text(element.text)
        for child in element:
            run += self.element(child)
            run += self.text(child.tail)
        return run

    def text(self, text: str | None) -> Run:
        """Return a run of plain text; a space that does not break stays one."""
        return [Span(re.sub(r"[ \t\r\n\f]+", " ", text))] if text else []

    def element(self, element: etree.Element) -> Run:
        """Return one inline element."""
        names, tag = classes(element), element.tag
        if names & DROPPED:
            return []
        if "src" in names:
            return self._source(element)
        if tag in ("br", "hr"):
            return [Span("\n")]
        if tag in ("img", "svg"):
            return self._image(element) if tag == "img" else self._drawing(element, names)
        if tag not in INLINE and tag not in BLOCKS:
            self.troubles.append(without_form(tag))
        run = [] if tag in SILENT else self.inline(element)
        if tag in BLOCKS:
            run = [Span("\n"), *run, Span("\n")]
        elif tag == "q":
            run = [Span("“"), *run, Span("”")]
        href = element.get("href", "") if tag == "a" else ""
        href = href if re.match("https?:|mailto:|tel:", href) else ""
        bold = tag in BOLD or "provision__at" in names
        look = _look(names) or ("fine" if tag == "small" else "")
        return [
            replace(
                s,
                bold=s.bold or bold,
                italic=s.italic or tag in ITALIC,
                href=s.href or href,
                look=s.look or look,
                shape=s.shape or SHAPES.get(tag, ""),
            )
            if isinstance(s, Span)
            else replace(s, href=s.href or href)
            for s in run
        ]

    def _source(self, element: etree.Element) -> Run:
        owner = self._owner_of.get((element.get("href") or "").partition("#")[2])
        if owner is None:
            return []
        if owner not in self.owners:
            self.owners.append(owner)
        return [Span(f"[{self.owners.index(owner) + 1}]", look="source")]

    def _image(self, element: etree.Element) -> Run:
        src, alt = element.get("src", ""), element.get("alt")
        if alt is None:
            self.troubles.append(no_words(src))
        words = " ".join((alt or "").split())
        return self._picture(lambda: self._image_of(src), words, "img", src)

    def _drawing(self, element: etree.Element, names: set[str]) -> Run:
        alt = next((text_of(e) for e in element.iter() if str(e.tag).rpartition("}")[2] == "title"), "")
        if DRAWN in names:
            _, _, width, height = (float(n) for n in element.get("viewBox", "0 0 1 1").split())
            data = standalone(element, FONT).encode()
            return [Picture(Image("svg", data, width, height, drawn=True), alt)]
        alt = alt or element.get("aria-label", "")
        if not alt and element.get("aria-hidden") != "true":
            self.troubles.append(replace(no_words("<svg>"), tag="svg", text=""))
        text = element.get(HELD) or etree.tostring(element, encoding="unicode")
        return self._picture(lambda: svg_image(text, "<svg>"), alt, "svg", "")

    def _picture(self, read: Callable[[], Image], alt: str, tag: str, src: str) -> Run:
        """A picture, or its words when there is none to show."""
        try:
            return [Picture(read(), alt)]
        except ImageError as error:
            self.troubles.append(Trouble(tag, src, str(error), error.hint))
            return [Span(alt)]


def no_words(src: str) -> Trouble:
    """What is wrong with a picture without alternative text."""
    named = " ".join(src.split())
    said = say("image-words-of", named) if named else say("image-words")
    return Trouble("img", src, said, say("image-words.hint"))


def _look(names: set[str]) -> str:
    pill = next((n[6:] for n in sorted(names) if n.startswith("pill--")), None)
    if pill or "pill" in names:
        return f"pill-{pill or 'ok'}"
    return "secondary" if "fact--thu-cap" in names else ""


def words(run: Iterable[Span | Picture]) -> tuple[Span, ...]:
    """Return *run* where only words can stand: pictures by their words."""
    return _trimmed(s if isinstance(s, Span) else Span(s.alt, href=s.href) for s in run)


def paragraphs(run: Iterable[Span | Picture], look: str = "") -> list[Block]:
    """Return *run* as paragraphs and the pictures between them."""
    found: list[Block] = []
    held: list[Span] = []
    for part in [*run, None]:
        if isinstance(part, Span):
            held.append(part)
            continue
        spans = _trimmed(held)
        found += [Paragraph(spans, look)] if spans else []
        found += [part] if part else []
        held = []
    return found


def _trimmed(run: Iterable[Span]) -> tuple[Span, ...]:
    """Join runs of one look; collapse spaces between them, cut those at the ends and before numbers."""
    spans: list[Span] = []
    for span in run:
        text = span.text
        if span.look == "source" and spans:
            spans[-1] = replace(spans[-1], text=spans[-1].text.rstrip())
        if not spans or spans[-1].text.endswith((" ", "\n")):
            text = text.lstrip(" \n" if text.strip(" \n") or not spans else " ")
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
