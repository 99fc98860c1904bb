"""Golden files: title, Markdown in, HTML out. `pytest --regenerate` rewrites what is expected."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown import Markdown

from portal.content.catalogue import Catalogue
from portal.content.downloads import Download
from portal.content.loader import load
from portal.markdown import PageContext, PortalExtension, rendering
from portal.paths import Paths

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
MINI = Path(__file__).resolve().parent.parent / "scenarios" / "tinh-mau"
CASE = re.compile(r"^(?P<title>[^\n.][^\n]*)\n\.\n(?P<given>.*?)\n\.\n(?P<expected>.*?)\n?\.$", re.M | re.S)
DOWNLOAD = Download("hp01.pdf", "Tài liệu", "PDF", "hp01", 182_345, 9, "0" * 64)


def cases() -> list[tuple[str, str, str, str]]:
    return [
        (file.name, m["title"], m["given"], m["expected"])
        for file in sorted(GOLDEN.glob("*.md"))
        for m in CASE.finditer(file.read_text(encoding="utf-8"))
    ]


@pytest.fixture(scope="module")
def small() -> Catalogue:
    import datetime as dt

    return load(Paths(MINI), dt.date(2026, 1, 2))[0]


def render(catalogue: Catalogue, text: str) -> str:
    with rendering(PageContext(catalogue, "index.md", downloads=[DOWNLOAD])):
        return Markdown(extensions=[PortalExtension(), "tables"]).convert(text)


@pytest.mark.parametrize(("file", "title", "given", "expected"), cases(), ids=[c[1] for c in cases()])
def test_golden(
    file: str, title: str, given: str, expected: str, small: Catalogue, request: pytest.FixtureRequest
) -> None:
    found = render(small, given)
    if request.config.getoption("--regenerate"):
        path = GOLDEN / file
        text = path.read_text(encoding="utf-8")
        old = f"{title}\n.\n{given}\n.\n{expected}\n."
        if old not in text:
            old = f"{title}\n.\n{given}\n.\n."
        path.write_text(text.replace(old, f"{title}\n.\n{given}\n.\n{found}\n."), encoding="utf-8")
        return
    assert found == expected


def test_golden_files_hold_cases() -> None:
    assert len(cases()) >= 16
    assert all(expected for _, _, _, expected in cases())
