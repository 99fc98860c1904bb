"""Slides that would not be read from the back of a hall, in words."""

from __future__ import annotations

from collections.abc import Iterator

from portal.document.deck.fit import (
    MOST_LINES,
    TABLE_HEIGHT,
    line_height,
    readable,
    screen_lines,
    table_height,
)
from portal.document.deck.model import Deck
from portal.locales import Speaker

say = Speaker("slide-lint")


MOST_TITLE_LINES = 2
MOST_QUIZ_LINES = 9
TITLE_SIZE = 40


def problems(deck: Deck) -> Iterator[str]:
    """Yield what is wrong with the slides of *deck*: too much, too small, untitled, doubled."""
    seen: set[str] = set()
    for number, slide in enumerate(deck.slides, 1):
        here = say("here", deck.number, number, slide.title)
        if not slide.title:
            yield say("no-title", here)
        if screen_lines(slide.title, TITLE_SIZE) > MOST_TITLE_LINES and slide.kind != "title":
            yield say("long-title", here, MOST_TITLE_LINES)
        lines = sum(map(line_height, slide.lines))
        if lines > MOST_LINES:
            yield say("lines", here, lines, MOST_LINES)
        if slide.table is not None and table_height(slide.table) > TABLE_HEIGHT:
            yield say("table", here)
        if slide.picture is not None and not readable(slide.picture):
            yield say("picture", here)
        if not (slide.lines or slide.table or slide.picture or slide.asked or slide.kind == "title"):
            yield say("empty", here)
        if slide.anchor in seen:
            yield say("same-address", here, slide.anchor)
        seen.add(slide.anchor)
