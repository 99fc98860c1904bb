"""The files of every deck: a page of the site, PowerPoint, and a PDF of slides with notes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

from portal.content.downloads import Download
from portal.content.writing import write_if_changed
from portal.document import Pages
from portal.handouts.build import page_count
from portal.handouts.cache import room_seal
from portal.slides.deck import deck
from portal.slides.html import deck_page
from portal.slides.model import Deck
from portal.slides.pdf import slides_pdf
from portal.slides.pptx import slides_pptx

ASSETS = "../assets/portal"
"""From tai-ve/ to the built assets."""


def build_slides(pages: Pages, out: Path, cache: Path) -> Iterator[Download]:
    """Write the deck of every module into *out*, reusing *cache* by content hash.

    Yields one entry for the manifest as each file is done. Fonts are expected in ``cache/fonts``.
    """
    seal = room_seal(pages.catalogue, cache / "fonts") + _own_seal()
    colours = pages.catalogue.portal.colours
    for module in sorted(pages.catalogue.modules.values(), key=lambda m: m.number):
        made = deck(pages, module)
        name = deck_name(module.number)
        page = deck_page(made, ASSETS).encode()
        write_if_changed(out / f"{name}.html", page)
        digest = hashlib.sha256(page).hexdigest()
        yield Download(
            f"{name}.html", f"Trình chiếu học phần {module.number}", "Trình chiếu", module.id, len(page), 0,
            digest, listed=False,
        )  # fmt: skip
        makers: list[tuple[str, str, Callable[[Deck], bytes]]] = [
            (f"{name}.pptx", "PowerPoint", lambda d: slides_pptx(d, colours, cache / "fonts")),
            (f"{name}.pdf", "PDF trang chiếu", lambda d: slides_pdf(d, colours, cache / "fonts")),
        ]
        for file, kind, make in makers:
            key = hashlib.sha256(seal + file.encode() + repr(made).encode()).hexdigest()[:32]
            stored = cache / "slides" / f"{key}{Path(file).suffix}"
            if not stored.exists():
                write_if_changed(stored, make(made))
            data = stored.read_bytes()
            write_if_changed(out / file, data)
            count = page_count(data) if file.endswith(".pdf") else len(made.slides)
            yield Download(
                file, f"Trang chiếu học phần {module.number}: {module.title}", kind, module.id, len(data),
                count, hashlib.sha256(data).hexdigest(),
            )  # fmt: skip


def deck_name(number: int) -> str:
    """File name of a deck without ending."""
    return f"trinh-chieu-{number:02d}"


def _own_seal() -> bytes:
    seal = hashlib.sha256()
    for path in sorted(Path(str(files("portal.slides"))).glob("*")):
        if path.suffix in (".py", ".typ"):
            seal.update(path.read_bytes())
    return seal.digest()
