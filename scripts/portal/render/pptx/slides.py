"""The deck as PowerPoint: native text, tables and shapes on our own master, notes included.

A question comes twice, the second time with its answer: PowerPoint needs no animation for it. Leaves to
others: how a thing is put on a slide (``stage``), how a picture becomes shapes (``shapes``).
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu

from portal.content.models.portal import Colours
from portal.document import Image, Span, plain
from portal.document.deck import model
from portal.document.deck.model import Deck, Slide
from portal.drawing.scene import paints_of
from portal.locales import Speaker, page_text
from portal.render.archive import normalised
from portal.render.pptx.master import COVER, MARGIN, PIXEL, TITLE_BODY, TITLE_ONLY, prepare
from portal.render.pptx.stage import ROOM, SMALL, TEXT, Line, Room, Stage

say = Speaker("slides-made")

TOP, BOTTOM = 152.0, 664.0
"""Of the room below the title."""
_TITLE, _LONG = 42.0, 75
"""Size of a title, and letters from which it is set smaller."""
_RIGHT: Room = (760, TOP, 440, 500)
"""A picture beside words."""
_WORDED = model.Cover | model.Claim | model.Number | model.Story | model.Task | model.End
"""Slides whose words stand in the place of the layout."""


def slides_pptx(deck: Deck, colours: Colours, fonts: Path) -> bytes:
    """Return *deck* as .pptx, 16:9; *fonts* draw the words of drawings."""
    presentation = Presentation()
    prepare(presentation, colours)
    paints = paints_of(colours)
    for number, slide in enumerate(deck.slides, 1):
        _add(presentation, deck, slide, number, paints, fonts)
        if isinstance(slide.body, model.Asked):
            _add(presentation, deck, slide, number, paints, fonts, answered=True)
    properties = presentation.core_properties
    properties.title = page_text("module-titled", "vi", deck.number, deck.title)
    properties.author = properties.last_modified_by = deck.organisation
    properties.language, properties.revision = "vi-VN", 1
    properties.created = properties.modified = dt.datetime.fromisoformat(deck.day)
    out = io.BytesIO()
    presentation.save(out)
    return normalised(out.getvalue())


def notes_text(slide: Slide) -> str:
    """Return the trainer's notes as plain lines."""
    notes = slide.notes
    lines = [say("minutes", slide.minutes)]
    for key, words in (("say", notes.say), ("ask", notes.ask), ("expect", notes.expect)):
        if words:
            lines.append(f"{say(f'note-{key}')}: {plain(words)}")
    if notes.rests:
        lines.append(say("rests", "; ".join(notes.rests)))
    if notes.prose:
        lines += ["", say("note-prose", notes.heading), *filter(None, map(plain, notes.prose))]
    return "\n".join(lines)


def _add(
    presentation: Any, deck: Deck, slide: Slide, number: int, paints: Mapping[str, str], fonts: Path,
    *, answered: bool = False,
) -> None:  # fmt: skip
    body = slide.body
    worded = isinstance(body, _WORDED) and not (isinstance(body, model.Claim) and not body.points)
    chosen = COVER if isinstance(body, model.Cover) else TITLE_BODY if worded else TITLE_ONLY
    made = presentation.slides.add_slide(presentation.slide_layouts[chosen])
    for place in list(made.placeholders):
        if place.placeholder_format.idx >= 10:
            place.element.getparent().remove(place.element)
    stage = Stage(made, paints, fonts)
    _title(stage, slide, answered=answered)
    high = BOTTOM - TOP - (46 if slide.repealed else 0)
    if isinstance(body, model.Asked):
        _asked(stage, body, high, answered=answered)
    elif isinstance(body, _WORDED):
        _words(stage, body, high, deck)
    else:
        _parts(stage, body, high, slide.minutes)
    _foot(stage, deck, slide, number)
    made.notes_slide.notes_text_frame.text = notes_text(slide)


def _title(stage: Stage, slide: Slide, *, answered: bool) -> None:
    cover = isinstance(slide.body, model.Cover)
    title = say("answered", plain(slide.title)) if answered else plain(slide.title)
    size = 54.0 if cover else _TITLE if len(title) < _LONG else 32.0
    shape = stage.made.shapes.title
    stage.text(shape.text_frame, [((Span(title),), size, "cham", True)])
    shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM if cover else MSO_ANCHOR.MIDDLE
    if cover:
        room = 700 if slide.body.figure else int(ROOM)  # type: ignore[union-attr]
        shape.left, shape.top, shape.width, shape.height = (
            Emu(n * PIXEL) for n in (MARGIN, 110, room, 250)
        )


def _words(stage: Stage, body: model.Body, high: float, deck: Deck) -> None:
    """A slide whose words stand in one place, a picture beside them or not."""
    left: Room = (MARGIN, TOP, 660, high)
    whole: Room = (MARGIN, TOP, ROOM, high)
    lines: list[Line]
    match body:
        case model.Cover():
            lines = [((Span(body.above),), 28, "ban", True), (body.lead, 36, "muc", False)]
            lines.append(((Span(body.by),), SMALL, "mo", False))
            stage.text(stage.main((MARGIN, 372, 700 if body.figure else ROOM, 270)), lines)
            stage.figure(body.figure, (780, 120, 440, 500))
        case model.Claim() if not body.points:
            stage.figure(body.figure, whole)
        case model.Claim():
            drawing = isinstance(body.figure.wide, Image) or body.figure.wide.width > 500
            lines = [(words, TEXT, "muc", False) for words in body.points]
            stage.text(stage.main((MARGIN, TOP, 440, high) if drawing else left), lines, bullets=True)
            stage.figure(body.figure, (500, TOP, 736, high) if drawing else (740, TOP, 496, high))
        case model.Number():
            size = 110.0 if len(plain(body.value)) > 9 else 190.0
            stage.text(stage.main(whole), [(body.value, size, "ban", True), (body.label, 40, "muc", False)])
        case model.Story():
            lines = [(body.story, TEXT, "muc", False), (body.question, 38, "ban", True)]
            stage.text(stage.main(left if body.figure else whole), lines)
            stage.figure(body.figure, _RIGHT)
        case model.Task():
            lines = [(body.task, TEXT, "muc", False)]
            if body.bring:
                lines.append(((Span(say("bring", body.bring)),), SMALL, "mo", False))
            if body.figure:
                lines.append(((Span(say("countdown", body.countdown)),), 64, "ban", True))
            else:
                stage.clock(body.countdown, 790, TOP + 40)
            stage.text(stage.main(left), lines)
            stage.figure(body.figure, _RIGHT)
        case model.End():
            lines = [(body.lead, 44, "muc", True), ((Span(say("more")),), SMALL, "mo", False)]
            lines.append(((Span(deck.address),), SMALL, "cham", True))
            stage.text(stage.main((MARGIN, TOP, 780, high)), lines)
            stage.picture(body.qr, say("qr", deck.title), (880, TOP + 50, 340, 340))


def _parts(stage: Stage, body: model.Body, high: float, minutes: int) -> None:
    """A slide of shapes."""
    match body:
        case model.Compare():
            stage.side(body.left, (MARGIN, TOP + 40, 584, high - 100), "mo")
            stage.side(body.right, (652, TOP + 40, 584, high - 100), "ban")
        case model.Grid():
            stage.table(body, TOP, high)
        case model.Drawn():
            stage.figure(body.figure, (MARGIN, TOP, ROOM, high))
        case model.Pause():
            stage.clock(minutes, 440, TOP + 40)
        case model.Three():
            stage.rows(body.points, ["1", "2", "3"], TOP, high)


def _asked(stage: Stage, asked: model.Asked, high: float, *, answered: bool) -> None:
    letters = [option.letter for option in asked.options]
    right = letters.index(asked.key) if answered else -1
    stage.rows([option.text for option in asked.options], letters, TOP, high - 110, right)
    if answered:
        key = (Span(say("answer", asked.key) + " ", bold=True), *asked.why)
        stage.text(stage.box((MARGIN, TOP + high - 104, ROOM, 100)), [(key, SMALL, "mo", False)])


def _foot(stage: Stage, deck: Deck, slide: Slide, number: int) -> None:
    if slide.repealed:
        frame = stage.box((MARGIN, 622, ROOM, 46), say("status-name"))
        stage.text(frame, [((Span("; ".join(slide.repealed)),), SMALL, "gach", True)])
    if slide.sources:
        frame = stage.box((MARGIN, 672, 940, 36), say("foot-name"))
        stage.text(frame, [((Span(say("rests", "; ".join(slide.sources))),), 18, "mo", False)])
    frame = stage.box((1000, 672, 236, 36), say("foot-name"))
    stage.text(frame, [((Span(say("foot", deck.number, number, len(deck.slides))),), 18, "mo", False)])
    frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
