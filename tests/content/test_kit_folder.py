"""The folder of a kit: what somebody changed or put there is never lost; bad targets are refused at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from portal.outputs.kit import KitError, check_target
from portal.outputs.kit.folder import MANIFEST, write_kit
from portal.paths import Paths

FILES = {"a.txt": b"A", "b/c.txt": b"C"}


def files_of(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_second_run_replaces_only_what_nobody_touched(tmp_path: Path) -> None:
    first = write_kit(FILES, b"Z1", "lop", "lớp", tmp_path)
    assert first.told == []
    (first.folder / "a.txt").write_bytes(b"dien tay")
    (first.folder / "cua-toi.txt").write_bytes(b"giu")
    mine = (first.folder / "a.txt").read_bytes()
    again = write_kit({"a.txt": b"A2", "b/c.txt": b"C2"}, b"Z2", "lop", "lớp", tmp_path)
    assert again.folder == first.folder
    found = files_of(again.folder)
    found.pop(MANIFEST)
    assert found == {"a.txt": mine, "a-moi.txt": b"A2", "b/c.txt": b"C2", "cua-toi.txt": b"giu"}
    assert again.packed.read_bytes() == b"Z2"
    assert any("“a.txt”" in words and "“a-moi.txt”" in words for words in again.told)
    third = write_kit({"a.txt": b"A3", "b/c.txt": b"C2"}, b"Z2", "lop", "lớp", tmp_path)
    assert files_of(third.folder)["a-moi.txt"] == b"A3"
    assert (third.folder / "a.txt").read_bytes() == mine


def test_what_is_no_longer_of_the_kit_goes_only_when_untouched(tmp_path: Path) -> None:
    first = write_kit({**FILES, "d.txt": b"D"}, b"Z", "lop", "lớp", tmp_path)
    (first.folder / "d.txt").write_bytes(b"sua")
    again = write_kit({"a.txt": b"A"}, b"Z", "lop", "lớp", tmp_path)
    assert set(files_of(again.folder)) == {"a.txt", "d.txt", MANIFEST}
    assert (again.folder / "d.txt").read_bytes() == b"sua"


@pytest.mark.parametrize("kind", ["other-class", "no-manifest", "broken-manifest", "file", "link"])
def test_what_was_not_made_here_gets_company_not_replaced(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "lop"
    if kind == "other-class":
        write_kit(FILES, b"Z", "lop", "lớp khác", tmp_path)
    elif kind == "file":
        target.write_bytes(b"x")
    elif kind == "link":
        (tmp_path / "noi-khac").mkdir()
        target.symlink_to(tmp_path / "noi-khac")
    else:
        target.mkdir()
        (target / "a.txt").write_bytes(b"cua toi")
        if kind == "broken-manifest":
            (target / MANIFEST).write_text("[", encoding="utf-8")
    before = files_of(target) if target.is_dir() else {}
    written = write_kit({"a.txt": b"moi"}, b"Z9", "lop", "lớp", tmp_path)
    assert written.folder.name == "lop-2"
    assert "“lop-2”" in written.told[0]
    assert (files_of(target) if target.is_dir() else {}) == before
    assert json.loads((written.folder / MANIFEST).read_text(encoding="utf-8"))["class"] == "lớp"


def test_a_zip_that_stands_there_is_kept(tmp_path: Path) -> None:
    (tmp_path / "lop.zip").write_bytes(b"cua toi")
    written = write_kit(FILES, b"Z", "lop", "lớp", tmp_path)
    assert (tmp_path / "lop.zip").read_bytes() == b"cua toi"
    assert written.packed.name == "lop-moi.zip"


def test_a_link_inside_is_not_written_through(tmp_path: Path) -> None:
    first = write_kit(FILES, b"Z", "lop", "lớp", tmp_path)
    elsewhere = tmp_path / "noi-khac"
    elsewhere.mkdir()
    (first.folder / "b" / "c.txt").unlink()
    (first.folder / "b").rmdir()
    (first.folder / "b").symlink_to(elsewhere)
    with pytest.raises(KitError, match="tệp hoặc một lối tắt"):
        write_kit(FILES, b"Z", "lop", "lớp", tmp_path)
    assert list(elsewhere.iterdir()) == []


def test_bad_targets_are_refused_before_the_work(paths: Paths, tmp_path: Path) -> None:
    file = tmp_path / "tep"
    file.write_bytes(b"x")
    for target in (file, file / "trong"):
        with pytest.raises(KitError, match="đang là một tệp"):
            check_target(target, paths)
    for own in ("docs", "docs/vi/lop", "site", "overrides/x"):
        with pytest.raises(KitError, match="của chính cổng"):
            check_target(paths.root / own, paths)
    with pytest.raises(KitError, match="Không ghi được vào"):
        check_target(Path("/proc/lop"), paths)
    check_target(tmp_path / "chua" / "co", paths)
    assert not (tmp_path / "chua").exists()
