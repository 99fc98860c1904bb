"""From a finished page to what is said of it: parts, blocks, sentences; tables, pictures, what is left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from portal.content.catalogue import Catalogue
from portal.speech import Part, abbreviations, write_speech
from portal.speech.build import parts_of_article
from portal.vietnamese.spoken import Aloud

ALOUD = Aloud({"TT": "thông tư", "UBND": "ủy ban nhân dân"})
PAGE = """<article class="md-content__inner"><h1>Học phần 5: Thử<a class="headerlink" href="#">#</a></h1>
<div class="module card" data-listen="hp05"><p data-search="none">Trình chiếu</p>
<dl class="module__facts"><dt>Thời gian</dt><dd>60 phút</dd></dl>
<h2 id="muc-tieu">Mục tiêu</h2><ul><li>Đọc TT 25.</li></ul></div>
<section class="step"><h2 id="mot">Một mục</h2>
<p>Câu một <a class="src" data-search="none">nguồn</a>. Gửi UBND xã <span class="ref"><a class="src" data-search="none">nguồn</a>
<span class="pill pill--suy-luan">suy ra</span></span>.</p>
<p>Thông tư 44 <span class="pill pill--end">Hết hiệu lực</span></p>
<table><thead><tr><th>Danh hiệu</th><th>Xét ai</th></tr></thead>
<tbody><tr><td>Gia đình học tập</td><td>Hộ gia đình. Cả 2 tổ.</td></tr><tr><td>Dòng họ học tập</td><td></td></tr></tbody></table>
<figure class="picture" data-search="none"><div role="img" aria-label="Hai ô: Đăng ký → Bình xét"><svg aria-hidden="true"><text>x</text></svg></div></figure>
<table data-listen="none"><tr><td>Chỉ để xem</td></tr></table>
<details class="notes for-staff"><summary>Ghi chú</summary><p>Hỏi: ai?</p></details>
<div class="step__ask" data-search="none"><p>Câu hỏi</p></div></section>
<section><h2 id="tu-kiem-tra">Tự kiểm tra</h2><form class="quiz" data-quiz="hp05"><p>Hỏi</p></form></section>
<section><h2 id="hinh">Hình</h2><p><img src="a.png" alt="Bản Nà Ví Dụ năm 2025"></p></section></article>"""


def parts(page: str) -> dict[str, list[list[tuple[str, str]]]]:
    found: list[Part] = parts_of_article(html.fragment_fromstring(page), ALOUD)
    return {part.anchor: [[(s.shown, s.said) for s in block] for block in part.blocks] for part in found}


def test_a_page_is_cut_into_parts_with_words() -> None:
    assert list(parts(PAGE)) == ["muc-tieu", "mot", "hinh"]
    assert parts(PAGE)["muc-tieu"] == [
        [("Mục tiêu", "Mục tiêu")],
        [("Đọc TT 25.", "Đọc thông tư hai mươi lăm.")],
    ]


def test_marks_go_labels_stand_apart_tables_are_read_with_their_heads() -> None:
    assert parts(PAGE)["mot"] == [
        [("Một mục", "Một mục")],
        [("Câu một.", "Câu một."), ("Gửi UBND xã.", "Gửi ủy ban nhân dân xã.")],
        [("Thông tư 44 Hết hiệu lực", "Thông tư bốn mươi tư, Hết hiệu lực")],
        [
            ("Gia đình học tập", "Danh hiệu: Gia đình học tập"),
            ("Hộ gia đình.", "Xét ai: Hộ gia đình."),
            ("Cả 2 tổ.", "Cả hai tổ."),
        ],
        [("Dòng họ học tập", "Danh hiệu: Dòng họ học tập")],
        [("", "Hình: Hai ô: Đăng ký rồi đến Bình xét")],
    ]


def test_pictures_are_heard_by_their_words() -> None:
    assert parts(PAGE)["hinh"][1] == [("", "Hình: Bản Nà Ví Dụ năm hai nghìn không trăm hai mươi lăm")]


def test_a_lesson_is_read_from_its_title() -> None:
    page = """<article class="md-content__inner"><h1>Bài 1: Ai cũng học</h1><article class="lesson" data-lesson="bh01">
    <p>Ai cũng được học.</p></article><h2 id="thu">Thử trả lời</h2><form class="quiz"></form></article>"""
    assert parts(page) == {
        "": [[("Bài 1: Ai cũng học", "Bài một: Ai cũng học")], [("Ai cũng được học.", "Ai cũng được học.")]]
    }


def test_what_grows_too_long_in_words_is_cut_once_more() -> None:
    listed = ", ".join(["Thông tư 25/2023"] * 8)
    page = f'<article class="md-content__inner"><h1>Tên</h1><h2 id="a">A</h2><p>{listed}</p></article>'
    (block,) = parts(page)["a"][1:]
    assert len(block) > 1
    assert max(len(said) for _, said in block) <= 260
    assert "".join(shown for shown, _ in block).replace(" ", "") == listed.replace(" ", "")


@pytest.mark.parametrize(
    ("short", "full"),
    [("UBND", "ủy ban nhân dân"), ("BGDĐT", "Bộ Giáo dục và Đào tạo"), ("XHHT", "xã hội học tập"), ("CĐHT", "cộng đồng học tập")],
)  # fmt: skip
def test_abbreviations_come_from_the_glossary_and_the_words_of_speech(
    catalogue: Catalogue, short: str, full: str
) -> None:
    assert abbreviations(catalogue.terms.values())[short] == full


def test_scripts_are_written_for_pages_that_say_so(tmp_path: Path, catalogue: Catalogue) -> None:
    for name, page, language in (
        ("a", PAGE, "vi"),
        ("b", PAGE.replace(' data-listen="hp05"', ""), "vi"),
        ("c", PAGE, "en"),
    ):
        (tmp_path / f"{name}.html").write_text(
            f'<html lang="{language}"><body>{page}</body></html>', encoding="utf-8"
        )
    assert list(write_speech(tmp_path, catalogue)) == ["hp05"]
    text = (tmp_path / "nghe" / "hp05.js").read_text(encoding="utf-8")
    start = '(self.portalSpeech=self.portalSpeech||{})["hp05"]='
    assert text.startswith(start)
    data = json.loads(text.removeprefix(start).rstrip(";\n"))
    assert data[0] == ["muc-tieu", [[["Mục tiêu"]], [["Đọc TT 25.", "Đọc thông tư hai mươi lăm."]]]]
