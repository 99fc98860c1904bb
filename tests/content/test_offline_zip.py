"""The zip for USB sticks: starts from one page, the same bytes each time, nothing half-written."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.offline import build_zip


def small_site(folder: Path) -> Path:
    (folder / "van-ban").mkdir(parents=True)
    (folder / "index.html").write_text("<h1>Trang</h1>", encoding="utf-8")
    (folder / "van-ban" / "a.html").write_text("<h1>A</h1>", encoding="utf-8")
    (folder / "404.html").write_text("<h1>404</h1>", encoding="utf-8")
    return folder


def test_contents_and_start_page(tmp_path: Path, catalogue: Catalogue) -> None:
    site = small_site(tmp_path / "site")
    target = build_zip(site, tmp_path / "dist", catalogue.portal, dt.date(2026, 11, 23))
    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == [
            "BAT-DAU.html",
            "DOC-TRUOC.txt",
            "trang/index.html",
            "trang/van-ban/a.html",
        ]
        start = archive.read("BAT-DAU.html").decode("utf-8")
        assert 'href="trang/index.html"' in start
        assert catalogue.portal.name.vi in start
        assert "23/11/2026" in start
        assert archive.read("DOC-TRUOC.txt").startswith(b"\xef\xbb\xbf"), "Notepad needs the mark"
    assert not list((tmp_path / "dist").glob("*.tmp"))


def test_same_bytes_each_time(tmp_path: Path, catalogue: Catalogue) -> None:
    site = small_site(tmp_path / "site")
    day = dt.date(2026, 11, 23)
    first = build_zip(site, tmp_path / "a", catalogue.portal, day).read_bytes()
    second = build_zip(site, tmp_path / "b", catalogue.portal, day).read_bytes()
    assert first == second
