"""Vietnamese as it is said: numbers, dates, documents, abbreviations, signs; where sentences end."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.vietnamese.spoken import Aloud, sentences
from portal.vietnamese.spoken.letters import is_syllable, spelt
from portal.vietnamese.spoken.numbers import DIGITS, cardinal, number, roman
from portal.vietnamese.spoken.sentences import LONGEST

SHORT = {
    "TT": "thông tư",
    "QĐ": "quyết định",
    "KH": "kế hoạch",
    "NQ": "nghị quyết",
    "NĐ": "nghị định",
    "UBND": "ủy ban nhân dân",
    "XHHT": "xã hội học tập",
    "HTCĐ": "trung tâm học tập cộng đồng",
    "TTg": "Thủ tướng Chính phủ",
    "GD&ĐT": "Giáo dục và Đào tạo",
    "BGDĐT": "Bộ Giáo dục và Đào tạo",
    "v.v.": "vân vân",
}
ALOUD = Aloud(SHORT)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "không"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (110, "một trăm mười"),
        (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (1015, "một nghìn không trăm mười lăm"),
        (2025, "hai nghìn không trăm hai mươi lăm"),
        (2358, "hai nghìn ba trăm năm mươi tám"),
        (166_093, "một trăm sáu mươi sáu nghìn không trăm chín mươi ba"),
        (1_000_001, "một triệu không trăm linh một"),
        (2_005_000, "hai triệu không trăm linh năm nghìn"),
        (31_300_000_000, "ba mươi mốt tỷ ba trăm triệu"),
    ],
)
def test_numbers_are_counted_as_in_the_north(value: int, said: str) -> None:
    assert cardinal(value) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("62,5%", "sáu mươi hai phẩy năm phần trăm"),
        ("0,05", "không phẩy không năm"),
        ("53,75%", "năm mươi ba phẩy bảy mươi lăm phần trăm"),
        ("1,31 triệu dân", "một phẩy ba mươi mốt triệu dân"),
        ("2.358 người", "hai nghìn ba trăm năm mươi tám người"),
        ("05 loại", "năm loại"),
        ("70–80%", "bảy mươi đến tám mươi phần trăm"),
        ("trẻ 3–6 tuổi", "trẻ ba đến sáu tuổi"),
        ("lề 20–25 mm", "lề hai mươi đến hai mươi lăm mi-li-mét"),
        ("giấy A4", "giấy a bốn"),
        ("mã 1.005097", "mã một chấm không không năm không chín bảy"),
        ("6.020 : 11.200 = 53,75%", "sáu nghìn không trăm hai mươi chia mười một nghìn hai trăm bằng năm mươi ba phẩy bảy mươi lăm phần trăm"),
        ("351.214 − 5.178", "ba trăm năm mươi mốt nghìn hai trăm mười bốn trừ năm nghìn một trăm bảy mươi tám"),
        ("gọi 0912 345 678", "gọi không chín một hai, ba bốn năm, sáu bảy tám"),
        ("2/3 số hộ", "hai phần ba số hộ"),
        ("20/22 câu", "hai mươi trên hai mươi hai câu"),
        ("50.000đ", "năm mươi nghìn đồng"),
    ],
)  # fmt: skip
def test_amounts(written: str, said: str) -> None:
    assert ALOUD.said(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("từ 01/7/2025", "từ ngày mùng một tháng bảy năm hai nghìn không trăm hai mươi lăm"),
        ("ngày 28/07/2022", "ngày hai mươi tám tháng bảy năm hai nghìn không trăm hai mươi hai"),
        ("trước 30/6", "trước ngày ba mươi tháng sáu"),
        ("Ngày Khuyến học 02/10", "Ngày Khuyến học ngày mùng hai tháng mười"),
        ("12/2025", "tháng mười hai năm hai nghìn không trăm hai mươi lăm"),
        ("tháng 10/2025", "tháng mười năm hai nghìn không trăm hai mươi lăm"),
        ("tháng 4", "tháng tư"),
        ("23–24/8/2022", "ngày hai mươi ba đến hai mươi tư tháng tám năm hai nghìn không trăm hai mươi hai"),
        ("2021–2030", "từ hai nghìn không trăm hai mươi mốt đến hai nghìn không trăm ba mươi"),
        ("giai đoạn 2021 - 2030", "giai đoạn hai nghìn không trăm hai mươi mốt đến hai nghìn không trăm ba mươi"),
        ("từ 2021–2030", "từ hai nghìn không trăm hai mươi mốt đến hai nghìn không trăm ba mươi"),
        ("đến 2030", "đến năm hai nghìn không trăm ba mươi"),
        ("năm 2030", "năm hai nghìn không trăm ba mươi"),
        ("quý I/2026", "quý một năm hai nghìn không trăm hai mươi sáu"),
        ("8h30", "tám giờ ba mươi"),
        ("13:30–15:00", "mười ba giờ ba mươi đến mười lăm giờ"),
        ("7 giờ 30", "bảy giờ ba mươi"),
    ],
)  # fmt: skip
def test_days_and_times(written: str, said: str) -> None:
    assert ALOUD.said(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("TT 25", "thông tư hai mươi lăm"),
        ("Thông tư 25/2023/TT-BGDĐT", "Thông tư hai mươi lăm năm hai nghìn không trăm hai mươi ba"),
        ("Thông tư số 25/2023/TT-BGDĐT", "Thông tư số hai mươi lăm năm hai nghìn không trăm hai mươi ba"),
        ("theo 1373/QĐ-TTg", "theo quyết định một ba bảy ba"),
        ("Quyết định 1373/QĐ-TTg", "Quyết định một ba bảy ba"),
        ("QĐ 387 và 677", "quyết định ba trăm tám mươi bảy và sáu trăm bảy mươi bảy"),
        ("2547/QĐ-UBND", "quyết định hai năm bốn bảy"),
        ("số 123/2025/QH15", "số một trăm hai mươi ba năm hai nghìn không trăm hai mươi lăm của Quốc hội khóa mười lăm"),
        ("281/NQ-CP", "nghị quyết hai trăm tám mươi mốt"),
        ("29-NQ/TW", "nghị quyết hai mươi chín"),
        ("33.11/2026/NQ-CP", "nghị quyết ba mươi ba chấm mười một năm hai nghìn không trăm hai mươi sáu"),
        ("kế hoạch 2022", "kế hoạch năm hai nghìn không trăm hai mươi hai"),
        ("Luật Giáo dục 2019", "Luật Giáo dục năm hai nghìn không trăm mười chín"),
        ("Mục I.2", "Mục một chấm hai"),
        ("Điều 13 khoản 1–2", "Điều mười ba khoản một đến hai"),
        ("điểm a khoản 1 Điều 6", "điểm a khoản một Điều sáu"),
    ],
)  # fmt: skip
def test_documents(written: str, said: str) -> None:
    assert ALOUD.said(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("UBND xã", "ủy ban nhân dân xã"),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
        ("Trung tâm HTCĐ", "Trung tâm học tập cộng đồng"),
        ("quyết định (QĐ) của Thủ tướng (TTg)", "quyết định, viết tắt là quy đê, của Thủ tướng, viết tắt là tê tê giê"),
        ("chứng từ LMN", "chứng từ lờ mờ nờ"),
        ("từ KHÔNG", "từ không"),
        ("CỘNG HÒA XÃ HỘI", "cộng hòa xã hội"),
        ("sổ, ảnh, v.v.", "sổ, ảnh, vân vân"),
        ("và/hoặc", "và, hoặc"),
        ("Văn hóa - Xã hội", "Văn hóa Xã hội"),
        ("“Đạt”, rồi (thôn, bản) ghi", "Đạt, rồi, thôn, bản, ghi"),
        ("một ô – hai ô", "một ô, hai ô"),
        ("https://congdanhoctap.vn/dang-ky?a=1", "địa chỉ mạng ghi ở đây"),
        ("trang congdanhoctap.vn", "trang congdanhoctap chấm vê nờ"),
        ("thư hoi@vidu.vn", "thư hoi a còng vidu chấm vê nờ"),
        ("≥ 70%", "từ bảy mươi phần trăm"),
    ],
)  # fmt: skip
def test_words(written: str, said: str) -> None:
    assert ALOUD.said(written) == said


UNSAID = re.compile(r"[\d/%()&=<>“”;]|[A-ZĐ]{2}")
PIECES = st.one_of(
    st.integers(0, 10**13).map(str),
    st.sampled_from([*SHORT, "12/2025", "31/12", "0,5%", "8h30", "1.005097", "A4", "IV", "–", "/", "(", ")", "“", "=", "1–2"]),
    st.text("abđêơTQĐ019/%.,:;–-()&“” ", max_size=12),
)  # fmt: skip


@given(st.lists(PIECES, max_size=8).map(" ".join))
def test_nothing_is_left_that_is_not_said(text: str) -> None:
    said = ALOUD.said(text)
    assert not UNSAID.search(said), said
    assert said == said.strip()
    assert "  " not in said


_VALUES = {
    **{word: n for n, word in enumerate(DIGITS)},
    "mốt": 1,
    "tư": 4,
    "lăm": 5,
    "mười": 10,
}
_SCALES = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}


def understood(said: str) -> int:
    """The number that a listener makes of the words, read the other way round."""
    total = group = digit = 0
    for word in said.split():
        if word == "trăm":
            group, digit = group + digit * 100, 0
        elif word == "mươi":
            group, digit = group + digit * 10, 0
        elif word == "mười":
            group += 10
        elif word in _SCALES:
            total, group, digit = total + (group + digit) * _SCALES[word], 0, 0
        elif word != "linh":
            digit = _VALUES[word]
    return total + group + digit


@given(st.integers(0, 10**12 - 1))
def test_a_listener_understands_the_number(value: int) -> None:
    assert understood(cardinal(value)) == value
    grouped = f"{value:,}".replace(",", ".")
    assert number(grouped) == cardinal(value)


@given(st.integers(1, 49))
def test_roman_numbers(value: int) -> None:
    tens, ones = divmod(value, 10)
    written = ("", "X", "XX", "XXX", "XL")[tens] + (
        "",
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
    )[ones]
    assert roman(written) == value


def test_letters_and_syllables() -> None:
    assert spelt("QTI") == "quy tê i"
    assert all(map(is_syllable, ("KHÔNG", "HÒA", "XÃ", "NƯỚC", "Ở", "BẢN")))
    assert not any(map(is_syllable, ("UBND", "QTI", "SCORM", "CV", "THCS")))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Một câu. Hai câu? Ba!", ["Một câu.", "Hai câu?", "Ba!"]),
        ("Ở TP. Sơn La. Hết.", ["Ở TP. Sơn La.", "Hết."]),
        ("Anh Nguyễn Văn A. Hết.", ["Anh Nguyễn Văn A. Hết."]),
        ("Hỏi: “được mấy điểm?” Rồi ghi.", ["Hỏi: “được mấy điểm?”", "Rồi ghi."]),
        ("4. Học sinh", ["4. Học sinh"]),
        ("Số 1.234 người", ["Số 1.234 người"]),
        ("", []),
    ],
)  # fmt: skip
def test_sentences(text: str, cut: list[str]) -> None:
    assert sentences(text) == cut


@given(st.text("ab, ;:.ĐA1?", max_size=700))
def test_sentences_lose_no_letter(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_a_long_sentence_is_cut_where_it_pauses() -> None:
    long = "; ".join(["ghi việc đã làm, giữ minh chứng và họp bình xét"] * 9) + "."
    parts = sentences(long)
    assert max(map(len, parts)) <= LONGEST
    assert all(part.endswith((";", ".")) for part in parts)
