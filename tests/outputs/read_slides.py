"""Decks as people see them, read back from the finished files: HTML, PowerPoint, PDF.

Leaves to the tests what must agree with what.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from lxml import html
from pptx import Presentation
from pptx.util import Emu
from pypdf import PdfReader

from tests.outputs.shape import squeezed

ANSWERED = " (đáp án)"
"""What ends the title of the slide that repeats a question with its answer."""


@dataclass(frozen=True)
class Shown:
    """One slide as a file shows it; all texts squeezed."""

    title: str
    words: tuple[str, ...]
    """Text by text, without title, foot and pictures."""
    alts: tuple[str, ...]
    """What pictures show, in words."""
    notes: str
    kind: str = ""
    anchor: str = ""
    minutes: int = 0
    options: tuple[str, ...] = ()
    right: str = ""
    """Letter of the right answer."""


def read_html(path: Path) -> list[Shown]:
    """Return the slides of a deck's page."""
    found = []
    for section in html.fromstring(path.read_bytes()).iter("section"):
        frame = section.find_class("frame")[0]
        body = frame.find_class("body")[0]
        options = [squeezed(_text(li)) for li in body.find_class("option")]
        pictures = [
            e
            for e in body.iter("svg", "img")
            if e.get("aria-hidden") != "true" or "narrow" not in e.classes
        ]
        words = [squeezed(_text(e)) for e in body.iter("p", "li", "th", "td", "h3")]
        found.append(
            Shown(
                squeezed(_text(frame.xpath(".//h1|.//h2")[0])),
                tuple(w for w in words if w),
                tuple(squeezed(p.get("aria-label") or p.get("alt") or "") for p in pictures),
                squeezed(_text(section.find_class("notes")[0])),
                section.get("data-kind", ""),
                section.get("id", ""),
                int(section.get("data-minutes", "0")),
                tuple(options),
                section.get("data-right", ""),
            )
        )
    return found


def read_pptx(path: Path) -> list[Shown]:
    """Return the slides of a presentation; a question and its answer are one."""
    found: list[Shown] = []
    for slide in Presentation(str(path)).slides:
        title = slide.shapes.title.text_frame.text
        words, alts = [], []
        for shape in slide.shapes:
            described = shape._element.xpath(".//p:cNvPr/@descr")
            if shape.shape_type in (6, 13):  # a group of shapes, a picture
                alts.append(squeezed(described[0] if described else ""))
            elif shape.has_table:
                words += [squeezed(cell.text) for row in shape.table.rows for cell in row.cells]
            elif shape.has_text_frame and shape.shape_id != slide.shapes.title.shape_id:
                lines = [] if shape.name == "Chân trang" else shape.text_frame.paragraphs
                words += [squeezed(line.text) for line in lines]
        notes = squeezed(slide.notes_slide.notes_text_frame.text)
        if title.endswith(ANSWERED):
            key = next(m[1] for w in words if (m := re.match(r"Đápán:([A-L])\.", w)))
            assert squeezed(title.removesuffix(ANSWERED)) == found[-1].title
            last = found[-1]
            found[-1] = Shown(last.title, tuple(words), last.alts, last.notes, right=key)
        else:
            found.append(Shown(squeezed(title), tuple(words), tuple(alts), notes))
    return found


def letters_of_pptx(path: Path) -> list[tuple[int, float, str]]:
    """Return (slide from 1, size in pixels of a canvas 720 high, text) of every run with a size."""
    found = []
    shown = Presentation(str(path))
    scale = 720 / Emu(shown.slide_height).pt
    for number, slide in enumerate(shown.slides, 1):
        for run in slide._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}r"):
            size = run.find("{*}rPr").get("sz")
            text = "".join(run.itertext()).strip()
            if size and text:
                found.append((number, int(size) / 100 * scale, text))
    return found


def read_pdf(path: Path) -> str:
    """Return everything a reader can copy out of the slides on paper, squeezed."""
    return squeezed("".join(page.extract_text() for page in PdfReader(path).pages))


def _text(element: html.HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())
