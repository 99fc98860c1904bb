"""Cutting built pages into sections, and what the index says of them."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from pathlib import Path

import pytest

from portal.content.catalogue import Catalogue
from portal.content.loader import load
from portal.markdown.blocks.facts import below
from portal.paths import Paths
from portal.search import write_index
from portal.search.data import document_rows, status_chip, wordings
from portal.search.index import search_data
from portal.search.sections import BuiltPage, Section, read_page
from tests.conftest import MINI


def page(body: str, language: str = "vi") -> BuiltPage | None:
    return read_page(
        f'<!doctype html><html lang="{language}"><body><article class="md-content__inner md-typeset">'
        f"{body}</article></body></html>"
    )


def sections(body: str) -> list[tuple[str, str, list[str]]]:
    found = page(body)
    assert found is not None
    return [(s.anchor, s.title, s.blocks) for s in found.sections]


HEAD = '<h1 id="t">Tên<a class="headerlink" href="#t">#</a></h1>'


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("<p>Một.</p><p>Hai.</p>", ["Một.", "Hai."]),
        ("<ul><li>Một</li><li><p>Hai</p><p>Ba</p></li></ul>", ["Một", "Hai", "Ba"]),
        (
            "<table><tr><th>Tên</th><th>Số</th></tr><tr><td>Xã</td><td>75</td></tr></table>",
            ["Tên | Số", "Xã | 75"],
        ),
        (
            "<dl><dt>Loại</dt><dd>Thông tư</dd><dt>Số</dt><dd><p>25</p></dd></dl>",
            ["Loại: Thông tư", "Số: 25"],
        ),
        ("<p>Một<br>hai <b>ba</b><i>bốn</i></p>", ["Một hai babốn"]),
        ('<p>Còn <span data-search="none">bỏ</span> lại</p>', ["Còn lại"]),
        ("<p>Thấy</p><p hidden>Ẩn</p><svg><text>hình</text></svg><script>mã</script>", ["Thấy"]),
        ('<p>Một <a class="anchor" href="#x">#</a></p>', ["Một"]),
        ('<p>Hai<i aria-hidden="true">Dấu</i></p>', ["Hai"]),
        (
            '<p><span class="downloads__title">Tải</span><span class="downloads__meta">6 KB</span></p>',
            ["Tải 6 KB"],
        ),
        ("<p>Ho\u0323c ta\u0323\u0302p</p>", ["Học tập"]),
        ("<h2>Không có neo</h2><p>Lời</p>", ["Không có neo", "Lời"]),
    ],
)
def test_blocks_of_text(body: str, blocks: list[str]) -> None:
    assert sections(HEAD + body) == [("", "Tên", blocks)]


def test_headings_open_sections_and_empty_ones_are_left_out() -> None:
    found = sections(f'{HEAD}<p>Đầu</p><h2 id="a">A</h2><h3 id="b">B</h3><p>Lời</p><h2 id="c">C</h2>')
    assert found == [("", "Tên", ["Đầu"]), ("b", "B", ["Lời"])]


def test_what_stands_beside_a_page_belongs_to_it() -> None:
    aside = '<aside data-search="page"><h2 id="thuoc-tinh">Thuộc tính</h2><p>Số 25</p></aside>'
    assert sections(f'{HEAD}{aside}<h2 id="a">A</h2><p>Lời</p>') == [
        ("", "Tên", ["Thuộc tính", "Số 25"]),
        ("a", "A", ["Lời"]),
    ]


def test_an_element_can_be_a_section_of_its_own() -> None:
    item = '<div id="tn.x" data-search="section" data-find-title="xã hội học tập"><p>Nghĩa</p></div>'
    assert sections(f"{HEAD}<p>Trước</p>{item}<p>Sau</p>") == [
        ("", "Tên", ["Trước", "Sau"]),
        ("tn.x", "xã hội học tập", ["Nghĩa"]),
    ]


def test_a_heading_can_be_found_by_further_words() -> None:
    found = page(f'{HEAD}<h2 id="a" data-find-also="Cách khác | Cách nữa">A</h2><p>Lời</p>')
    assert found is not None
    assert [s.also for s in found.sections] == ["", "Cách khác | Cách nữa"]
    assert found.sections[1].blocks == ["Lời"]


def test_clauses_are_places_inside_their_article() -> None:
    found = page(
        f'{HEAD}<h3 id="dieu-6">Điều 6</h3><ul><li><span id="dieu-6.khoan-1"></span><p>Một</p></li>'
        '<li id="f"><span id="dieu-6.khoan-2"></span><span id="dieu-6.khoan-2.diem-a"></span><p>Hai</p></li></ul>'
        '<h3 id="dieu-60">Điều 60</h3><p>Khác</p>'
    )
    assert found is not None
    six = found.sections[1]
    assert six.article == "6"
    assert six.places == [(0, "dieu-6.khoan-1"), (1, "dieu-6.khoan-2"), (1, "dieu-6.khoan-2.diem-a")]
    assert found.sections[2].places == []
    assert Section("thuoc-tinh", "").article == ""


def test_articles_told_of_together_are_places_of_the_first() -> None:
    found = page(
        f'{HEAD}<h3 id="dieu-1">Điều 1</h3><ul><li id="f"><span id="dieu-2"></span><span id="dieu-3"></span>'
        '<p><span class="provision__at">Điều 1–3</span> Ba điều.</p></li></ul>'
    )
    assert found is not None
    assert found.sections[1].places == [(0, "dieu-2"), (0, "dieu-3")]


@pytest.mark.parametrize(
    ("where", "shown"),
    [
        ("Điều 5 khoản 2", "Khoản 2"),
        ("Điều 5, Mục I.2", "Mục I.2"),
        (
            "Điều 5 khoản 6 (sửa điểm a khoản 7 Điều 4 TT 15/2025)",
            "Khoản 6 (sửa điểm a khoản 7 Điều 4 TT 15/2025)",
        ),
        ("Điều 5 và Điều 9 khoản 2", "Điều 5 và Điều 9 khoản 2"),
        ("Điều 5–7", "Điều 5–7"),
        ("Điều 5, 8, 9", "Điều 5, 8, 9"),
        ("Điều 5 Quy chế", "Điều 5 Quy chế"),
    ],
)
def test_a_locator_under_its_article_is_never_cut(where: str, shown: str) -> None:
    assert below(where, "Điều 5") == shown


def test_pages_that_are_not_searched() -> None:
    assert read_page("<html><body><p>Không có bài</p></body></html>") is None
    assert page("<p>Không có tên</p>") is None
    fallback = page(f'<div lang="vi">{HEAD}<p>Lời</p></div>', "en")
    assert fallback is not None
    assert not fallback.translated


@pytest.fixture(scope="module")
def small() -> Catalogue:
    return load(Paths(MINI), dt.date(2026, 1, 2))[0]


def test_addresses_weights_and_status(catalogue: Catalogue) -> None:
    built = page(f"{HEAD}<p>Lời</p>")
    assert built is not None
    files = [
        "index.html",
        "van-ban/index.html",
        "van-ban/tt-25-2023-bgddt/index.html",
        "tieu-chi/cong-dong-hoc-tap-xa/index.html",
        "tieu-chi/so-sanh/index.html",
        "tra-cuu/thuat-ngu/index.html",
        "kiem-tra/index.html",
    ]
    data = search_data(catalogue, "vi", [(file, built) for file in files], offline=False)
    rows = {row[0]: row for row in data["pages"]}
    ids = list(catalogue.documents)
    circular = ids.index("tt-25-2023-bgddt")
    assert rows["van-ban/tt-25-2023-bgddt/"][2] == circular
    assert rows["tieu-chi/cong-dong-hoc-tap-xa/"][2] == -1
    assert rows["tieu-chi/cong-dong-hoc-tap-xa/"][4] == circular
    assert rows[""][3] < rows["tra-cuu/thuat-ngu/"][3] < rows["van-ban/tt-25-2023-bgddt/"][3]
    assert rows["kiem-tra/"][3] < rows[""][3], "a list of quizzes is below other lists"
    title = catalogue.documents["tt-25-2023-bgddt"].title
    lead = next(s for s in data["sections"] if data["pages"][s[0]][0] == "van-ban/tt-25-2023-bgddt/")
    assert lead[6] == title, "the title of a document is a name of its page"
    offline = search_data(
        catalogue, "vi", [("tra-cuu/thuat-ngu.html", built), ("van-ban/index.html", built)], offline=True
    )
    assert [row[0] for row in offline["pages"]] == ["tra-cuu/thuat-ngu.html", "van-ban/index.html"]
    assert offline["pages"][0][3] == rows["tra-cuu/thuat-ngu/"][3]
    assert offline["pages"][1][3] == rows["van-ban/"][3]


def test_documents_carry_their_status_and_successors(catalogue: Catalogue) -> None:
    rows = document_rows(catalogue, "vi")
    by_id = {row["id"]: row for row in rows}
    old, new = by_id["tt-44-2014-bgddt"], by_id["tt-25-2023-bgddt"]
    assert rows[old["successors"][0]] is new
    assert old["status"] == "het-hieu-luc"
    assert old["chip"] == "Hết hiệu lực từ 12/02/2024, thay bằng TT 25"
    assert (new["number"], new["kind"], new["year"]) == ("25/2023/TT-BGDĐT", "thong-tu", 2023)
    assert new["sure"] == "suy ra", "nobody has confirmed it"
    assert by_id["qd-242-2022-khvn"]["sure"] == "suy ra", "as its page says"
    document = catalogue.documents["tt-44-2014-bgddt"]
    assert (
        status_chip(catalogue, document, "en") == "No longer in force since 12/02/2024, replaced by TT 25"
    )


def test_words_people_type(catalogue: Catalogue, small: Catalogue) -> None:
    words = wordings(catalogue, "vi")
    assert words["kinds"]["thong tu"] == words["kinds"]["tt"] == "thong-tu"
    assert words["kindNames"]["thong-tu"] == ["thông tư", "tt"]
    assert words["abbreviations"]["xhht"] == [["xhht", "xã hội học tập"]]
    assert words["abbreviations"]["tt"] == [["tt", "thông tư"]]
    assert words["abbreviations"]["dvht"] == [["đvht", "Đơn vị học tập"]], (
        "the shorter of two that begin alike"
    )
    assert words["abbreviations"]["cdht"] == [["cdht", "Công dân học tập"], ["cđht", "Cộng đồng học tập"]]
    assert words["abbreviations"]["sgddt"] == [["sgdđt", "Sở Giáo dục và Đào tạo"]], (
        "search.yml before the glossary"
    )
    assert all(say == say.lower() for say, _ in words["synonyms"])
    english = wordings(catalogue, "en")
    assert english["kinds"] == words["kinds"]
    assert english["abbreviations"] == {}
    bare = wordings(small, "vi")
    assert bare["abbreviations"]["mth"] == [["mth", "mẫu thử"]], "a portal without search.yml"
    assert bare["ranking"]["fields"] == [1, 1, 1]


def test_files_of_both_builds(tmp_path: Path, small: Catalogue) -> None:
    text = (
        '<html lang="{0}"><body><article class="md-content__inner">'
        + HEAD
        + "<p>Lời</p></article></body></html>"
    )
    for name, language in (("index.html", "vi"), ("en/index.html", "en"), ("404.html", "vi")):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text.format(language), encoding="utf-8")
    (tmp_path / "search").mkdir()
    assert write_index(tmp_path, small) == {"vi": 1, "en": 1}
    script = (tmp_path / "search" / "vi.js").read_text(encoding="utf-8")
    assert script.startswith("self.portalSearchData={")
    data = json.loads(script.removeprefix("self.portalSearchData=").rstrip(";\n"))
    assert data["language"] == "vi"
    assert data["sections"] == [[0, "", "Tên", "Lời", "", []]]
    assert "Tên" in script, "written as UTF-8, not as escapes"
    sizes = json.loads((tmp_path / "search" / "sizes.json").read_text(encoding="utf-8"))
    assert sizes["vi"] == len(gzip.compress(script.encode("utf-8"), mtime=0))
