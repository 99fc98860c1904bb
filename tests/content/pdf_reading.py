"""Reading the PDFs of forms in tests: text, where it stands, fonts, and what the file says of itself."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader

MM = 72 / 25.4


@dataclass(frozen=True)
class Word:
    """A run of text and the place of its first letter, mm from the lower left corner."""

    text: str
    x: float
    y: float


def pages(data: bytes) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def words(data: bytes, page: int) -> list[Word]:
    """The runs of text on a page, in the order of the file."""
    found: list[Word] = []

    def take(text: str, cm: list[float], tm: list[float], *_: Any) -> None:
        if text.strip():
            x = cm[0] * tm[4] + cm[2] * tm[5] + cm[4]
            y = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
            found.append(Word(text.strip(), x / MM, y / MM))

    PdfReader(io.BytesIO(data)).pages[page].extract_text(visitor_text=take)
    return found


def fonts(data: bytes) -> set[str]:
    """Names of the embedded typefaces, without style."""
    found = set()
    for page in PdfReader(io.BytesIO(data)).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            found.add(str(font.get_object()["/BaseFont"]).split("+")[-1].split("-")[0])
    return found


def is_accessible(data: bytes) -> bool:
    """Whether the file says that it is tagged, Vietnamese, and PDF/UA."""
    root: Any = PdfReader(io.BytesIO(data)).trailer["/Root"]
    return bool(
        root["/MarkInfo"]["/Marked"]
        and str(root["/Lang"]).startswith("vi")
        and b"pdfuaid" in root["/Metadata"].get_object().get_data()
    )
