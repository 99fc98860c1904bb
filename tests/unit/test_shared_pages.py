"""Which files of a site are pages for others, and what is read of them."""

from __future__ import annotations

from pathlib import Path

from portal.sharing.pages import Crumb, shared_pages

ROOT = "https://mau.example/cong/"
PAGE = """<!doctype html><html lang="{lang}"><head><title>Tên – B – Cổng mẫu</title>
<link rel="canonical" href="{canonical}"><meta name="description" content="Một &amp; hai"></head><body>
<nav class="md-path"><ol><li><a href="../../"> Trang chủ </a></li><li><a href="./">Nhóm</a></li></ol></nav>
<article><h1 id="a">Đầu <abbr title="mẫu">M</abbr><a class="headerlink" href="#a">#</a></h1>
<div class="questions"><details><summary><h3 id="hd-1">Có không?<a class="headerlink" href="#hd-1">#</a></h3></summary><p>Có, <a href="x">xem</a>.</p></details></div>
</article></body></html>"""


def write(site: Path, name: str, canonical: str, lang: str = "vi") -> None:
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text(PAGE.format(canonical=canonical, lang=lang), encoding="utf-8")


def test_pages_are_read_and_copies_left_alone(tmp_path: Path) -> None:
    write(tmp_path, "van-ban/a/index.html", f"{ROOT}van-ban/a/")
    write(tmp_path, "tai-ve/hoc-phan-01.html", f"{ROOT}hoc-phan/01/")
    write(tmp_path, "en/index.html", f"{ROOT}en/", "en")
    (tmp_path / "404.html").write_text("<html><head></head><body></body></html>", encoding="utf-8")
    english, page = shared_pages(tmp_path, ROOT)
    assert (english.path, english.language, english.is_home) == ("", "en", True)
    assert (page.path, page.language, page.address) == ("van-ban/a/", "vi", f"{ROOT}van-ban/a/")
    assert (page.title, page.heading, page.description) == ("Tên – B", "Đầu M", "Một & hai")
    assert page.trail == [Crumb("Trang chủ", ROOT)], "a group that begins with the page is not above it"
    assert page.questions == [("Có không?", "Có, xem.")]
