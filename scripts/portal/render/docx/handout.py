"""A page as a Word document people can edit: named styles, headings in the navigation pane, real tables."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from itertools import zip_longest

import docx
from docx.document import Document as WordDocument
from docx.shared import Cm
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from portal.document import (
    Block,
    Code,
    Frame,
    Heading,
    Listing,
    Notes,
    Notice,
    Pairs,
    Paragraph,
    Picture,
    QuizPlace,
    Quote,
    ReadPage,
    Rule,
    Span,
    Table,
    plain,
)
from portal.locales import Speaker, page_text
from portal.questions import Question
from portal.render.archive import normalised
from portal.render.docx import oxml
from portal.render.docx.cover import Cover
from portal.render.docx.handout_styles import prepare
from portal.render.docx.pictures import Png, add_picture

say = Speaker("handout")

TEXT_CM = 16.4
"""Width of the text."""


def handout_docx(
    page: ReadPage,
    cover: Cover,
    bank: Sequence[Question],
    qr: bytes,
    png: Png,
    full: tuple[str, bytes] = ("", b""),
) -> bytes:
    """Return the page as DOCX; *bank* are the questions of its quiz, without their key.

    *full* is where the portal tells every source, and a QR code that leads there.
    """
    document = docx.Document()
    oxml.bare(document)
    prepare(document, cover)
    oxml.remember_styles(document)
    writer = Writer(document, bank, png)
    head = document.add_table(rows=1, cols=2)
    oxml.borderless(head, (TEXT_CM - 3, 3))
    left, right = head.rows[0].cells
    left.paragraphs[0].style = "Fine"
    left.paragraphs[0].add_run(f"{cover.organisation} · {cover.portal}")
    left.add_paragraph(cover.kicker, style="Kicker")
    left.add_paragraph(cover.title, style="Title")
    left.add_paragraph(cover.checked, style="Fine")
    picture = right.paragraphs[0].add_run().add_picture(io.BytesIO(qr), width=Cm(2.6))
    oxml.describe(picture, say("qr", page.url))
    oxml.rule(document)
    writer.blocks(page.tree.blocks)
    _sources(document, page, *full)
    document.add_paragraph(page.url, style="Fine")
    out = io.BytesIO()
    document.save(out)
    return normalised(out.getvalue())


def _sources(document: WordDocument, page: ReadPage, leads: str, code: bytes) -> None:
    """Names by number and what is not certain, in a few lines; *code* leads to the rest, at *leads*."""
    if page.sources:
        document.add_paragraph(page_text("source", "vi"), style="Heading 1")
        table = document.add_table(rows=1, cols=2)
        oxml.borderless(table, (TEXT_CM - 3, 3))
        left, right = table.rows[0].cells
        line = left.paragraphs[0]
        line.style = "Fine"
        for number, source in enumerate(page.sources, 1):
            line.add_run(f"[{number}] ").bold = True
            name = f"{source.name} ({source.told})" if source.told else source.name
            if source.url:
                oxml.link(line, name, source.url, "Fine Words")
            else:
                line.add_run(name)
            line.add_run("; " if number < len(page.sources) else ".")
        if code:
            picture = right.paragraphs[0].add_run().add_picture(io.BytesIO(code), width=Cm(2.2))
            oxml.describe(picture, say("qr-sources", leads))
            right.add_paragraph(say("scan-sources"), style="Fine")
    if page.doubts:
        document.add_paragraph(page_text("unverified", "vi"), style="Heading 1")
        document.add_paragraph(page.advice, style="Fine")
        for doubt in page.doubts:
            line = document.add_paragraph(style="Fine")
            line.add_run(f"{doubt.title}: ").bold = True
            line.add_run(doubt.told)


class Writer:
    """Writes blocks into a document or a cell; *bank* are the questions where a quiz stands."""

    def __init__(self, document: WordDocument, bank: Sequence[Question], png: Png) -> None:
        self.document = document
        self._bank = bank
        self._png = png

    def blocks(self, blocks: Sequence[Block], into: oxml.Container | None = None) -> None:
        """Write *blocks* at the end of *into*, the document itself when it is None."""
        for block in blocks:
            self._block(block, into if into is not None else self.document)

    def _block(self, block: Block, into: oxml.Container) -> None:
        if isinstance(block, Heading):
            self._spans(into.add_paragraph(style=f"Heading {min(block.level - 1, 3)}"), block.spans)
        elif isinstance(block, Paragraph):
            style = {"lead": "Lead", "fine": "Fine"}.get(block.look, "Normal")
            self._spans(into.add_paragraph(style=style), block.spans)
        elif isinstance(block, Listing):
            self._listing(block, into)
        elif isinstance(block, Table):
            self._table(block, into)
        elif isinstance(block, Picture):
            self._picture(block, into)
        elif isinstance(block, Code):
            if block.title:
                into.add_paragraph(block.title, style="Caption")
            into.add_paragraph(block.text, style="Code")
        elif isinstance(block, Rule):
            oxml.rule(into)
        elif isinstance(block, Notice | Frame | Quote):
            kind = block.kind if isinstance(block, Notice) else "frame"
            frame = oxml.framed(into, kind, _room(into))
            self.blocks(block.blocks, frame)
            oxml.tidy(frame)
            oxml.after_table(into)
        elif isinstance(block, Pairs):
            self._pairs(block, into)
        elif isinstance(block, QuizPlace):
            for asked in self._bank:
                self._question(asked, into)
        elif isinstance(block, Notes):
            return  # for the trainer only; they stand in the slides
        else:
            raise TypeError(block)

    def _spans(self, line: WordParagraph, spans: Sequence[Span]) -> None:
        for span in spans:
            if span.look == "source":
                line.add_run(span.text).font.superscript = True
                continue
            run = oxml.link(line, span.text, span.href) if span.href else line.add_run(span.text)
            run.bold = span.bold or None
            run.italic = span.italic or None
            if span.look == "secondary":
                oxml.dotted(run)
            elif span.look.startswith("pill-"):
                run.style = "Label"
            elif span.look == "fine":
                run.style = "Fine Words"
            oxml.shaped(run, span.shape)

    def _listing(self, block: Listing, into: oxml.Container) -> None:
        number = oxml.numbering(self.document, block.start) if block.ordered else None
        for item in block.items:
            for at, part in enumerate(item):
                if at == 0 and isinstance(part, Paragraph):
                    line = into.add_paragraph(style="List Number" if block.ordered else "List Bullet")
                    if number is not None:
                        oxml.numbered(line, number)
                    self._spans(line, part.spans)
                elif isinstance(part, Paragraph):
                    style = "List Fine" if part.look == "fine" else "List Continue"
                    self._spans(into.add_paragraph(style=style), part.spans)
                elif isinstance(part, Pairs):
                    for name, content in part.rows:
                        line = into.add_paragraph(style="List Continue")
                        self._spans(line, name)
                        line.add_run(": ")
                        line.add_run(plain(content)).bold = True
                else:
                    self._block(part, into)

    def _table(self, block: Table, into: oxml.Container) -> None:
        if block.caption:
            into.add_paragraph(block.caption, style="Caption")
        weights = block.weights()
        columns = [_room(into) * one / sum(weights) for one in weights]
        table = oxml.grid(into, len(block.rows) + bool(block.head), columns, block.caption)
        for at, spans in enumerate(block.head):
            cell = table.rows[0].cells[at]
            self._spans(cell.paragraphs[0], spans)
            cell.paragraphs[0].style = "Table Head"
        if block.head:
            oxml.repeat(table.rows[0])
        for r, row in enumerate(block.rows, bool(block.head)):
            for at, content in enumerate(row):
                cell = table.rows[r].cells[at]
                self.blocks(content, cell)
                oxml.tidy(cell)
                oxml.restyle(cell, "Table Text", right=at in block.numeric)
        oxml.after_table(into)

    def _pairs(self, block: Pairs, into: oxml.Container) -> None:
        room = _room(into)
        table = oxml.grid(into, len(block.rows), (room * 0.256, room * 0.744), "")
        for row, (name, content) in zip(table.rows, block.rows, strict=True):
            self._spans(row.cells[0].paragraphs[0], name)
            row.cells[0].paragraphs[0].style = "Table Head"
            self.blocks(content, row.cells[1])
            oxml.tidy(row.cells[1])
            oxml.restyle(row.cells[1], "Table Text")
        oxml.after_table(into)

    def _picture(self, block: Picture, into: oxml.Container) -> None:
        line = into.add_paragraph(style="Normal")
        line.paragraph_format.keep_with_next = bool(block.caption) or None
        add_picture(line, block, self._png, _room(into))
        for part in block.caption:
            if isinstance(part, Paragraph):
                self._spans(into.add_paragraph(style="Caption"), part.spans)
            else:
                self._block(part, into)
        self.blocks(block.details, into)

    def _question(self, asked: Question, into: oxml.Container) -> None:
        if asked.opening:
            story = into.add_paragraph(style="Lead")
            story.add_run(say("case") + " ").bold = True
            story.add_run(asked.opening)
        line = into.add_paragraph(style="Question")
        line.add_run(say("question", asked.number) + " ").bold = True
        line.add_run(asked.text)
        line.add_run(f" ({asked.how})").italic = True
        if asked.pairs:
            sides = (asked.listed, asked.listed_sides)
            name = say("question-name", asked.number)
            table = oxml.grid(into, max(map(len, sides)), (TEXT_CM / 2, TEXT_CM / 2), name)
            for row, (left, right) in zip(table.rows, zip_longest(*sides, fillvalue=""), strict=True):
                for cell, text in zip(row.cells, (left and f"{left} ……", right), strict=True):
                    cell.paragraphs[0].add_run(text)
                    cell.paragraphs[0].style = "Table Text"
            oxml.after_table(into)
        elif asked.answers:
            into.add_paragraph(f"……………………………… {asked.unit}".rstrip(), style="Choice")
        else:
            blank = "…… " if asked.steps else ""
            for listed in asked.listed:
                into.add_paragraph(blank + listed, style="Choice")


def _room(into: oxml.Container) -> float:
    """Width of the text in *into*, cm."""
    width = into.width if isinstance(into, _Cell) else None
    return TEXT_CM if width is None else max(1.0, min(TEXT_CM, width.cm) - 0.4)


def moment(day: str) -> dt.datetime:
    """Midnight of a day, for the properties of a file."""
    return dt.datetime.fromisoformat(day + "T00:00:00+00:00")
