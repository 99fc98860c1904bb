"""What decides the look of a paper form: widths of text and columns, values in words, letters there are."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.forms.display import is_chosen, shown
from portal.forms.formulas import Number
from portal.forms.paper import columns as paper_columns
from portal.forms.paper.columns import PADDING, fit, least
from portal.forms.paper.metrics import MM_PER_POINT, longest_word, text_width
from portal.forms.shapes import Column, Field, Option, Spec
from portal.render.typst.glyphs import characters, printable
from tests.engine import parse_cell

FONTS = Path(__file__).resolve().parent.parent.parent / ".cache" / "fonts"
REGULAR = FONTS / "Tinos_400Regular.ttf"
VIETNAMESE = "Đặng Thị Hường, người Mường ở xã Ví Dụ: ≥ 62,5% (“học tập suốt đời”) – 1/2026 …"


def advance(font: Path, text: str, size: float) -> float:
    """Width of *text* by the font's own table, mm."""
    data = font.read_bytes()
    count = struct.unpack_from(">H", data, 4)[0]
    at = {
        data[12 + 16 * n : 16 + 16 * n]: struct.unpack_from(">L", data, 20 + 16 * n)[0]
        for n in range(count)
    }
    per_em = struct.unpack_from(">H", data, at[b"head"] + 18)[0]
    last = struct.unpack_from(">H", data, at[b"hhea"] + 34)[0] - 1
    units = 0
    for character in text:
        glyph = glyph_of(data, at[b"cmap"], ord(character))
        units += struct.unpack_from(">H", data, at[b"hmtx"] + 4 * min(glyph, last))[0]
    return units / per_em * size * MM_PER_POINT


def glyph_of(data: bytes, cmap: int, code: int) -> int:
    for n in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        platform, _, offset = struct.unpack_from(">HHL", data, cmap + 4 + 8 * n)
        start = cmap + offset
        if platform != 3 or struct.unpack_from(">H", data, start)[0] != 4:
            continue
        count = struct.unpack_from(">H", data, start + 6)[0] // 2
        for k in range(count):
            end, first = (
                struct.unpack_from(">H", data, start + 14 + 2 * (k + p))[0] for p in (0, count + 1)
            )
            if not first <= code <= end:
                continue
            delta, jump = (
                struct.unpack_from(">H", data, start + 16 + 2 * (k + p * count))[0] for p in (2, 3)
            )
            if jump == 0:
                return (code + delta) % 65536
            place = start + 16 + 2 * (k + 3 * count) + jump + 2 * (code - first)
            return (struct.unpack_from(">H", data, place)[0] + delta) % 65536
    return 0


@pytest.mark.parametrize("text", [VIETNAMESE, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Ươm ưu ơ Ừ"])
def test_widths_are_those_of_the_typeface(text: str) -> None:
    assert text_width(text, 13) == pytest.approx(advance(REGULAR, text, 13), rel=0.02)
    bold = advance(FONTS / "Tinos_700Bold.ttf", text, 13)
    assert text_width(text, 13, bold=True) == pytest.approx(bold, rel=0.06)


def test_a_bound_number_counts_as_part_of_its_word() -> None:
    assert longest_word("Mức độ\u00a01", 12) == text_width("độ\u00a01", 12)
    assert longest_word("", 12) == 0


KINDS = st.sampled_from(["integer", "number", "percent", "date", "text", "longtext", "choice"])
COLUMNS = st.lists(
    st.builds(
        paper_columns.Column,
        st.text(alphabet="Tổng số đạt ", min_size=1, max_size=30),
        KINDS,
        st.lists(st.text(alphabet="Chỉ tiêu ", max_size=80), max_size=3).map(tuple),
        st.booleans(),
    ),
    min_size=1,
    max_size=11,
)


@given(COLUMNS, st.sampled_from([165.0, 252.0]))
def test_columns_fill_the_width_and_break_no_word(
    columns: list[paper_columns.Column], width: float
) -> None:
    size, widths = fit(columns, width)
    assert sum(widths) == pytest.approx(width)
    assert size in (12, 11, 10, 9)
    if sum(least(c, size) for c in columns) <= width:
        for column, found in zip(columns, widths, strict=True):
            assert found >= longest_word(column.label, size, bold=True) + PADDING


def spec(kind: Any, **more: Any) -> Field:
    return Field(id="o", label="Ô", type=kind, **more)


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (spec("integer"), 1234, "1.234"),
        (spec("integer", min=2021, max=2030), 2026, "2026"),
        (spec("number"), 3.5, "3,5"),
        (spec("percent"), 62.5, "62,5%"),
        (spec("percent", formula=Number(1)), 200 / 3, "66,67%"),
        (spec("date"), "2026-11-05", "05/11/2026"),
        (spec("text"), "Bản Mẫu 1", "Bản Mẫu 1"),
        (spec("number"), None, ""),
        (
            spec("multichoice", options=[Option(id="a", label="Một"), Option(id="b", label="Hai")]),
            ["a", "b"],
            "Một; Hai",
        ),
        (Column(id="o", label="Ô", type="choice", options=["Đạt", "Không đạt"]), "Đạt", "Đạt"),
    ],
)
def test_values_are_written_as_people_write_them(kind: Spec, value: Any, text: str) -> None:
    assert shown(kind, value) == text


@given(st.one_of(st.integers(-(10**9), 10**9), st.floats(-1e6, 1e6).map(lambda x: round(x, 2))))
def test_entered_numbers_are_read_back(value: float) -> None:
    assert parse_cell("number", shown(spec("number"), value)) == pytest.approx(value)


def test_what_is_chosen() -> None:
    assert is_chosen(["a", "b"], "b")
    assert is_chosen("a", "a")
    assert not is_chosen(None, "a")
    assert not is_chosen("ab", "a")


def test_letters_without_a_glyph_are_replaced_wherever_they_stand() -> None:
    assert characters(REGULAR) >= {ord(c) for c in VIETNAMESE}
    assert ord("漢") not in characters(REGULAR)
    data = {"ten": "Nguyễn 😀 A\n漢", "so": 1, "bang": [("Ô\u0007", None)]}
    assert printable(data, FONTS) == {"ten": "Nguyễn □ A\n□", "so": 1, "bang": [["Ô□", None]]}
