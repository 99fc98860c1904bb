"""The files of every deck: a page of the site, PowerPoint, and a PDF of slides with notes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial
from importlib.resources import files
from pathlib import Path

from portal.document import Pages
from portal.handouts.cache import room_seal
from portal.slides.deck import deck
from portal.slides.html import deck_page
from portal.slides.pdf import slides_pdf
from portal.slides.pptx import slides_pptx
from portal.store import Wanted

ASSETS = "../assets/portal"
"""From tai-ve/ to the built assets."""


def build_slides(pages: Pages, fonts: Path) -> Iterator[Wanted]:
    """Want the deck of every module."""
    seal = room_seal(pages.catalogue, fonts) + _own_seal()
    colours = pages.catalogue.portal.colours
    for module in sorted(pages.catalogue.modules.values(), key=lambda m: m.number):
        made = deck(pages, module)
        name = deck_name(module.number)
        source = seal + repr(made).encode()
        show, title = f"Trình chiếu học phần {module.number}", f"Trang chiếu học phần {module.number}"
        title += f": {module.title}"
        page = deck_page(made, ASSETS).encode()
        count = len(made.slides)
        yield Wanted(
            f"{name}.html", show, "Trình chiếu", module.id, page, partial(bytes, page), listed=False
        )
        make = partial(slides_pptx, made, colours, fonts)
        yield Wanted(f"{name}.pptx", title, "PowerPoint", module.id, source + b"pptx", make, count)
        make = partial(slides_pdf, made, colours, fonts)
        yield Wanted(f"{name}.pdf", title, "PDF trang chiếu", module.id, source + b"pdf", make)


def deck_name(number: int) -> str:
    """File name of a deck without ending."""
    return f"trinh-chieu-{number:02d}"


def _own_seal() -> bytes:
    seal = hashlib.sha256()
    for path in sorted(Path(str(files("portal.slides"))).glob("*")):
        if path.suffix in (".py", ".typ"):
            seal.update(path.read_bytes())
    return seal.digest()
