"""Bytes as letters, whatever a page or a text file says of itself, or does not say."""

from __future__ import annotations

import codecs
import re

from portal.vietnamese.legacy import LEGACY, decode, likeness
from portal.vietnamese.text import nfc

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)


def text_of(data: bytes) -> str:
    """Return *data* as letters in NFC; of windows-1258 and pages of old fonts too. Nothing is raised."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return nfc(data.decode(name, errors="replace"))
    if data[:4000:2].count(0) * 4 > len(data[:4000]) or data[1:4000:2].count(0) * 4 > len(data[:4000]):
        return nfc(data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", errors="replace"))
    written = data.decode("utf-8", errors="replace")
    # A page that was cut short or patched is still UTF-8 if nearly all of it is.
    if written.count("\ufffd") * 50 <= sum(not letter.isascii() for letter in written):
        return nfc(written)
    return _best(data)


def _best(data: bytes) -> str:
    """Bytes that are no UTF-8, read as looks most like Vietnamese; as is declared, in doubt."""
    match = _DECLARED.search(data[:8192])
    names = ["windows-1252", "windows-1258"]
    try:
        declared = codecs.lookup(match[1].decode("ascii")).name if match else ""
        b"".decode(declared or "ascii")
    except LookupError:
        declared = ""
    if declared and declared not in ("utf-8", "iso8859-1", "ascii"):
        names.insert(0, declared)
    readings = [nfc(data.decode(name, errors="replace")) for name in dict.fromkeys(names)]
    return max(readings, key=_score)


def _score(text: str) -> int:
    """How much *text* looks like Vietnamese, also in letters of old fonts."""
    return max(likeness(text), *(likeness(decode(text, one)) for one in LEGACY))
