"""What a file is made from besides its content: when any of it changes, the file is made again."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from portal.content.catalogue import Catalogue


def room_seal(catalogue: Catalogue, fonts: Path) -> bytes:
    """A hash of code, templates, typesetting, layout rules, names, colours and fonts."""
    seal = hashlib.sha256()
    for package in ("typst", "fonttools", "pikepdf", "python-docx", "python-pptx", "segno"):
        seal.update(version(package).encode())
    for name in ("portal.handouts", "portal.document", "portal.questions"):
        room = Path(str(files(name)))
        for path in sorted(p for p in room.rglob("*") if p.suffix in (".py", ".typ", ".css")):
            seal.update(path.read_bytes())
    for font in sorted(fonts.glob("*.ttf")):
        seal.update(font.name.encode() + str(font.stat().st_size).encode())
    for layout in catalogue.layouts.values():
        seal.update(layout.model_dump_json().encode())
    seal.update(str(catalogue.portal).encode())
    return seal.digest()
