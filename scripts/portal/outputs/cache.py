"""What a file is made from besides its content: when any of it changes, the file is made again."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from portal.content.catalogue import Catalogue

_LIBRARIES = (
    "fonttools",
    "genanki",
    "pikepdf",
    "python-docx",
    "python-pptx",
    "segno",
    "typst",
    "xlsxwriter",
)
_MAKERS = ("portal.document", "portal.drawing", "portal.forms", "portal.questions", "portal.render")
_WORDS = "portal.locales"
_SOURCES = (".py", ".typ", ".css", ".xml", ".json")


def code_seal(*packages: str) -> bytes:
    """Return a hash of libraries that make files, of all words, and of code and templates of *packages*."""
    seal = hashlib.sha256()
    for library in _LIBRARIES:
        seal.update(f"{library} {version(library)}".encode())
    for package in (_WORDS, *packages):
        room = Path(str(files(package)))
        for path in sorted(p for p in room.rglob("*") if p.suffix in _SOURCES):
            seal.update(path.read_bytes())
    return seal.digest()


def room_seal(catalogue: Catalogue, fonts: Path, *packages: str) -> bytes:
    """Return a hash of code (what makes files, and *packages*), layout rules, names, colours and fonts."""
    seal = hashlib.sha256(code_seal(*_MAKERS, *packages))
    for font in sorted(fonts.glob("*.ttf")):
        seal.update(font.name.encode() + str(font.stat().st_size).encode())
    for layout in catalogue.layouts.values():
        seal.update(layout.model_dump_json().encode())
    seal.update(str(catalogue.portal).encode())
    return seal.digest()
