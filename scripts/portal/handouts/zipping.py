"""Zip files with the same bytes every time, whatever the clock says."""

from __future__ import annotations

import io
import zipfile

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest moment a zip can name."""


def normalised(data: bytes) -> bytes:
    """Return the zip *data* with fixed dates and systems, entries in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            add(target, info.filename, source.read(info), stored=info.compress_type == zipfile.ZIP_STORED)
    return out.getvalue()


def add(target: zipfile.ZipFile, name: str, content: bytes, *, stored: bool = False) -> None:
    """Add a file without a date of its own."""
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    entry.create_system = 0
    target.writestr(entry, content, compresslevel=None if stored else 9)
