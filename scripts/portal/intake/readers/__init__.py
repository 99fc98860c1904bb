"""A file of an office as lines and tables: Word, saved pages, PDF with text, Markdown and plain text.

The reader itself runs in a process of its own (:mod:`portal.intake.limits`). Leaves to others: what the
lines mean (recognition), and where they go.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from portal.intake import limits
from portal.intake.flow import SourceText
from portal.intake.readers.plain import from_plain
from portal.vietnamese.text import nfc


def read_file(path: Path) -> SourceText:
    """Return what *path* holds. Raises IntakeError, in Vietnamese, for what cannot be read."""
    return read_bytes(limits.contents(path), path.name)


def read_bytes(data: bytes, name: str, *, seconds: float = limits.MAX_SECONDS) -> SourceText:
    """Return what *data*, a file called *name*, holds. Raises as :func:`read_file`."""
    # A name that is no Unicode cannot be written into the record of where the text came from.
    name = nfc(name.encode(errors="replace").decode())
    answer = limits.in_own_process(data, name, seconds=seconds)
    return from_plain(answer, file=name, sha256=hashlib.sha256(data).hexdigest())
