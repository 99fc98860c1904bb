"""PDF: paragraphs put together again from where the runs of text stand on the page."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader

EDGE = 50.0
"""Running heads and feet stand within this many points of the upper and lower edge."""
_SECTIONS = ("Tự kiểm tra", "Đáp án")
_SHEET = "Phiếu trả lời. Mã đề"
"""Begins what stands below the last question of a test."""
_QUESTION = re.compile(r"Câu\s+\d+\s*[.:]")
_ITEM = re.compile(r"([A-L]|\d+)\s*\.(\s|$)")


@dataclass
class Line:
    """A line of text: where its runs begin (points from the left), its height on the page, its size."""

    starts: list[float]
    y: float
    size: float
    bold: bool
    text: str


def lines(page: PageObject, *, whole: bool = False) -> list[Line]:
    """Return the lines of a page in the order of the file; *whole*: with running heads and feet."""
    found: list[Line] = []
    top = float(page.mediabox.height)

    def take(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if not text.strip():
            return
        x = cm[0] * tm[4] + cm[2] * tm[5] + cm[4]
        y = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
        if not (whole or EDGE < y < top - EDGE):
            return
        if found and abs(found[-1].y - y) < 1 and x > found[-1].starts[-1]:
            found[-1].text += f" {text.strip()}"
            found[-1].starts.append(x)
            return
        bold = "Bold" in str((font or {}).get("/BaseFont", ""))
        found.append(Line([x], y, size * abs(tm[0]), bold, text.strip()))

    page.extract_text(visitor_text=take)
    return found


def pages_with_questions(path: Path) -> list[PageObject]:
    """Return the pages under bookmarks of questions or keys; all pages of a file without such bookmarks.

    Taking the text out of a page is slow, and most pages of a handout are lesson.
    """
    reader = PdfReader(path)
    marks = list(_bookmarks(reader, reader.outline, 0))
    wanted: set[int] = set()
    for at, (level, title, first) in enumerate(marks):
        if title.startswith(_SECTIONS):
            after = (page for depth, _, page in marks[at + 1 :] if depth <= level)
            wanted |= set(range(first, next(after, len(reader.pages) - 1) + 1))
    return [page for n, page in enumerate(reader.pages) if n in wanted or not wanted]


def _bookmarks(reader: PdfReader, outline: list[Any], level: int) -> Iterator[tuple[int, str, int]]:
    """Depth, title and page (from 0) of every bookmark."""
    for entry in outline:
        if isinstance(entry, list):
            yield from _bookmarks(reader, entry, level + 1)
        else:
            yield level, str(entry.title), reader.get_destination_page_number(entry) or 0


def paragraphs(path: Path) -> Iterator[str]:
    """Yield the paragraphs of the pages with questions: lines that go on where the one before left off."""
    held: Line | None = None
    for page in pages_with_questions(path):
        for line in lines(page):
            if held is not None and _goes_on(held, line):
                held.text += f" {line.text}"
                held.y = line.y
                continue
            if held is not None:
                yield held.text
            held = line
    if held is not None:
        yield held.text


def _goes_on(held: Line, line: Line) -> bool:
    if (line.bold and _QUESTION.match(line.text)) or line.text.startswith(_SHEET):
        return False
    beside = abs(line.starts[0] - held.starts[0]) < 1
    if beside and _ITEM.match(line.text) and _ITEM.match(held.text):
        return False
    if line.size > held.size + 1:
        return False
    below = 0 < held.y - line.y < 1.75 * max(held.size, line.size)
    # Questions and keys are never cut by a page; what begins after a full stop is the head of the next one.
    next_page = line.y > held.y + 100 and not held.text.endswith((".", ".)"))
    hanging = len(held.starts) > 1 and abs(line.starts[0] - held.starts[1]) < 1
    return (beside or hanging) and (below or next_page)


def plain_lines(path: Path) -> Iterator[str]:
    """Yield the lines of the pages with questions as they are."""
    for page in pages_with_questions(path):
        for line in lines(page, whole=True):
            yield line.text


def page_texts(file: Path | bytes) -> list[str]:
    """Return the text of each page."""
    source = io.BytesIO(file) if isinstance(file, bytes) else file
    return [page.extract_text() for page in PdfReader(source).pages]
