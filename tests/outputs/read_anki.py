"""Anki decks: a SQLite file in a zip, one note a question."""

from __future__ import annotations

import html
import re
import sqlite3
import tempfile
import zipfile
from collections import defaultdict
from pathlib import Path

from tests.outputs.paper_text import basis_of
from tests.outputs.shape import Interaction, Reading

_LISTED = re.compile(r"^(?:[A-L]\.|\d+\.|[–-])\s+")


def read(path: Path) -> dict[str, Reading]:
    """Return the questions of the package by id of their module, in their order."""
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(path) as archive:
        archive.extract("collection.anki2", folder)
        base = sqlite3.connect(Path(folder) / "collection.anki2")
        rows = [row[0].split("\x1f") for row in base.execute("select flds from notes order by id")]
        base.close()
    banks: dict[str, list[list[str]]] = defaultdict(list)
    for row in rows:
        banks[row[0].partition("-")[0]].append([_lines(field) for field in row])
    return {
        name: Reading(path.name, tuple(_asked(n, *row) for n, row in enumerate(bank, 1)))
        for name, bank in banks.items()
    }


def _lines(field: str) -> str:
    return html.unescape(re.sub(r"<br\s*/?>", "\n", field))


def _asked(number: int, name: str, front: str, back: str, why: str, basis: str) -> Interaction:
    text: list[str] = []
    options: list[str] = []
    rights: list[str] = []
    for block in front.split("\n\n"):
        lines = block.split("\n")
        if all(_LISTED.match(line) for line in lines):
            target = options if not options else rights
            target += [_LISTED.sub("", line, count=1) for line in lines]
        elif options:
            rights += lines
        else:
            text.append(block)
    answers = tuple(_LISTED.sub("", line, count=1) for line in back.split("\n"))
    return Interaction(
        number, "\n\n".join(text), tuple(options), tuple(rights), "", basis_of(basis), name, "", answers
    )
