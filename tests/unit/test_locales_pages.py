"""Words for readers: templates and Typst say them from the catalogue."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain
from pathlib import Path

import pytest

from portal.locales import FOLDER, Speaker, catalogue, page_text, text

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "scripts" / "portal"
LETTER = re.compile("[àáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]", re.IGNORECASE)
DRAWN = [
    *(ROOT / "overrides").glob("*.html"),
    *(ROOT / "overrides" / "partials").rglob("*.html"),
    *PACKAGE.rglob("*.html"),
    *PACKAGE.rglob("*.typ"),
]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT if path.is_relative_to(ROOT / "overrides") else PACKAGE).as_posix()


@pytest.mark.parametrize("path", DRAWN, ids=name_of)
def test_templates_hold_no_vietnamese_words(path: Path) -> None:
    assert LETTER.findall(unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", DRAWN, ids=name_of)
def test_every_key_of_a_template_is_there(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    area = next(iter(re.findall(r'"words-([a-z-]+)\.json"', source)), "frame")
    if path.name in ("book.typ", "sheet.typ"):
        area = "handout"  # imports what handout.typ says
    for key in re.findall(r"""(?:\b(?:ui|lang)\.t|\bsay)\(["']([^"']+)["'](?! [~+])""", source):
        assert key in catalogue(area), f"{path}: {area} has no {key}"


def test_a_key_stands_in_one_area_of_pages() -> None:
    areas = [f"pages/{path.stem}" for path in (FOLDER / "vi" / "pages").glob("*.json")]
    keys = list(chain.from_iterable(map(catalogue, areas)))
    assert sorted(keys) == sorted(set(keys))


def test_texts_of_pages_are_found_and_filled_in() -> None:
    assert page_text("module", "vi", 7) == "Học phần 7"
    assert page_text("module-titled", "en", 7, "x") == "Module 7: x"
    assert Speaker("handout")("question", 3) == text("handout", "question", "vi", 3) == "Câu 3."
    with pytest.raises(KeyError, match="nowhere"):
        page_text("nowhere", "vi")
    with pytest.raises(IndexError, match=r"handout\.json, khóa question"):
        text("handout", "question")
