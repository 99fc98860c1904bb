"""The first day of another province: init, check, build, package, serve, a class; nothing of Sơn La anywhere."""

from __future__ import annotations

import io
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import unicodedata
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from pypdf import PdfReader

from .conftest import ROOT, Portal

OURS = re.compile(r"s[oơ]n[\s_-]?la\b|sonla|khvn|tây bắc", re.IGNORECASE)
"""What would give away whose portal the code was first written for."""
PACKED = {".zip", ".docx", ".xlsx", ".pptx", ".epub"}


@pytest.fixture(scope="module")
def project(portal: Portal, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("chu-moi")
    told = portal(folder, "init", "tinh-khac").stdout
    assert "cd tinh-khac" in told
    return folder / "tinh-khac"


@pytest.fixture(scope="module")
def built(project: Path, portal: Portal) -> Path:
    told = portal(project, "build").stdout
    assert re.search(r"\d+ trang, \d+ tài liệu", told)
    return project / "site"


def texts(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Every text in a file, also of what is packed in it."""
    ending = Path(name).suffix
    if ending in PACKED and zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for inner in archive.namelist():
                yield from texts(f"{name}/{inner}", archive.read(inner))
    elif ending == ".pdf":
        yield name, "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    elif ending not in {".png", ".woff2", ".ttf", ".apkg"}:
        yield name, data.decode("utf-8", "replace")


def test_the_command_is_that_of_the_wheel(
    portal: Portal, installed: Path, environment: dict[str, str]
) -> None:
    where = subprocess.run(
        [sys.executable, "-c", "import portal, portal.node as n\nprint(portal.__file__)\nn.find_node()"],
        env=environment,
        capture_output=True,
        check=False,
        encoding="utf-8",
        cwd="/",
    )
    assert where.stdout.strip().startswith(str(installed))
    assert "Không thấy Node" in where.stderr


def test_it_is_right_at_once(project: Path, portal: Portal) -> None:
    done = portal(project, "check")
    assert "0 lỗi" in done.stdout
    assert "KHUNG" not in done.stdout + done.stderr


def test_what_a_portal_needs_is_there(built: Path) -> None:
    for page in (
        "index.html",
        "van-ban/qd-1-2020-mau/index.html",
        "van-ban/qd-2-2024-mau/index.html",
        "van-ban/qd-9-2026-ubnd-mau/toan-van/index.html",
        "van-ban/qd-9-2026-ubnd-mau/toan-van/2026-02-01/index.html",
        "tai-ve/toan-van-qd-9-2026-ubnd-mau.pdf",
        "tai-ve/toan-van-qd-9-2026-ubnd-mau.docx",
        "tieu-chi/ban-doc-sach/index.html",
        "bieu-mau/phieu-dang-ky-ban-doc-sach/index.html",
        "hoc-phan/01-ban-doc-sach/index.html",
        "kiem-tra/lam-bai/index.html",
        "tai-ve/hoc-phan-01-phat-tay.pdf",
        "tai-ve/tu-cham-ban-doc-sach.xlsx",
        "tai-ve/bieu-mau-giay-moi.docx",
        "tai-ve/trinh-chieu-01.html",
        "search/vi.js",
        "sw.js",
    ):
        assert (built / page).is_file(), page
    assert not (built / "en").exists()
    assert not [p for p in built.rglob("*") if p.suffix in (".ttf", ".yml", ".md")], "what is no page"
    home = (built / "index.html").read_text(encoding="utf-8")
    assert "Hội Khuyến học tỉnh Mẫu" in home


def test_nothing_of_the_first_owner_is_in_it(built: Path, project: Path, portal: Portal) -> None:
    portal(project, "package")
    found = []
    for path in [*built.rglob("*"), *(project / "dist").rglob("*")]:
        if path.is_file():
            found += [
                (name, match[0])
                for name, text in texts(path.relative_to(project).as_posix(), path.read_bytes())
                for match in OURS.finditer(unicodedata.normalize("NFC", text))
            ]
    assert found == []


def test_it_is_packed_for_kiwix(project: Path, portal: Portal) -> None:
    portal(project, "zim")
    assert len(list((project / "dist").glob("*.zim"))) == 2


def test_the_guide_and_the_table_of_fields_come_along(project: Path) -> None:
    guide = (project / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for link in re.findall(r"\]\((docs/[^)#]+)\)", guide):
        assert (project / link).is_file(), link


def test_a_page_that_is_gone_is_told_by_its_line(project: Path, portal: Portal, tmp_path: Path) -> None:
    folder = tmp_path / "xoa"
    shutil.copytree(project, folder, ignore=shutil.ignore_patterns("site", ".cache", "dist"))
    (folder / "docs" / "vi" / "tra-cuu" / "thuat-ngu.md").unlink()
    told = portal(folder, "check", code=1)
    assert re.search(r"mkdocs\.yml:\d+ .*tra-cuu/thuat-ngu\.md", told.stdout + told.stderr)


def test_packages_lie_in_dist(project: Path, portal: Portal) -> None:
    portal(project, "package")
    names = {p.name for p in (project / "dist").glob("*.zip")}
    assert len(names) == 2


def test_a_class_gets_its_papers(built: Path, project: Path, portal: Portal) -> None:
    portal(
        project,
        "kit",
        "--ngay",
        "2026-12-10",
        "--dia-diem",
        "Nhà văn hóa bản Mẫu",
        "--hoc-phan",
        "01",
        "--so-nguoi",
        "30",
        "-o",
        "lop",
    )
    (folder,) = (p for p in (project / "lop").iterdir() if p.is_dir())
    names = {p.name for p in folder.iterdir()}
    assert {
        "00-doc-truoc.pdf",
        "02-giay-moi.docx",
        "05-phieu-diem-danh.xlsx",
        "10-giay-chung-nhan.pdf",
    } <= names
    portal(project, "papers", "--bai", "dau-lop", "--ma-de", "7", "-o", "de")
    assert list((project / "de").glob("*.pdf"))


def test_it_can_be_seen_while_it_is_written(
    project: Path, environment: dict[str, str], built: Path
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "portal", "serve", "--address", f"127.0.0.1:{port}"],
        cwd=project,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        page, until = "", time.monotonic() + 90
        while "Cổng tập huấn tỉnh Mẫu" not in page and time.monotonic() < until:
            assert server.poll() is None, server.stdout and server.stdout.read().decode()
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
                    page = answer.read().decode()
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.3)
        assert "Cổng tập huấn tỉnh Mẫu" in page
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()


def test_more_is_added_by_the_same_commands(project: Path, portal: Portal) -> None:
    portal(project, "new", "document", "qd-9-2026-mau", "9/QĐ-MAU")
    assert "0 lỗi" in portal(project, "check").stdout
    refused = portal(project, "build", code=1)
    assert "‹" in refused.stdout + refused.stderr


def test_a_folder_with_files_is_left_alone(project: Path, portal: Portal, tmp_path: Path) -> None:
    (tmp_path / "co-san").mkdir()
    (tmp_path / "co-san" / "ghi-chu.txt").write_text("của tôi")
    done = portal(tmp_path, "init", "co-san", code=1)
    assert "đã có tệp" in done.stderr
    assert [p.name for p in (tmp_path / "co-san").iterdir()] == ["ghi-chu.txt"]
    assert "portal init" in portal(tmp_path, "check", code=1).stderr


def test_names_of_the_owner_are_taken(portal: Portal, tmp_path: Path) -> None:
    (tmp_path / "trong").mkdir()
    portal(tmp_path, "init", "trong", "--tinh", "Khác", "--dia-chi", "https://khac.example")
    told = yaml.safe_load(
        (tmp_path / "trong" / "docs" / "_data" / "portal.yml").read_text(encoding="utf-8")
    )
    assert (told["province"], told["site_url"]) == ("Khác", "https://khac.example/")
    assert told["organisation"]["vi"] == "Hội Khuyến học tỉnh Khác"
    assert "0 lỗi" in portal(tmp_path / "trong", "check").stdout
    wrong = portal(tmp_path, "init", "khac", "--dia-chi", "khac.example", code=2)
    assert "viết như https://" in wrong.stderr


def test_the_decree_is_told_as_in_our_register(project: Path) -> None:
    """The one real document of the starter says nothing that the register of documents does not."""

    def entry(root: Path) -> dict[str, object]:
        entries = yaml.safe_load((root / "docs" / "_data" / "documents.yml").read_text(encoding="utf-8"))
        return next(one for one in entries if one["id"] == "nd-30-2020-cp")

    theirs, ours = entry(project), entry(ROOT)
    for key in set(theirs) - {"aliases", "sources", "topics"}:
        assert theirs[key] == ours[key], key
    addresses = {source["url"] for source in ours["sources"]}  # type: ignore[attr-defined]
    assert {source["url"] for source in theirs["sources"]} <= addresses  # type: ignore[attr-defined]
