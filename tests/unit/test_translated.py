"""What exists in another language, and where its readers are sent instead."""

from __future__ import annotations

import pytest

from portal.content.catalogue import Catalogue
from portal.engines.translated import in_language, marked, nearest, web_path, written_nav

WRITTEN = {"index.md", "hoc-phan/index.md", "hoc-phan/01-a/index.md"}


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("hoc-phan/01-a/index.md", "hoc-phan/01-a/index.md"),
        ("hoc-phan/02-b/index.md", "hoc-phan/index.md"),
        ("hoc-phan/02-b/them.md", "hoc-phan/index.md"),
        ("van-ban/x/index.md", "index.md"),
        ("tra-cuu/lich.md", "index.md"),
        ("index.md", "index.md"),
    ],
)
def test_the_nearest_page(page: str, expected: str) -> None:
    assert nearest(page, WRITTEN) == expected


def test_the_navigation_holds_what_is_written() -> None:
    nav = [
        {"Trang chủ": "index.md"},
        {"Học phần": ["hoc-phan/index.md", "hoc-phan/01-a/index.md", "hoc-phan/02-b/index.md"]},
        {"Văn bản": ["van-ban/index.md", {"Luật": ["van-ban/x/index.md"]}]},
        {"Bản đồ": "https://ban-do.example/"},
        "tra-cuu/lich.md",
    ]
    assert written_nav(nav, WRITTEN) == [
        {"Trang chủ": "index.md"},
        {"Học phần": ["hoc-phan/index.md", "hoc-phan/01-a/index.md"]},
        {"Bản đồ": "https://ban-do.example/"},
    ]


@pytest.mark.parametrize(
    ("page", "folder", "file"),
    [
        ("index.md", "", "index.html"),
        ("a/index.md", "a/", "a/index.html"),
        ("a/b.md", "a/b/", "a/b.html"),
        ("a/danh-index.md", "a/danh-index/", "a/danh-index.html"),
        ("index/b.md", "index/b/", "index/b.html"),
    ],
)
def test_addresses(page: str, folder: str, file: str) -> None:
    assert web_path(page) == folder
    assert web_path(page, folders=False) == file


def test_the_switch_names_the_page_it_leads_to(catalogue: Catalogue) -> None:
    same = in_language(catalogue, "hoc-phan/index.md", "en", "English", folders=True)
    assert same == {"lang": "en", "words": "English", "url": "en/hoc-phan/"}
    module = "hoc-phan/05-bon-mo-hinh-quyet-dinh-242/index.md"
    near = in_language(catalogue, module, "en", "English", folders=False)
    assert (near["words"], near["url"]) == ("English (Modules)", "en/hoc-phan/index.html")
    home = in_language(catalogue, "van-ban/qd-1373-2021-ttg/index.md", "en", "English", folders=True)
    assert (home["words"], home["url"]) == ("English (home)", "en/")
    back = in_language(catalogue, "index.md", "vi", "Tiếng Việt", folders=True)
    assert (back["words"], back["url"]) == ("Tiếng Việt", "./")


def test_links_out_of_a_language_say_where_they_lead() -> None:
    html = (
        '<a href="../">one</a> <a class="x" href="../../van-ban/a/#dieu-1">two</a> <a href="#here">three</a>'
        ' <a href="https://xa.example/">four</a> <a href="mailto:a@xa.example">five</a> <abbr title="a">six</abbr>'
    )
    got = marked(html, "en/hoc-phan/", "en")
    assert got == html.replace('<a class="x"', '<a hreflang="vi" class="x"')
    assert marked(html, "hoc-phan/", "vi") == html
