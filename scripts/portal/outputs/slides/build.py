"""The files of every deck: a page of the site, PowerPoint, and a PDF of slides with notes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from portal.document import Pages
from portal.document.deck.model import Asked
from portal.locales import Speaker
from portal.outputs.cache import room_seal
from portal.outputs.slides.deck import deck
from portal.outputs.store import Wanted
from portal.render.pptx.slides import slides_pptx
from portal.render.reveal import deck_page
from portal.render.typst.slides import slides_pdf

named = Speaker("files")

ASSETS = "../assets/portal"
"""From tai-ve/ to the built assets."""


def build_slides(pages: Pages, fonts: Path) -> Iterator[Wanted]:
    """Want the deck of every module that has one."""
    seal = room_seal(pages.catalogue, fonts, "portal.outputs.slides")
    colours = pages.catalogue.portal.colours
    for module in sorted(pages.catalogue.modules.values(), key=lambda m: m.number):
        made = deck(pages, module)
        if made is None:
            continue
        name = deck_name(module.number)
        source = seal + repr(made).encode()
        show, title = named("slides-shown", module.number), named("slides-of", module.number, made.title)
        page = deck_page(made, ASSETS).encode()
        count = len(made.slides) + sum(isinstance(slide.body, Asked) for slide in made.slides)
        yield Wanted(
            f"{name}.html", show, named("presented"), module.id, page, partial(bytes, page), listed=False
        )
        make = partial(slides_pptx, made, colours, fonts)
        yield Wanted(f"{name}.pptx", title, "PowerPoint", module.id, source + b"pptx", make, count)
        make = partial(slides_pdf, made, colours, fonts)
        yield Wanted(f"{name}.pdf", title, named("pdf-slides"), module.id, source + b"pdf", make)


def deck_name(number: int) -> str:
    """File name of a deck without ending."""
    return f"trinh-chieu-{number:02d}"
