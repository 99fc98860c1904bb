"""ZIM files: what they say of themselves, what is found, links to what stays behind, the same bytes each time."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from libzim.reader import Archive
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher

from portal.content.catalogue import Catalogue
from portal.offline.zim import build_zim, metadata, shortened
from portal.paths import Paths

DAY = dt.date(2026, 11, 23)


def zimcheck(path: Path) -> str:
    """What zimcheck says of *path*; fails when it finds anything."""
    program = os.environ.get("PORTAL_ZIMCHECK") or shutil.which("zimcheck")
    if program is None:
        pytest.fail("Kiểm tệp ZIM cần zimcheck; đặt PORTAL_ZIMCHECK hoặc cài zim-tools.")
    done = subprocess.run([program, "--all", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small build: two pages people look for, one they do not, a file, an index of the search."""
    folder = tmp_path / "trang"
    link = '<a href="../tai-ve/mau.pdf" download="mau.pdf">Mẫu</a>'
    pages = {
        "index.html": '<title>Trang chủ – Cổng Mẫu</title><a href="van-ban/qd.html">QĐ</a> <a href="en/index.html">EN</a>',
        "van-ban/qd.html": f"<title>Điều lệ – Cổng Mẫu</title><nav>Trình đơn</nav>{link}",
        "en/index.html": "<title>Home</title><p>Nobody asks</p>",
        "404.html": "<title>404</title>",
    }
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f'<!doctype html><html lang="vi">{text}</html>', encoding="utf-8")
    (folder / "tai-ve").mkdir()
    (folder / "tai-ve" / "mau.pdf").write_bytes(b"%PDF-1.7 mau")
    rows = {
        "pages": [["index.html", "Trang chủ", -1, 1, -1], ["van-ban/qd.html", "Điều lệ", -1, 1, -1]],
        "sections": [
            [0, "", "Trang chủ", "Học tập", "", []],
            [1, "", "Điều lệ", "Đánh giá cộng đồng", "", []],
        ],
    }
    (folder / "search").mkdir()
    text = f"self.portalSearchData={json.dumps(rows, ensure_ascii=False)};\n"
    (folder / "search" / "vi.js").write_text(text, encoding="utf-8")
    return folder


def found(archive: Archive, words: str) -> list[str]:
    search = Searcher(archive).search(Query().set_query(words))
    return list(search.getResults(0, 10))


@pytest.fixture
def picture(paths: Paths) -> bytes:
    return (paths.assets / "icons" / "app-48.png").read_bytes()


@pytest.mark.parametrize("flavour", ["nofile", "maxi"])
def test_pages_are_found_by_their_own_words(
    site: Path, tmp_path: Path, catalogue: Catalogue, picture: bytes, flavour: str
) -> None:
    path = build_zim(site, tmp_path / "dist", catalogue.portal, DAY, flavour, picture)
    assert path.name == f"cong-tap-huan_vi_{flavour}.zim"
    assert "Overall Test Status: Pass" in zimcheck(path)
    archive = Archive(path)
    assert archive.main_entry.get_item().path == "index.html"
    for typed in ("đánh giá", "danh gia", "cộng đồng", "Điều lệ", "dieu le"):
        assert found(archive, typed) == ["van-ban/qd.html"], typed
    assert found(archive, "trình đơn") == [], "the menu is no word of the page"
    assert found(archive, "nobody") == []
    assert archive.get_entry_by_path("van-ban/qd.html").title == "Điều lệ"
    suggested = SuggestionSearcher(archive).suggest("Điều")
    assert list(suggested.getResults(0, 5)) == ["van-ban/qd.html"]
    page = bytes(archive.get_entry_by_path("van-ban/qd.html").get_item().content).decode()
    if flavour == "maxi":
        assert archive.get_entry_by_path("tai-ve/mau.pdf").get_item().mimetype == "application/pdf"
        assert 'href="../tai-ve/mau.pdf"' in page
    else:
        assert not archive.has_entry_by_path("tai-ve/mau.pdf")
        assert f'href="{catalogue.portal.site_url}tai-ve/mau.pdf"' in page
    assert not archive.has_entry_by_path("404.html")


def test_the_same_bytes_each_time(site: Path, tmp_path: Path, catalogue: Catalogue, picture: bytes) -> None:
    first = build_zim(site, tmp_path / "a", catalogue.portal, DAY, "maxi", picture).read_bytes()
    second = build_zim(site, tmp_path / "b", catalogue.portal, DAY, "maxi", picture).read_bytes()
    assert first == second
    (site / "tai-ve" / "mau.pdf").write_bytes(b"%PDF-1.7 khac")
    changed = build_zim(site, tmp_path / "b", catalogue.portal, DAY, "maxi", picture)
    assert Archive(changed).uuid.bytes != first[8:24]
    assert not list((tmp_path / "b").glob("*.new.zim"))


def test_metadata_keeps_to_the_convention(
    site: Path, tmp_path: Path, catalogue: Catalogue, picture: bytes
) -> None:
    archive = Archive(build_zim(site, tmp_path / "dist", catalogue.portal, DAY, "nofile", picture))
    said = metadata(catalogue.portal, DAY, "nofile")
    for name, value in said.items():
        assert archive.get_metadata(name).decode() == value
    assert len(said["Title"]) <= 30
    assert len(said["Description"]) <= 80
    assert (said["Language"], said["Date"]) == ("vie", "2026-11-23")
    assert all(said[name] for name in ("Name", "Creator", "Publisher", "Flavour", "Tags"))
    assert archive.get_illustration_sizes() == {48}
    assert bytes(archive.get_illustration_item(48).content) == picture
    assert picture[:4] == b"\x89PNG"
    assert picture[16:24] == (48).to_bytes(4) * 2
    assert shortened("Một hai ba bốn", 10) == "Một hai…"
    assert shortened("Một hai", 10) == "Một hai"
