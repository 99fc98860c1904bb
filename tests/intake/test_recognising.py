"""Provisions of invented texts: each way of writing a number gives the unit that it is, where it belongs."""

from __future__ import annotations

from textwrap import dedent

import pytest

from portal.intake.recognising import recognise
from tests.intake.lines import anchors, outline, source_of
from tests.intake.offices import office_of

CASES = {
    "letters of points in Vietnamese order": (
        """
        Điều 1. Việc của thôn
        1. Thôn có các việc:
        a) Mở cửa;
        b) Quét dọn;
        c) Ghi sổ;
        d) Cho mượn;
        đ) Nhận trả;
        e) Báo cáo.
        2. Thôn họp mỗi tháng.
        """,
        """
        dieu 1 Việc của thôn
          khoan 1 Thôn có các việc:
            diem a Mở cửa;
            diem b Quét dọn;
            diem c Ghi sổ;
            diem d Cho mượn;
            diem đ Nhận trả;
            diem e Báo cáo.
          khoan 2 Thôn họp mỗi tháng.
        """,
    ),
    "points of points, dashes, plus signs": (
        """
        Điều 1. Sổ
        1. Sổ gồm:
        a) Trang đầu:
        a.1) Tên thôn;
        a.2) Năm lập.
        b) Các trang sau:
        - Tên sách;
        + Sách mượn;
        + Sách tặng.
        c) Trang cuối gồm:
        1) Tên người giữ;
        2) Ngày lập.
        2) Sổ để ở tủ.
        3. Không cho mượn sổ.
        """,
        """
        dieu 1 Sổ
          khoan 1 Sổ gồm:
            diem a Trang đầu:
              tiet a.1 Tên thôn;
              tiet a.2 Năm lập.
            diem b Các trang sau:
              gach Tên sách;
              gach + Sách mượn;
              gach + Sách tặng.
            diem c Trang cuối gồm:
              tiet 1 Tên người giữ;
              tiet 2 Ngày lập.
          khoan 2 Sổ để ở tủ.
          khoan 3 Không cho mượn sổ.
        """,
    ),
    "Roman points inside a point, and the letter i behind h": (
        """
        Điều 1. Giờ
        1. Mở cửa:
        a) Buổi sáng:
        i) Từ bảy giờ;
        ii) Đến mười giờ.
        b) Buổi chiều.
        2. Các ngày nghỉ:
        a) Một;
        b) Hai;
        c) Ba;
        d) Bốn;
        đ) Năm;
        e) Sáu;
        g) Bảy;
        h) Tám;
        i) Chín;
        k) Mười.
        """,
        """
        dieu 1 Giờ
          khoan 1 Mở cửa:
            diem a Buổi sáng:
              tiet i Từ bảy giờ;
              tiet ii Đến mười giờ.
            diem b Buổi chiều.
          khoan 2 Các ngày nghỉ:
            diem a Một;
            diem b Hai;
            diem c Ba;
            diem d Bốn;
            diem đ Năm;
            diem e Sáu;
            diem g Bảy;
            diem h Tám;
            diem i Chín;
            diem k Mười.
        """,
    ),
    "a paragraph behind points belongs to the clause once they are over": (
        """
        Điều 1. Mượn sách
        1. Người mượn phải:
        a) Ghi tên;
        Trẻ em thì cha mẹ ghi thay.
        b) Trả đúng hẹn.
        Ai làm mất thì đền.
        2. Không thu tiền.
        """,
        """
        dieu 1 Mượn sách
          khoan 1 Người mượn phải:
            diem a Ghi tên;
              doan Trẻ em thì cha mẹ ghi thay.
            diem b Trả đúng hẹn.
            doan Ai làm mất thì đền.
          khoan 2 Không thu tiền.
        """,
    ),
    "tables stand where they stood": (
        """
        Điều 1. Số sách
        1. Số sách ít nhất:
        | Loại | Số bản |
        | Nông nghiệp | 20 |
        2. Thôn đông người thì thêm.
        """,
        """
        dieu 1 Số sách
          khoan 1 Số sách ít nhất:
            bang 2 hàng
          khoan 2 Thôn đông người thì thêm.
        """,
    ),
    "figures, days and years are no numbers of lists": (
        """
        Điều 1. Tiền
        1. Mỗi thôn được:
        10.000 đồng một sách.
        15.5 triệu đồng một năm.
        2. Tính từ:
        2022 trở đi.
        24.3.2026 là ngày mở.
        Điều 5 của quy định cũ không còn dùng.
        """,
        """
        dieu 1 Tiền
          khoan 1 Mỗi thôn được:
            doan 10.000 đồng một sách.
            doan 15.5 triệu đồng một năm.
          khoan 2 Tính từ:
            doan 2022 trở đi.
            doan 24.3.2026 là ngày mở.
            doan Điều 5 của quy định cũ không còn dùng.
        """,
    ),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES)
def test_provisions_stand_where_they_belong(text: str, wanted: str) -> None:
    found = recognise(source_of(office_of(text)))
    assert outline(found.text.units) == dedent(wanted).strip("\n")


QUOTED = """
Điều 1. Sửa đổi một số điều của quy định về tủ sách
1. Sửa đổi khoản 2 Điều 5 như sau:
“2. Tủ sách mở cửa:
a) Buổi sáng;
b) Buổi chiều.”
2. Bổ sung Điều 5a vào sau Điều 5 như sau:
“Điều 5a. Người đọc
1. Người đọc giữ gìn “sách của thôn”.
2. Người đọc trả đúng hẹn.”.
3. Bãi bỏ điểm c khoản 1 Điều 6.
Điều 2. Hiệu lực
Từ ngày ký.
"""


def test_numbers_of_what_is_quoted_are_not_those_of_the_text() -> None:
    found = recognise(source_of(office_of(QUOTED)))
    assert anchors(found.text) == [
        "dieu-1",
        "dieu-1.khoan-1",
        "dieu-1.khoan-2",
        "dieu-1.khoan-3",
        "dieu-2",
    ]
    assert [child.text for child in found.text.units[0].children[0].children] == [
        "“2. Tủ sách mở cửa:",
        "a) Buổi sáng;",
        "b) Buổi chiều.”",
    ]
    assert found.remarks == ()


def test_a_quotation_that_is_not_closed_ends_before_the_next_order_of_the_text() -> None:
    text = QUOTED.replace("b) Buổi chiều.”", "b) Buổi chiều.").replace("“2. Tủ", '"2. Tủ')
    found = recognise(source_of(office_of(text)))
    assert anchors(found.text)[:4] == ["dieu-1", "dieu-1.khoan-1", "dieu-1.khoan-2", "dieu-1.khoan-3"]
    assert [remark.line for remark in found.remarks] == ['"2. Tủ sách mở cửa:']
    assert "không đóng" in found.remarks[0].message


def test_a_quotation_may_begin_in_the_line_that_announces_it() -> None:
    text = QUOTED.replace("như sau:\n“2. Tủ sách", "như sau: “2. Tủ sách")
    assert anchors(recognise(source_of(office_of(text))).text)[:4] == [
        "dieu-1",
        "dieu-1.khoan-1",
        "dieu-1.khoan-2",
        "dieu-1.khoan-3",
    ]


def test_a_mark_that_was_forgotten_swallows_nothing() -> None:
    text = "Điều 1. A\n1. Danh hiệu “Thôn đọc sách là của thôn.\n2. Hai.\nĐiều 2. B\n1. Một” khác.\n2. Hai."
    assert anchors(recognise(source_of(office_of(text))).text) == [
        "dieu-1",
        "dieu-1.khoan-1",
        "dieu-1.khoan-2",
        "dieu-2",
        "dieu-2.khoan-1",
        "dieu-2.khoan-2",
    ]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("Điều 1. A\nLời.\nĐiều 3. B\nLời.", "Điều 3", "thiếu số ở giữa"),
        ("Điều 2. A\nLời.\nĐiều 2. B\nLời.", "Điều 2", "số lặp lại hoặc lùi"),
        ("Điều 1. A\n1. Một.\n3. Ba.", "3. Ba.", "Sau khoản 1 tới ngay khoản 3"),
        ("Điều 1. A\n1. Một:\na) A;\nc) C.", "c) C.", "Sau điểm a tới ngay điểm c"),
        ("Điều 1. A\n4. Bốn.", "4. Bốn.", "Số thứ tự bắt đầu từ khoản 4"),
        ("Điều 1. A\n1. Một.\n1. Một nữa.", "1. Một nữa.", "số lặp lại"),
    ],
)
def test_numbering_that_jumps_or_repeats_is_kept_and_told(text: str, line: str, message: str) -> None:
    found = recognise(source_of(office_of(text)))
    assert [(remark.line, message in remark.message) for remark in found.remarks] == [(line, True)]


def test_addresses_are_those_of_the_contract_and_none_comes_twice() -> None:
    text = """
    Chương I. CHUNG
    Mục 1. MỘT
    Điều 1. A
    1. Một:
    a) A;
    đ) Đ.
    1. Lặp lại.
    """
    found = recognise(source_of(office_of(text)))
    assert anchors(found.text) == [
        "chuong-i",
        "chuong-i.muc-1",
        "dieu-1",
        "dieu-1.khoan-1",
        "dieu-1.khoan-1.diem-a",
        "dieu-1.khoan-1.diem-dd",
        "dieu-1.khoan-1-2",
    ]
