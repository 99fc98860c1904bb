"""Slides as HTML: one section a slide, readable without scripts; presented by ``slides.js`` (reveal.js)."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from portal.assets.inline import inline_script, inline_style
from portal.document import Image, plain
from portal.document.deck import model
from portal.document.deck.model import Deck, Slide, Words
from portal.drawing.figure import Figure
from portal.drawing.images import MEDIA
from portal.drawing.scene import Scene
from portal.locales import Speaker
from portal.render.epub.xhtml import XhtmlWriter

say = Speaker("slides-made")

_SHORT, _LONG = 4, 9
"""Letters of a figure that is shown huge, and of one that has to be smaller."""
_LONG_TITLE, _LONG_QUESTION = 48, 75
"""Letters of the title of a deck, and of a question, that are set smaller."""
_SHORT_OPTIONS, _LONG_OPTIONS = 60, 150
"""Letters of all answers to a question that are set larger, or smaller."""
_MANY = 4
"""Answers that leave no room for larger letters."""
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
<div class="reveal" data-deck="{module}" data-minutes="{minutes}" data-page={page}>
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
        title=title,
        head=head,
        module=deck.module,
        minutes=deck.minutes,
        page=quoteattr(deck.address),
        slides=slides,
    )


def _slide(slide: Slide, deck: Deck) -> str:
    tag = "h1" if isinstance(slide.body, model.Cover) else "h2"
    above = (
        f'<p class="above">{escape(slide.body.above)}</p>' if isinstance(slide.body, model.Cover) else ""
    )
    right = f" data-right={quoteattr(slide.body.key)}" if isinstance(slide.body, model.Asked) else ""
    repealed = "".join(f"<span>{escape(told)}</span>" for told in slide.repealed)
    status = f'<p class="status">{repealed}</p>' if repealed else ""
    rests = escape(say("rests", "; ".join(slide.sources))) if slide.sources else ""
    most = _LONG_TITLE if above else _LONG_QUESTION
    long = ' class="long"' if len(plain(slide.title)) > most else ""
    figure = model.figure_of(slide)
    pictured = " slide--pictured" if figure else ""
    if figure and not figure.whole and isinstance(figure.wide, Image):
        pictured += " slide--drawing"
    return (
        f'<section id={quoteattr(slide.anchor)} class="slide slide--{slide.kind}{pictured}" '
        f'data-kind="{slide.kind}" data-minutes="{slide.minutes}"{right} '
        f'data-title={quoteattr(plain(slide.title))}><div class="frame">'
        f"<header>{above}<{tag}{long}>{_words(slide.title)}</{tag}></header>"
        f'<div class="body">{_body(slide.body, slide, deck)}</div>{status}<p class="foot">{rests}</p></div>'
        f'<aside class="notes">{_notes(slide)}</aside></section>'
    )


def _body(body: model.Body, slide: Slide, deck: Deck) -> str:
    match body:
        case model.Cover():
            told = f'<div><p class="lead">{_words(body.lead)}</p><p class="by">{escape(body.by)}</p></div>'
            return told + _figure(body.figure)
        case model.Claim():
            return _list(body.points) + _figure(body.figure)
        case model.Number():
            letters = len(plain(body.value))
            size = " value--short" if letters <= _SHORT else " value--long" if letters > _LONG else ""
            return (
                f'<p class="value{size}">{_words(body.value)}</p><p class="label">{_words(body.label)}</p>'
            )
        case model.Compare():
            return "".join(
                f'<div class="side"><h3>{_words(side.head)}</h3>{_list(side.points)}</div>'
                for side in (body.left, body.right)
            )
        case model.Grid():
            return _table(body)
        case model.Drawn():
            return _figure(body.figure)
        case model.Story():
            told = f'<p class="story">{_words(body.story)}</p><p class="asks">{_words(body.question)}</p>'
            return f"<div>{told}</div>{_figure(body.figure)}"
        case model.Asked():
            return _asked(body)
        case model.Task():
            clock = escape(say("countdown", body.countdown))
            bring = f'<p class="bring">{escape(say("bring", body.bring))}</p>' if body.bring else ""
            told = f'<p class="task">{_words(body.task)}</p>{bring}'
            counted = f'<p class="countdown" data-countdown="{body.countdown}">{clock}</p>'
            if body.figure is not None and body.figure.alt:
                return f"<div>{told}{counted}</div>{_figure(body.figure)}"
            return f'<div>{told}</div><div class="aside">{_figure(body.figure)}{counted}</div>'
        case model.Pause():
            clock = escape(say("countdown", slide.minutes))
            return f'<p class="countdown" data-countdown="{slide.minutes}">{clock}</p>'
        case model.Three():
            items = "".join(f"<li><span>{_words(point)}</span></li>" for point in body.points)
            return f'<ol class="three">{items}</ol>'
        case model.End():
            alt = say("qr", deck.title)
            address = f"<p>{escape(say('more'))}</p><p class='address'>{escape(deck.address)}</p>"
            code = f'<img class="qr" src="{_data(body.qr)}" alt={quoteattr(alt)}>'
            return f'<div><p class="lead">{_words(body.lead)}</p>{address}</div>{code}'


def _asked(asked: model.Asked) -> str:
    options = "".join(
        f'<li class="option{" option--right" * option.right}" data-letter="{option.letter}">'
        f'<span class="mark">{option.letter}</span><span>{_words(option.text)}</span></li>'
        for option in asked.options
    )
    answer = f"<strong>{escape(say('answer', asked.key))}</strong> {_words(asked.why)}"
    letters = sum(len(plain(option.text)) for option in asked.options)
    few = letters < _SHORT_OPTIONS and len(asked.options) < _MANY
    kind = " options--long" if letters > _LONG_OPTIONS else " options--short" if few else ""
    return f'<ul class="options{kind}">{options}</ul><p class="answer fragment">{answer}</p>'


def _table(grid: model.Grid) -> str:
    head = "".join(f'<th scope="col">{_words(cell)}</th>' for cell in grid.head)
    rows = "".join(
        "<tr>" + "".join(f"<td>{_words(cell)}</td>" for cell in row) + "</tr>" for row in grid.rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _figure(figure: Figure | None) -> str:
    """Both forms of a picture where they differ: the style shows the one that the slide has room for."""
    if figure is None:
        return ""
    kind = "figure"
    if figure.whole:
        kind += " figure--whole"
    elif isinstance(figure.wide, Image):
        kind += " figure--drawing"
    if figure.wide == figure.narrow:
        return f'<div class="{kind}">{_drawn(figure.wide, figure.alt, "")}</div>'
    wide, narrow = _drawn(figure.wide, figure.alt, "wide"), _drawn(figure.narrow, "", "narrow")
    return f'<div class="{kind}">{wide}{narrow}</div>'


def _drawn(picture: Scene | Image, alt: str, shown: str) -> str:
    if isinstance(picture, Scene):
        return picture.svg(alt, attributes=f'class="{shown}"' if shown else "")
    role = f'role="img" aria-label={quoteattr(alt)}' if alt else 'aria-hidden="true"'
    return picture.svg.replace("<svg ", f"<svg {role} ", 1)


def _list(points: Sequence[Words]) -> str:
    if not points:
        return ""
    return f'<ul class="points">{"".join(f"<li>{_words(point)}</li>" for point in points)}</ul>'


def _notes(slide: Slide) -> str:
    notes = slide.notes
    told = f'<p class="notes__minutes">{escape(say("minutes", slide.minutes))}</p>'
    for key, text in (("say", notes.say), ("ask", notes.ask), ("expect", notes.expect)):
        if text:
            told += (
                f'<p class="notes__{key}"><strong>{escape(say(f"note-{key}"))}:</strong> {_words(text)}</p>'
            )
    if notes.rests:
        told += f'<p class="notes__rests">{escape(say("rests", "; ".join(notes.rests)))}</p>'
    if notes.prose:
        writer = XhtmlWriter([], lambda href: href, _data)
        prose = writer.blocks(notes.prose)
        told += (
            f'<div class="notes__prose"><h3>{escape(say("note-prose", notes.heading))}</h3>{prose}</div>'
        )
    return told


def _words(words: Words) -> str:
    """Looks without links: nobody follows a link in a hall."""
    return XhtmlWriter([], lambda href: href).spans([replace(s, href="") for s in words])


def _data(image: Image) -> str:
    return f"data:{MEDIA[image.kind]};base64,{base64.b64encode(image.data).decode()}"
