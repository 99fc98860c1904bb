"""The sheet of a module as a Word document people can edit: two sides of A4."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from portal.document import Block, Picture, ReadPage
from portal.locales import Speaker
from portal.render.archive import normalised
from portal.render.docx import oxml
from portal.render.docx.cover import Cover
from portal.render.docx.handout import Writer
from portal.render.docx.handout_styles import prepare

say = Speaker("handout")

TEXT_CM = 17.4
"""Width of the text."""
HIGHEST_CM = 10.5
"""The highest a picture may be."""


@dataclass(frozen=True)
class SheetFigure:
    """The picture of a sheet."""

    png: bytes
    picture: Picture
    caption: str


def sheet_docx(
    parts: Mapping[str, Sequence[Block]],
    figure: SheetFigure | None,
    cover: Cover,
    page: ReadPage,
    qr: bytes,
) -> bytes:
    """Return the sheet as DOCX. *parts* are its five parts by title, in the order of reading.

    The third and the fourth stand side by side, the last on the second side below *figure*.
    """
    document = docx.Document()
    oxml.bare(document)
    prepare(document, cover)
    _tighter(document)
    oxml.remember_styles(document)
    writer = Writer(document, (), lambda _: b"")
    _head(document, cover, page, qr)
    brief, do, by, ask, remember = parts.items()
    frame = oxml.framed(document, "info", TEXT_CM)
    _part(writer, frame, brief)
    oxml.after_table(document)
    _part(writer, document, do)
    oxml.after_table(document)
    table = oxml.grid(document, 1, (TEXT_CM / 2, TEXT_CM / 2), "")
    for cell, part in zip(table.rows[0].cells, (by, ask), strict=True):
        _part(writer, cell, part)
    oxml.new_page(document)
    if figure is not None:
        document.add_paragraph(say("sheet-picture"), style="Heading 2")
        _figure(document, figure)
    frame = oxml.framed(document, "wait", TEXT_CM)
    _part(writer, frame, remember)
    oxml.after_table(document)
    line = document.add_paragraph(style="Fine")
    line.add_run(f"{say('source-short')}: ").bold = True
    for number, source in enumerate(page.sources, 1):
        name = f"{source.name} ({source.told})" if source.told else source.name
        line.add_run(f"[{number}] {name}" + ("; " if number < len(page.sources) else ". "))
    line.add_run(f"{cover.checked}. {page.url}")
    out = io.BytesIO()
    document.save(out)
    return normalised(out.getvalue())


def _tighter(document: WordDocument) -> None:
    section = document.sections[0]
    section.top_margin, section.bottom_margin = Cm(1.8), Cm(1.7)
    section.left_margin = section.right_margin = Cm(1.8)
    section.header_distance = section.footer_distance = Cm(1)
    section.header.paragraphs[0].clear()
    section.different_first_page_header_footer = False
    normal: Any = document.styles["Normal"]
    normal.paragraph_format.line_spacing = 1.05
    normal.font.size = Pt(14)


def _head(document: WordDocument, cover: Cover, page: ReadPage, qr: bytes) -> None:
    table = document.add_table(rows=1, cols=2)
    oxml.borderless(table, (TEXT_CM - 3, 3))
    left, right = table.rows[0].cells
    left.paragraphs[0].style = "Fine"
    left.paragraphs[0].add_run(f"{cover.organisation} · {cover.portal}")
    left.add_paragraph(cover.kicker, style="Kicker")
    left.add_paragraph(cover.title, style="Title")
    picture = right.paragraphs[0].add_run().add_picture(io.BytesIO(qr), width=Cm(2.4))
    right.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    oxml.describe(picture, say("qr", page.url))
    oxml.rule(document)


def _part(writer: Writer, into: oxml.Container, part: tuple[str, Sequence[Block]]) -> None:
    title, blocks = part
    heading = into.add_paragraph(title, style="Heading 2")
    heading.paragraph_format.space_before = Pt(4)
    writer.blocks(blocks, into)
    if not isinstance(into, WordDocument):
        oxml.tidy(into)


def _figure(document: WordDocument, figure: SheetFigure) -> None:
    image = figure.picture.image
    width = min(14.0, HIGHEST_CM * image.width / image.height)
    line = document.add_paragraph(style="Normal")
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.paragraph_format.keep_with_next = True
    shown = line.add_run().add_picture(io.BytesIO(figure.png), width=Cm(width))
    oxml.describe(shown, figure.picture.alt)
    document.add_paragraph(figure.caption, style="Caption").alignment = WD_ALIGN_PARAGRAPH.CENTER
