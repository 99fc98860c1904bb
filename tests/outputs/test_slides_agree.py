"""Finished decks: HTML, PowerPoint and PDF show the same slides, words, pictures, answers and notes."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.outputs.finished import DOWNLOADS, MODULES, file, folder, on_page
from tests.outputs.read_slides import Shown, letters_of_pptx, read_html, read_pdf, read_pptx
from tests.outputs.shape import squeezed

DECKS = [number for number in MODULES if (folder(number) / "slides.yml").exists()]


def name(module: str, ending: str) -> Path:
    return file(f"trinh-chieu-{module}.{ending}")


def written(module: str) -> list[dict[str, object]]:
    slides: list[dict[str, object]] = yaml.safe_load((folder(module) / "slides.yml").read_text("utf-8"))[
        "slides"
    ]
    return slides


def test_a_module_without_slides_has_no_deck() -> None:
    made = {path.stem.rpartition("-")[2] for path in DOWNLOADS.glob("trinh-chieu-*.*")}
    assert made == set(DECKS)


@pytest.mark.parametrize("module", DECKS)
def test_the_page_shows_what_was_written_in_its_order(module: str) -> None:
    shown, slides = read_html(name(module, "html")), written(module)
    assert [s.anchor for s in shown] == [w["id"] for w in slides]
    assert [s.kind for s in shown] == [w["kind"] for w in slides]
    assert [s.minutes for s in shown] == [w["minutes"] for w in slides]
    assert len({s.anchor for s in shown}) == len(shown)
    for slide in shown:
        assert slide.title
        assert slide.words or slide.alts, slide.anchor
        assert slide.notes, slide.anchor


@pytest.mark.parametrize("module", DECKS)
def test_powerpoint_shows_the_same(module: str) -> None:
    shown, copied = read_html(name(module, "html")), read_pptx(name(module, "pptx"))
    assert [s.title for s in copied] == [s.title for s in shown]
    for page, copy in zip(shown, copied, strict=True):
        there = "".join(copy.words)
        missing = [w for w in page.words if w not in there and not options_of(page, w)]
        assert missing == [], page.anchor
        assert copy.right == page.right, page.anchor
        assert [alt for alt in page.alts if alt] == [a for a in copy.alts if a and a != ICON], page.anchor
        assert "" not in copy.alts, f"{page.anchor}: a picture without words"
        for part in ("Nói:", "Hỏi:", "Chờđợi:", "Căncứ:"):
            assert (part in page.notes) == (part in copy.notes), page.anchor
        said = page.notes[: page.notes.find("Bàiviết:")] if "Bàiviết:" in page.notes else page.notes
        assert said[:-1] in copy.notes, page.anchor


ICON = squeezed("Biểu tượng minh họa")


def options_of(page: Shown, words: str) -> bool:
    """Whether *words* are an option: PowerPoint sets its letter and its text into shapes of their own."""
    return words in page.options


@pytest.mark.parametrize("module", DECKS)
def test_powerpoint_has_every_option_and_letters_for_the_back_row(module: str) -> None:
    for page, copy in zip(read_html(name(module, "html")), read_pptx(name(module, "pptx")), strict=True):
        for option in page.options:
            assert option[0] in copy.words, page.anchor
            assert option[1:] in copy.words, page.anchor
    small = [(slide, text) for slide, size, text in letters_of_pptx(name(module, "pptx")) if size < 27.9]
    assert [text for _, text in small if not text.startswith(("Căn cứ:", "Học phần "))] == []


@pytest.mark.parametrize("module", DECKS)
def test_paper_shows_the_same_in_the_same_order(module: str) -> None:
    text, at = read_pdf(name(module, "pdf")), 0
    for slide in read_html(name(module, "html")):
        found = text.find(slide.title, at)
        assert found >= 0, f"{slide.anchor}: not after the slide before it"
        at = found + len(slide.title)
        for words in (*slide.words, slide.notes.partition("Căncứ:")[0].partition("Bàiviết:")[0]):
            assert words in text, f"{slide.anchor}: {words}"
        if slide.right:
            assert f"Đápán:{slide.right}." in text[at:], slide.anchor


@pytest.mark.parametrize("module", DECKS)
def test_questions_of_the_bank_have_the_letters_and_the_key_of_the_page(module: str) -> None:
    asked = {squeezed(q.text): q for q in on_page(module).questions}
    items = [w["id"] for w in written(module) if w.get("item")]
    for slide in read_html(name(module, "html")):
        if slide.anchor in items:
            twin = asked[slide.title]
            letters = [squeezed(f"{'ABCD'[n]}{option}") for n, option in enumerate(twin.options)]
            assert list(slide.options) == letters
            assert slide.right == twin.key
