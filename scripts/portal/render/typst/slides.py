"""The deck on paper: two slides a page, the trainer's notes beside each; PDF/UA-1 by Typst."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from portal.content.models.portal import Colours
from portal.document import Block, Heading, Image, Listing, Paragraph, Span, Table, plain
from portal.document.deck import model
from portal.document.deck.model import Deck, Slide, Words
from portal.drawing.figure import Figure
from portal.drawing.scene import paints_of
from portal.locales import Speaker
from portal.render.fixed import fixed
from portal.render.typst.glyphs import printable
from portal.render.typst.markup import call, escape, sequence, string
from portal.render.typst.typesetting import MAIN, compile_pdf, picture_files, templates

say = Speaker("slides-made")


def slides_pdf(deck: Deck, colours: Colours, fonts: Path) -> bytes:
    """Return the slides with notes as A4.

    Raises typst.TypstError when a text cannot be set accessibly.
    """
    title = say("paper", deck.number, deck.title)
    writer = _Writer(deck, paints_of(colours))
    options = f"title: {string(title)}, organisation: {string(deck.organisation)}, foot: {string(title)}"
    parts = ['#import "slides.typ": *', f"#show: slides.with({options})"]
    parts += [writer.slide(slide, number) for number, slide in enumerate(deck.slides, 1)]
    sources = {MAIN: printable("\n\n".join(parts), fonts).encode(), **templates("slides.typ")}
    sources |= picture_files(writer.images, fonts)
    return compile_pdf(sources, fonts, deck.day, colours.model_dump())


class _Writer:
    """Writes slides as calls of the template, and keeps the pictures they show."""

    def __init__(self, deck: Deck, paints: Mapping[str, str]) -> None:
        self._deck, self._paints = deck, paints
        self.images: list[Image] = []

    def slide(self, slide: Slide, number: int) -> str:
        """Return one slide with its notes."""
        rests = say("rests", "; ".join(slide.sources)) if slide.sources else ""
        place = say("foot", self._deck.number, number, len(self._deck.slides))
        cover = ", cover: true" if isinstance(slide.body, model.Cover) else ""
        shown = f"[{_words(slide.title)}], [{self._body(slide.body, slide)}]"
        told = f"{string('; '.join(slide.repealed))}, {string(rests)}, {string(place)}"
        return f"#slide({shown}, {told}, [{_notes(slide)}], [{_prose(slide)}]{cover})"

    def _body(self, body: model.Body, slide: Slide) -> str:
        match body:
            case model.Cover():
                told = f"{string(body.above)}, [{_words(body.lead)}], {string(body.by)}"
                return f"#cover({told}, {self._figure(body.figure, 400)})"
            case model.Claim() if not body.points:
                return self._whole(body.figure)
            case model.Claim():
                room = 400 if isinstance(body.figure.wide, Image) or body.figure.wide.width < 500 else 560
                room = 700 if isinstance(body.figure.wide, Image) else room
                return f"#beside(points({_each(body.points)}), {self._figure(body.figure, room)})"
            case model.Number():
                return f"#number([{_words(body.value)}], [{_words(body.label)}])"
            case model.Compare():
                sides = (
                    f"([{_words(s.head)}], points({_each(s.points)}))" for s in (body.left, body.right)
                )
                return f"#compare({', '.join(sides)})"
            case model.Grid():
                rows = ", ".join(f"({_each(row)})" for row in body.rows)
                return f"#small-table(({_each(body.head)}), ({rows},))"
            case model.Drawn():
                return self._whole(body.figure)
            case model.Story():
                told = f"story([{_words(body.story)}], [{_words(body.question)}])"
                return f"#beside({told}, {self._figure(body.figure, 380)})"
            case model.Asked():
                options = ", ".join(
                    f"({string(o.letter)}, [{_words(o.text)}], {str(o.right).lower()})"
                    for o in body.options
                )
                return f"#asked(({options},), {string(body.key)}, [{_words(body.why)}])"
            case model.Task():
                bring = string(say("bring", body.bring) if body.bring else "")
                clock = string(say("countdown", body.countdown))
                told = f"task([{_words(body.task)}], {bring}, {clock})"
                return f"#beside({told}, {self._figure(body.figure, 380)})"
            case model.Pause():
                return f"#pause-for({string(say('countdown', slide.minutes))})"
            case model.Three():
                return f"#three({_each(body.points)})"
            case model.End():
                self.images.append(body.qr)
                alt = string(say("qr", self._deck.title))
                code = f"image({string(body.qr.name)}, width: 340pt, alt: {alt})"
                told = f"[{_words(body.lead)}], {string(say('more'))}, {string(self._deck.address)}"
                return f"#end-with({told}, {code})"

    def _whole(self, figure: Figure) -> str:
        width, height = figure.wide.width, figure.wide.height
        return f"#whole({self._figure(figure, width * min(1192 / width, 470 / height))})"

    def _figure(self, figure: Figure | None, width: float) -> str:
        if figure is None:
            return "none"
        image = fixed(figure.wide, self._paints)
        self.images.append(image)
        alt = figure.alt or say("alt-icon")
        return f"image({string(image.name)}, width: {width:.0f}pt, alt: {string(alt)})"


def _each(texts: Sequence[Words]) -> str:
    return "".join(f"[{_words(text)}], " for text in texts)


def _words(words: Words) -> str:
    return "".join(map(_span, words))


def _span(span: Span) -> str:
    text = escape(span.text)
    if span.look == "secondary":
        text = call("secondary", text)
    text = call("strong", text) if span.bold else text
    text = call("emph", text) if span.italic else text
    return f"{text};" if text.startswith("#") else text


def _notes(slide: Slide) -> str:
    notes = slide.notes
    parts = [f"#minutes({string(say('minutes', slide.minutes))})"]
    for key, words in (("say", notes.say), ("ask", notes.ask), ("expect", notes.expect)):
        if words:
            parts.append(f"#told({string(say(f'note-{key}'))}, [{_words(words)}])")
    if notes.rests:
        parts.append(f"#rests({string(say('rests', '; '.join(notes.rests)))})")
    return "\n\n".join(parts)


def _prose(slide: Slide) -> str:
    if not slide.notes.prose:
        return ""
    heading = f"#prose-of({string(say('note-prose', slide.notes.heading))})"
    return f"{heading}\n\n{_blocks(slide.notes.prose)}"


def _blocks(blocks: Sequence[Block]) -> str:
    """Paragraphs and lists as such, rows of tables as lines, anything else by its words."""
    parts = []
    for block in blocks:
        if isinstance(block, Paragraph):
            parts.append(_plain_spans(block.spans))
        elif isinstance(block, Heading):
            parts.append(call("strong", _plain_spans(block.spans)))
        elif isinstance(block, Listing):
            items = [_blocks(item) for item in block.items]
            start = {"start": str(block.start)} if block.ordered else {}
            parts.append(sequence("enum" if block.ordered else "list", items, **start))
        elif isinstance(block, Table):
            lines = [[plain(cell) for cell in block.head], *([plain(c) for c in row] for row in block.rows)]
            rows = [" · ".join(filter(None, line)) for line in lines if any(line)]
            parts.append(sequence("list", [escape(row) for row in rows]))
        elif words := plain(block):
            parts.append(escape(words))
    return "\n\n".join(parts)


def _plain_spans(spans: Sequence[Span]) -> str:
    drawn = []
    for span in spans:
        text = escape(f"[{span.text}]" if span.look.startswith("pill-") else span.text)
        drawn.append("" if span.look == "source" else call("strong", text) + ";" if span.bold else text)
    return "".join(drawn)
