"""The files people can take away: what the handout room wrote and pages list."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from portal.locales import Speaker

say = Speaker("records")


MANIFEST = "manifest.json"
ONE_FILE = "-mot-tep.html"
"""Ends the names of pages that people send on as one file."""
SHEET = "-mot-to.pdf"
"""Ends the names of sheets that hold a module on two sides."""
ONE_FILE_KIND = say("one-file")
"""Their type, as lists say it."""
FULL_TEXT = "toan-van-"
"""Begins the names of files that hold the whole wording of a document."""
KEY = "dap-an-"
"""Begins the names of files that give answers away: only the trainers' own page links to them."""


@dataclass(frozen=True)
class Download:
    """One generated file in tai-ve/."""

    file: str
    """File name."""
    title: str
    """What it is, for readers."""
    kind: str
    """Type as people call it: PDF, Word, Excel."""
    subject: str
    """Id of the module or document it belongs to."""
    size: int
    """Bytes."""
    pages: int
    """Printed pages, 0 when that says nothing."""
    sha256: str
    """Checksum, hexadecimal."""
    day: str = ""
    """yyyy-mm-dd, when its content was checked."""
    listed: bool = True
    """Whether pages list it; templates that only browser code reads are not, nor are keys."""

    @property
    def is_key(self) -> bool:
        """Whether it gives answers away."""
        return self.file.startswith(KEY)

    @property
    def sheets(self) -> int:
        """Sheets of paper of one copy, printed on both sides; 0 when it says nothing of pages."""
        return sheets(self.pages)


def sheets(pages: int, *, both_sides: bool = True) -> int:
    """Return how many sheets of paper *pages* printed pages take."""
    return -(-pages // 2) if both_sides else pages


@dataclass(frozen=True)
class PrintJob:
    """A file to print, and for how many people."""

    file: str
    pages: int
    copies: int
    both_sides: bool = True

    @property
    def sheets(self) -> int:
        """Sheets of one copy; each copy begins on a sheet of its own."""
        return sheets(self.pages, both_sides=self.both_sides)

    @property
    def total(self) -> int:
        """Sheets of all copies."""
        return self.sheets * self.copies


def read_manifest(folder: Path) -> list[Download]:
    """Return the downloads listed in *folder*; empty when none were built yet."""
    path = folder / MANIFEST
    if not path.exists():
        return []
    return [Download(**entry) for entry in json.loads(path.read_text(encoding="utf-8"))]


def manifest_text(downloads: list[Download]) -> str:
    """Return the manifest of *downloads* as JSON text."""
    return json.dumps([asdict(d) for d in downloads], ensure_ascii=False, indent=1) + "\n"


def readable_size(size: int) -> str:
    """Return a size in KB or MB with a decimal comma."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")
