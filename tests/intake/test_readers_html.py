"""Saved pages: the official text out of all that stands around it, in whatever letters."""

from __future__ import annotations

import pytest

from portal.intake.flow import IntakeError, SourceText
from portal.intake.readers.lines import folded
from tests.intake.offices import Cell, Office, Paragraph, Table, html, invented, words_of
from tests.intake.reading import grids, lines, message, read, words_found


def page(body: str, head: str = "") -> SourceText:
    return read(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "trang.html")


def texts(body: str, head: str = "") -> list[str]:
    return words_found(page(body, head))


WHOLE = [folded(words) for words in words_of(invented())]


@pytest.mark.parametrize("layout", ["vbpl", "thuvienphapluat", "plain"])
def test_a_decision_comes_back_whole(layout: str) -> None:
    source = read(html(invented(), layout=layout), "trang.html")
    assert words_found(source) == WHOLE
    assert source.remarks == ()
    head, catalogue, end = grids(source)
    assert (head.bordered, catalogue.bordered, end.bordered) == (False, True, False)
    assert [cell.header for cell in catalogue.rows[0]] == [True] * 3
    titles = [one for one in lines(source) if one.centred]
    assert titles[0].text == "QUYẾT ĐỊNH"
    assert titles[0].bold
    assert any(one.italic and one.text.startswith("Căn cứ") for one in lines(source))


def test_entries_of_the_codification_are_lines() -> None:
    found = words_found(read(html(invented(), layout="phap-dien"), "phap-dien.html"))
    at = found.index("Điều 1.1.QĐ.1.3. Yêu cầu của tủ sách")
    assert found[at + 1] == (
        "(Điều 3 Quyết định số 15/2026/QĐ-UBND, có hiệu lực thi hành kể từ ngày 10/05/2026)"
    )
    assert found[at + 2] == "1. Về chỗ đặt:"
    assert "Chương I\nQUY ĐỊNH CHUNG" in found


@pytest.mark.parametrize(
    ("charset", "declared"),
    [
        ("utf-8", True),
        ("utf-8", False),
        ("utf-8-sig", False),
        ("utf-16", False),
        ("utf-16-le", False),
        ("windows-1258", True),
        ("windows-1258", False),
    ],
)
def test_letters_are_known_whether_declared_or_not(charset: str, declared: bool) -> None:
    assert words_found(read(html(invented(), charset=charset, declared=declared), "a.html")) == WHOLE


def test_a_wrong_declaration_is_not_believed() -> None:
    data = html(invented()).replace(b"charset=utf-8", b"charset=iso-8859-1")
    assert words_found(read(data, "a.html")) == WHOLE


def test_decomposed_tones_are_joined() -> None:
    assert words_found(read(html(invented(), decomposed=True), "a.html")) == WHOLE


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_old_fonts_are_read_by_their_names(encoding: str) -> None:
    source = read(html(invented(), encoding=encoding), "a.html")
    assert words_found(source) == WHOLE
    assert source.encoding == encoding


def test_old_letters_are_known_without_names_of_fonts() -> None:
    assert words_found(read(html(invented(), layout="plain", encoding="vni"), "a.html")) == WHOLE


def test_old_fonts_are_named_in_style_sheets_too() -> None:
    head = '<style>p.vn, li.vn { margin: 0; font-family: ".VnTime", serif }</style>'
    assert texts('<p class="vn">Céng hßa x· héi</p><p>Cộng hòa</p>', head) == [
        "Cộng hòa xã hội",
        "Cộng hòa",
    ]


FRAME = (
    '<nav><a href="#">Trang chủ</a></nav><header><p>Cổng thông tin</p></header>{0}'
    '<aside>Tin mới</aside><div class="quang-cao">Mua ngay</div><ul><li><a href="#">Văn bản 1</a></li>'
    '<li><a href="#">Văn bản 2</a></li></ul><footer>Bản quyền</footer>'
)


def test_the_frame_of_a_page_is_left_out() -> None:
    text = "<p>Điều 1. Phạm vi</p>" + "<p>Quy định việc lập tủ sách học tập của thôn, bản.</p>" * 8
    found = texts(FRAME.format(f"<div><div>{text}</div></div>"))
    assert found == ["Điều 1. Phạm vi", *["Quy định việc lập tủ sách học tập của thôn, bản."] * 8]


def test_letterhead_and_end_beside_the_body_stay() -> None:
    body = "<p>Điều 1. Lời dài của văn bản, nhiều chữ, nhiều chữ, nhiều chữ.</p>" * 20
    inner = f"<div>Độc lập - Tự do - Hạnh phúc</div><div>{body}</div><div>Nơi nhận: - Lưu: VT.</div>"
    found = texts(FRAME.format(f"<div>{inner}</div>"))
    assert found[0] == "Độc lập - Tự do - Hạnh phúc"
    assert found[-1] == "Nơi nhận: - Lưu: VT."
    assert len(found) == 22


def test_a_known_place_that_is_empty_is_passed_by() -> None:
    body = "<div id='toanvancontent'></div><div>" + "<p>Điều 1. Lời của văn bản.</p>" * 10 + "</div>"
    assert len(texts(body)) == 10


def test_breaks_are_soft_until_there_are_many() -> None:
    assert texts("<p>Chương I<br>QUY ĐỊNH<br/>CHUNG</p>") == ["Chương I\nQUY ĐỊNH\nCHUNG"]
    assert texts("<div>Điều 1.<br><br>Lời</div>") == ["Điều 1.", "Lời"]
    assert len(texts("<div>" + "<br>".join(f"{n}. Lời" for n in range(1, 9)) + "</div>")) == 8


def test_white_space_is_that_of_the_page() -> None:
    assert texts("<p>một\n   hai&nbsp;ba\t<b> bốn</b>\u00ad năm</p>") == ["một hai ba bốn năm"]


def test_blocks_in_blocks_are_lines() -> None:
    assert texts("<div>đầu<p>giữa</p>cuối<div>nữa</div></div>") == ["đầu", "giữa", "cuối", "nữa"]


def test_lists_carry_their_numbers() -> None:
    assert texts("<ol><li>một</li><li>hai</li></ol><ol type='a' start='3'><li>ba</li></ol>") == [
        "1. một",
        "2. hai",
        "c) ba",
    ]
    assert texts("<ul><li>gạch</li></ul><ul style='list-style: none'><li>trơn</li></ul>") == [
        "- gạch",
        "trơn",
    ]
    assert texts("<ol><li>Điều 1. Tên</li><li>a) điểm</li></ol>") == ["Điều 1. Tên", "a) điểm"]


def test_looks_come_from_tags_attributes_and_rules() -> None:
    head = "<style>.dam { font-weight: bold } p.giua, .x { text-align: center }</style>"
    body = (
        "<h2>Chương I</h2><p class='dam'>đậm</p><p class='giua'><i>giữa</i></p><center>giữa</center>"
        "<p align=center style='text-indent:1cm'><b>nửa</b> nửa</p><p style='text-transform:uppercase'>hoa</p>"
    )
    found = lines(page(body, head))
    assert [(one.heading, one.bold, one.italic, one.centred) for one in found] == [
        (2, True, False, False),
        (0, True, False, False),
        (0, False, True, True),
        (0, False, False, True),
        (0, False, False, True),
        (0, False, False, False),
    ]
    assert found[4].indent == pytest.approx(28.4, abs=0.1)
    assert found[5].text == "HOA"


def test_cells_span() -> None:
    one = Table(((Cell("STT", rows=2), Cell("Điểm", columns=2)), (Cell("Tối đa"), Cell("Đạt"))))
    (grid,) = grids(read(html(Office((one, Paragraph("Lời")))), "a.html"))
    assert [[(c.text, c.rows, c.columns) for c in row] for row in grid.rows] == [
        [("STT", 2, 1), ("Điểm", 1, 2)],
        [("Tối đa", 1, 1), ("Đạt", 1, 1)],
    ]


@pytest.mark.parametrize(
    ("table", "bordered"),
    [
        ("<table border=1><tr><td>a<td>b</table>", True),
        ("<table border=0><tr><td>a<td>b</table>", False),
        ("<table><tr><td>a<td>b</table>", False),
        ("<table style='border-collapse:collapse;border:none'><tr><td>a<td>b</table>", False),
        (
            "<table><tr><td style='border:solid windowtext 1pt'>a<td style='border:1px solid'>b</table>",
            True,
        ),
        ("<table class=MsoTableGrid><tr><td>a<td>b</table>", True),
        ("<table><tr><th>a<th>b<tr><td>c<td>d</table>", True),
        ("<table>" + "<tr><td>a<td>b<td>c" * 3 + "</table>", True),
    ],
)
def test_tables_for_readers_and_for_places(table: str, bordered: bool) -> None:
    assert [grid.bordered for grid in grids(page(table))] == [bordered]


def test_a_table_that_holds_the_page_is_no_table() -> None:
    inner = "<table border=1><tr><td>1<td>2</table>"
    source = page(f"<table><tr><td>menu<td><p>Điều 1. Lời</p>{inner}</td></tr></table>")
    assert [type(block).__name__ for block in source.blocks] == ["Line", "Line", "SourceGrid"]


def test_what_runs_or_hides_is_left_out_and_told() -> None:
    text = "<p>Điều 1. Lời của văn bản, đủ dài để nhận ra đây là nội dung chính.</p>" * 6
    source = page(f"<div id='noidung' ><script>alert(1)</script>{text}<p style='display:none'>ẩn</p></div>")
    assert len(words_found(source)) == 6
    assert source.remarks == (message("bo-ma"), message("co-an"))
    touched = page(f"<div id='noidung'>{text}<p onclick='x()'>Điều 2.</p></div>")
    assert touched.remarks == (message("bo-ma"),)


def test_word_pages_keep_their_numbers_and_lose_their_comments() -> None:
    body = (
        "<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span>"
        "</span><![endif]>Phạm vi<!--[if gte mso 9]><xml>rác</xml><![endif]--><o:p></o:p></p>"
        "<del>bỏ</del><p><ins>thêm</ins></p>"
    )
    assert texts(body) == ["1. Phạm vi", "thêm"]


def test_fonts_left_open_by_the_hundred_lose_no_word() -> None:
    found = texts("<p>Điều 1. Đầu</p>" + "<p><font>đoạn" * 600 + "<p>Điều 2. Cuối</p>")
    assert (found[0], found[-1], len(found)) == ("Điều 1. Đầu", "Điều 2. Cuối", 602)


def test_a_page_without_bottom_is_refused() -> None:
    with pytest.raises(IntakeError, match="quá nhiều lớp"):
        page("<div>" * 3000 + "<p>Điều 1.</p>")


def test_a_page_called_doc_is_still_a_page() -> None:
    """Sites give pages out as .doc."""
    assert words_found(read(html(invented()), "van-ban.doc")) == WHOLE


def test_a_page_in_a_cell_is_found_and_a_large_table_stays_one() -> None:
    text = "<p>Điều 1. Quy định việc lập tủ sách học tập của thôn, bản, tổ dân phố.</p>" * 50
    found = texts(f"<table><tr><td>Trang chủ<br>Tin tức</td><td>{text}</td></tr></table>")
    assert len(found) == 50
    rows = (
        "<tr><td>1</td><td>Tiêu chí dài nhiều chữ về việc học tập của người lớn</td><td>10</td></tr>" * 200
    )
    (grid,) = grids(page(f"<div><table border=1>{rows}</table></div>"))
    assert len(grid.rows) == 200
