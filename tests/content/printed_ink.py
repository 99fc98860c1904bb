"""What a printer would put on paper: how near the ink of a PDF comes to the edge, and the last lines of pages."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import pypdfium2
from PIL import ImageOps
from pypdf import PageObject, PdfReader

DPI = 72
"""Fine enough to see a millimetre."""
FAINT = 40
"""Of 255: what is lighter is no ink."""


@dataclass(frozen=True)
class Edge:
    """The page whose ink comes nearest to the edge."""

    mm: float
    page: int
    """From 1."""


def nearest_ink(pdf: bytes) -> Edge:
    """Return where the ink of *pdf* comes nearest to the edge of the paper; a blank file is far from it."""
    worst = Edge(99.0, 0)
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            drawn = document[number].render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
            box = ImageOps.invert(drawn).point(lambda value: 255 if value > FAINT else 0).getbbox()
            if box is not None:
                width, height = drawn.size
                mm = min(box[0], box[1], width - box[2], height - box[3]) * 25.4 / DPI
                worst = min(worst, Edge(mm, number + 1), key=lambda edge: edge.mm)
    finally:
        document.close()
    return worst


@dataclass(frozen=True)
class Run:
    """A run of text on a page."""

    y: float
    """Height of its line above the lower edge, pt."""
    font: str
    size: float
    text: str


def runs(page: PageObject) -> list[Run]:
    """Return the runs of text on *page*, in the order of the file."""
    found: list[Run] = []

    def take(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if text.strip():
            y = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
            name = str((font or {}).get("/BaseFont", "")).split("+")[-1]
            found.append(Run(y, name, size * abs(tm[3] * cm[3]), text.strip()))

    page.extract_text(visitor_text=take)
    return found


def titles_at_foot(pdf: bytes, foot: float, least: float) -> list[str]:
    """Return the last lines of pages, above *foot* pt, that are headings or captions: in the face of titles.

    Letters below *least* pt are labels within the text and do not count; the last page is left out, for it
    ends where it ends.
    """
    found = []
    pages = PdfReader(io.BytesIO(pdf)).pages
    for number, page in enumerate(pages[:-1], 1):
        shown = [run for run in runs(page) if run.y > foot]
        lowest = min((run.y for run in shown), default=0.0)
        last = [run for run in shown if run.y - lowest < 2.5]
        if last and all(run.font.startswith("BeVietnamPro-SemiBold") and run.size >= least for run in last):
            found.append(f"{number}: {' '.join(run.text for run in last)}")
    return found
