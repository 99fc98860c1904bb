"""Slides as HTML: one section a slide, readable without scripts; presented by ``slides.js`` (reveal.js)."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from portal.assets.inline import inline_script, inline_style
from portal.document import Block, Image, Picture, Span, Table, plain
from portal.document.deck.fit import columns
from portal.document.deck.model import Deck, Line, Slide
from portal.document.images import MEDIA
from portal.locales import Speaker
from portal.questions import Question
from portal.render.epub.xhtml import XhtmlWriter

say = Speaker("slides-made")

_PAGE = """<!doctype html>
<html lang="vi" class="deck">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
{head}
</head>
<body>
<main>
<div class="reveal" data-minutes="{minutes}" data-page={page}>
<div class="slides">
{slides}
</div>
</div>
</main>
</body>
</html>
"""


def deck_page(deck: Deck, assets: str) -> str:
    """Return the deck as a page of the site; *assets* is the relative address of the built assets."""
    head = f'<link rel="icon" href="{assets}/favicon.svg">\n'
    head += f'<link rel="stylesheet" href="{assets}/slides.css">\n'
    head += f'<script src="{assets}/slides.js" defer></script>'
    return _page(deck, head)


def single_file(deck: Deck, assets: Path) -> str:
    """Return the deck as one file that needs nothing else; *assets* is the folder of the built assets."""
    css = inline_style((assets / "slides.css").read_text(encoding="utf-8"), assets)
    js = inline_script((assets / "slides.js").read_text(encoding="utf-8"))
    head = f'<link rel="icon" href="data:,">\n<style>\n{css}\n</style>\n'
    return _page(deck, head + f'<script type="module">\n{js}\n</script>')


def _page(deck: Deck, head: str) -> str:
    slides = "\n".join(_slide(slide, deck) for slide in deck.slides)
    title = escape(say("presents", deck.number, deck.title))
    return _PAGE.format(
        title=title, head=head, minutes=deck.minutes, page=quoteattr(deck.address), slides=slides
    )


def _slide(slide: Slide, deck: Deck) -> str:
    tag = "h1" if slide.kind == "title" else "h2"
    kicker = f'<p class="kicker">{escape(slide.section)}</p>' if slide.section else ""
    head = f"{kicker}<{tag}>{escape(slide.title)}</{tag}>"
    body = _body(slide, deck)
    notes = f'<aside class="notes">{_blocks(slide.notes)}</aside>' if slide.notes else ""
    kind = f" {slide.notice}" if slide.notice else ""
    return (
        f'<section id={quoteattr(slide.anchor)} class="slide slide--{slide.kind}{kind}" '
        f'data-title={quoteattr(slide.title)}><div class="frame"><header>{head}</header>'
        f'<div class="body">{body}</div></div>{notes}</section>'
    )


def _body(slide: Slide, deck: Deck) -> str:
    if slide.kind == "title":
        return f"<p>{escape(deck.organisation)}</p><p>{escape(deck.portal)}</p>"
    if slide.table is not None:
        return _table(slide.table)
    if slide.picture is not None:
        return _picture(slide.picture)
    if slide.asked is not None:
        return _asked(slide.asked)
    return _lines(slide.lines)


def _lines(lines: Sequence[Line]) -> str:
    drawn = []
    for line in lines:
        mark = f'<span class="mark" aria-hidden="true">{escape(line.mark)}</span>' if line.mark else ""
        if line.mark.endswith("."):
            mark = f'<span class="mark">{escape(line.mark)}</span>'
        kind = "line line--marked" if line.mark else "line"
        drawn.append(f'<li class="{kind}">{mark}<span>{_spans(line.spans)}</span></li>')
    return f'<ul class="lines">{"".join(drawn)}</ul>'


def _spans(spans: Sequence[Span]) -> str:
    """Looks without links: nobody follows a link in a hall."""
    return XhtmlWriter([], lambda href: href).spans([replace(s, href="") for s in spans])


def _blocks(blocks: Sequence[Block]) -> str:
    return _writer().blocks(blocks)


def _writer() -> XhtmlWriter:
    """Pictures stand in the page itself: a deck is one file."""
    return XhtmlWriter([], lambda href: href, _data)


def _data(image: Image) -> str:
    return f"data:{MEDIA[image.kind]};base64,{base64.b64encode(image.data).decode()}"


def _table(table: Table) -> str:
    widths = columns(table)
    total = sum(widths)
    cols = "".join(f'<col style="width:{100 * w / total:.1f}%">' for w in widths)
    head = "".join(f'<th scope="col">{_spans(spans)}</th>' for spans in table.head)
    rows = []
    for row in table.rows:
        kinds = [' class="num"' if n in table.numeric else "" for n in range(len(row))]
        cells = "".join(f"<td{k}>{escape(plain(c))}</td>" for k, c in zip(kinds, row, strict=True))
        rows.append(f"<tr>{cells}</tr>")
    caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    top = f"<thead><tr>{head}</tr></thead>" if head else ""
    return f"<table>{caption}<colgroup>{cols}</colgroup>{top}<tbody>{''.join(rows)}</tbody></table>"


def _picture(picture: Picture) -> str:
    if picture.image.drawn:
        return f"<figure>{picture.image.svg}</figure>"
    return f"<figure>{_writer().image(replace(picture, href=''))}</figure>"


def _asked(asked: Question) -> str:
    options = "".join(
        f'<li class="option{" option--right" * choice.right}">'
        f'<span class="mark">{choice.letter}.</span><span>{escape(choice.text)}</span></li>'
        for choice in asked.choices
    )
    return (
        f'<p class="stem">{escape(asked.text)} <em>({asked.how})</em></p>'
        f'<ul class="lines">{options}</ul>'
        f'<p class="answer fragment"><strong>{escape(say("answer", asked.key))}</strong> '
        f"{escape(asked.why)} <small>{escape(asked.basis_words)}</small></p>"
    )
