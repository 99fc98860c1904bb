"""Shared by all tests: the repository, its content, and a tiny project to break at will."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from portal.checks import run_checks
from portal.content.catalogue import Catalogue
from portal.content.issues import Issues
from portal.content.loader import load
from portal.paths import Paths

# The same examples every time, and no verdict by the clock of a busy machine.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

ROOT = Path(__file__).resolve().parent.parent
MINI = ROOT / "tests" / "scenarios" / "tinh-mau"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="rewrite golden expectations")


@pytest.fixture(scope="session")
def paths() -> Paths:
    return Paths(ROOT)


@pytest.fixture(scope="session")
def content(paths: Paths) -> tuple[Catalogue, Issues]:
    """The real content, loaded and checked as of a fixed day, so that no test turns with the calendar."""
    catalogue, issues = load(paths, dt.date(2026, 11, 23))
    run_checks(catalogue, paths, issues)
    return catalogue, issues


@pytest.fixture(scope="session")
def catalogue(content: tuple[Catalogue, Issues]) -> Catalogue:
    return content[0]


@pytest.fixture(scope="session")
def built_site() -> Path:
    """The site that `make test` has just built."""
    site = ROOT / "site"
    if not (site / "index.html").exists():
        pytest.fail("Chưa có site/. Chạy: make site")
    return site


@pytest.fixture(scope="session")
def offline_site() -> Path:
    """The file:// build that `make test` has just built."""
    site = ROOT / ".cache" / "site-offline"
    if not (site / "index.html").exists():
        pytest.fail("Chưa có bản ngoại tuyến. Chạy: make package")
    return site


def copied_mini(target: Path) -> Path:
    """Copy the mini-site to *target*, which does not exist yet."""
    shutil.copytree(MINI, target, ignore=shutil.ignore_patterns("site", ".cache", "dist"))
    return target


@pytest.fixture
def mini(tmp_path: Path) -> Path:
    """A copy of the mini-site whose files a test may change."""
    return copied_mini(tmp_path / "du-an")


@pytest.fixture
def problems(mini: Path) -> Callable[[str, str, str], list[str]]:
    """Replace text in one file of the mini project and return the issues found, as text."""

    def change(file: str, old: str, new: str) -> list[str]:
        path = mini / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} not in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        where = Paths(mini)
        found, issues = load(where)
        run_checks(found, where, issues)
        return [str(i) for i in issues.sorted() if "DIA-CHI" not in str(i)]

    return change
