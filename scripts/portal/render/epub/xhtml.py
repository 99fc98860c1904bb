"""Blocks as XHTML of an e-book: plain elements, pictures as SVG, questions without their key."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape, quoteattr

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
from portal.locales import Speaker
from portal.questions import Question

say = Speaker("handout")

_SHAPES = {
    "code": "code",
    "sub": "sub",
    "sup": "sup",
    "struck": "s",
    "underlined": "u",
    "marked": "mark",
}
Links = Callable[[str], str]
"""Where a link of the portal leads inside the book; the address itself when it leads outside."""


class XhtmlWriter:
    """Writes the blocks of one chapter.

    *address* says where a picture file is found; its own name unless told otherwise.
    """

    def __init__(
        self, bank: Sequence[Question], links: Links, address: Callable[[Image], str] | None = None
    ) -> None:
        self._bank = bank
        self._links = links
        self._address = address or (lambda image: image.name)
        self.pictures = 0
        """How many pictures were drawn from data."""
        self.images: dict[str, Image] = {}
        """Picture files shown, by name."""

    def blocks(self, blocks: Sequence[Block]) -> str:
        """Return *blocks* as XHTML."""
        return "\n".join(self._block(block) for block in blocks)

    def _block(self, block: Block) -> str:
        if isinstance(block, Heading):
            name = f" id={quoteattr(block.anchor)}" if block.anchor else ""
            return f"<h{block.level}{name}>{self.spans(block.spans)}</h{block.level}>"
        if isinstance(block, Paragraph):
            return f"<p{_class(block.look)}>{self.spans(block.spans)}</p>"
        if isinstance(block, Listing):
            tag = "ol" if block.ordered else "ul"
            start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
            items = "".join(f"<li>{self._item(item)}</li>" for item in block.items)
            return f"<{tag}{start}>{items}</{tag}>"
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Picture):
            return self._picture(block)
        if isinstance(block, Quote):
            return f"<blockquote>{self.blocks(block.blocks)}</blockquote>"
        if isinstance(block, Code):
            title = f'<p class="fine">{escape(block.title)}</p>' if block.title else ""
            return f"{title}<pre><code>{escape(block.text)}</code></pre>"
        if isinstance(block, Rule):
            return "<hr/>"
        if isinstance(block, Notice | Frame):
            kind = f"notice {block.kind}" if isinstance(block, Notice) else block.kind
            return f'<div class="{kind}">{self.blocks(block.blocks)}</div>'
        if isinstance(block, Pairs):
            rows = "".join(f"<dt>{self.spans(n)}</dt><dd>{self._item(c)}</dd>" for n, c in block.rows)
            return f"<dl>{rows}</dl>"
        if isinstance(block, QuizPlace):
            return self._quiz()
        if isinstance(block, Notes):
            return ""  # for the trainer only; they stand in the slides
        raise TypeError(block)

    def _item(self, blocks: Sequence[Block]) -> str:
        """One paragraph alone needs no element of its own."""
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            return self.spans(blocks[0].spans)
        return self.blocks(blocks)

    def spans(self, spans: Sequence[Span]) -> str:
        """Return runs of text."""
        return "".join(self._span(span) for span in spans)

    def _span(self, span: Span) -> str:
        text = escape(span.text).replace("\n", "<br/>")
        if span.look == "source":
            return f"<sup>{text}</sup>"
        text = f"<{_SHAPES[span.shape]}>{text}</{_SHAPES[span.shape]}>" if span.shape else text
        text = f"<strong>{text}</strong>" if span.bold else text
        text = f"<em>{text}</em>" if span.italic else text
        if span.look:
            text = f"<span{_class(span.look)}>{text}</span>"
        return f"<a href={quoteattr(self._links(span.href))}>{text}</a>" if span.href else text

    def _table(self, block: Table) -> str:
        caption = f"<caption>{escape(block.caption)}</caption>" if block.caption else ""
        head = "".join(f'<th scope="col">{self.spans(spans)}</th>' for spans in block.head)
        rows = []
        for row in block.rows:
            cells = "".join(f"<td>{self._item(cell)}</td>" for cell in row)
            rows.append(f"<tr>{cells}</tr>")
        top = f"<thead><tr>{head}</tr></thead>" if head else ""
        return f"<table>{caption}{top}<tbody>{''.join(rows)}</tbody></table>"

    def _picture(self, block: Picture) -> str:
        caption = self.blocks(block.caption)
        shown = f"<figcaption>{caption}</figcaption>" if caption else ""
        figure = f"<figure>{self.image(block)}{shown}</figure>"
        return figure + self.blocks(block.details)

    def image(self, block: Picture) -> str:
        """Return the picture alone: one drawn from data in place, else a file."""
        image = block.image
        if image.drawn:
            self.pictures += 1
            # Two pictures of a chapter may share ids; nothing else refers to them.
            return re.sub(r'(id="|aria-labelledby="|url\(#)', rf"\g<1>p{self.pictures}-", image.svg)
        self.images[image.name] = image
        shown = f"<img src={quoteattr(self._address(image))} alt={quoteattr(block.alt)}/>"
        return f"<a href={quoteattr(self._links(block.href))}>{shown}</a>" if block.href else shown

    def _quiz(self) -> str:
        return "".join(self._question(one) for one in self._bank)

    def _question(self, asked: Question) -> str:
        story = f'<p class="lead"><strong>{say("case")}</strong> {escape(asked.opening)}</p>' * bool(
            asked.opening
        )
        head = (
            f'<p class="question"><strong>{say("question", asked.number)}</strong> {escape(asked.text)} '
            f"<em>({asked.how})</em></p>"
        )
        if asked.answers:
            return f"{story}{head}<p>………… {escape(asked.unit)}</p>"
        return story + head + _lines(asked.listed) + _lines(asked.listed_sides)


def _lines(lines: Sequence[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f'<ul class="choices">{items}</ul>' if lines else ""


def _class(look: str) -> str:
    return f' class="{"pill" if look.startswith("pill-") else look}"' if look else ""
