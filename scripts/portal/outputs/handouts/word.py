"""Word files of modules and regulation pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from portal.document import Pages, Picture, ReadPage
from portal.locales import text
from portal.outputs.cache import room_seal
from portal.outputs.handouts.pdf import full_sources
from portal.outputs.store import Wanted
from portal.outputs.subjects import Subject, subjects
from portal.questions import Question, bank
from portal.render.docx.cover import Cover
from portal.render.docx.handout import handout_docx
from portal.render.typst.typesetting import picture_png, qr_png
from portal.vietnamese import format_date


def build_word(pages: Pages, fonts: Path) -> Iterator[Wanted]:
    """Want the Word file of every module and regulation page."""
    seal = room_seal(pages.catalogue, fonts, "portal.outputs.handouts")
    for subject in subjects(pages.catalogue):
        page = pages.of(subject.path)
        asked = bank(pages.catalogue, subject.id)
        yield Wanted(
            f"{subject.file}.docx",
            subject.words,
            "Word",
            subject.id,
            seal + repr((subject, page, asked)).encode(),
            partial(_made, page, cover_of(subject, pages), asked, full_sources(pages, subject), fonts),
        )


def _made(page: ReadPage, cover: Cover, asked: list[Question], leads: str, fonts: Path) -> bytes:
    full = leads, qr_png(leads)
    return handout_docx(page, cover, asked, qr_png(page.url), lambda picture: png_of(picture, fonts), full)


def cover_of(subject: Subject, pages: Pages) -> Cover:
    """What stands around the text of *subject* in Word."""
    portal = pages.catalogue.portal
    return Cover(
        subject.title,
        subject.kicker,
        portal.organisation.vi,
        portal.name.vi,
        subject.day,
        text("handout", "checked", "vi", format_date(subject.day)),
    )


def png_of(picture: Picture, fonts: Path) -> bytes:
    """Return a picture of a page as Word takes it."""
    return picture_png(picture.image, fonts, 115 if picture.image.width < 500 else 164)
