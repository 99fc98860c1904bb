"""Draws the picture of a page, a PNG with a small table of colours: band, mark, a ban flower, words.

Typst draws it with the fonts of the portal alone, so the same words give the same bytes everywhere.
"""

from __future__ import annotations

import hashlib
import io
import json
import tempfile
from collections.abc import Mapping
from functools import cached_property, partial
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import PIL.Image
import typst

from portal.content.catalogue import Catalogue
from portal.outputs.store import Wanted
from portal.sharing.cards import Card
from portal.sharing.pages import SharedPage

SIZE = (1200, 630)
"""Pixels, as the services that show links ask for."""
_COLOURS = 24
_DRAWINGS = ("mark.svg", "band.svg", "ban.svg")
_LOOKS: Mapping[str, str] = {
    "con-hieu-luc": "#1c6b45",
    "hien-hanh": "#1c6b45",
    "het-hieu-luc": "#9a2f25",
    "chua-xac-minh": "#8a5a00",
    "cho-ban-goc": "#8a5a00",
    "practice": "#8a5a00",
}
"""The ground under a standing: leaf, brick, turmeric (tokens.css)."""


class Pictures:
    """Makes pictures of one portal; *assets* holds its drawings, *fonts* the fonts of its documents."""

    def __init__(self, catalogue: Catalogue, assets: Path, fonts: Path) -> None:
        self._portal = catalogue.portal
        self._folder = fonts
        self._files = {name: (assets / name).read_bytes() for name in _DRAWINGS}
        self._files["main.typ"] = (files("portal.sharing") / "picture.typ").read_bytes()

    @cached_property
    def _fonts(self) -> typst.Fonts:
        return typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(self._folder)]
        )

    @cached_property
    def _seal(self) -> bytes:
        seal = hashlib.sha256(f"{version('typst')} {version('pillow')} {_COLOURS}".encode())
        for data in self._files.values():
            seal.update(data)
        for font in sorted(self._folder.glob("BeVietnam*.ttf")):
            seal.update(font.read_bytes())
        return seal.digest()

    def wanted(self, page: SharedPage, card: Card) -> Wanted:
        """Return the picture of *page* as a file whose name changes with what it shows."""
        words = {
            "kind": card.kind,
            "title": card.title,
            "lead": card.lead,
            "standing": card.standing,
            "look": _LOOKS.get(card.force, ""),
            "language": page.language,
            "portal": self._portal.name.get(page.language),
            "organisation": self._portal.organisation.get(page.language),
            "colours": self._portal.colours.model_dump(),
        }
        told = json.dumps(words, ensure_ascii=False).encode()
        source = self._seal + told
        stem = page.path.strip("/").replace("/", "-") or "trang-chu"
        stem = stem if page.language == "vi" else f"{page.language}-{stem}"
        name = f"{stem}.{hashlib.sha256(source).hexdigest()[:8]}.png"
        return Wanted(name, card.words, "", "", source, partial(self._drawn, told))

    def _drawn(self, told: bytes) -> bytes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for file, data in (self._files | {"card.json": told}).items():
                (folder / file).write_bytes(data)
            png = typst.compile(
                str(folder / "main.typ"), root=name, format="png", ppi=72, font_paths=self._fonts
            )
        assert isinstance(png, bytes)
        out = io.BytesIO()
        with PIL.Image.open(io.BytesIO(png)) as drawn:
            method = PIL.Image.Quantize.FASTOCTREE
            flat = drawn.convert("RGB").quantize(_COLOURS, method, dither=PIL.Image.Dither.NONE)
            flat.save(out, "PNG", compress_level=8)  # 9 takes three times as long for 4 %
        return out.getvalue()
