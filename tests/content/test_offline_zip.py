"""Copies for computers: they start from one page, are the same bytes each time, and nothing in them dangles."""

from __future__ import annotations

import datetime as dt
import html
import json
import posixpath
import re
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest

from portal.content.catalogue import Catalogue
from portal.content.downloads import read_manifest
from portal.offline import PACKAGES, PLACE
from portal.offline.away import leading_away
from portal.offline.edition import Edition
from portal.offline.packages import kept_forms
from portal.offline.precache import file_list
from portal.offline.zip import started, write_zip
from portal.paths import Paths

DAY = dt.date(2026, 11, 23)
LINKED = re.compile(r'<(\w+)\b[^>]*?\s(?:href|src)="([^"]+)"')


def packed(site: Path, kind: str) -> dict[str, bytes]:
    """The files of a copy as it lies in the site."""
    with zipfile.ZipFile(site / PLACE / PACKAGES[kind]) as archive:
        return {i.filename: archive.read(i) for i in archive.infolist()}


@pytest.fixture(scope="module")
def copies(built_site: Path) -> dict[str, dict[str, bytes]]:
    return {kind: packed(built_site, kind) for kind in PACKAGES}


@pytest.mark.parametrize("kind", PACKAGES)
def test_what_people_open_and_read_first(
    copies: dict[str, dict[str, bytes]], kind: str, catalogue: Catalogue
) -> None:
    files = copies[kind]
    assert list(files)[:2] == ["BAT-DAU.html", "DOC-TRUOC.txt"]
    start = files["BAT-DAU.html"].decode("utf-8")
    target = re.findall(r'(?:url=|href=")(trang/[^"]+)"', start)
    assert len(target) == 2
    assert set(target) <= set(files), "what it opens is there"
    assert catalogue.portal.name.vi in start
    assert f'href="{catalogue.portal.site_url}"' in start, "where phones are sent"
    text = files["DOC-TRUOC.txt"]
    assert text.startswith(b"\xef\xbb\xbf"), "Notepad needs the mark"
    assert text.count(b"\n") == text.count(b"\r\n")
    told = text.decode("utf-8-sig")
    assert ("Bản nhẹ" in told) == (kind == "nhe")
    assert ("“cần mạng”" in told) == (kind == "nhe"), "links that say so are in the light copy alone"
    record = json.loads(
        files["trang/phien-ban.js"].decode("utf-8").removeprefix("self.portalEdition=")[:-2]
    )
    assert record["kind"] == kind
    assert record["site"] == catalogue.portal.site_url


@pytest.mark.parametrize("kind", PACKAGES)
def test_nothing_dangles(copies: dict[str, dict[str, bytes]], kind: str) -> None:
    files = copies[kind]
    seen = 0
    for name, data in files.items():
        if not name.endswith(".html"):
            continue
        for tag, written in LINKED.findall(data.decode("utf-8")):
            address = html.unescape(written)
            if re.match(r"[a-z][a-z0-9+.-]*:|//|#|\?", address):
                continue
            path = posixpath.normpath(
                posixpath.join(posixpath.dirname(name), unquote(re.sub(r"[?#].*", "", address)))
            )
            assert path in files, f"{name}: <{tag}> leads to {address}"
            seen += 1
    assert seen > 5000


def test_the_light_copy_keeps_pages_and_forms_and_says_what_needs_the_network(
    copies: dict[str, dict[str, bytes]], built_site: Path, catalogue: Catalogue, paths: Paths
) -> None:
    full, light = copies["day-du"], copies["nhe"]
    assert set(light) < set(full)
    left_out = set(full) - set(light)
    assert all(name.startswith("trang/tai-ve/") for name in left_out)
    forms = {f"trang/{name}" for name in kept_forms(catalogue, read_manifest(paths.downloads))}
    assert len(forms) > 40
    assert forms <= set(light)
    assert not [n for n in light if n.endswith((".pdf", ".pptx", ".epub", ".zip", ".apkg"))]
    page = light["trang/tai-ve/index.html"].decode("utf-8")
    site = catalogue.portal.site_url
    away = re.findall(
        rf'<a\b[^>]*href="{re.escape(site)}tai-ve/([^"]+\.\w+)"[^>]*>(.*?)</a>', page, re.DOTALL
    )
    assert len(away) > 200
    for file, words in away:
        assert words.endswith('<span class="needs-network">cần mạng</span>'), file
        assert (built_site / "tai-ve" / file).is_file(), "it is on the site"
    assert 'download="hoc-phan' not in page, "another server's file is opened, not saved"


def test_the_site_offers_both_copies_and_keeps_them_out_of_its_lists(
    built_site: Path, copies: dict[str, dict[str, bytes]], catalogue: Catalogue
) -> None:
    page = (built_site / "tai-ve" / "index.html").read_text(encoding="utf-8")
    sizes = {}
    for kind, file in PACKAGES.items():
        sizes[kind] = (built_site / PLACE / file).stat().st_size
        assert f'data-package="{kind}" href="{file}" download="{file}"' in page
        shown = f"{sizes[kind] / 1e6:.1f} MB".replace(".", ",")
        assert re.search(rf'data-package-size="{kind}"[^>]*>{shown}<', page)
        assert not [n for n in copies["day-du"] if n.endswith(file)], "no copy in a copy"
    assert sizes["nhe"] < 5_000_000
    # A document brings three files, about 50 KB together.
    assert sizes["day-du"] < 26_000_000
    kept = file_list(built_site, catalogue.on)["files"]
    assert not {f"{PLACE}/{file}" for file in PACKAGES.values()} & set(kept)
    assert "phien-ban.json" not in kept, "which edition is the newest is asked past every cache"
    assert "phien-ban.js" in kept
    offline = copies["day-du"]["trang/tai-ve/index.html"].decode("utf-8")
    assert f'href="{catalogue.portal.site_url}tai-ve/{PACKAGES["nhe"]}"' in offline
    assert not re.search(r'href="#ban-(day-du|nhe)"', offline)


def test_links_that_lead_away() -> None:
    there = {"tai-ve/index.html", "tai-ve/a.xlsx"}
    site = "https://cong.example/"

    def led(link: str, page: str = "hoc-phan/x/index.html") -> str:
        return leading_away(link, page, there, site)

    for kept in (
        '<a href="../../tai-ve/a.xlsx" download="a.xlsx">A</a>',
        '<a href="#muc">A</a>',
        '<a href="https://khac.example/b.pdf">B</a>',
        '<a href="mailto:a@cong.example">B</a>',
    ):
        assert led(kept) == kept
    assert led(
        '<a class="x" href="../../tai-ve/b.pdf#p2" download="b.pdf" aria-label="B, PDF"><b>B</b></a>'
    ) == (
        '<a class="x" href="https://cong.example/tai-ve/b.pdf#p2" aria-label="B, PDF, cần mạng"><b>B</b> '
        '<span class="needs-network">cần mạng</span></a>'
    )
    assert "needs network" in led('<a href="../tai-ve/b.pdf">B</a>', "en/index.html")


def test_same_bytes_each_time(tmp_path: Path, catalogue: Catalogue) -> None:
    page = tmp_path / "a.html"
    page.write_text("<h1>Trang</h1>", encoding="utf-8")
    for order in (("a.html", "b/c.html"), ("b/c.html", "a.html")):
        files = started(dict.fromkeys(order, page), catalogue.portal, "day-du", DAY)
        assert list(files)[2:] == ["trang/a.html", "trang/b/c.html"]
        write_zip(tmp_path / f"{order[0][0]}.zip", files, DAY)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert not list(tmp_path.glob("*.tmp"))


def test_an_edition_is_its_content_not_its_day() -> None:
    def edition(day: int, found: str) -> Edition:
        return Edition("https://cong.example/", dt.date(2026, 11, day), {"hoc-phan": (found, "Học phần")})

    assert edition(1, "a").version == edition(2, "a").version != edition(2, "b").version
    assert edition(1, "a").record("nhe")["day"] == "2026-11-01"
