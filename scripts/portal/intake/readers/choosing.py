"""Which reader a file needs, by what it holds and not by what it is called; what none can read, and why."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import cast

from portal.intake.flow import IntakeError, Reader, SourceText
from portal.intake.limits import Archive
from portal.locales import Speaker

say = Speaker("intake-readers")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|div|p|table|span|b|center|font)\b", re.IGNORECASE
)


def kind_of(data: bytes, name: str) -> Reader:
    """Return which reader reads *data*. Raises IntakeError, which says what to do, when none does."""
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _packed(data)
    if data.startswith(_OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise IntakeError(say("mat-khau") if locked else say("doc-cu"))
    if data.startswith(b"{\\rtf"):
        raise IntakeError(say("rtf"))
    if data.startswith(_PICTURES):
        raise IntakeError(say("anh"))
    start = data[:65536].replace(b"\0", b"").decode("latin-1")
    if re.search(
        r"^(?:From|MIME-Version|Subject|Snapshot-Content-Location):", start[:2000], re.MULTILINE
    ) and ("multipart/related" in start[:4000]):
        raise IntakeError(say("mht"))
    if suffix in ("html", "htm", "xhtml", "xht") or (suffix not in ("md", "txt") and _HTML.search(start)):
        return "html"
    if suffix in ("md", "markdown", "txt", "text", "") or _is_text(data):
        return _text(data)
    raise IntakeError(say("hong") if suffix in ("docx", "docm", "dotx", "pdf") else say("la", suffix))


def _packed(data: bytes) -> Reader:
    names = Archive(data).names
    if any(name.startswith("word/") for name in names):
        return "docx"
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        raise IntakeError(say("xlsx"))
    raise IntakeError(say("odt") if "content.xml" in names else say("zip"))


def _is_text(data: bytes) -> bool:
    sample = data[:65536]
    if sample[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    return sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in sample) * 200 < len(sample)


def _text(data: bytes) -> Reader:
    if not _is_text(data):
        raise IntakeError(say("khong-phai-chu"))
    return "markdown"


def read(data: bytes, name: str) -> SourceText:
    """Return what *data* holds, in this process; only what its kind needs is imported.

    Raises IntakeError for what cannot be read; name and hash are left empty.
    """
    if not data:
        raise IntakeError(say("rong"))
    kind = kind_of(data, name)
    module = import_module(f"portal.intake.readers.{kind}")
    reader = cast("Callable[[bytes, str], SourceText]", module.read)
    text = reader(data, name)
    if not text.blocks:
        raise IntakeError(say("khong-co-chu"))
    return text
