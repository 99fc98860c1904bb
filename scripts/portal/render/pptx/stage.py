"""What can be put on one slide of PowerPoint: words, discs, tables, pictures; in lengths of the canvas."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from lxml import etree
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu

from portal.document import Image, Span, plain
from portal.document.deck.model import Grid, Side, Words
from portal.drawing.figure import Figure
from portal.drawing.scene import Scene
from portal.locales import Speaker
from portal.render.fixed import fixed
from portal.render.pptx.master import MARGIN, PIXEL, WIDTH
from portal.render.pptx.shapes import add_scene, colour, points
from portal.render.typst.typesetting import picture_png

say = Speaker("slides-made")

TEXT, SMALL = 34.0, 28.0
ROOM = WIDTH - 2.0 * MARGIN
Room = tuple[float, float, float, float]
"""Left, top, width and height."""
Line = tuple[Words, float, str, bool]
"""Words, size, paint, and whether bold."""


class Stage:
    """One slide being filled."""

    def __init__(self, made: Any, paints: Mapping[str, str], fonts: Path) -> None:
        self.made, self._paints, self._fonts = made, paints, fonts

    def text(self, frame: Any, lines: Sequence[Line], *, bullets: bool = False) -> None:
        """Write *lines* into *frame*, each a paragraph."""
        frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
        for n, (words, size, paint, bold) in enumerate(lines):
            paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
            paragraph.alignment, paragraph.space_after = PP_ALIGN.LEFT, points(14 if len(lines) > 1 else 0)
            _bullet(paragraph, shown=bullets)
            for span in words:
                run = paragraph.add_run()
                run.text = span.text
                run.font.size, run.font.bold = points(size), bold or span.bold
                run.font.italic = span.italic
                run.font.color.rgb = colour(self._paints[paint])
                if span.look == "secondary":
                    run._r.get_or_add_rPr().set("u", "dotted")

    def main(self, room: Room) -> Any:
        """The place for the words of the slide, moved to *room*."""
        place = self.made.placeholders[1]
        place.left, place.top, place.width, place.height = _lengths(room)
        place.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        return place.text_frame

    def box(self, room: Room, name: str = "", *, fill: str = "", edge: str = "") -> Any:
        """A text box of its own."""
        shape = self.made.shapes.add_textbox(*_lengths(room))
        shape.name = name or shape.name
        if fill:
            shape.fill.solid()
            shape.fill.fore_color.rgb = colour(self._paints[fill])
        if edge:
            shape.line.color.rgb = colour(self._paints[edge])
        shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        return shape.text_frame

    def rows(
        self, texts: Sequence[Words], marks: Sequence[str], top: float, high: float, right: int = -1
    ) -> None:
        """Lines of text, each after its letter or number on a disc; that in place *right* stands out."""
        row = min(112.0, high / len(texts))
        top += (high - row * len(texts)) / 2
        letters = sum(len(plain(text)) for text in texts)
        size = 40.0 if letters < 90 else 36.0 if letters < 160 else 30.0
        for n, (words, mark) in enumerate(zip(texts, marks, strict=True)):
            y, told = top + n * row, n == right
            disc = self.disc((MARGIN, y + (row - 62) / 2, 62, 62), "la" if told else "cham")
            self.text(disc, [((Span(mark),), 30, "trang", True)])
            disc.paragraphs[0].alignment = PP_ALIGN.CENTER
            frame = self.box((MARGIN + 84, y, ROOM - 84, row))
            self.text(frame, [(words, size, "la" if told else "muc", told or mark.isdigit())])

    def disc(self, room: Room, paint: str, *, ring: bool = False) -> Any:
        """A disc, or a ring on a soft ground; returns the frame of its text."""
        shape = self.made.shapes.add_shape(MSO_SHAPE.OVAL, *_lengths(room))
        shape.shadow.inherit = False
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour(self._paints[f"{paint}-soft" if ring else paint])
        shape.line.color.rgb = colour(self._paints[paint])
        shape.line.width = points(16 if ring else 1)
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        return frame

    def clock(self, minutes: int, left: float, top: float) -> None:
        """The minutes of an activity or a break."""
        frame = self.disc((left, top, 400, 400), "ban", ring=True)
        self.text(frame, [((Span(say("countdown", minutes)),), 84, "ban", True)])
        frame.paragraphs[0].alignment = PP_ALIGN.CENTER

    def side(self, side: Side, room: Room, paint: str) -> None:
        """One side of a comparison."""
        left, top, wide, high = room
        self.text(self.box((left, top, wide, 72), fill=paint), [(side.head, 36, "trang", True)])
        frame = self.box((left, top + 72, wide, high - 72), fill="trang", edge="vien")
        self.text(frame, [(words, TEXT, "muc", False) for words in side.points], bullets=True)

    def table(self, grid: Grid, top: float, most: float) -> None:
        """A native table of at most *most* height."""
        rows = len(grid.rows) + 1
        high = min(92.0, most / rows)
        room = (MARGIN, top + (most - high * rows) / 2, ROOM, high * rows)
        shape = self.made.shapes.add_table(rows, len(grid.head), *_lengths(room))
        shape.name = say("table")
        for r, row in enumerate((grid.head, *grid.rows)):
            for c, words in enumerate(row):
                cell = shape.table.cell(r, c)
                cell.vertical_anchor = MSO_ANCHOR.MIDDLE
                cell.fill.solid()
                ground = "cham" if r == 0 else "trang" if r % 2 else "cham-soft"
                cell.fill.fore_color.rgb = colour(self._paints[ground])
                ink = "trang" if r == 0 else "muc"
                self.text(cell.text_frame, [(words, 30, ink, r == 0 or c == 0)])

    def figure(self, figure: Figure | None, room: Room) -> None:
        """A picture in the middle of *room*: native shapes, or a picture where somebody drew it."""
        if figure is None:
            return
        alt = figure.alt or say("alt-icon")
        if isinstance(figure.wide, Image):
            self.picture(fixed(figure.wide, self._paints), alt, room)
            return
        x, y, scale = _centred(figure.wide, room)
        add_scene(self.made, figure.wide, (x, y, scale), alt, self._paints)

    def picture(self, image: Image, alt: str, room: Room) -> None:
        """A drawing as a picture."""
        x, y, scale = _centred(image, room)
        data = io.BytesIO(picture_png(image, self._fonts, 230, 150))
        place = _lengths((x, y, image.width * scale, image.height * scale))
        self.made.shapes.add_picture(data, *place)._element.nvPicPr.cNvPr.set("descr", alt)


def _centred(picture: Scene | Image, room: Room) -> tuple[float, float, float]:
    left, top, wide, high = room
    scale = min(wide / picture.width, high / picture.height)
    if isinstance(picture, Scene):
        scale = min(scale, 1.25)
    return left + (wide - picture.width * scale) / 2, top + (high - picture.height * scale) / 2, scale


def _lengths(room: Room) -> list[Any]:
    return [Emu(int(length * PIXEL)) for length in room]


def _bullet(paragraph: Any, *, shown: bool) -> None:
    """Bullets of PowerPoint itself, or none."""
    properties = paragraph._p.get_or_add_pPr()
    for child in properties.findall(qn("a:buNone")):
        properties.remove(child)
    properties.set("marL", str((48 if shown else 0) * PIXEL))
    properties.set("indent", str((-48 if shown else 0) * PIXEL))
    if shown:
        etree.SubElement(properties, qn("a:buChar")).set("char", "•")
    else:
        etree.SubElement(properties, qn("a:buNone"))
