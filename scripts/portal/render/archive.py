"""Zip files with the same bytes every time, whatever the clock says: the one writer of archives.

Leaves to others: what is in them (office files, e-books, packages of learning systems, copies of the site).
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

EPOCH = dt.date(1980, 1, 1)
"""The earliest day a zip can name."""


class Archive:
    """A zip being written, entry by entry in the order given; use in a with block.

    *target* is a path or a writable binary file; *day* is what every entry says of its age.
    """

    def __init__(self, target: Path | io.BytesIO, day: dt.date = EPOCH) -> None:
        self._zip = zipfile.ZipFile(target, "w")
        self._day = (max(day.year, EPOCH.year), day.month, day.day, 0, 0, 0)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def add(self, name: str, content: bytes, *, stored: bool = False) -> None:
        """Add a file; *stored*: as it is, for what is compressed already or must come first."""
        entry = zipfile.ZipInfo(name, self._day)
        entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        entry.create_system = 0  # the same on every system
        entry.external_attr = 0o644 << 16
        self._zip.writestr(entry, content, compresslevel=None if stored else 9)


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip of *files* (name, content), in their order."""
    out = io.BytesIO()
    with Archive(out) as archive:
        for name, content in files:
            archive.add(name, content)
    return out.getvalue()


def normalised(data: bytes, change: Callable[[str, bytes], bytes] = lambda _, content: content) -> bytes:
    """Return the zip *data* without dates and systems: entries in their order, as *change* returns them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, Archive(out) as archive:
        for info in source.infolist():
            stored = info.compress_type == zipfile.ZIP_STORED
            archive.add(info.filename, change(info.filename, source.read(info)), stored=stored)
    return out.getvalue()
