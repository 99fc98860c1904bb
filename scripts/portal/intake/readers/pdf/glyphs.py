"""What a page of a PDF holds: its letters with places and fonts, and the straight lines drawn on it.

The only module that calls PDFium. Lengths are points; y counts downwards from the top, pages are turned as
they are seen.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_SLANTED = re.compile(r"italic|oblique", re.IGNORECASE)
_FORCED_BOLD = 1 << 18
MAX_GLYPHS = 60_000
"""On one page; an office page has 4,000."""


@dataclass(slots=True)
class Glyph:
    """One letter where it stands, with the marks that belong to it."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    font: str
    bold: bool
    italic: bool
    spaced: bool
    """Whether white space goes before it."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A straight line along one axis: where it lies on the other axis, and from where to where."""

    at: float
    start: float
    end: float


@dataclass
class Page:
    """One page as it is read."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    across: list[Edge] = field(default_factory=list)
    down: list[Edge] = field(default_factory=list)
    pictured: float = 0
    """The part of it that pictures cover; more than 1 where they lie on each other."""
    strange: int = 0
    """Letters whose meaning the file does not say."""


class _Turn:
    """From the coordinates of the file to those of the page as it is seen."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.by = page.get_rotation() % 360
        self.width, self.height = page.get_size()
        self.left, self.bottom, self.right, self.top = page.get_cropbox()

    def point(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self.left, self.top - y
        if self.by == 90:
            return self.width - y, x
        if self.by == 180:
            return self.width - x, self.height - y
        if self.by == 270:
            return y, self.height - x
        return x, y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def page_of(page: pdfium.PdfPage, number: int) -> Page:
    """Return what *page* holds."""
    turn = _Turn(page)
    found = Page(number, turn.width, turn.height, [])
    textpage = page.get_textpage()
    try:
        found.glyphs = _joined(list(_glyphs(textpage, turn, found)))
    finally:
        textpage.close()
    _draw(page, turn, found)
    return found


def _glyphs(textpage: pdfium.PdfTextPage, turn: _Turn, page: Page) -> Iterator[Glyph]:
    count = min(raw.FPDFText_CountChars(textpage), MAX_GLYPHS)
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    looks: dict[int, tuple[str, float, bool, bool]] = {}
    spaced = False
    for at in range(count):
        code = raw.FPDFText_GetUnicode(textpage, at)
        letter = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        if not letter or letter.isspace() or code in (0x2, 0xFFFE, 0xFFFF):
            page.strange += not letter or code >= 0xFFFE
            # U+0002 is what PDFium writes for a hyphen at the end of a line.
            spaced = code != 0x2
            if code == 0x2 and not raw.FPDFText_IsGenerated(textpage, at):
                letter = "-"
            else:
                continue
        page.strange += 0xE000 <= code < 0xF000 or code == 0xFFFD
        angle = math.degrees(raw.FPDFText_GetCharAngle(textpage, at)) + turn.by
        if abs((angle + 45) % 360 - 45) > 3:
            continue
        raw.FPDFText_GetLooseCharBox(textpage, at, box)
        raw.FPDFText_GetCharOrigin(textpage, at, x, y)
        x0, y0, x1, y1 = turn.box(box.left, box.bottom, box.right, box.top)
        owner = ctypes.cast(raw.FPDFText_GetTextObject(textpage, at), ctypes.c_void_p).value or 0
        if owner not in looks:
            looks[owner] = _look(textpage, at, y1 - y0)
        font, size, bold, italic = looks[owner]
        base = turn.point(x.value, y.value)[1]
        yield Glyph(letter, x0, x1, base, size, font, bold, italic, spaced)
        spaced = False


def _look(textpage: pdfium.PdfTextPage, at: int, height: float) -> tuple[str, float, bool, bool]:
    buffer, flags = ctypes.create_string_buffer(256), ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(textpage, at, buffer, 256, flags)
    name = buffer.raw[: max(min(length, 256) - 1, 0)].decode("utf-8", errors="replace")
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(textpage, at, matrix)
    size = raw.FPDFText_GetFontSize(textpage, at) * math.hypot(matrix.c, matrix.d)
    size = size if 2 < size < 200 else max(height * 0.9, 2)
    bold = bool(_BOLD.search(name)) or bool(flags.value & _FORCED_BOLD)
    return name, size, bold, bool(_SLANTED.search(name))


def _joined(glyphs: list[Glyph]) -> list[Glyph]:
    """*glyphs* with each mark at the letter it stands over, before or behind it in the file."""
    found: list[Glyph] = []
    waiting: list[Glyph] = []
    for glyph in glyphs:
        if unicodedata.combining(glyph.text):
            before = found[-1] if found else None
            middle = (glyph.x0 + glyph.x1) / 2
            # PDFium may see a gap before a mark; there is none in a word.
            if (
                before
                and before.x0 - 1 <= middle <= before.x1 + 1.5
                and abs(before.base - glyph.base) < before.size
            ):
                before.text += glyph.text
            else:
                waiting.append(glyph)
            continue
        for mark in waiting:
            glyph.text += mark.text
            glyph.spaced |= mark.spaced
        waiting = []
        found.append(glyph)
    return found


def _draw(page: pdfium.PdfPage, turn: _Turn, found: Page) -> None:
    """Note the lines of *page* along the axes, also those drawn as thin areas, and pictures."""
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE], max_depth=5):
        try:
            x0, y0, x1, y1 = turn.box(*thing.get_bounds())
        except (pdfium.PdfiumError, ValueError):
            continue
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            found.pictured += (x1 - x0) * (y1 - y0) / max(found.width * found.height, 1)
        elif x1 - x0 < 3 and y1 - y0 >= 3:
            found.down.append(Edge((x0 + x1) / 2, y0, y1))
        elif y1 - y0 < 3 and x1 - x0 >= 3:
            found.across.append(Edge((y0 + y1) / 2, x0, x1))
        elif x1 - x0 >= 3 and _is_outline(thing):
            found.across += [Edge(y0, x0, x1), Edge(y1, x0, x1)]
            found.down += [Edge(x0, y0, y1), Edge(x1, y0, y1)]
        if len(found.across) + len(found.down) > 20_000:
            return


def _is_outline(path: pdfium.PdfObject) -> bool:
    """Whether *path* is a rectangle whose sides are drawn."""
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(path.raw, mode, stroked) or not stroked.value:
        return False
    count: int = raw.FPDFPath_CountSegments(path.raw)
    return 4 <= count <= 6
