"""A sample of a form that its own form would not take is told, at the line that wrote it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Problems = Callable[[str, str, str], list[str]]
FORM = "docs/_data/forms/phieu-thu.yml"
FIELDS = "unit: null, min: null, max: null, options: null, help: null}\n"
MORE = """  - {id: nam, label: Năm, type: integer, min: 2021, max: 2030}
  - {id: ngay, label: Ngày, type: date}
  - {id: nhom, label: Nhóm, type: choice, options: [Có, Không]}
  - {id: tong, label: Tổng, type: number, formula: sum(bang.dat), max: 9}
  - {id: bang, label: Bảng, type: table}
"""
TABLE = """tables:
  - id: bang
    title: Bảng
    columns: [{id: ten, label: Tên}, {id: so, label: Số, type: integer}, {id: dat, label: Đạt, type: integer}]
    rows: [{id: mot, ten: Một}, {id: hai, ten: Hai}]
rules: [{id: dat-trong-so, in: bang, must: dat <= so, level: error, words: không được nhiều hơn số}]
sample:
  fields:
    ho_ten: Nguyễn Văn A
    FIELD
  tables:
    bang:
      - ROW
"""
RIGHT = "{id: mot, so: 5, dat: 4}"
CASES = {
    "no such field": ("ten: A", RIGHT, "phieu-thu.yml:29 SAI-GIA-TRI phiếu điền thử ghi “ten”, mẫu không có chỗ ấy"),
    "computed": ("tong: 4", RIGHT, "phieu-thu.yml:29 SAI-GIA-TRI phiếu điền thử ghi “tong”, ô này tự tính"),
    "too large": ("nam: 2050", RIGHT, "phiếu điền thử, “Năm”: 2050 không hợp → Ghi số từ 2021 đến 2030"),
    "no number": ("nam: hai", RIGHT, "phiếu điền thử, “Năm”: hai không hợp"),
    "no day": ("ngay: '2026-02-30'", RIGHT, "“Ngày”: 2026-02-30 không hợp → Ghi ngày dạng yyyy-mm-dd."),
    "no choice": ("nhom: nua", RIGHT, "“Nhóm”: nua không hợp → Ghi một trong: co, khong."),
    "no such row": ("nhom: co", "{id: ba, so: 1}", "phiếu điền thử, Bảng: dòng “ba” không phải dòng có sẵn → mot, hai"),
    "row without id": ("nhom: co", "{so: 1}", "phiếu điền thử, Bảng: dòng “–” không phải"),
    "given column": ("nhom: co", "{id: mot, ten: Khác}", "phiếu điền thử ghi “ten”"),
    "rule": ("nhom: co", "{id: mot, so: 3, dat: 4}", "phiếu điền thử trái quy tắc của mẫu: "),
    "sum": ("nhom: co", "{id: mot, so: 30, dat: 20}", "phiếu điền thử, “Tổng”: 20"),
}  # fmt: skip


def written(problems: Problems, text: str) -> list[str]:
    return problems(FORM, f"{FIELDS}tables: []\n", f"{FIELDS}{MORE}{text}")


@pytest.mark.parametrize(("field", "row", "told"), CASES.values(), ids=CASES.keys())
def test_each_mistake_is_told(problems: Problems, field: str, row: str, told: str) -> None:
    found = written(problems, TABLE.replace("FIELD", field).replace("ROW", row))
    assert any(told in one for one in found), found


def test_what_must_be_filled_in_is_filled_in(problems: Problems) -> None:
    text = (
        TABLE.replace("ho_ten: Nguyễn Văn A", "nam: 2026")
        .replace("FIELD", "nhom: co")
        .replace("ROW", RIGHT)
    )
    assert any("bỏ trống ô bắt buộc “Họ và tên”" in one for one in written(problems, text))


def test_a_right_sample_is_no_mistake(problems: Problems) -> None:
    assert written(problems, TABLE.replace("FIELD", "nam: 2026").replace("ROW", RIGHT)) == []
