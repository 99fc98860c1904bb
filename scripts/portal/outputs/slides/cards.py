"""The sheet of cards A, B, C, D that a hall raises when a slide asks it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.locales import Speaker
from portal.outputs.cache import room_seal
from portal.outputs.store import Wanted
from portal.render.typst.typesetting import compile_pdf, templates

say = Speaker("cards")

SUBJECT = "the-hoi-truong"
"""What lists of downloads call the group."""
DAY = "2020-01-01"
"""What the clock says while compiling; nothing on the page depends on it."""


def build_cards(catalogue: Catalogue, fonts: Path) -> Iterator[Wanted]:
    """Want the sheet: one page of A4, to be cut in four or folded."""

    def make() -> bytes:
        inputs = {
            "primary": catalogue.portal.colours.primary,
            "organisation": catalogue.portal.organisation.vi,
        }
        return compile_pdf(templates(main="cards.typ"), fonts, DAY, inputs)

    source = room_seal(catalogue, fonts, "portal.outputs.slides") + b"cards"
    yield Wanted(f"{SUBJECT}.pdf", say("title"), say("kind"), SUBJECT, source, make)
