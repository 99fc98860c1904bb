"""Letterhead, bases, signature, recipients, annexes, extracts of the codification, Markdown of copyists."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portal.content.fulltext import Letterhead, walk
from portal.intake.flow import Line, SourceText
from portal.intake.recognising import recognise
from tests.intake.lines import anchors, outline, source_of
from tests.intake.offices import invented, office_of

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
LETTER = replace(
    office_of(
        """
        Kính gửi:
        - Các thôn;
        - Các trường.
        Thực hiện kế hoạch năm, Hội đề nghị các thôn gửi danh sách tủ sách trước ngày mười lăm hằng tháng.
        Rất mong các thôn quan tâm, phối hợp thực hiện để việc chung của cả xã được trọn vẹn.
        """
    ),
    left=("HỘI KHUYẾN HỌC", "XÃ MẪU", "Số: 07/CV-HKH", "V/v gửi danh sách", "tủ sách của thôn"),
    right=(*MOTTO, "Mẫu, ngày 03 tháng 02 năm 2026"),
    recipients=("Nơi nhận:", "- Như trên;", "- Lưu."),
    signed=("CHỦ TỊCH", "(Đã ký)", "Trần Thị B"),
)


def test_a_letter_has_its_matter_below_the_number_and_says_to_whom() -> None:
    text = recognise(source_of(LETTER)).text
    assert text.head == Letterhead(
        ("HỘI KHUYẾN HỌC", "XÃ MẪU"),
        "07/CV-HKH",
        "Mẫu",
        "2026-02-03",
        "Công văn",
        "gửi danh sách tủ sách của thôn",
    )
    assert text.opening == ("Kính gửi:", "- Các thôn;", "- Các trường.")
    assert [unit.kind for unit in text.units] == ["doan", "doan"]
    assert text.signature == ("CHỦ TỊCH", "(Đã ký)", "Trần Thị B")


def as_lines(source: SourceText) -> SourceText:
    """The same with the cells of its letterhead and end as lines, side by side ones on one line."""
    blocks = []
    for block in source.blocks:
        if isinstance(block, Line) or block.bordered:
            blocks.append(block)
            continue
        left, right = ([line.text for line in cell.lines] for cell in block.rows[0])
        rows = (" ".join(side[at] for side in (left, right) if at < len(side)) for at in range(9))
        blocks += [Line(row) for row in rows if row]
    return replace(source, blocks=tuple(blocks))


def test_a_letterhead_without_a_table_reads_the_same() -> None:
    office = replace(invented(), left=("ỦY BAN NHÂN DÂN TỈNH MẪU", "Số: 15/2026/QĐ-UBND"), recipients=())
    office = replace(office, right=(MOTTO[0], "Mẫu, ngày 10 tháng 5 năm 2026"))
    source = source_of(office)
    assert recognise(as_lines(source)).text == recognise(source).text


@pytest.mark.parametrize(
    ("line", "number", "date"),
    [
        ("Số: 1373 /QĐ-TTg", "1373/QĐ-TTg", None),
        ("Luật số: 43/2026/QH99", "43/2026/QH99", None),
        ("Số: 12 - CT/TW Mẫu, ngày 5 tháng 1 năm 2026", "12-CT/TW", "2026-01-05"),
        ("Số: /KH-UBND", None, None),
        ("Mẫu, ngày    tháng 12 năm 2026", None, None),
    ],
)
def test_numbers_and_days_as_offices_write_them(line: str, number: str | None, date: str | None) -> None:
    office = replace(office_of("KẾ HOẠCH\nMở tủ sách\nI. MỤC ĐÍCH"), left=("HỘI MẪU", line), right=MOTTO)
    found = recognise(source_of(office))
    assert (found.text.head.number, found.text.head.date) == (number, date)
    assert found.text.head.kind == "Kế hoạch"
    assert bool(found.remarks) == (number is None and date is None)


def test_bases_and_what_enacts_stand_between_title_and_provisions() -> None:
    office = office_of(
        """
        QUYẾT ĐỊNH
        Về việc mở tủ sách
        tại các thôn
        CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MẪU
        Căn cứ Luật mẫu;
        Căn cứ Nghị định số 1/2026/NĐ-MAU
        ngày 01 tháng 01 năm 2026;
        Xét đề nghị của Hội Khuyến học xã.
        QUYẾT ĐỊNH:
        Điều 1. Mở tủ sách.
        """
    )
    text = recognise(source_of(office)).text
    assert text.head.title == "Về việc mở tủ sách tại các thôn"
    assert text.bases == (
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MẪU",
        "Căn cứ Luật mẫu;",
        "Căn cứ Nghị định số 1/2026/NĐ-MAU ngày 01 tháng 01 năm 2026;",
        "Xét đề nghị của Hội Khuyến học xã.",
    )
    assert text.opening == ("QUYẾT ĐỊNH:",)


def test_a_plan_says_why_before_its_first_section() -> None:
    office = office_of(
        """
        KẾ HOẠCH
        Mở tủ sách năm 2026
        Thực hiện Quyết định số 15/2026/QĐ-UBND, Hội ban hành Kế hoạch như sau:
        I. MỤC ĐÍCH
        1. Để bà con có sách.
        """
    )
    text = recognise(source_of(office)).text
    assert text.head.title == "Mở tủ sách năm 2026"
    assert text.opening == ("Thực hiện Quyết định số 15/2026/QĐ-UBND, Hội ban hành Kế hoạch như sau:",)
    assert anchors(text) == ["muc-i", "muc-i.khoan-1"]


END = """
Điều 2. Hiệu lực
Từ ngày ký.
Nơi nhận:
- Như Điều 1;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Nguyễn Văn A
"""


def test_signature_and_recipients_in_lines_are_no_provisions() -> None:
    text = recognise(source_of(office_of(f"Điều 1. Mở tủ sách\nLời.\n{END}"))).text
    assert text.recipients == ("Như Điều 1;", "Lưu: VT.")
    assert text.signature == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn A")
    assert outline(text.units) == "dieu 1 Mở tủ sách\n  doan Lời.\ndieu 2 Hiệu lực\n  doan Từ ngày ký."


def test_a_signature_on_one_line_is_taken_apart() -> None:
    text = recognise(
        source_of(
            office_of("Điều 1. A\nLời.\nNơi nhận:\n- Như trên; KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn A")
        )
    ).text
    assert text.recipients == ("Như trên;",)
    assert text.signature == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn A")


ANNEXES = f"""
Điều 1. Ban hành kèm theo Quyết định này Quy chế tủ sách.
{END}
QUY CHẾ
TỔ CHỨC TỦ SÁCH
(Ban hành kèm theo Quyết định số 15/2026/QĐ-UBND ngày 10 tháng 5 năm 2026)
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
1. Quy chế này nói về tủ sách.
Điều 2. Người đọc
Mọi người.
PHỤ LỤC I
DANH MỤC SÁCH
(Kèm theo Quyết định số 15/2026/QĐ-UBND)
| TT | Tên |
| 1 | Sách mẫu |
I. SÁCH BẮT BUỘC
1. Một cuốn.
PHỤ LỤC II. CÁC MẪU
Mẫu số 01
PHIẾU MƯỢN
Họ và tên người mượn ghi ở đây.
"""


def test_what_is_issued_with_a_decision_counts_anew_and_so_do_annexes() -> None:
    found = recognise(source_of(office_of(ANNEXES)))
    assert anchors(found.text) == [
        "dieu-1",
        "dieu-2",
        "kem-theo",
        "kem-theo.chuong-i",
        "kem-theo.dieu-1",
        "kem-theo.dieu-1.khoan-1",
        "kem-theo.dieu-2",
        "phu-luc-i",
        "phu-luc-i.muc-i",
        "phu-luc-i.muc-i.khoan-1",
        "phu-luc-ii",
        "phu-luc-ii.phu-luc",
    ]
    assert [unit.text for unit, _ in walk(found.text.units) if unit.kind == "phu-luc"] == [
        "QUY CHẾ TỔ CHỨC TỦ SÁCH",
        "DANH MỤC SÁCH",
        "CÁC MẪU",
        "Mẫu số 01 PHIẾU MƯỢN",
    ]
    assert found.text.signature[-1] == "Nguyễn Văn A"
    assert found.remarks == ()


def test_a_sentence_on_an_annex_is_no_annex() -> None:
    text = "Điều 1. Danh mục\nPhụ lục I ban hành kèm theo Quyết định này là danh mục sách.\nĐiều 2. B\nLời."
    assert anchors(recognise(source_of(office_of(text))).text) == ["dieu-1", "dieu-2"]


def test_the_letterhead_above_a_regulation_is_left_out() -> None:
    office = office_of(
        ANNEXES.replace("\nQUY CHẾ\n", "\nỦY BAN NHÂN DÂN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nQUY CHẾ\n")
    )
    found = recognise(source_of(office))
    assert found.text.signature[-1] == "Nguyễn Văn A"
    assert "lặp lại" in found.remarks[0].message
    assert found.text.units == recognise(source_of(office_of(ANNEXES))).text.units
