"""A step is skipped when nothing it reads or wrote has changed, and only then."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from portal import seals
from portal.paths import Paths

ROOT = Path(__file__).resolve().parent.parent.parent


def key(mini: Path) -> str:
    return seals.key_of(seals.source_files(Paths(mini)))


def test_the_content_decides_not_the_clock(mini: Path) -> None:
    before, page = key(mini), mini / "docs" / "vi" / "index.md"
    os.utime(page, (1, 1))
    assert key(mini) == before
    page.write_text(page.read_text(encoding="utf-8") + "\nThêm.\n", encoding="utf-8")
    assert key(mini) != before


@pytest.mark.parametrize(
    "name", ["docs/_data/briefs.yml", "docs/vi/hoc-phan/01-bat-dau/quiz.yml", "mkdocs.yml"]
)
def test_every_source_counts(mini: Path, name: str) -> None:
    before = key(mini)
    (mini / name).write_text((mini / name).read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert key(mini) != before


def test_new_renamed_and_lost_files_count(mini: Path) -> None:
    keys, page = [key(mini)], mini / "docs" / "vi" / "moi.md"
    page.write_text("# Mới\n", encoding="utf-8")
    keys.append(key(mini))
    page.rename(page.with_name("moi-2.md"))
    keys.append(key(mini))
    assert len(set(keys)) == 3
    page.with_name("moi-2.md").unlink()
    assert key(mini) == keys[0]


def test_the_day_and_the_address_count_downloads_do_not(
    mini: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    first = key(mini)
    made = Paths(mini).downloads / "tep.pdf"
    made.write_bytes(b"%PDF")
    assert key(mini) == first, "what a build writes is not what it reads"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700090000")
    second = key(mini)
    monkeypatch.setenv("PORTAL_SITE_URL", "https://khac.example/")
    assert len({first, second, key(mini)}) == 3


def test_code_theme_and_pinned_versions_are_sources(mini: Path) -> None:
    names = {
        p.relative_to(ROOT).as_posix() for p in seals.source_files(Paths(mini)) if p.is_relative_to(ROOT)
    }
    assert {
        "scripts/portal/engines/mkdocs.py",
        "scripts/portal/render/typst/handout.typ",
        "overrides/main.html",
        "overrides/src/entries/portal.ts",
        "constraints.txt",
        "package-lock.json",
        "scripts/portal/engines/base.yml",
        "scripts/assets.mjs",
    } <= names
    assert not [n for n in names if "__pycache__" in n or n.startswith("overrides/assets")]


def test_what_was_written_has_to_stand(tmp_path: Path) -> None:
    out = tmp_path / "site"
    out.mkdir()
    (out / "a.html").write_text("a", encoding="utf-8")
    seal = seals.Seal(Paths(tmp_path), "thu", [out])
    assert seal.facts("k") is None, "never built"
    seal.keep("k", {"pages": 1})
    assert seal.facts("k") == {"pages": 1}
    assert seal.facts("khac") is None
    (out / "a.html").write_text("sửa tay", encoding="utf-8")
    assert seal.facts("k") is None
    seal.keep("k", {"pages": 1})
    (out / "a.html").unlink()
    assert seal.facts("k") is None
    seal.keep("k", {"pages": 0})
    (tmp_path / ".cache" / "seals" / "thu.json").write_text("hỏng", encoding="utf-8")
    assert seal.facts("k") is None


def run(project: Path, *words: str) -> str:
    """Run the command in a process of its own, which tells at the end what it had to load."""
    code = (
        "import sys, atexit; from portal.cli import main\n"
        "atexit.register(lambda: print('LOADED', 'portal.pipeline' in sys.modules, 'typst' in sys.modules,"
        " 'pydantic' in sys.modules))\n"
        "main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "--project", str(project), *words],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT / "scripts"), "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_nothing_is_loaded_for_help_and_no_typesetting_for_checks(mini: Path) -> None:
    assert "LOADED False False False" in run(mini, "--help")
    assert "LOADED True False True" in run(mini, "check")


def test_a_build_without_changes_loads_nothing_and_a_forced_one_builds(mini: Path) -> None:
    first = run(mini, "build")
    assert "LOADED True True" in first
    assert "Không có gì đổi" not in first
    page = mini / "site" / "index.html"
    built = page.stat().st_mtime_ns
    again = run(mini, "build")
    assert "LOADED False False False" in again
    assert "Không có gì đổi" in again
    assert page.stat().st_mtime_ns == built
    pdf = mini / "docs" / "vi" / "tai-ve" / "hoc-phan-01-phat-tay.pdf"
    before = pdf.read_bytes()
    assert "Không có gì đổi" not in run(mini, "build", "--force")
    assert page.stat().st_mtime_ns != built
    assert pdf.read_bytes() == before
