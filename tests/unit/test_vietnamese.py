import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.vietnamese import (
    Provision,
    cited_place,
    fold,
    format_date,
    format_number,
    initial,
    misplaced_tones,
    nfc,
    parse_provisions,
    slugify,
    sort_key,
)

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Đánh giá, công nhận", "danh-gia-cong-nhan"),
        ("Điều 6", "dieu-6"),
        ("ĐƯỜNG ĐI", "duong-di"),
        ("Học phần 1: Khái niệm", "hoc-phan-1-khai-niem"),
        ("  –  ", ""),
    ],
)
def test_slugs_keep_d_stroke_as_d(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text(alphabet=LETTERS + " ", max_size=40))
def test_folding_ignores_normal_form_and_leaves_ascii(text: str) -> None:
    folded = fold(text)
    assert folded == fold(unicodedata.normalize("NFD", text))
    assert folded.isascii()
    assert fold(folded) == folded
    assert nfc(unicodedata.normalize("NFD", text)) == nfc(text)


def test_dictionary_order() -> None:
    words = ["đơn vị", "dòng họ", "ăn", "ân", "an", "ba", "bà", "bả", "bã", "bá", "bạ", "ô", "ơ", "o", "ưu"]
    expected = [
        "an",
        "ăn",
        "ân",
        "ba",
        "bà",
        "bả",
        "bã",
        "bá",
        "bạ",
        "dòng họ",
        "đơn vị",
        "o",
        "ô",
        "ơ",
        "ưu",
    ]
    assert sorted(words, key=sort_key) == expected
    assert sort_key("học tập") < sort_key("học tập suốt đời")
    assert [initial(w) for w in ("đơn vị", "Ủy ban", "ồ", "42")] == ["Đ", "U", "Ô", "#"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [(60, "60"), (97.85, "97,85"), (1000, "1.000"), (298630, "298.630"), (-3.5, "-3,5"), (0, "0")],
)
def test_numbers(value: float, shown: str) -> None:
    assert format_number(value) == shown


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2024-02-12", "12/02/2024"),
        ("2025-07", "07/2025"),
        ("2001", "2001"),
        ("02-28", "28/02"),
        ("x", "x"),
    ],
)
def test_dates(iso: str, shown: str) -> None:
    assert format_date(iso) == shown


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Điều 6 khoản 1", [Provision(6, 1)]),
        ("điểm d khoản 1 Điều 9", [Provision(9, 1, "d")]),
        ("Điều 5 khoản 1–3 (pháp điển 13.1.TT.179.5)", [Provision(5, 1), Provision(5, 2), Provision(5, 3)]),
        ("Điều 6 khoản 2, 3", [Provision(6, 2), Provision(6, 3)]),
        ("Điều 5 và Điều 9 khoản 2", [Provision(5), Provision(9, 2)]),
        ("khoản 1 Điều 5 và khoản 2 Điều 9", [Provision(5, 1), Provision(9, 2)]),
        (
            "điểm a, b và đ khoản 2 Điều 9",
            [Provision(9, 2, "a"), Provision(9, 2, "b"), Provision(9, 2, "đ")],
        ),
        ("Điều 1 khoản 6 (sửa điểm a khoản 7 Điều 4 TT 15/2025)", [Provision(1, 6)]),
        ("Điều 1–3", [Provision(1), Provision(2), Provision(3)]),
        ("Điều 3, 5, 8", [Provision(3), Provision(5), Provision(8)]),
        ("Điều 1, Mục I.2", [Provision(1)]),
        ("Phụ lục I", []),
        ("", []),
    ],
)
def test_provisions(text: str, places: list[Provision]) -> None:
    assert parse_provisions(text) == places


@pytest.mark.parametrize(
    ("written", "cited"),
    [
        ("Điều 9 khoản 2 điểm đ", "điểm đ khoản 2 Điều 9"),
        ("điểm đ khoản 2 Điều 9", "điểm đ khoản 2 Điều 9"),
        ("Điều 8 khoản 2–3", "khoản 2 và khoản 3 Điều 8"),
        ("Điều 12 khoản 1–4 (pháp điển 13.1.TT.178.12)", "các khoản 1, 2, 3 và 4 Điều 12"),
        ("Điều 9 khoản 2 điểm a–đ", "các điểm a, b, c, d và đ khoản 2 Điều 9"),
        ("Điều 5 và Điều 9 khoản 2", "Điều 5 và khoản 2 Điều 9"),
        ("Điều 3, 5, 8", "các Điều 3, 5 và 8"),
        ("điểm a khoản 1, điểm b khoản 2 Điều 5", "điểm a khoản 1 Điều 5 và điểm b khoản 2 Điều 5"),
        ("Chương II, Mục 1", "Mục 1 Chương II"),
        ("mục 1 chương II", "Mục 1 Chương II"),
        ("Phần I, Chương II, Điều 6 khoản 1", "khoản 1 Điều 6 Chương II Phần I"),
        ("Phụ lục III, Mẫu 1.9", "Mẫu 1.9 Phụ lục III"),
        ("Phụ lục", "Phụ lục"),
        ("Điều 1, Mục IV.5b", "Mục IV.5b Điều 1"),
        ("Điều 10a khoản 2", "khoản 2 Điều 10a"),
        ("Điều 4 Quy chế", "Điều 4 Quy chế ban hành kèm theo"),
        ("Phần căn cứ", "Phần căn cứ"),
        ("Mục tiêu chung", "phần “Mục tiêu chung”"),
        ("Quan điểm 1", "phần “Quan điểm 1”"),
        ("TT 25/2023, Điều 25 khoản 1", None),
        ("TT 24: Điều 6, 7; TT 25: Điều 6", None),
        ("Mục I.2 của kế hoạch tập huấn", None),
    ],
)
def test_places_as_they_are_cited(written: str, cited: str | None) -> None:
    assert cited_place(written) == cited


def test_provision_addresses() -> None:
    place = Provision(6, 1, "đ")
    assert place.anchor == "dieu-6.khoan-1.diem-dd"
    assert place.label == "điểm đ khoản 1 Điều 6"
    assert [p.anchor for p in place.parents()] == ["dieu-6", "dieu-6.khoan-1"]


def test_tone_placement() -> None:
    assert misplaced_tones("hoà thuỷ khoẻ tuỳ") == ["hoà", "thuỷ", "khoẻ", "tuỳ"]
    assert misplaced_tones("hòa thủy khỏe quý hoàn khoản thúy loại quỹ toàn") == []
