"""What the trainer is told on a slide: the author's words, then the prose of the section it teaches."""

from __future__ import annotations

from collections.abc import Sequence

from portal.content.catalogue import Catalogue
from portal.content.models.slides import Slide
from portal.document import Block, Frame, Heading, Notes, plain
from portal.document.deck import model
from portal.outputs.slides.words import words


def notes(
    slide: Slide, catalogue: Catalogue, rests: tuple[str, ...], heading: str, prose: Sequence[Block]
) -> model.Notes:
    """Return the notes of *slide*, what it *rests* on and the *prose* under *heading*."""
    written = slide.notes
    return model.Notes(
        words(written.say, catalogue),
        words(written.ask or "", catalogue),
        words(written.expect or "", catalogue),
        rests,
        heading,
        tuple(prose),
    )


def section(blocks: Sequence[Block], anchor: str) -> tuple[str, list[Block]]:
    """Return title and blocks of the section at *anchor*, what is for trainers opened; empty for none."""
    title, level = "", 0
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            if not level and block.anchor == anchor:
                title, level = plain(block.spans), block.level
                continue
            if level and block.level <= level:
                break
        if level and not isinstance(block, Frame):  # what to remember has a slide of its own
            found += list(block.blocks) if isinstance(block, Notes) else [block]
    return title, found
