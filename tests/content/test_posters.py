"""Posters of lessons: one A4 page each, letters to be read from two metres, the words of lesson.yml."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader

from portal.content.catalogue import Catalogue
from portal.outputs.posters import build_posters
from portal.paths import Paths

from .pdf_reading import MM, fonts, is_accessible, pages

LEAST = 24
"""Points of letters that are read from two metres."""


@pytest.fixture(scope="module")
def posters(catalogue: Catalogue, paths: Paths) -> dict[str, bytes]:
    return {one.subject: one.make() for one in build_posters(catalogue, paths.fonts)}


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def sizes(pdf: bytes) -> list[tuple[str, float]]:
    """The runs of text of the first page with the size they are set in, points."""
    found: list[tuple[str, float]] = []

    def take(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            found.append((text.strip(), size * abs(tm[3]) * abs(cm[3])))

    PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=take)
    return found


def test_a_poster_a_lesson_and_one_of_all(posters: dict[str, bytes], catalogue: Catalogue) -> None:
    assert list(posters) == [*(one.id for one in catalogue.lessons_in_order), "bai-hoc"]
    for lesson in catalogue.lessons:
        assert len(pages(posters[lesson])) == 1, lesson
    assert len(pages(posters["bai-hoc"])) == len(catalogue.lessons)
    for pdf in posters.values():
        for page in PdfReader(io.BytesIO(pdf)).pages:
            assert (round(page.mediabox.width / MM), round(page.mediabox.height / MM)) == (210, 297)


def test_it_says_the_words_of_the_lesson(posters: dict[str, bytes], catalogue: Catalogue) -> None:
    together = pages(posters["bai-hoc"])
    for lesson, page in zip(catalogue.lessons_in_order, together, strict=True):
        (alone,) = pages(posters[lesson.id])
        for text in (alone, page):
            for words in (lesson.title, *lesson.poster.lines, lesson.poster.ask, catalogue.portal.name.vi):
                assert squeezed(words) in squeezed(text), words
            assert catalogue.portal.site_url in text.replace("\n", "")


def test_its_letters_are_read_from_two_metres(posters: dict[str, bytes], catalogue: Catalogue) -> None:
    for lesson in catalogue.lessons_in_order:
        runs = sizes(posters[lesson.id])
        for words in (lesson.title, *lesson.poster.lines, lesson.poster.ask):
            first = words.split()[0]
            near = [size for text, size in runs if squeezed(first) in squeezed(text) and size > 12]
            assert max(near, default=0) >= LEAST - 0.05, (lesson.id, words, runs)


def test_it_is_accessible_and_carries_its_fonts(posters: dict[str, bytes]) -> None:
    for name, pdf in posters.items():
        assert fonts(pdf) == {"BeVietnamPro"}, name
        assert is_accessible(pdf), name


def test_it_takes_little_ink(posters: dict[str, bytes]) -> None:
    """Nothing is coloured: what a printer lays down is black and grey."""
    for pdf in posters.values():
        for page in PdfReader(io.BytesIO(pdf)).pages:
            content = page.get_contents()
            assert content is not None
            for red, green, blue in re.findall(
                rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG|sc|SC|scn|SCN)\b", content.get_data()
            ):
                assert red == green == blue
