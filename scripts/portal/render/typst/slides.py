"""The deck on paper: each slide with its notes below, or with room to write; PDF/UA-1 by Typst."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from portal.content.models.portal import Colours
from portal.document import Block, Listing, Paragraph, Picture, Span, Table, plain
from portal.document.deck.fit import PICTURE_HEIGHT, TABLE_SIZE, columns
from portal.document.deck.model import Deck, Slide
from portal.locales import text
from portal.questions import Question
from portal.render.typst.glyphs import printable
from portal.render.typst.markup import call, escape, sequence, string
from portal.render.typst.typesetting import MAIN, compile_pdf, picture_files, templates

_ROOM = 1192
"""Width of the text of a slide, 16:9."""


def slides_pdf(deck: Deck, colours: Colours, fonts: Path) -> bytes:
    """Return the slides with notes as A4.

    Raises typst.TypstError when a text cannot be set accessibly.
    """
    title = text("slides-made", "paper", "vi", deck.number, deck.title)
    options = f"title: {string(title)}, organisation: {string(deck.organisation)}, foot: {string(title)}"
    parts = ['#import "slides.typ": *', f"#show: slides.with({options})"]
    total = len(deck.slides)
    parts += [_slide(slide, number, total, deck) for number, slide in enumerate(deck.slides, 1)]
    sources = {
        MAIN: printable("\n\n".join(parts), fonts).encode(),
        **templates("slides.typ"),
    }
    sources |= picture_files([slide.picture.image for slide in deck.slides if slide.picture], fonts)
    return compile_pdf(sources, fonts, deck.day, colours.model_dump())


def _slide(slide: Slide, number: int, total: int, deck: Deck) -> str:
    notes = f"[{_blocks(slide.notes)}]" if slide.notes else "none"
    cover = ", cover: true" if slide.kind == "title" else ""
    return (
        f"#slide({number}, {total}, {string(slide.section)}, {string(slide.title)}, "
        f"[{_body(slide, deck)}], {notes}{cover})"
    )


def _body(slide: Slide, deck: Deck) -> str:
    if slide.kind == "title":
        return f"{escape(deck.organisation)} \\\n{escape(deck.portal)}"
    if slide.table is not None:
        return _table(slide.table)
    if slide.picture is not None:
        return _picture(slide.picture)
    if slide.asked is not None:
        return _asked(slide.asked)
    items = ", ".join(f"({string(line.mark)}, [{_spans(line.spans)}])" for line in slide.lines)
    return f"#lines({items})" if items else ""


def _spans(spans: Sequence[Span]) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    if span.look == "source":
        return ""
    text = escape(span.text)
    if span.look == "secondary":
        text = call("secondary", text)
    elif span.look.startswith("pill-"):
        text = call("pill", text)
    elif span.shape in ("sub", "sup"):
        text = call({"sub": "sub", "sup": "super"}[span.shape], text)
    text = call("strong", text) if span.bold else text
    text = call("emph", text) if span.italic else text
    return f"{text};" if text.startswith("#") else text


def _blocks(blocks: Sequence[Block]) -> str:
    """Notes: paragraphs and lists."""
    parts = []
    for block in blocks:
        if isinstance(block, Paragraph):
            parts.append(_notes_spans(block.spans))
        elif isinstance(block, Listing):
            items = [_blocks(item) for item in block.items]
            start = {"start": str(block.start)} if block.ordered else {}
            parts.append(sequence("enum" if block.ordered else "list", items, **start))
        else:
            parts.append(escape(plain(block)))
    return "\n\n".join(parts)


def _notes_spans(spans: Sequence[Span]) -> str:
    """Notes in the size of notes: labels in brackets."""
    drawn = []
    for span in spans:
        text = escape(f"[{span.text}]" if span.look.startswith("pill-") else span.text)
        drawn.append(call("strong", text) + ";" if span.bold else "" if span.look == "source" else text)
    return "".join(drawn)


def _table(table: Table) -> str:
    widths = ", ".join(f"{width:.1f}fr" for width in columns(table))
    head = ", ".join(f"[{escape(plain(spans))}]" for spans in table.head)
    body = ", ".join(f"[{escape(plain(cell))}]" for row in table.rows for cell in row)
    return f"#points({TABLE_SIZE}pt, ({widths},), ({head + ',' if head else ''}), ({body},))"


def _picture(picture: Picture) -> str:
    image = picture.image
    scale = min(_ROOM / image.width, PICTURE_HEIGHT / image.height)
    return f"#picture({string(image.name)}, {string(picture.alt)}, {image.width * scale:.1f}pt)"


def _asked(asked: Question) -> str:
    options = ", ".join(
        f"({string(choice.letter)}, [{escape(choice.text)}], {'true' if choice.right else 'false'})"
        for choice in asked.choices
    )
    return (
        f"#asked([{escape(asked.text)}], [{escape(asked.how)}], ({options},), "
        f"{string(asked.key)}, [{escape(asked.why)} {call('fine', escape(asked.basis_words))}])"
    )
