"""What people type into cells, in every way they type it."""

from __future__ import annotations

import datetime as dt
import sys
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.vietnamese import format_number
from tests.engine import CellError, ask, parse_cell

GOOD: list[tuple[str, Any, Any]] = [
    ("integer", "12", 12), ("integer", " 12\u00a0", 12), ("integer", "1.234", 1234), ("integer", "1.234.567", 1234567),
    ("integer", 12.0, 12), ("integer", "12,0", 12), ("integer", "-3", -3), ("integer", "−3", -3),
    ("number", "7,5", 7.5), ("number", "7.5", 7.5), ("number", "1.234,5", 1234.5), ("number", 0.1, 0.1),
    ("percent", "62,5%", 62.5), ("percent", "90", 90), ("percent", 90, 90),
    ("date", "5/11/2026", "2026-11-05"), ("date", "05-11-2026", "2026-11-05"), ("date", "5.11.2026", "2026-11-05"),
    ("date", "2026-11-05", "2026-11-05"), ("date", "2026-11-05T00:00:00", "2026-11-05"),
    ("date", 46331, "2026-11-05"), ("date", 46331.75, "2026-11-05"), ("date", "29/02/2028", "2028-02-29"),
    ("text", unicodedata.normalize("NFD", "Xã Ví Dụ"), "Xã Ví Dụ"), ("text", "a \u200b b", "a b"), ("text", 12.0, "12"),
    ("text", "=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"), ("longtext", "một\r\n hai ", "một\nhai"),
    ("text", "", None), ("integer", "  ", None), ("date", None, None),
    ("integer", "１２３", 123), ("integer", "٣٤", 34), ("number", "１．２３４，５", 1234.5), ("number", "६२,५", 62.5),
    ("number", "١٬٢٣٤٬٥٦٧٫٥", 1234567.5), ("integer", "𝟏𝟐", 12), ("number", "–3", -3), ("number", "－３", -3), ("number", "‑3,5", -3.5),
    ("integer", "1\u202f234", 1234), ("integer", "1\u2009234", 1234), ("integer", "\u30001\u200b2\u3000", 12), ("integer", "\u202a12\u202c", 12),
    ("percent", "９０％", 90), ("percent", "62,5\u202f%", 62.5),
    ("date", "５／１１／２０２６", "2026-11-05"), ("date", "05–11–2026", "2026-11-05"), ("date", "05\u00a0/\u200911/2026\u200b", "2026-11-05"),
    ("text", "Bản\u3000Mẫu\u202f３", "Bản Mẫu ３"), ("text", "Ng\u200buyễn\u2060 Văn\u00adA", "Nguyễn VănA"), ("text", "\u200b\ufeff", None),
]  # fmt: skip
BAD: list[tuple[str, Any, str]] = [
    ("integer", "1,5", "nguyen"), ("integer", 1.5, "nguyen"), ("number", "mười", "so"), ("number", True, "so"),
    ("number", "1,2,3", "so"), ("number", "12 người", "so"), ("number", "+3", "so"), ("number", "5²", "so"), ("number", "½", "so"), ("number", 1e300, "so"),
    ("date", "31/2/2026", "ngay"), ("date", "29/02/2027", "ngay"), ("date", "0000-01-01", "ngay"),
    ("date", 2026, "ngay"), ("date", 309_012, "ngay"), ("date", 2958466, "ngay"), ("date", "5/1/26", "ngay"), ("date", "hôm qua", "ngay"), ("date", 0, "ngay"), ("date", True, "ngay"),
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
     ("Không  đạt", "khong"), ("Không\u202fđạt", "khong"), ("mức\u200b độ\u3000１", "muc-1"), ("muc–1", "muc-1"), (unicodedata.normalize("NFD", "Đạt"), "dat")],
)  # fmt: skip
def test_choices_are_found_however_typed(typed: str, option: str) -> None:
    assert parse_cell("choice", typed, OPTIONS) == option


@pytest.mark.parametrize(
    ("raw", "formatted", "expected"),
    [(0.9, True, (90, False)), (0.9, False, (90, True)), ("0,9", False, (90, True)), ("0,9%", False, (0.9, False)),
     (90, False, (90, False)), ("90%", False, (90, False)), (1, False, (1, False)), (1, True, (100, False)),
     (0, False, (0, False)), (0.07, True, (7, False)),
     ("０，９", False, (90, True)), ("０,９％", False, (0.9, False)), ("0,9 % ", False, (0.9, False)), (0.285, True, (28.5, False))],
)  # fmt: skip
def test_percentages(raw: Any, formatted: bool, expected: tuple[float, bool]) -> None:
    assert tuple(ask("percent", raw=raw, value=parse_cell("percent", raw), formatted=formatted)) == expected


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


DIGITS = [c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) == "Nd"]
SPACES = [c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) == "Zs"]
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u202a\u202c"
between = st.text(st.sampled_from([*SPACES, *INVISIBLE]), max_size=2)


@st.composite
def in_any_script(draw: st.DrawFn, plain: str) -> str:
    """*plain* with its digits in any script, and spaces and signs that do not show anywhere around them."""
    same = {d: [c for c in DIGITS if unicodedata.digit(c) == int(d)] for d in set(plain) if d.isdigit()}
    signs = {"-": "-−–‑－", ",": ",，", ".": ".．", "%": "%％٪", "/": "/／"}
    written = (draw(st.sampled_from(same.get(c) or signs[c])) for c in plain)
    return "".join(draw(between) + c for c in written) + draw(between)


@given(st.data(), st.integers(-(10**6), 10**6), st.integers(0, 99), st.booleans())
def test_numbers_in_any_script_are_the_same_numbers(
    data: st.DataObject, whole: int, cents: int, share: bool
) -> None:
    plain = format_number(float(f"{whole + cents / 100:.10g}")) + ("%" if share else "")
    assert parse_cell("percent", data.draw(in_any_script(plain))) == parse_cell("percent", plain)


@given(st.data(), st.dates(dt.date(1950, 1, 1), dt.date(2050, 12, 31)), st.sampled_from("/-."))
def test_days_in_any_script_are_the_same_days(data: st.DataObject, day: dt.date, sign: str) -> None:
    assert (
        parse_cell("date", data.draw(in_any_script(day.strftime(f"%d{sign}%m{sign}%Y")))) == day.isoformat()
    )


def test_every_digit_of_unicode_is_read_as_its_value() -> None:
    read = {digit: parse_cell("integer", digit) for digit in DIGITS}
    assert read == {digit: unicodedata.digit(digit) for digit in DIGITS}
