"""What holds provisions: parts, chapters, sections without a word, articles; and lines that hold several."""

from __future__ import annotations

from textwrap import dedent

import pytest

from portal.intake.recognising import recognise
from tests.intake.lines import outline, source_of
from tests.intake.offices import office_of

CASES = {
    "titles of chapters on the line below, in words or numbers": (
        """
        CHƯƠNG I
        QUY ĐỊNH CHUNG
        Điều 1. Phạm vi
        Quy định này nói về tủ sách.
        Chương II: TỦ SÁCH
        Mục 1. CHỖ ĐẶT
        Điều 2. Nhà văn hóa
        Tủ sách đặt ở nhà văn hóa.
        Mục 2
        NGƯỜI GIỮ
        Điều 3. Cử người
        Thôn cử một người.
        """,
        """
        chuong I QUY ĐỊNH CHUNG
          dieu 1 Phạm vi
            doan Quy định này nói về tủ sách.
        chuong II TỦ SÁCH
          muc 1 CHỖ ĐẶT
            dieu 2 Nhà văn hóa
              doan Tủ sách đặt ở nhà văn hóa.
          muc 2 NGƯỜI GIỮ
            dieu 3 Cử người
              doan Thôn cử một người.
        """,
    ),
    "parts and chapters counted in words": (
        """
        Phần thứ nhất
        NHỮNG ĐIỀU CHUNG
        Chương thứ nhất. NGUYÊN TẮC
        Điều 1. Tự nguyện
        Ai muốn thì tham gia.
        Chương thứ hai. TỔ CHỨC
        Điều 2. Ban điều hành
        Ban có ba người.
        Phần thứ hai
        ĐIỀU KHOẢN THI HÀNH
        Điều 3. Hiệu lực
        Từ ngày ký.
        """,
        """
        phan thứ nhất NHỮNG ĐIỀU CHUNG
          chuong thứ nhất NGUYÊN TẮC
            dieu 1 Tự nguyện
              doan Ai muốn thì tham gia.
          chuong thứ hai TỔ CHỨC
            dieu 2 Ban điều hành
              doan Ban có ba người.
        phan thứ hai ĐIỀU KHOẢN THI HÀNH
          dieu 3 Hiệu lực
            doan Từ ngày ký.
        """,
    ),
    "sections without a word in an article, and what they hold": (
        """
        Điều 1. Phê duyệt Đề án tủ sách với các nội dung sau:
        I. QUAN ĐIỂM
        1. Tủ sách là của chung.
        2. Sách để đọc, không để bày.
        II. MỤC TIÊU
        1. Mục tiêu chung
        Thôn nào cũng có tủ sách.
        2. Mục tiêu cụ thể
        a) Năm đầu, một nửa số thôn;
        b) Năm sau, mọi thôn.
        Điều 2. Quyết định này có hiệu lực từ ngày ký.
        """,
        """
        dieu 1 Phê duyệt Đề án tủ sách với các nội dung sau:
          de-muc I QUAN ĐIỂM
            khoan 1 Tủ sách là của chung.
            khoan 2 Sách để đọc, không để bày.
          de-muc II MỤC TIÊU
            khoan 1 Mục tiêu chung
              doan Thôn nào cũng có tủ sách.
            khoan 2 Mục tiêu cụ thể
              diem a Năm đầu, một nửa số thôn;
              diem b Năm sau, mọi thôn.
        dieu 2 Quyết định này có hiệu lực từ ngày ký.
        """,
    ),
    "a plan without articles": (
        """
        A. PHẦN CHUNG
        I. MỤC ĐÍCH
        1. Để bà con có sách.
        B. VIỆC LÀM
        I. Ở thôn
        1. Họp thôn
        1.1. Chuẩn bị
        - Dọn nhà;
        - Xếp ghế.
        1.2. Họp
        2. Ghi biên bản
        II. Ở xã
        1. Tổng hợp.
        Trên đây là Kế hoạch của Hội, mong các thôn thực hiện.
        """,
        """
        de-muc A PHẦN CHUNG
          de-muc I MỤC ĐÍCH
            khoan 1 Để bà con có sách.
        de-muc B VIỆC LÀM
          de-muc I Ở thôn
            khoan 1 Họp thôn
              khoan 1.1 Chuẩn bị
                gach Dọn nhà;
                gach Xếp ghế.
              khoan 1.2 Họp
            khoan 2 Ghi biên bản
          de-muc II Ở xã
            khoan 1 Tổng hợp.
        doan Trên đây là Kế hoạch của Hội, mong các thôn thực hiện.
        """,
    ),
    "articles and clauses that were put in later": (
        """
        Điều 6. Sáu
        1. Một.
        1a. Một rưỡi.
        2. Hai.
        Điều 6a. Sáu rưỡi
        Lời của điều.
        Điều 7: Bảy
        Lời khác.
        """,
        """
        dieu 6 Sáu
          khoan 1 Một.
          khoan 1a Một rưỡi.
          khoan 2 Hai.
        dieu 6a Sáu rưỡi
          doan Lời của điều.
        dieu 7 Bảy
          doan Lời khác.
        """,
    ),
    "soft breaks part provisions": (
        "Điều 1. Việc\v1. Một việc\vviết trên hai dòng.\v2. Hai.\va) Thứ nhất;\vb) Thứ hai.",
        """
        dieu 1 Việc
          khoan 1 Một việc viết trên hai dòng.
          khoan 2 Hai.
            diem a Thứ nhất;
            diem b Thứ hai.
        """,
    ),
    "several articles on one line": (
        "Điều 1. Mở tủ sách. Điều 2. Cử người giữ. Điều 3. Thôn chịu trách nhiệm thi hành.",
        """
        dieu 1 Mở tủ sách.
        dieu 2 Cử người giữ.
        dieu 3 Thôn chịu trách nhiệm thi hành.
        """,
    ),
    "clauses and points that run on behind the title": (
        "Điều 1. Việc của thôn 1. Mở cửa mỗi tuần. 2. Ghi sổ: a) Sách mượn; b) Sách trả; c) Sách mất. 3. Báo cáo.",
        """
        dieu 1 Việc của thôn
          khoan 1 Mở cửa mỗi tuần.
          khoan 2 Ghi sổ:
            diem a Sách mượn;
            diem b Sách trả;
            diem c Sách mất.
          khoan 3 Báo cáo.
        """,
    ),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES)
def test_provisions_stand_where_they_belong(text: str, wanted: str) -> None:
    found = recognise(source_of(office_of(text)))
    assert outline(found.text.units) == dedent(wanted).strip("\n")
