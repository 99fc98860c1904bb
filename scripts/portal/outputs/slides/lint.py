"""Slides that would not be read from the back of a hall, in words."""

from __future__ import annotations

from collections.abc import Iterator

from portal.document.deck.fit import (
    MOST_LINES,
    TABLE_HEIGHT,
    line_height,
    readable,
    screen_lines,
    table_height,
)
from portal.document.deck.model import Deck

MOST_TITLE_LINES = 2
MOST_QUIZ_LINES = 9
TITLE_SIZE = 40


def problems(deck: Deck) -> Iterator[str]:
    """Yield what is wrong with the slides of *deck*: too much, too small, untitled, doubled."""
    seen: set[str] = set()
    for number, slide in enumerate(deck.slides, 1):
        here = f"Học phần {deck.number}, trang chiếu {number} “{slide.title}”"
        if not slide.title:
            yield f"{here}: không có tiêu đề"
        if screen_lines(slide.title, TITLE_SIZE) > MOST_TITLE_LINES and slide.kind != "title":
            yield f"{here}: tiêu đề dài quá {MOST_TITLE_LINES} dòng"
        lines = sum(map(line_height, slide.lines))
        if lines > MOST_LINES:
            yield f"{here}: {lines} dòng, nhiều nhất {MOST_LINES}"
        if slide.table is not None and table_height(slide.table) > TABLE_HEIGHT:
            yield f"{here}: bảng cao hơn trang"
        if slide.picture is not None and not readable(slide.picture):
            yield f"{here}: chữ trong hình nhỏ quá"
        if not (slide.lines or slide.table or slide.picture or slide.asked or slide.kind == "title"):
            yield f"{here}: trang trống"
        if slide.anchor in seen:
            yield f"{here}: trùng địa chỉ #{slide.anchor}"
        seen.add(slide.anchor)
