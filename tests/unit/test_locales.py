"""Words are data: what people read stands in scripts/portal/locales, once, alike in every language."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest

from portal.locales import FOLDER, catalogue, text

ROOT = Path(__file__).resolve().parent.parent.parent
BROWSER = ROOT / "overrides" / "src"
AREAS = sorted(p.stem for p in (FOLDER / "vi").glob("*.json"))
OTHERS = sorted(p for p in FOLDER.glob("*/*.json") if p.parent.name != "vi")
VIETNAMESE_ONLY = {
    "agenda": "papers of classes in Vietnamese only",
    "aggregation": "sentences of the engine, which the command shows too",
    "away": "the page of the service worker, which knows no language",
    "building": "operators read Vietnamese",
    "check-content": "authors read Vietnamese",
    "check-forms": "authors read Vietnamese",
    "check-learning": "authors read Vietnamese",
    "citations": "names of Vietnamese documents and provisions",
    "class-results": "a page that is not translated",
    "cli": "the command speaks Vietnamese",
    "command": "the command speaks Vietnamese",
    "data-files": "authors read Vietnamese",
    "edition": "a page that is not translated",
    "file-kinds": "sentences of the engine",
    "form-engine": "operators read Vietnamese",
    "forms": "sentences of the engine",
    "formulas": "authors read Vietnamese, in whose words formulas are told too",
    "intake": "sentences of the engine",
    "issue-codes": "authors read Vietnamese",
    "kit-plan": "operators read Vietnamese",
    "my-learning": "a page that is not translated",
    "paper": "papers for Vietnamese offices",
    "reading": "sentences of the engine",
    "records": "records are written in Vietnamese",
    "references": "what documents are called, and sentences for authors",
    "scaffold": "authors read Vietnamese",
    "scorecard-workbook": "cells of workbooks for Vietnamese offices",
    "scoring": "criteria of Vietnamese documents",
    "scorm": "questions in Vietnamese only",
    "sheets": "papers for Vietnamese offices",
    "slide-lint": "authors read Vietnamese",
    "slides": "slides in Vietnamese only",
    "test": "questions in Vietnamese only",
    "updates": "operators and their readers' computers speak Vietnamese",
    "validation": "sentences of the engine",
}
"""Areas that no other language has, and why."""
OF_THE_LANGUAGE = {
    "common/vietnamese.ts": "letters without their marks",
    "engines/forms/names.ts": "letters that are typed for others",
    "engines/forms/printed.ts": "what files that people send hold: patterns, not shown",
    "engines/search/interpret.ts": "a word that is looked for in queries",
    "engines/search/keystrokes.ts": "letters of input methods",
    "engines/search/letters.ts": "letters and their marks",
    "engines/search/syllables.ts": "the spelling of syllables",
    "office/zip/names.ts": "letters of DOS",
}
"""Files of the browser code that hold Vietnamese letters as data about the language, and what for."""
NAMED_ELSEWHERE = ("issue-codes",)
"""Areas whose keys are the names of something else, which a test of its own compares."""
LETTER = re.compile("[àáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]", re.IGNORECASE)


def read(language: str, area: str) -> dict[str, str]:
    found = json.loads((FOLDER / language / f"{area}.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def places(words: str) -> set[str]:
    return set(re.findall(r"\{\d\}", words))


@pytest.mark.parametrize("area", AREAS)
def test_an_area_is_flat_and_well_written(area: str) -> None:
    for key, words in read("vi", area).items():
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.hint)?|[a-z]+(?:[A-Z][a-z0-9]*)*", key), key
        assert isinstance(words, str), key
        assert words == unicodedata.normalize("NFC", words) != "", key


@pytest.mark.parametrize("path", OTHERS, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_every_language_has_the_same_keys_and_places(path: Path) -> None:
    vi, other = read("vi", path.stem), read(path.parent.name, path.stem)
    assert list(other) == list(vi), "the same keys in the same order"
    for key, words in vi.items():
        assert places(other[key]) == places(words), key
        assert other[key], key


def test_what_has_no_english_is_known() -> None:
    assert {a for a in AREAS if not (FOLDER / "en" / f"{a}.json").exists()} == set(VIETNAMESE_ONLY)


def code_of(path: Path) -> str:
    return re.sub(r"/\*.*?\*/|(?m:(?:^|\s)//[^\n]*)", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize(
    "path", sorted(BROWSER.rglob("*.ts")), ids=lambda p: p.relative_to(BROWSER).as_posix()
)
def test_browser_code_holds_no_vietnamese_words(path: Path) -> None:
    found = LETTER.findall(unicodedata.normalize("NFC", code_of(path)))
    assert bool(found) == (path.relative_to(BROWSER).as_posix() in OF_THE_LANGUAGE), found


def test_every_area_and_every_word_is_used() -> None:
    browser = "\n".join(code_of(p) for p in BROWSER.rglob("*.ts"))
    python = [p.read_text(encoding="utf-8") for p in FOLDER.parent.rglob("*.py")]
    for area in AREAS:
        imported = browser if f"locales/vi/{area}.json" in browser else ""
        everything = "\n".join([imported, *(code for code in python if f'"{area}"' in code)])
        assert everything.strip(), f"nothing imports {area}"
        begun = tuple(re.findall(r'f"([a-z-]+-)\{', everything))
        for key in read("vi", area) if area not in NAMED_ELSEWHERE else ():
            name = key.removesuffix(".hint")
            assert name.startswith(begun) or re.search(
                rf"[\"'.]{re.escape(name)}\b|\b{re.escape(name)}:", everything
            ), f"{area}: nobody says {key}"


def test_a_text_is_filled_in_and_falls_back_to_vietnamese() -> None:
    assert text("webform", "now", "vi", 2, 5) == "Phiếu 2 trên 5"
    assert text("webform", "now", "en", 2, 5) == "Record 2 of 5"
    assert text("paper", "nation", "en") == text("paper", "nation")
    assert catalogue("test", "en") == catalogue("test")
    with pytest.raises(KeyError, match=r"webform\.json không có khóa nowhere"):
        text("webform", "nowhere")
    with pytest.raises(KeyError, match=r"locales/vi/nothing\.json"):
        catalogue("nothing")
