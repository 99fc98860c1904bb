"""The sheet of cards A to D: one page, four letters, nothing where a printer does not reach."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest

from portal.content.catalogue import Catalogue
from portal.outputs.slides import build_cards
from portal.paths import Paths

from .pdf_reading import MM, fonts, is_accessible, pages


@pytest.fixture(scope="module")
def sheet(catalogue: Catalogue, paths: Paths) -> bytes:
    (wanted,) = build_cards(catalogue, paths.fonts)
    assert wanted.file == "the-hoi-truong.pdf"
    return wanted.make()


def test_one_sheet_of_a4_with_four_letters(sheet: bytes) -> None:
    (text,) = pages(sheet)
    assert sorted(re.findall(r"(?m)^[A-D]$", text)) == ["A", "B", "C", "D"]
    assert fonts(sheet) == {"BeVietnamPro", "Tinos"}
    assert is_accessible(sheet)


def test_nothing_is_drawn_where_printers_do_not_reach(sheet: bytes) -> None:
    """Every point of every line and shape, moved as the page moves it, is 9 mm from the edge: 10 less half a stroke."""
    with pikepdf.open(io.BytesIO(sheet)) as pdf:
        stack: list[pikepdf.Matrix] = []
        now = pikepdf.Matrix()
        points: list[tuple[float, float]] = []
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
            name = str(operator)
            if name == "q":
                stack.append(now)
            elif name == "Q":
                now = stack.pop()
            elif name == "cm":
                now = pikepdf.Matrix(*[float(n) for n in operands]) @ now
            elif re.fullmatch("m|l|c", name):
                numbers = [float(n) for n in operands]
                points += [now.transform((x, y)) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
    assert len(points) > 20
    assert min(x for x, _ in points) > 9 * MM
    assert max(x for x, _ in points) < (210 - 9) * MM
    assert min(y for _, y in points) > 9 * MM
    assert max(y for _, y in points) < (297 - 9) * MM
