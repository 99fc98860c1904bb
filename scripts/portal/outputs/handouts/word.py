"""Word files of modules and regulation pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from portal.document import Pages, Picture, ReadPage
from portal.locales import text
from portal.outputs.cache import room_seal
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
            partial(_made, page, _cover(subject, pages), asked, fonts),
        )


def _made(page: ReadPage, cover: Cover, asked: list[Question], fonts: Path) -> bytes:
    return handout_docx(page, cover, asked, qr_png(page.url), lambda picture: _png(picture, fonts))


def _cover(subject: Subject, pages: Pages) -> Cover:
    portal = pages.catalogue.portal
    return Cover(
        subject.title,
        subject.kicker,
        portal.organisation.vi,
        portal.name.vi,
        subject.day,
        text("handout", "checked", "vi", format_date(subject.day)),
    )


def _png(picture: Picture, fonts: Path) -> bytes:
    return picture_png(picture.image, fonts, 115 if picture.image.width < 500 else 164)
