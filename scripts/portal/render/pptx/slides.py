"""The deck as PowerPoint: native text and tables on our own master, notes included."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from portal.content.models.portal import Colours
from portal.document import Picture, Span, Table, plain
from portal.document.deck.fit import PICTURE_HEIGHT, TABLE_SIZE, TEXT_SIZE, columns
from portal.document.deck.model import Deck, Line, Slide
from portal.locales import Speaker, page_text
from portal.questions import Question
from portal.render.archive import normalised
from portal.render.pptx.master import COVER, MARGIN, PIXEL, TITLE_BODY, TITLE_ONLY, WIDTH, prepare
from portal.render.typst.typesetting import picture_png

say = Speaker("slides-made")

_GREEN, _INK, _GREY = RGBColor(0x1C, 0x6B, 0x45), RGBColor(0x1B, 0x24, 0x30), RGBColor(0x4A, 0x57, 0x68)
_BASELINE = {"sub": "-25000", "sup": "30000"}
"""Of lowered and raised letters, in thousandths of a percent."""
_SHOWN = {"png", "jpeg", "gif"}
"""Kinds of picture PowerPoint shows as they are."""


def slides_pptx(deck: Deck, colours: Colours, fonts: Path) -> bytes:
    """Return *deck* as .pptx, 16:9; *fonts* draw the words of pictures."""
    presentation = Presentation()
    prepare(presentation, colours)
    for number, slide in enumerate(deck.slides, 1):
        _Writer(presentation, deck, colours, fonts).add(slide, number)
    properties = presentation.core_properties
    properties.title = page_text("module-titled", "vi", deck.number, deck.title)
    properties.author = properties.last_modified_by = deck.organisation
    properties.language, properties.revision = "vi-VN", 1
    properties.created = properties.modified = dt.datetime.fromisoformat(deck.day)
    out = io.BytesIO()
    presentation.save(out)
    return normalised(out.getvalue())


def _points(pixels: float) -> Any:
    return Pt(pixels * 0.75)


class _Writer:
    """Writes one slide."""

    def __init__(self, presentation: Any, deck: Deck, colours: Colours, fonts: Path) -> None:
        self._presentation = presentation
        self._deck = deck
        self._fonts = fonts
        self._ink = RGBColor.from_string(colours.primary.removeprefix("#").upper())
        self._accent = RGBColor.from_string(colours.accent.removeprefix("#").upper())

    def add(self, slide: Slide, number: int) -> None:
        """Append *slide*."""
        layouts = self._presentation.slide_layouts
        bodied = slide.kind in ("text", "end", "quiz")
        layout = layouts[COVER if slide.kind == "title" else TITLE_BODY if bodied else TITLE_ONLY]
        made = self._presentation.slides.add_slide(layout)
        for place in list(made.placeholders):
            if place.placeholder_format.idx >= 10:
                place.element.getparent().remove(place.element)
        self._title(made, slide)
        if slide.kind == "title":
            frame = made.placeholders[1].text_frame
            frame.text = f"{self._deck.organisation}\n{self._deck.portal}"
            for line in frame.paragraphs:
                self._size(line, TEXT_SIZE, _GREY)
        elif slide.table is not None:
            self._table(made, slide.table)
        elif slide.picture is not None:
            self._picture(made, slide.picture)
        elif slide.asked is not None:
            self._asked(made.placeholders[1].text_frame, slide.asked, answered=False)
        else:
            self._lines(made.placeholders[1].text_frame, slide.lines)
        self._foot(made, number)
        if slide.notes:
            made.notes_slide.notes_text_frame.text = "\n".join(plain(block) for block in slide.notes)
        if slide.asked is not None:
            self._answer(slide)

    def _answer(self, slide: Slide) -> None:
        """The same question again, its answer shown."""
        assert slide.asked is not None
        made = self._presentation.slides.add_slide(self._presentation.slide_layouts[TITLE_BODY])
        for place in list(made.placeholders):
            if place.placeholder_format.idx >= 10:
                place.element.getparent().remove(place.element)
        made.shapes.title.text = say("answered", slide.title)
        self._size(made.shapes.title.text_frame.paragraphs[0], 40, self._ink, bold=True)
        self._asked(made.placeholders[1].text_frame, slide.asked, answered=True)

    def _title(self, made: Any, slide: Slide) -> None:
        frame = made.shapes.title.text_frame
        frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
        frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        lines = [slide.section, slide.title] if slide.section else [slide.title]
        frame.text = "\n".join(lines)
        if slide.section:
            self._size(frame.paragraphs[0], 24, self._accent, bold=True)
        self._size(frame.paragraphs[-1], 54 if slide.kind == "title" else 40, self._ink, bold=True)

    def _size(self, line: Any, pixels: float, colour: RGBColor, *, bold: bool = False) -> None:
        line.alignment = PP_ALIGN.LEFT
        for run in line.runs:
            run.font.size, run.font.bold, run.font.color.rgb = _points(pixels), bold, colour

    def _lines(self, frame: Any, lines: Sequence[Line]) -> None:
        frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
        for n, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
            self._mark(paragraph, line.mark)
            self._spans(paragraph, line.spans)
            paragraph.space_after = _points(12)

    def _mark(self, paragraph: Any, mark: str) -> None:
        """Bullets and numbers of PowerPoint itself."""
        properties = paragraph._p.get_or_add_pPr()
        for child in list(properties):
            properties.remove(child)
        if not mark:
            properties.set("marL", "0")
            properties.set("indent", "0")
            etree.SubElement(properties, qn("a:buNone"))
            return
        properties.set("marL", str(44 * PIXEL))
        properties.set("indent", str(-44 * PIXEL))
        if mark == "•":
            etree.SubElement(properties, qn("a:buChar")).set("char", "•")
        else:
            number = etree.SubElement(properties, qn("a:buAutoNum"))
            number.set("type", "arabicPeriod")
            number.set("startAt", mark.removesuffix("."))

    def _spans(self, paragraph: Any, spans: Sequence[Span], pixels: float = TEXT_SIZE) -> None:
        for span in spans:
            run = paragraph.add_run()
            pill = span.look.startswith("pill-")
            run.text = f"[{span.text}]" if pill else span.text
            run.font.size = _points(24 if pill else pixels)
            run.font.bold, run.font.italic = span.bold or pill, span.italic
            run.font.color.rgb = self._accent if pill else _INK
            if span.look == "secondary":
                run._r.get_or_add_rPr().set("u", "dotted")
            if span.shape in _BASELINE:
                run._r.get_or_add_rPr().set("baseline", _BASELINE[span.shape])

    def _table(self, made: Any, table: Table) -> None:
        widths = columns(table)
        rows = len(table.rows) + bool(table.head)
        shape = made.shapes.add_table(
            rows, len(widths), *(Emu(int(n * PIXEL)) for n in (MARGIN, 150, WIDTH - 2 * MARGIN, 40 * rows))
        )
        shape.name = table.caption or say("table")
        drawn = shape.table
        scale = (WIDTH - 2 * MARGIN) / sum(widths)
        for n, width in enumerate(widths):
            drawn.columns[n].width = Emu(int(width * scale * PIXEL))
        drawn.first_row = bool(table.head)
        for n, spans in enumerate(table.head):
            self._cell(drawn.cell(0, n), plain(spans), head=True)
        for r, row in enumerate(table.rows, bool(table.head)):
            for n, cell in enumerate(row):
                self._cell(drawn.cell(r, n), plain(cell), head=False)

    def _cell(self, cell: Any, text: str, *, head: bool) -> None:
        cell.text = text
        cell.margin_left = cell.margin_right = Emu(9 * PIXEL)
        cell.margin_top = cell.margin_bottom = Emu(5 * PIXEL)
        cell.fill.solid()
        cell.fill.fore_color.rgb = self._ink if head else RGBColor(0xF1, 0xF4, 0xF8)
        for line in cell.text_frame.paragraphs:
            self._size(line, TABLE_SIZE, RGBColor(0xFF, 0xFF, 0xFF) if head else _INK, bold=head)

    def _picture(self, made: Any, picture: Picture) -> None:
        image = picture.image
        scale = min((WIDTH - 2 * MARGIN) / image.width, PICTURE_HEIGHT / image.height)
        width, height = image.width * scale, image.height * scale
        data = image.data if image.kind in _SHOWN else picture_png(image, self._fonts, 230, 150)
        place = (Emu(int(n * PIXEL)) for n in ((WIDTH - width) / 2, 160, width, height))
        shape = made.shapes.add_picture(io.BytesIO(data), *place)
        shape._element.nvPicPr.cNvPr.set("descr", picture.alt)
        if picture.href:
            shape.click_action.hyperlink.address = picture.href

    def _asked(self, frame: Any, asked: Question, *, answered: bool) -> None:
        frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
        size = TEXT_SIZE * 0.78
        first = frame.paragraphs[0]
        self._mark(first, "")
        self._spans(first, [Span(asked.text, bold=True), Span(f" ({asked.how})", italic=True)], size)
        for choice, listed in zip(asked.choices, asked.listed, strict=True):
            paragraph = frame.add_paragraph()
            self._mark(paragraph, "")
            paragraph.space_before = _points(6)
            self._spans(paragraph, [Span(listed, bold=answered and choice.right)], size)
            if answered and choice.right:
                for run in paragraph.runs:
                    run.font.color.rgb = _GREEN
        if answered:
            paragraph = frame.add_paragraph()
            self._mark(paragraph, "")
            paragraph.space_before = _points(14)
            self._spans(
                paragraph,
                [
                    Span(say("answer", asked.key) + " ", bold=True),
                    Span(f"{asked.why} "),
                    Span(asked.basis_words, italic=True),
                ],
                size,
            )

    def _foot(self, made: Any, number: int) -> None:
        box = made.shapes.add_textbox(*(Emu(int(n * PIXEL)) for n in (MARGIN, 674, WIDTH - 2 * MARGIN, 34)))
        box.name = say("foot-name")
        frame = box.text_frame
        frame.word_wrap = True
        frame.text = say("foot", self._deck.number, number, len(self._deck.slides))
        self._size(frame.paragraphs[0], 18, _GREY)
