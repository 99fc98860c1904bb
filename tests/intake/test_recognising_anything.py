"""Whatever a file holds: recognition raises nothing, takes little time, and its text can be kept."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from portal.content.fulltext import Provenance, to_markdown, walk
from portal.intake.flow import Line, SourceCell, SourceGrid, SourceText
from portal.intake.recognising import recognise
from tests.unit.test_fulltext import read

PIECES = (
    *("Điều 1. ", "Điều 7", "Chương II", "Phần thứ ba. ", "Mục 1: ", "PHỤ LỤC", "Phụ lục IV ", "Mẫu số 02"),
    *(
        "1. ",
        "2) ",
        "1.1. ",
        "a) ",
        "đ) ",
        "i) ",
        "a.1) ",
        "(2) ",
        "I. ",
        "B. ",
        "- ",
        "+ ",
        "“",
        "”",
        '"',
        "«",
    ),
    *("như sau:", "QUYẾT ĐỊNH", "QUYẾT ĐỊNH:", "QUY CHẾ", "(Ban hành kèm theo Quyết định này)", "Căn cứ "),
    *("Số: 15/QĐ", "Mẫu, ngày 31 tháng 12 năm 2026", "V/v ", "Kính gửi: ", "Nơi nhận:", "KT. CHỦ TỊCH"),
    *(
        "Nguyễn Văn A",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT",
        "NAM",
        "Điều 13.1.TT.9.1. ",
        "(Điều 1 Thông tư số 9/2026/TT-MAU",
    ),
    *(
        "(Điều này có nội dung liên quan đến",
        ")",
        "\n",
        "tủ sách của thôn",
        ".",
        ":",
        ";",
        "{#x}",
        "<b>",
        "| a |",
        "///",
        "..... 5",
    ),
)
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map(" ".join).map(str.strip).filter(bool)
lines = st.builds(Line, texts, st.booleans(), st.booleans(), st.booleans(), st.sampled_from((0, 0, 2, 4)))
cells = st.builds(SourceCell, st.lists(lines, max_size=2).map(tuple), st.sampled_from((1, 1, 2)))
grids = st.builds(
    SourceGrid,
    st.lists(st.lists(cells, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple),
    st.booleans(),
)
blocks = st.lists(st.one_of(lines, lines, lines, grids), max_size=25).map(tuple)


@given(blocks, st.sampled_from(("docx", "markdown")))
def test_any_lines_give_a_text_that_can_be_kept(
    given_blocks: tuple[Line | SourceGrid, ...], reader: str
) -> None:
    text = recognise(SourceText("a", "0" * 64, reader, given_blocks)).text  # type: ignore[arg-type]
    anchors = [unit.anchor for unit, _ in walk(text.units) if unit.anchor]
    assert len(set(anchors)) == len(anchors)
    origin = Provenance("qd-1-mau", "a.docx", "0" * 64, "docx", "2026-11-30")
    assert read(to_markdown(text, origin, "Toàn văn", "Lời văn.")) == (text, origin)


def test_long_files_of_one_kind_of_line_take_little_time() -> None:
    for piece in (
        "tủ sách của thôn",
        "1. gồm:",
        "a) gồm:",
        "“ tủ sách",
        "CHỦ TỊCH",
        "Điều 1. A",
        "- a",
        "PHỤ LỤC",
        "I. A:",
    ):
        source = SourceText("a", "0" * 64, "docx", tuple(Line(f"{piece}") for _ in range(6000)))
        start = time.process_time()
        recognise(source)
        assert time.process_time() - start < 12, piece
