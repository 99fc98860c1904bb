"""Blocks as HTML that stands alone and looks like the site: tables as cards, numbers of sources to tap."""

from __future__ import annotations

import base64
from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

from portal.document import Block, Heading, Image, Notice, QuizPlace, Span, Table, plain
from portal.drawing.images import MEDIA
from portal.locales import text
from portal.render.epub.xhtml import XhtmlWriter


class SingleWriter(XhtmlWriter):
    """Writes the blocks of one page of a file.

    *quiz* is what stands where its questions are, *prefix* goes before its ids, *deeper* is added to the
    levels of its headings.
    """

    def __init__(self, links: Callable[[str], str], quiz: str, prefix: str, deeper: int) -> None:
        super().__init__([], links, _data)
        self._form = quiz
        self._prefix = prefix
        self._deeper = deeper
        self._tables = 0
        self._name = ""
        """Words of the last heading."""

    def _block(self, block: Block) -> str:
        if isinstance(block, Heading):
            self._name = plain(block)
            level = min(6, block.level + self._deeper)
            name = f" id={quoteattr(self._prefix + block.anchor)}" if block.anchor else ""
            return f"<h{level}{name}>{self.spans(block.spans)}</h{level}>"
        if isinstance(block, Notice):
            return f'<div class="notice notice--{block.kind}">{self.blocks(block.blocks)}</div>'
        if isinstance(block, QuizPlace):
            return self._form
        return super()._block(block)

    def _span(self, span: Span) -> str:
        if span.look == "source":
            number = span.text.strip("[]")
            return f'<a class="src" href="#{self._prefix}nguon-{number}">[{number}]</a>'
        if span.look.startswith("pill-"):
            return f'<span class="pill pill--{span.look[5:]}">{escape(span.text)}</span>'
        return super()._span(span)

    def _table(self, block: Table) -> str:
        self._tables += 1
        heads = [plain(head) for head in block.head]
        rows = []
        for row in block.rows:
            cells = []
            for n, cell in enumerate(row):
                kind = ' class="num"' if n in block.numeric else ""
                label = f" data-label={quoteattr(heads[n])}" if heads and heads[n] else ""
                cells.append(f"<td{kind}{label}>{self._item(cell)}</td>")
            rows.append(f"<tr>{''.join(cells)}</tr>")
        head = "".join(f'<th scope="col">{self.spans(spans)}</th>' for spans in block.head)
        top = f"<thead><tr>{head}</tr></thead>" if head else ""
        caption = f"<caption>{escape(block.caption)}</caption>" if block.caption else ""
        kind = ' class="cards"' if len(heads) > 1 else ""
        name = text(
            "single-file", "table", "vi", f"{self._prefix}{self._tables}", block.caption or self._name
        ).rstrip(": ")
        return (
            f'<div class="table-scroll" role="region" tabindex="0" aria-label={quoteattr(name)}>'
            f"<table{kind}>{caption}{top}<tbody>{''.join(rows)}</tbody></table></div>"
        )


def _data(image: Image) -> str:
    return f"data:{MEDIA[image.kind]};base64,{base64.b64encode(image.data).decode()}"
