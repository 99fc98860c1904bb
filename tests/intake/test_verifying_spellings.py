"""How official texts write values of facts: figures, words, years for months, days."""

from __future__ import annotations

import pytest

from portal.intake.verifying.spellings import found


@pytest.mark.parametrize(
    ("value", "unit", "text", "spelt"),
    [
        (90, "%", "đạt 90% trở lên", "90%"),
        (90, "%", "đạt 90 % trở lên", "90 %"),
        (90, "%", "đạt chín mươi phần trăm", "chín mươi phần trăm"),
        (62.5, "%", "đạt 62,5% số hộ", "62,5%"),
        (36, "tháng", "trong ba mươi sáu tháng", "ba mươi sáu tháng"),
        (36, "tháng", "thời hạn ba năm", "ba năm"),
        (36, "tháng", "thời hạn 03 năm", "03 năm"),
        (12, "tháng", "thời hạn 12 (mười hai) tháng", "12 (mười hai) tháng"),
        (5, "ngày làm việc", "trong thời hạn 05 ngày làm việc", "05 ngày làm việc"),
        (1200, "người", "cho 1.200 người", "1.200 người"),
        (50, "%", "ít nhất một nửa số hộ", "một nửa"),
        ("2026-07-01", None, "từ ngày 01 tháng 7 năm 2026", "01 tháng 7 năm 2026"),
        ("2026-07-01", None, "ngày 1/7/2026", "1/7/2026"),
        ("2026-07", None, "trước tháng 7 năm 2026", "tháng 7 năm 2026"),
        ("2030", None, "đến năm 2030", "2030"),
        ("Khá", None, "xếp loại khá", "khá"),
        (9, "%", "đạt 90% trở lên", None),
        (15, "ngày", "Quyết định số 15/2026/QĐ-UBND", None),
        (3, None, "theo khoản 3 Điều 5", None),
        (3, "chỉ tiêu", "c) Chỉ tiêu 3: Có sổ", None),
        (2, "mức độ", "đạt mức độ 2 trở lên", "mức độ 2"),
        (25, "%", "đến năm 2025", None),
    ],
)
def test_the_ways_in_which_a_text_writes_a_value(
    value: int | float | str, unit: str | None, text: str, spelt: str | None
) -> None:
    assert [text[slice(*span)] for span in found(text, value, unit)] == ([spelt] if spelt else [])
