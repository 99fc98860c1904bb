"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import re

from portal.intake.messages import IntakeError

MAX_FILE = 20
"""Megabytes of one file; filled forms stay far below one."""

_MAGIC = (
    (b"%PDF", "tệp PDF"),
    (b"\x89PNG", "hình ảnh (PNG)"),
    (b"\xff\xd8\xff", "hình ảnh (JPEG)"),
    (b"GIF8", "hình ảnh (GIF)"),
    (b"BM", "hình ảnh (BMP)"),
    (b"II*\x00", "hình ảnh (TIFF)"),
    (b"MM\x00*", "hình ảnh (TIFF)"),
    (b"{\\rtf", "văn bản RTF"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf", "tệp nén 7z"),
    (b"\x1f\x8b", "tệp nén GZ"),
    (b"MZ", "chương trình Windows"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of(data: bytes) -> str:
    """Return "zip" or "json"; raises IntakeError for what is neither, saying what it seems to be."""
    if not data:
        raise IntakeError("rong")
    if len(data) > MAX_FILE * 1_000_000:
        raise IntakeError("qua-lon", round(len(data) / 1_000_000), MAX_FILE)
    if data.startswith(b"PK"):
        return "zip"
    if data.startswith(_OLE):
        raise _ole(data)
    for magic, words in _MAGIC:
        if data.startswith(magic):
            raise IntakeError("khac-loai", words)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise IntakeError("khac-loai", "hình ảnh (WEBP)")
    if data[4:8] == b"ftyp":
        raise IntakeError("khac-loai", "hình ảnh hoặc phim")
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith((b"{", b"[")):
        return "json"
    raise _text(data, head.lower())


def _ole(data: bytes) -> IntakeError:
    """Old Office files are one container; the names of its streams tell which."""

    def has(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if has("EncryptedPackage") or has("EncryptionInfo"):
        return IntakeError("mat-khau")
    if has("WordDocument"):
        return IntakeError("khac-loai", "văn bản Word đời cũ (.doc)")
    if has("PowerPoint Document"):
        return IntakeError("khac-loai", "tệp trình chiếu đời cũ (.ppt)")
    return IntakeError("xls-cu") if has("Workbook") or has("Book") else IntakeError("hong")


def _text(data: bytes, head: bytes) -> IntakeError:
    if re.search(rb"<(!doctype html|html|table|head|body)\b", head):
        return IntakeError("khac-loai", "trang web (HTML), dù tên tệp có thể là .xls hay .xlsx")
    if head.startswith(b"<?xml"):
        return IntakeError("khac-loai", "tệp XML")
    if b"\x00" not in data[:2000] and _is_text(data[:2000]):
        return IntakeError("khac-loai", "văn bản thường hoặc CSV")
    return IntakeError("hong")


def _is_text(data: bytes) -> bool:
    try:
        text = data.decode("utf-8", "strict")
    except UnicodeDecodeError as error:
        if error.start < len(data) - 4:
            return False
        text = data[: error.start].decode("utf-8", "ignore")
    return all(c.isprintable() or c.isspace() for c in text)
