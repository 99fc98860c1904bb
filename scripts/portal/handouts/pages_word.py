"""Word files of modules and regulation pages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from portal.content.downloads import Download
from portal.content.writing import write_if_changed
from portal.document import Pages, Picture
from portal.handouts.cache import room_seal
from portal.handouts.docx.handout import Cover, handout_docx
from portal.handouts.subjects import Subject, subjects
from portal.handouts.typesetting import picture_png, qr_png
from portal.questions import bank
from portal.vietnamese import format_date


def build_word(pages: Pages, out: Path, cache: Path) -> Iterator[Download]:
    """Write the Word file of every module and regulation page into *out*, reusing *cache* by content hash.

    Yields one entry for the manifest as each file is done. Fonts are expected in ``cache/fonts``.
    """
    seal = room_seal(pages.catalogue, cache / "fonts")
    for subject in subjects(pages.catalogue):
        page = pages.of(subject.path)
        asked = bank(pages.catalogue, subject.id)
        key = hashlib.sha256(seal + repr((subject, page, asked)).encode()).hexdigest()[:32]
        stored = cache / "word" / f"{key}.docx"
        if not stored.exists():
            made = handout_docx(
                page, _cover(subject, pages), asked, qr_png(page.url),
                lambda picture: _png(picture, cache / "fonts"),
            )  # fmt: skip
            write_if_changed(stored, made)
        data = stored.read_bytes()
        name = f"{subject.file}.docx"
        write_if_changed(out / name, data)
        yield Download(
            name, subject.words, "Word", subject.id, len(data), 0, hashlib.sha256(data).hexdigest()
        )  # fmt: skip


def _cover(subject: Subject, pages: Pages) -> Cover:
    portal = pages.catalogue.portal
    return Cover(
        subject.title, subject.kicker, portal.organisation.vi, portal.name.vi, subject.day,
        f"Nội dung soát ngày {format_date(subject.day)}",
    )  # fmt: skip


def _png(picture: Picture, fonts: Path) -> bytes:
    return picture_png(picture.image, fonts, 115 if picture.image.width < 500 else 164)
