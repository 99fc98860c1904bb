"""Official texts in the index: whose sections they are, which article is meant, what an earlier wording is worth."""

from __future__ import annotations

from typing import Any

import pytest

from portal.content.catalogue import Catalogue
from portal.search.index import search_data
from portal.search.sections import BuiltPage, read_page

DOCUMENT = "tt-25-2023-bgddt"
FILES = {
    f"van-ban/{DOCUMENT}/index.html": '<h1>TT 25</h1><p>Lời.</p><h3 id="dieu-6">Điều 6</h3><p>Tóm lược.</p>',
    f"van-ban/{DOCUMENT}/toan-van/index.html": (
        "<h1>Toàn văn</h1><p>Lời.</p>"
        '<h2 id="dieu-1">Điều 1. Ban hành</h2><p>Một.</p>'
        '<h2 id="kem-theo">Quy chế</h2><p>Kèm theo.</p>'
        '<h3 id="kem-theo.chuong-i">Chương I. CHUNG</h3>'
        '<h4 id="kem-theo.dieu-1">Điều 1. Phạm vi</h4><p>Phạm vi.</p>'
        '<h4 id="kem-theo.dieu-6">Điều 6. Công nhận</h4>'
        '<p id="kem-theo.dieu-6.khoan-1">1. Một.</p><p id="kem-theo.dieu-6.khoan-1.diem-a">a) Hai.</p>'
        '<h2 id="phu-luc-i">Phụ lục I. BẢNG</h2><p>Bảng.</p>'
    ),
    f"van-ban/{DOCUMENT}/toan-van/2024-01-02/index.html": (
        '<h1>Toàn văn cũ</h1><p>Lời.</p><h2 id="dieu-1">Điều 1. Ban hành</h2><p>Một.</p>'
    ),
}


@pytest.fixture(params=[False, True], ids=["web", "folder"])
def data(request: pytest.FixtureRequest, catalogue: Catalogue) -> dict[str, Any]:
    def page(body: str) -> BuiltPage:
        article = f'<article class="md-content__inner">{body}</article>'
        found = read_page(f'<!doctype html><html lang="vi"><body>{article}</body></html>')
        assert found is not None
        return found

    names = list(FILES)
    if request.param:
        names = [names[0], *(name.replace("/index.html", ".html") for name in names[1:])]
    pages = [(name, page(body)) for name, body in zip(names, FILES.values(), strict=True)]
    return search_data(catalogue, "vi", pages, offline=request.param)


def test_the_wording_is_the_document_s_and_an_earlier_one_is_nobody_s(
    data: dict[str, Any], catalogue: Catalogue
) -> None:
    at = list(catalogue.documents).index(DOCUMENT)
    assert [page[2] for page in data["pages"]] == [at, at, -1]
    assert [page[4] for page in data["pages"]] == [at, at, -1], (
        "an earlier wording has no status of its own"
    )
    weights = [page[3] for page in data["pages"]]
    assert weights[0] > weights[1] > weights[2]


def test_an_article_is_that_of_the_document_where_it_has_one(data: dict[str, Any]) -> None:
    articles = {row[1]: row[4] for row in data["sections"] if row[0] == 1}
    assert articles["dieu-1"] == "1"
    assert articles["kem-theo.dieu-1"] == ""
    assert articles["kem-theo.dieu-6"] == "6"
    assert "kem-theo.chuong-i" not in articles, "nothing stands there to be read"
    assert articles["phu-luc-i"] == ""


def test_a_fact_is_no_place() -> None:
    found = read_page(
        '<html lang="vi"><body><article class="md-content__inner"><h1>TT 25</h1><h3 id="dieu-5">Điều 5</h3>'
        '<p id="tt-25.dieu-05.bao-luu">Một.</p><p id="dieu-5.khoan-4">Hai.</p></article></body></html>'
    )
    assert found is not None
    assert found.sections[1].places == [(1, "dieu-5.khoan-4")]


def test_clauses_and_points_are_places(data: dict[str, Any]) -> None:
    (row,) = (row for row in data["sections"] if row[1] == "kem-theo.dieu-6")
    assert row[5] == [(0, "kem-theo.dieu-6.khoan-1"), (1, "kem-theo.dieu-6.khoan-1.diem-a")]
