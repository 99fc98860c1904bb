"""Texts as others set them out: extracts of the codification, Markdown of copyists, files without provisions."""

from __future__ import annotations

from textwrap import dedent

from portal.content.fulltext import Letterhead
from portal.intake.flow import Line, SourceCell, SourceGrid, SourceText
from portal.intake.recognising import recognise
from tests.intake.lines import anchors, outline, source_of
from tests.intake.offices import office_of

CODIFIED = """
Điều 13.1.TT.9.1. Phạm vi
(Điều 1 Thông tư số 9/2026/TT-BMAU Quy định về tủ sách ngày 10/05/2026 của Bộ Mẫu, có hiệu lực thi hành kể từ ngày 01/07/2026)
1. Thông tư này nói về tủ sách.
(Điều này có nội dung liên quan đến
Điều 20.1.TT.81.40. Người đọc
)
Điều 13.1.LQ.5. Việc khác
(Điều 5 Luật số 1/2026/QH99, có hiệu lực thi hành kể từ ngày 01/07/2026)
Lời của luật.
Chương II
SÁCH VÀ NGƯỜI ĐỌC
Điều 13.1.TT.9.2. Sách
1. Sách mẫu
(Điều 2 Thông tư số 9/2026/TT-BMAU, có hiệu lực thi hành kể từ ngày 01/07/2026)
1. Sách mẫu
a) Của thôn;
b) Của trường.
2.
Sách cũ
là sách đã dùng.
3
. Sách mới.
Phu luc kem theo.doc
"""


def test_an_extract_of_the_codification_becomes_the_document_itself() -> None:
    found = recognise(source_of(office_of(CODIFIED)))
    assert found.text.head == Letterhead(
        ("Bộ Mẫu",), "9/2026/TT-BMAU", None, "2026-05-10", "Thông tư", "Quy định về tủ sách"
    )
    assert outline(found.text.units) == dedent(
        """
        dieu 1 Phạm vi
          khoan 1 Thông tư này nói về tủ sách.
        dieu 2 Sách
          khoan 1 Sách mẫu
            diem a Của thôn;
            diem b Của trường.
          khoan 2 Sách cũ là sách đã dùng.
          khoan 3 Sách mới.
        """
    ).strip("\n")
    assert [remark.line for remark in found.remarks] == [
        "Chương II",
        "Phu luc kem theo.doc",
        "Luật 1/2026/QH99",
    ]


def test_what_a_copyist_set_around_a_text_is_left_out_and_tells_what_the_text_lacks() -> None:
    table = SourceGrid(
        tuple(
            (SourceCell((Line(name),)), SourceCell((Line(value),)))
            for name, value in (
                ("Số ký hiệu", "9/2026/NĐ-MAU"),
                ("Ngày ban hành", "10/05/2026"),
                ("Cơ quan ban hành", "Chính phủ mẫu"),
                ("Trích yếu", "Quy định về tủ sách"),
                ("Loại văn bản", "Nghị định"),
            )
        )
    )
    lines = [
        Line("Nghị định số 9/2026/NĐ-MAU - Quy định về tủ sách", heading=1),
        Line("Thông tin chung", heading=2),
        table,
        Line("Căn cứ pháp luật", heading=2),
        Line("- Luật mẫu số 1/2026/QH99"),
        Line("Nội dung chi tiết", heading=2),
        Line("Chương I - CHUNG", heading=3),
        Line("Điều 1. Phạm vi", heading=4),
        Line("1. Tủ sách gồm:"),
        Line("- a) Sách;"),
        Line("- b) Báo."),
        Line("Nơi nhận", heading=2),
        Line("- Như trên;"),
        Line("Ghi chú", heading=2),
        Line("- Bản này do người chép gõ lại."),
    ]
    found = recognise(SourceText("a.md", "0" * 64, "markdown", tuple(lines)))
    assert found.text.head == Letterhead(
        ("Chính phủ mẫu",), "9/2026/NĐ-MAU", None, "2026-05-10", "Nghị định", "Quy định về tủ sách"
    )
    assert found.text.bases == ("Căn cứ Luật mẫu số 1/2026/QH99",)
    assert anchors(found.text) == [
        "chuong-i",
        "dieu-1",
        "dieu-1.khoan-1",
        "dieu-1.khoan-1.diem-a",
        "dieu-1.khoan-1.diem-b",
    ]
    assert found.text.recipients == ("Như trên;",)


def test_a_file_without_provisions_says_so() -> None:
    found = recognise(SourceText("a.docx", "0" * 64, "docx", ()))
    assert found.text.units == ()
    assert "Không thấy điều" in found.remarks[0].message


def test_a_line_of_fields_above_a_text_is_read_and_left_out() -> None:
    lines = [
        "Nguồn: bản chép tay.",
        "Số hiệu: 9/2026/TT-BMAU. Loại văn bản: Thông tư. Cơ quan ban hành: Bộ Mẫu. Ngày ban hành: 10/05/2026.",
        "Điều 1. Phạm vi",
    ]
    found = recognise(SourceText("a.txt", "0" * 64, "markdown", tuple(map(Line, lines))))
    assert found.text.head == Letterhead(("Bộ Mẫu",), "9/2026/TT-BMAU", None, "2026-05-10", "Thông tư")
    assert found.text.opening == ()
    assert anchors(found.text) == ["dieu-1"]
