"""Letters from before Unicode: every letter, long sentences, and which encoding a text is in."""

from __future__ import annotations

import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.intake.readers.lettering import Lettering
from portal.vietnamese.legacy import (
    TCVN3,
    VNI,
    Encoding,
    decode,
    detect,
    encoding_of_font,
    has_only_capitals,
    is_syllable,
)
from tests.intake.old_letters import runs, tcvn3_runs, to_tcvn3, to_vni

TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
SMALL = {unicodedata.normalize("NFC", v + t) for v in "aăâeêioôơuưy" for t in TONES} - set("aeiouy") | {"đ"}
LETTERS = sorted(SMALL | {letter.upper() for letter in SMALL})
SENTENCES = (
    "Ủy ban nhân dân các xã, phường tổ chức thực hiện, kiểm tra, đánh giá và báo cáo kết quả trước ngày 15 tháng 12.",
    "Người giữ tủ sách ghi sổ mượn, trả; mỗi quý kiểm kê một lần, chỗ nào hỏng thì sửa chữa, bổ sung kịp thời.",
    "QUY ĐỊNH VỀ TỔ CHỨC VÀ HOẠT ĐỘNG CỦA TRUNG TÂM HỌC TẬP CỘNG ĐỒNG TẠI XÃ, PHƯỜNG, THỊ TRẤN",
    "Điều 6. Nguyên tắc: đúng đối tượng, khuyến khích những người ở vùng sâu, nghỉ hưu, khuyết tật, lỡ cỡ tuổi, ngoẹo.",
)


def test_there_are_134_letters() -> None:
    assert len(LETTERS) == 134
    assert set(VNI.values()) == set(LETTERS)
    assert set(TCVN3.values()) == SMALL | set("ĂÂÊÔƠƯĐ")


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_comes_back(letter: str) -> None:
    assert decode(to_vni(letter), "vni") == letter
    assert (
        "".join(decode(t, "tcvn3", capitals=has_only_capitals(f)) for f, t in tcvn3_runs(letter)) == letter
    )


def test_tcvn3_is_the_national_standard() -> None:
    codes = bytes(sorted(ord(code) for code in TCVN3))
    done = subprocess.run(
        ["iconv", "-f", "TCVN", "-t", "UTF-8"], input=codes, capture_output=True, check=False
    )
    if done.returncode != 0:
        pytest.skip("iconv ở máy này không biết TCVN")
    expected = unicodedata.normalize("NFC", done.stdout.decode())
    assert "".join(TCVN3[chr(code)] for code in codes) == expected


@pytest.mark.parametrize(
    ("written", "encoding", "meant"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "tcvn3", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", "tcvn3", "Độc lập - Tự do - Hạnh phúc"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "vni", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("ÑOÄC LAÄP - TÖÏ DO - HAÏNH PHUÙC", "vni", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"),
        ("\uf0b8\uf0b5", "tcvn3", "áà"),
    ],
)
def test_what_people_have_on_their_disks(written: str, encoding: Encoding, meant: str) -> None:
    assert decode(written, encoding) == meant


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_sentences_come_back_whole_by_their_fonts(sentence: str, encoding: Encoding) -> None:
    pieces = [(text, font) for font, text in runs(sentence, encoding)]
    letters = Lettering(pieces)
    assert letters.text(pieces) == sentence
    assert letters.encoding == encoding
    assert len(letters.remarks()) == 1


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences_are_told_apart_without_fonts(sentence: str) -> None:
    assert detect(sentence) == "unicode"
    assert detect(unicodedata.normalize("NFD", sentence)) == "unicode"
    assert detect(to_vni(sentence)) == "vni"
    assert detect(to_tcvn3(sentence.lower())) == "tcvn3"
    letters = Lettering([(to_vni(sentence), "")])
    assert letters.text([(to_vni(sentence), "")]) == sentence


def test_capitals_without_fonts_are_mended_where_the_word_tells() -> None:
    written = "".join(
        text for _, text in tcvn3_runs("QUYẾT ĐỊNH\nCỘNG HÒA XÃ HỘI\nCủa Bộ trưởng TRƯỜNG học")
    )
    assert (
        Lettering([(written, "")]).text([(written, "")])
        == "QUYẾT ĐỊNH\nCỘNG HÒA XÃ HỘI\nCủa Bộ trưởng TRƯỜNG học"
    )


def test_a_document_may_mix_encodings() -> None:
    pieces = [*((t, f) for f, t in tcvn3_runs("Một phần cũ, ")), (to_vni("một phần khác, "), "VNI-Times")]
    pieces += [("một phần mới, đã sửa.", "Times New Roman")]
    assert Lettering(pieces).text(pieces) == "Một phần cũ, một phần khác, một phần mới, đã sửa."


def test_a_font_may_lie() -> None:
    """Unicode typed where the font says TCVN3: Word shows another font in its place."""
    pieces = [("Người học được cấp giấy chứng nhận, có cả tên trường", ".VnTime"), (" có", ".VnTime")]
    assert Lettering(pieces).text([pieces[0]]) == pieces[0][0]
    assert Lettering(pieces).text([pieces[1]]) == " có"


def test_letters_that_two_runs_share_are_joined() -> None:
    pieces = [("hoa", "VNI-Times"), ("ø", "VNI-Times"), (" bình", "Arial")]
    assert Lettering(pieces).text(pieces) == "hoà bình"


@pytest.mark.parametrize(
    ("font", "encoding", "capitals"),
    [
        (".VnTime", "tcvn3", False),
        (".VnTimeH", "tcvn3", True),
        ("ABCDEF+.VnTimeH,Bold", "tcvn3", True),
        (".VnArial Narrow", "tcvn3", False),
        ("VNI-Times", "vni", False),
        ("VNI Helve Bold", "vni", False),
        ("Times New Roman", "unicode", False),
        ("Vnu Sans", "unicode", False),
        ("", "unicode", False),
    ],
)
def test_fonts_name_their_encoding(font: str, encoding: Encoding, capitals: bool) -> None:
    assert encoding_of_font(font) == encoding
    if encoding == "tcvn3":
        assert has_only_capitals(font) is capitals


@pytest.mark.parametrize("word", ["nghiêng", "Quyết", "giếng", "khuỷu", "thuở", "xoèn", "oan", "ỷ", "đ"])
def test_words_that_can_be(word: str) -> None:
    assert is_syllable(word) is (word != "đ")


@given(st.text(alphabet="".join(LETTERS) + "abc ,.", max_size=60))
def test_any_letters_come_back(text: str) -> None:
    assert decode(to_vni(text), "vni") == text
    assert "".join(decode(t, "tcvn3", capitals=has_only_capitals(f)) for f, t in tcvn3_runs(text)) == text


@given(st.text(max_size=80))
def test_nothing_is_raised_and_plain_letters_stay(text: str) -> None:
    for encoding in ("unicode", "tcvn3", "vni"):
        assert isinstance(decode(text, encoding), str)
    assert detect(text) in ("unicode", "tcvn3", "vni")
    plain = "".join(letter for letter in text if letter.isascii())
    assert decode(plain, "tcvn3") == decode(plain, "vni") == plain
