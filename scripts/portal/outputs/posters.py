"""Posters of the lessons of five minutes: one A4 a lesson, and all in one file to print at once.

What stands on them are the words of lesson.yml; how they look is ``render/typst/poster.typ``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.content.models import Lesson
from portal.content.models.slide_picture import DrawingPicture
from portal.drawing.figure import PAGE
from portal.drawing.figures import figure
from portal.drawing.images import Image
from portal.locales import Speaker, page_text
from portal.markdown.context import address
from portal.outputs.cache import room_seal
from portal.outputs.store import Wanted
from portal.outputs.subjects import content_day
from portal.render.typst.poster import PosterSheet, posters_pdf

named = Speaker("files")

SUBJECT = "bai-hoc"
"""What lists of downloads call the group."""


def poster_of(catalogue: Catalogue, lesson: Lesson) -> PosterSheet:
    """Return what stands on the poster of *lesson*. Raises KeyError when its drawing is missing."""
    drawn = figure(DrawingPicture(drawing=lesson.picture), catalogue, PAGE)
    assert isinstance(drawn.wide, Image)
    return PosterSheet(
        number=page_text("lesson-of", "vi", lesson.number, len(catalogue.lessons)),
        title=lesson.title,
        lines=tuple(lesson.poster.lines),
        ask=lesson.poster.ask,
        picture=drawn.wide,
        alt=drawn.alt,
        address=catalogue.portal.site_url + address(catalogue.page_of(lesson.id) or ""),
    )


def build_posters(catalogue: Catalogue, fonts: Path) -> Iterator[Wanted]:
    """Want a poster of every lesson, then all of them in one file."""
    lessons = catalogue.lessons_in_order
    seal = room_seal(catalogue, fonts)
    for lesson in lessons:
        title = named("poster", lesson.number, lesson.title)
        yield _wanted(
            catalogue, [lesson], f"bai-hoc-{lesson.number:02d}-to-treo.pdf", title, lesson.id, seal, fonts
        )
    if lessons:
        title = named("posters", len(lessons))
        yield _wanted(catalogue, lessons, "bai-hoc-to-treo.pdf", title, SUBJECT, seal, fonts)


def _wanted(
    catalogue: Catalogue,
    lessons: Sequence[Lesson],
    file: str,
    title: str,
    subject: str,
    seal: bytes,
    fonts: Path,
) -> Wanted:
    sheets = [poster_of(catalogue, lesson) for lesson in lessons]
    day = max((lesson.updated for lesson in lessons), default=content_day(catalogue))
    portal = catalogue.portal
    make = partial(posters_pdf, title, portal.name.vi, portal.organisation.vi, sheets, fonts, day)
    source = seal + repr((title, [(one, one.picture.data) for one in sheets], day)).encode()
    return Wanted(file, title, named("poster-pdf"), subject, source, make)
