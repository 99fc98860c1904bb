"""The blocks of a page as Typst markup, with the functions of ``handout.typ``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from portal.content.catalogue import Catalogue
from portal.document import (
    Block,
    Code,
    Frame,
    Heading,
    Image,
    Listing,
    Notes,
    Notice,
    Pairs,
    Paragraph,
    Picture,
    QuizPlace,
    Quote,
    Rule,
    Span,
    Table,
)
from portal.questions import bank
from portal.render.typst.markup import array, call, escape, sequence, string
from portal.render.typst.questions import questions

_FRAMES = {"keypoints": "keypoints", "module": "modulehead"}
_SHAPES = {
    "code": "code",
    "sub": "sub",
    "sup": "super",
    "struck": "strike",
    "underlined": "underline",
    "marked": "highlight",
}
DRAWN_CM = 10.0
"""Width of a picture drawn from data."""
MOST_CM = 20.0
"""The highest a picture may be."""
_PIXEL_CM = 2.54 / 96


class TypstWriter:
    """Writes one page; collects its pictures in ``images``. Questions stand without their key.

    ``named`` is where the addresses of regulation pages begin: links to them leave a mark for an index;
    empty for none.
    """

    def __init__(self, catalogue: Catalogue, named: str = "") -> None:
        self.images: set[Image] = set()
        self._catalogue = catalogue
        self._named = named

    def blocks(self, blocks: Sequence[Block]) -> str:
        """Return *blocks* as markup; what only the trainer should read is left out."""
        return "\n\n".join(drawn for block in blocks if (drawn := self._block(block)))

    def _block(self, block: Block) -> str:
        if isinstance(block, Heading):
            return call("heading", self.spans(block.spans), depth=str(block.level - 1))
        if isinstance(block, Paragraph):
            body = self.spans(block.spans)
            return call(block.look, body) if block.look else body
        if isinstance(block, Listing):
            start = {"start": str(block.start)} if block.start != 1 else {}
            items = [self.blocks(item) for item in block.items]
            return sequence("enum" if block.ordered else "list", items, **start)
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Picture):
            return self._picture(block)
        if isinstance(block, Quote):
            return call("quote", self.blocks(block.blocks), block="true")
        if isinstance(block, Code):
            return f"#listing({string(block.title)}, {string(block.text)})"
        if isinstance(block, Rule):
            return "#rule"
        if isinstance(block, Notice):
            return f"#notice({string(block.kind)})[{self.blocks(block.blocks)}]"
        if isinstance(block, Frame):
            return call(_FRAMES[block.kind], self.blocks(block.blocks))
        if isinstance(block, Pairs):
            cells = [text for n, c in block.rows for text in (self.spans(n), self.blocks(c))]
            return sequence("attributes", cells)
        if isinstance(block, QuizPlace):
            return "\n\n".join(questions(bank(self._catalogue, block.quiz)))
        if isinstance(block, Notes):
            return ""  # they stand in the slides
        raise TypeError(block)

    def spans(self, spans: Sequence[Span]) -> str:
        """Return runs of text."""
        return "".join(map(self._span, spans))

    def _span(self, span: Span) -> str:
        text = " \\\n".join(escape(line) for line in span.text.split("\n"))
        if span.look == "source":
            return f"#super[{text}];"
        plain = text
        text = call(_SHAPES[span.shape], text) if span.shape else text
        text = call("strong", text) if span.bold else text
        text = call("emph", text) if span.italic else text
        if span.look in ("secondary", "fine"):
            text = call(span.look, text)
        elif span.look.startswith("pill-"):
            text = f"#pill({string(span.look[5:])})[{text}]"
        if span.href:
            text = f"#link({string(span.href)})[{text}]"
            if self._named and span.href.startswith(self._named):
                text += f"#named({string(span.href.removeprefix(self._named).split('/')[0])})"
        # Without an end, Typst takes a bracket or a point that follows for a part of the call.
        return text if text is plain else f"{text};"

    def _table(self, table: Table) -> str:
        weights = ", ".join(f"{weight:.2f}fr" for weight in table.weights())
        # A head that goes on overleaf is an artifact there, and an artifact may hold no links.
        head = array([self.spans([replace(span, href="") for span in spans]) for spans in table.head])
        body = array([self.blocks(cell) for row in table.rows for cell in row])
        numeric = "".join(f"{n}, " for n in sorted(table.numeric))
        return (
            f"#datatable(caption: {string(table.caption)}, columns: ({weights},), numeric: ({numeric}), "
            f"head: {head}, body: {body})"
        )

    def _picture(self, picture: Picture) -> str:
        image = picture.image
        self.images.add(image)
        width = DRAWN_CM if image.drawn else image.width * _PIXEL_CM
        width = min(width, MOST_CM * image.width / image.height)
        caption = self.blocks(picture.caption)
        options = f"{string(image.name)}, {string(picture.alt)}, {width:.2f}cm, {string(picture.href)}"
        return "\n\n".join(filter(None, [f"#picture({options})[{caption}]", self.blocks(picture.details)]))
