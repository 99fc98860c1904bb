"""The finished files: where they are, and each read once.

Leaves the formats to the readers (``read_*.py``) and judging to the tests.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from tests.outputs import read_anki, read_docx, read_epub, read_pdf
from tests.outputs.paper_text import Printed, read_paragraphs
from tests.outputs.read_html import read_quiz
from tests.outputs.shape import Reading

ROOT = Path(__file__).resolve().parent.parent.parent
SITE = ROOT / "site"
DOWNLOADS = ROOT / "docs" / "vi" / "tai-ve"
FOLDERS = sorted((ROOT / "docs" / "vi" / "hoc-phan").glob("[0-9][0-9]-*"))
MODULES = [folder.name[:2] for folder in FOLDERS]
"""Numbers of the modules, with two digits."""


def file(name: str) -> Path:
    """Return a download of the site; fails when the site has not been built."""
    path = DOWNLOADS / name
    if not path.exists():
        pytest.fail(f"Chưa có {path.relative_to(ROOT)}. Chạy: make site")
    return path


def folder(module: str) -> Path:
    """Return the source folder of a module."""
    return FOLDERS[MODULES.index(module)]


@cache
def page(module: str) -> str:
    """Return the HTML of a module's page."""
    path = SITE / "hoc-phan" / folder(module).name / "index.html"
    if not path.exists():
        pytest.fail("Chưa có site/. Chạy: make site")
    return path.read_text(encoding="utf-8")


@cache
def on_page(module: str) -> Reading:
    """Return the questions of a module's page."""
    return read_quiz(page(module), f"site/hoc-phan/{folder(module).name}")


@cache
def printed(name: str) -> Printed:
    """Return what a download in the words of paper asks and answers, by its ending."""
    readers = {".pdf": read_pdf.paragraphs, ".docx": read_docx.paragraphs, ".epub": read_epub.paragraphs}
    path = file(name)
    return read_paragraphs(readers[path.suffix](path))


def one_bank(module: str, name: str) -> Reading:
    """Return the only bank of a download of a module, with the key of the trainer's file."""
    banks = printed(name).readings(name, practice_key(module))
    assert len(banks) == 1, f"{name}: {len(banks)} banks"
    return banks[0]


def practice_key(module: str) -> Printed:
    """Return the trainer's key of the practice questions of a module."""
    return printed(f"dap-an-on-tap-hoc-phan-{module}.pdf")


@cache
def deck_of_cards() -> dict[str, Reading]:
    """Return the Anki deck by module ("hp01")."""
    return read_anki.read(file("cau-hoi-on-tap.apkg"))


def lettered(module: str) -> list[Reading]:
    """Return the downloads of a module on which options carry letters."""
    names = ("phat-tay.pdf", "phat-tay-chu-lon.pdf", "phat-tay.docx")
    files = [*(f"hoc-phan-{module}-{name}" for name in names), f"hoc-phan-{module}.epub"]
    return [one_bank(module, name) for name in files]


def papers_there_are() -> list[str]:
    """Return the ids of all tests, from the names of their papers."""
    return sorted(re.fullmatch(r"de-(.+)\.pdf", p.name)[1] for p in DOWNLOADS.glob("de-*.pdf"))  # type: ignore[index]
