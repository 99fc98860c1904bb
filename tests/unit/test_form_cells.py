"""What people type into cells, in every way they type it."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.content.forms import CellError, as_percent, parse_cell
from portal.vietnamese import format_number

GOOD: list[tuple[str, Any, Any]] = [
    ("integer", "12", 12), ("integer", " 12\u00a0", 12), ("integer", "1.234", 1234), ("integer", "1.234.567", 1234567),
    ("integer", 12.0, 12), ("integer", "12,0", 12), ("integer", "-3", -3), ("integer", "−3", -3),
    ("number", "7,5", 7.5), ("number", "7.5", 7.5), ("number", "1.234,5", 1234.5), ("number", 0.1, 0.1),
    ("percent", "62,5%", 62.5), ("percent", "90", 90), ("percent", 90, 90),
    ("date", "5/11/2026", "2026-11-05"), ("date", "05-11-2026", "2026-11-05"), ("date", "5.11.2026", "2026-11-05"),
    ("date", "2026-11-05", "2026-11-05"), ("date", "2026-11-05T00:00:00", "2026-11-05"),
    ("date", dt.datetime(2026, 11, 5, 8), "2026-11-05"), ("date", dt.date(2026, 11, 5), "2026-11-05"), ("date", 46331, "2026-11-05"),
    ("text", unicodedata.normalize("NFD", "Xã Ví Dụ"), "Xã Ví Dụ"), ("text", "a \u200b b", "a b"), ("text", 12.0, "12"),
    ("text", "=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"), ("longtext", "một\r\n hai ", "một\nhai"),
    ("text", "", None), ("integer", "  ", None), ("date", None, None),
]  # fmt: skip
BAD: list[tuple[str, Any, str]] = [
    ("integer", "1,5", "nguyen"), ("integer", 1.5, "nguyen"), ("number", "mười", "so"), ("number", True, "so"),
    ("number", "1,2,3", "so"), ("number", "12 người", "so"), ("number", float("nan"), "so"), ("number", 1e300, "so"),
    ("date", "31/2/2026", "ngay"), ("date", "hôm qua", "ngay"), ("date", 0, "ngay"), ("date", True, "ngay"),
    ("text", "a" * 5001, "dai"), ("choice", "Có thể", "lua-chon"),
]  # fmt: skip
OPTIONS = [
    {"id": "muc-1", "label": "Mức độ 1"},
    {"id": "dat", "label": "Đạt"},
    {"id": "khong", "label": "Không đạt"},
]


@pytest.mark.parametrize(("kind", "raw", "expected"), GOOD)
def test_read(kind: str, raw: Any, expected: Any) -> None:
    value = parse_cell(kind, raw)
    assert value == expected
    assert type(value) is type(expected)


@pytest.mark.parametrize(("kind", "raw", "code"), BAD)
def test_refused(kind: str, raw: Any, code: str) -> None:
    with pytest.raises(CellError) as caught:
        parse_cell(kind, raw, OPTIONS)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("typed", "option"),
    [("Mức độ 1", "muc-1"), ("muc-1", "muc-1"), ("mức độ 1 ", "muc-1"), ("muc do 1", "muc-1"), ("ĐẠT", "dat"),
     ("Không  đạt", "khong"), (unicodedata.normalize("NFD", "Đạt"), "dat")],
)  # fmt: skip
def test_choices_are_found_however_typed(typed: str, option: str) -> None:
    assert parse_cell("choice", typed, OPTIONS) == option


@pytest.mark.parametrize(
    ("raw", "formatted", "expected"),
    [(0.9, True, (90, False)), (0.9, False, (90, True)), ("0,9", False, (90, True)), ("0,9%", False, (0.9, False)),
     (90, False, (90, False)), ("90%", False, (90, False)), (1, False, (1, False)), (1, True, (100, False)),
     (0, False, (0, False)), (0.07, True, (7, False))],
)  # fmt: skip
def test_percentages(raw: Any, formatted: bool, expected: tuple[float, bool]) -> None:
    assert as_percent(raw, parse_cell("percent", raw), formatted) == expected


@given(st.integers(-(10**9), 10**9), st.integers(0, 99))
def test_numbers_as_people_here_write_them_come_back(whole: int, cents: int) -> None:
    value = whole + cents / 100
    assert parse_cell("number", format_number(float(f"{value:.10g}"))) == pytest.approx(value)


@given(st.text(max_size=60), st.sampled_from(["integer", "number", "percent", "date", "text", "choice"]))
def test_anything_typed_is_read_or_refused(typed: str, kind: str) -> None:
    try:
        value = parse_cell(kind, typed, OPTIONS)
    except CellError:
        return
    assert value is None or isinstance(value, str | int | float)
