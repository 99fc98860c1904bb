"""Words are data: what people read stands in scripts/portal/locales, once, alike in every language."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from pathlib import Path

import material
import pytest

from portal.locales import FOLDER, catalogue, text

ROOT = Path(__file__).resolve().parent.parent.parent
BROWSER = ROOT / "overrides" / "src"
PACKAGE = ROOT / "scripts" / "portal"
THEME = Path(material.__file__).parent / "templates" / "partials"
AREAS = sorted(
    p.relative_to(FOLDER / "vi").with_suffix("").as_posix() for p in (FOLDER / "vi").rglob("*.json")
)
OTHERS = sorted(p for p in FOLDER.rglob("*.json") if not p.is_relative_to(FOLDER / "vi"))
VIETNAMESE_ONLY = {
    "fulltext": "editors read Vietnamese",
    "intake-desk": "editors read Vietnamese",
    "aggregated": "the command speaks Vietnamese",
    "aggregation": "sentences of the engine, which the command shows too",
    "away": "the page of the service worker, which knows no language",
    "building": "operators read Vietnamese",
    "calendars": "deadlines in Vietnamese only",
    "cards": "a paper of classes in Vietnamese",
    "certificate": "papers for Vietnamese offices",
    "check-content": "authors read Vietnamese",
    "check-forms": "authors read Vietnamese",
    "check-learning": "authors read Vietnamese",
    "check-lessons": "authors read Vietnamese",
    "citations": "names of Vietnamese documents and provisions",
    "class-desk": "a page that is not translated",
    "class-kit": "papers of Vietnamese classes",
    "class-report": "a part of a page that is not translated",
    "class-results": "a page that is not translated",
    "cli": "the command speaks Vietnamese",
    "cues": "words by which Vietnamese questions are guessed",
    "command": "the command speaks Vietnamese",
    "data-files": "authors read Vietnamese",
    "delegates": "papers of classes in Vietnamese only",
    "edition": "a page that is not translated",
    "exchange": "questions in Vietnamese only",
    "file-kinds": "sentences of the engine",
    "files": "files in Vietnamese only",
    "form-engine": "operators read Vietnamese",
    "form-paper": "papers for Vietnamese offices",
    "forms": "sentences of the engine",
    "formulas": "authors read Vietnamese, in whose words formulas are told too",
    "hall": "a page that is not translated",
    "handout": "handouts in Vietnamese only",
    "import-criteria": "authors read Vietnamese",
    "intake": "sentences of the engine",
    "intake-readers": "editors read Vietnamese",
    "importing": "editors read Vietnamese",
    "recognising": "editors read Vietnamese",
    "issue-codes": "authors read Vietnamese",
    "kit-plan": "operators read Vietnamese",
    "law-page": "official texts are in Vietnamese",
    "listen": "pages are read aloud in Vietnamese only",
    "measure": "authors read Vietnamese",
    "my-learning": "a page that is not translated",
    "offline-copy": "copies begin in Vietnamese",
    "own-paper": "a page that is not translated",
    "page-faults": "authors are told in Vietnamese",
    "paper": "papers for Vietnamese offices",
    "pages/fulltext": "official texts are in Vietnamese",
    "poster": "a paper of lessons in Vietnamese",
    "reading": "sentences of the engine",
    "records": "records are written in Vietnamese",
    "references": "what documents are called, and sentences for authors",
    "scaffold": "authors read Vietnamese",
    "scorecard-made": "workbooks for Vietnamese offices",
    "scorecard-workbook": "cells of workbooks for Vietnamese offices",
    "scoring": "criteria of Vietnamese documents",
    "scorm": "questions in Vietnamese only",
    "sheets": "papers for Vietnamese offices",
    "single-file": "files in Vietnamese only",
    "slide-lint": "authors read Vietnamese",
    "slides": "slides in Vietnamese only",
    "slides-made": "slides in Vietnamese only",
    "speech": "pages are read aloud in Vietnamese only",
    "test": "questions in Vietnamese only",
    "test-paper": "questions in Vietnamese only",
    "updates": "operators and their readers' computers speak Vietnamese",
    "validation": "sentences of the engine",
    "verify": "authors read Vietnamese",
    "workbook": "workbooks for Vietnamese offices",
}
"""Areas that no other language has, and why."""
OF_THE_LANGUAGE = {
    "common/vietnamese.ts": "letters without their marks",
    "pages/intake-desk/structure.ts": "letters of points",
    "common/name-keys.ts": "letters that are typed for others",
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
        assert re.fullmatch(r"[a-z0-9]+(?:[.-][a-z0-9]+)*|[a-z]+(?:[A-Z][a-z0-9]*)*", key), key
        assert isinstance(words, str), key
        assert words == unicodedata.normalize("NFC", words) != "", key


@pytest.mark.parametrize("path", OTHERS, ids=lambda p: p.relative_to(FOLDER).as_posix())
def test_every_language_has_the_same_keys_and_places(path: Path) -> None:
    language, _, area = path.relative_to(FOLDER).with_suffix("").as_posix().partition("/")
    vi, other = read("vi", area), read(language, area)
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


@cache
def sources() -> dict[Path, str]:
    """Everything that may say words; of the theme, the partials that ours leaves in use."""
    files = [*BROWSER.rglob("*.ts"), *BROWSER.parent.rglob("*.html"), *THEME.glob("*.html")]
    files += [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.typ")]
    return {p: code_of(p) if p.suffix == ".ts" else p.read_text(encoding="utf-8") for p in files}


def speakers_of(area: str) -> str:
    """The text of everything that says words of *area*: all browser code, which hands them on, else by file."""
    named = rf'(?:Speaker|text|catalogue)\(\s*"{area}"|"words-{area}\.json"|locales/vi/{area}\.json'
    kinds = {path.suffix for path, source in sources().items() if re.search(named, source)}
    found = []
    for path, source in sources().items():
        anywhere = (".ts" in kinds and path.suffix == ".ts") or (area == "frame" and path.suffix == ".html")
        of_pages = (
            area.startswith("pages/") and path.suffix == ".py" and re.search(r"\bt\(|page_text", source)
        )
        # The book and the sheets say words of the handouts by way of handout.typ.
        of_book = area == "handout" and path.name in ("book.typ", "sheet.typ")
        if anywhere or of_pages or of_book or re.search(named, source):
            found.append(source)
    return "\n".join(found)


def said(key: str, everything: str) -> bool:
    """Whether *key* is there whole, as a name of TypeScript, or with a part that is only known when run."""
    if f'"{key}"' in everything or f"'{key}'" in everything:
        return True
    patterns = [rf"\.{re.escape(key)}\b|\b{re.escape(key)}:"]
    for at, letter in enumerate(key):
        if letter in ".-":
            begin, end = re.escape(key[: at + 1]), re.escape(key[at:])
            patterns += [rf"[\"'`]{begin}(?:\$?\{{|[\"'] [+~])", rf"[\"']\{{[^}}]+\}}{end}[\"']"]
    if key.endswith(".hint"):
        patterns.append(rf"fault\(\s*[\"']{re.escape(key.removesuffix('.hint'))}[\"']")
    return any(re.search(pattern, everything) for pattern in patterns)


@pytest.mark.parametrize("area", AREAS)
def test_every_area_and_every_word_is_used(area: str) -> None:
    everything = speakers_of(area)
    assert everything, f"nothing says words of {area}"
    unsaid = [key for key in read("vi", area) if not said(key, everything)]
    assert area in NAMED_ELSEWHERE or unsaid == []


def test_words_that_nobody_says_are_found() -> None:
    everything = (
        'say("a"); words.b; context.t(f"c.{x}"); say("d-" + c); say.fault(\n"e", 1); f"{x}-end"; `g-${x}`'
    )
    assert all(said(key, everything) for key in ("a", "b", "c.any", "d-any", "e.hint", "any-end", "g-any"))
    assert not any(said(key, everything) for key in ("c", "any", "f.hint", "c-any"))


def test_a_text_is_filled_in_and_falls_back_to_vietnamese() -> None:
    assert text("webform", "now", "vi", 2, 5) == "Phiếu 2 trên 5"
    assert text("webform", "now", "en", 2, 5) == "Record 2 of 5"
    assert text("paper", "nation", "en") == text("paper", "nation")
    assert catalogue("test", "en") == catalogue("test")
    with pytest.raises(KeyError, match=r"webform\.json không có khóa nowhere"):
        text("webform", "nowhere")
    with pytest.raises(KeyError, match=r"locales/vi/nothing\.json"):
        catalogue("nothing")
