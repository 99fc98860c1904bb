"""Every file that is made from the page of a module, and what people read in it."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
from pptx import Presentation
from pypdf import PdfReader

from portal import pipeline
from portal.paths import Paths

FILES = {
    "pdf": "hoc-phan-01-phat-tay.pdf",
    "large": "hoc-phan-01-phat-tay-chu-lon.pdf",
    "book": "tai-lieu-tap-huan.pdf",
    "word": "hoc-phan-01-phat-tay.docx",
    "epub": "hoc-phan-01.epub",
    "powerpoint": "trinh-chieu-01.pptx",
    "slides": "trinh-chieu-01.html",
    "slides-pdf": "trinh-chieu-01.pdf",
}
SLIDES = ("powerpoint", "slides", "slides-pdf")
"""Roads on which the trainer alone is told what stands on the page."""
"""File of each road, for module 1."""
PAGE = "docs/vi/hoc-phan/01-bat-dau/index.md"


def write_page(project: Path, markdown: str) -> None:
    """Put *markdown* before the questions of the module of the mini project.

    Without a heading of the second level it belongs to the section that a slide teaches.
    """
    page = project / PAGE
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("## Tự kiểm tra", f"{markdown}\n\n## Tự kiểm tra"), encoding="utf-8")


def made(project: Path) -> dict[str, bytes]:
    """Build the downloads of *project*; returns the file of every road. The content must have no errors."""
    paths = Paths(project)
    catalogue, issues = pipeline.checked(paths)
    assert [str(i) for i in issues.errors] == []
    pipeline.handouts(paths, catalogue, lambda _: None)
    return {road: (paths.downloads / name).read_bytes() for road, name in FILES.items()}


def squeezed(text: str) -> str:
    """*text* without spaces and places to break: files set them as they like."""
    return re.sub(r"[\s\u200b\u00ad\u2060]+", "", text)


def read_text(road: str, data: bytes) -> str:
    """Return what people read in the file of *road*, squeezed."""
    return squeezed(_READERS[road](data))


def _pdf(data: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def _word(data: bytes) -> str:
    return "".join(docx.Document(io.BytesIO(data)).element.body.itertext())


def _markup(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", text))


def _epub(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        names = [name for name in book.namelist() if name.endswith(".xhtml")]
        return "".join(_markup(book.read(name).decode()) for name in names)


def _powerpoint(data: bytes) -> str:
    found = []
    for slide in Presentation(io.BytesIO(data)).slides:
        found.append(slide.notes_slide.notes_text_frame.text)
        for shape in slide.shapes:
            found.append(shape.text_frame.text if shape.has_text_frame else "")
            if shape.has_table:
                found += [cell.text for row in shape.table.rows for cell in row.cells]
    return "".join(found)


_READERS: dict[str, Callable[[bytes], str]] = {
    "pdf": _pdf,
    "large": _pdf,
    "book": _pdf,
    "slides-pdf": _pdf,
    "word": _word,
    "epub": _epub,
    "powerpoint": _powerpoint,
    "slides": lambda data: _markup(data.decode()),
}
