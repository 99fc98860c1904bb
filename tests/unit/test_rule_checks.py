"""What `portal check` says of rules of forms that cannot be judged, or say nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

FORM = "docs/_data/forms/phieu-thu.yml"
FIELDS = """  - {{id: a, label: Số a, type: integer, required: false, unit: null, min: 0, max: 9, options: null, help: null}}
  - {{id: b, label: Số b, type: integer, required: false, unit: null, min: null, max: null, options: null, help: null}}
  - {{id: bang, label: Bảng, type: table, required: false, unit: null, min: null, max: null, options: null, help: null}}
tables:
  - id: bang
    title: Bảng
    columns:
      - {{id: ten, label: Tên, type: text}}
      - {{id: x, label: Số x, type: number}}
      - {{id: y, label: Số y, type: number}}
    rows:
      - {{id: dong-mot, ten: Một}}
rules:
  - {{id: thu, {rule}, level: error, words: {words}}}
"""
WORDS = "không được lớn hơn số kia"
CASES = {
    "an unknown field": ("must: aa <= b", WORDS, "không có “aa” để so. → Gần giống: a"),
    "an unknown column": ("in: bang, must: x <= yy", WORDS, "không có “yy” để so. → Gần giống: y"),
    "a column outside its table": ("must: x <= b", WORDS, "không có “x” để so."),
    "an unknown table": (
        "in: bamg, must: x <= y",
        WORDS,
        "MA-KHONG-CO Quy tắc thu: không có bảng “bamg”. → Gần giống: bang",
    ),
    "text": ("must: ho_ten = a", WORDS, "“ho_ten” không phải ô số."),
    "a sum of a row": ("in: bang, must: sum(bang.x) <= y", WORDS, "không có “bang.x” để so."),
    "an unknown row": (
        "must: 'row(bang.x, \"dong-mo\") <= b'",
        WORDS,
        "bảng “bang” không có sẵn dòng “dong-mo”. → Gần giống: dong-mot",
    ),
    "no comparison": ("must: a + b", WORDS, "cần đúng một dấu so sánh"),
    "two comparisons": ("must: 0 <= a <= b", WORDS, "cần đúng một dấu so sánh"),
    "half a comparison": ("must: a <=", WORDS, "công thức bị cụt"),
    "nothing to point at": ("must: sum(bang.x) = sum(bang.y)", WORDS, "không biết nhắc ở đâu"),
    "what cannot fail": ("must: a + b = a + b", WORDS, "không bao giờ sai"),
    "a limit that is there": ("must: a <= 10", WORDS, "ô “a” đã có giới hạn này."),
    "a limit turned round": ("must: 0 <= a", WORDS, "ô “a” đã có giới hạn này."),
    "no words": ("must: a <= b", '" "', "“words” để trống."),
    "words without marks": ("must: a <= b", "khong duoc lon hon", "words chưa có lời tiếng Việt."),
    "a sentence": ("must: a <= b", "Số a lớn hơn số b.", "words đứng sau tên ô, nằm giữa câu."),
    "long words": ("must: a <= b", "không được " * 12 + "lớn", "Viết không quá 120 chữ cái."),
    "an odd level": ("must: a <= b, level: sai", WORDS, "level"),
    "fields": ("must: a <= b", WORDS, ""),
    "a row and a field": ("in: bang, must: x + y <= a", WORDS, ""),
    "rows and the header": ("must: sum(bang.x) = b", WORDS, ""),
    "a given row": ("must: 'row(bang.x, \"dong-mot\") <= b'", WORDS, ""),
    "a stricter limit": ("must: a <= 8", WORDS, ""),
}


@pytest.mark.parametrize("case", CASES)
def test_rules_are_checked(case: str, problems: Callable[[str, str, str], list[str]]) -> None:
    rule, words, expected = CASES[case]
    text = FIELDS.format(rule=rule, words=words)
    if "level: sai" in rule:
        text = text.replace(", level: error", "")
    found = problems(FORM, "tables: []\n", text)
    if expected:
        assert any(expected in line for line in found), "\n".join(found)
    else:
        assert found == []


def test_two_rules_of_one_name(problems: Callable[[str, str, str], list[str]]) -> None:
    rule = FIELDS.format(rule="must: a <= b", words=WORDS)
    again = rule[rule.index("  - {id: thu,") :]
    assert any("hai quy tắc cùng mã" in line for line in problems(FORM, "tables: []\n", rule + again))
