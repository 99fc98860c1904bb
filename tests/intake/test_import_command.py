"""``portal import`` as an editor types it: one file, again, a folder with a bad one, JSON."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.cli import main
from tests.intake.offices import docx, html, invented, office_of

ROOT = Path(__file__).resolve().parent.parent.parent
NEW = "qd-15-2026-ubnd"
PAGE = f"docs/vi/van-ban/{NEW}/toan-van.md"
Run = Callable[..., Result]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tests" / "scenarios" / "tinh-mau", tmp_path / "mau")
    return tmp_path / "mau"


@pytest.fixture
def run(project: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")  # 2026-12-01
    monkeypatch.setenv("COLUMNS", "200")

    def call(*arguments: object) -> Result:
        return CliRunner().invoke(main, ["--project", str(project), "import", *map(str, arguments)])

    return call


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "van-ban" / "quyet-dinh.docx"
    path.parent.mkdir()
    path.write_bytes(docx(invented()))
    return path


def test_trying_tells_everything_and_writes_nothing(run: Run, project: Path, file: Path) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    done = run(file, "--as", NEW, "--thu")
    assert done.exit_code == 0, done.output
    assert "Nhận ra 2 chương, 4 điều, 6 khoản, 6 điểm, 1 bảng." in done.output
    assert "Sẽ ghi:" in done.output
    assert PAGE in done.output
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_a_file_is_imported_then_again_then_changed(run: Run, project: Path, file: Path) -> None:
    done = run(file, "--as", NEW)
    assert done.exit_code == 0, done.output
    assert "Văn bản mới" in done.output
    assert "imported: '2026-12-01'" in (project / PAGE).read_text(encoding="utf-8")
    assert "y như bản đang có, không ghi gì" in run(file, "--as", NEW).output
    other = file.with_name("sua.html")
    other.write_bytes(html(office_of("Điều 1. Phạm vi\nLời mới.")))
    done = run(other, "--as", NEW, "--phien-ban", "2026-05-10")
    assert done.exit_code == 0, done.output
    assert "Điều 2 bỏ" in done.output
    assert "[-Giải thích từ ngữ-]" in done.output
    assert "{+Lời mới+}." in done.output
    assert (project / f"docs/vi/van-ban/{NEW}/toan-van/2026-05-10.md").is_file()


def test_a_folder_goes_on_behind_a_bad_file(run: Run, project: Path, file: Path) -> None:
    run(file, "--as", NEW)
    (project / PAGE).unlink()
    folder = file.parent
    (folder / "hong.pdf").write_bytes(b"%PDF-1.4 hong")
    (folder / "la.html").write_bytes(html(office_of("Điều 1. Việc khác\nLời.")))
    (folder / "ban-sao.docx").write_bytes(docx(invented()))
    (folder / "anh.png").write_bytes(b"")
    done = run(folder)
    assert done.exit_code == 1
    assert (project / PAGE).is_file()
    assert "Tất cả 4 tệp: 1 đã nhập, 0 không đổi, 3 chưa nhập được." in done.output
    assert "hong.pdf: " in done.output
    assert f"quyet-dinh.docx: cũng là {NEW}, đã nhập từ ban-sao.docx" in done.output
    assert f'portal import "{folder / "la.html"}" --as qd-15-2026-ubnd' in done.output
    assert "anh.png" not in done.output


def test_what_machines_read_says_the_same(run: Run, file: Path) -> None:
    (file.parent / "la.html").write_bytes(html(office_of("Điều 1. Việc khác\nLời.")))
    done = run(file.parent, "--json", "--thu")
    assert done.exit_code == 1
    unknown, known = sorted(json.loads(done.output), key=lambda one: one["file"])
    assert unknown["problem"].startswith("không biết là văn bản nào")
    assert known["problem"].startswith("không biết là văn bản nào (số đọc được: 15/2026/QĐ-UBND)")
    (found,) = json.loads(run(file, "--as", NEW, "--json").output)
    assert found["document"] == NEW
    assert found["fresh"] is True
    assert PAGE in found["written"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--as", "Mã Lạ"], "viết chưa đúng"),
        (["--as", NEW, "--phien-ban", "hôm nay"], "chưa có toàn văn nào"),
    ],
)
def test_what_is_written_wrongly_is_told(run: Run, file: Path, arguments: list[str], said: str) -> None:
    done = run(file, *arguments)
    assert done.exit_code == 1
    assert said in done.output
    assert "Traceback" not in done.output


def test_one_name_is_for_one_file(run: Run, file: Path) -> None:
    done = run(file, file, "--as", NEW)
    assert done.exit_code == 2
    assert "chỉ dùng cho một tệp" in done.output
    empty = file.parent.parent / "trong"
    empty.mkdir()
    assert "Không có tệp" in run(empty).output
