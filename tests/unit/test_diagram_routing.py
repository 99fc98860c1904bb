"""Lines of the map of documents: around boxes and names, never one on another."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from dataclasses import replace
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from portal.content.catalogue import Catalogue
from portal.drawing.letters import text_width
from portal.markdown.context import PageContext
from portal.markdown.diagrams.routing import BOX, HIGH, Cell, Point, route
from portal.markdown.standard import convert

Area = tuple[float, float, float, float]
"""Left, top, right, bottom."""
MAP = re.compile(r"^/// document-map(?: \| (?P<ids>.*))?$", re.M)


def hits(a: Point, b: Point, area: Area) -> bool:
    """Whether the upright or level line from *a* to *b*, or a bend between them, enters *area*."""
    left, top, right, bottom = area
    return (
        min(a[0], b[0]) < right - 0.6
        and max(a[0], b[0]) > left + 0.6
        and min(a[1], b[1]) < bottom - 0.6
        and max(a[1], b[1]) > top + 0.6
    )


def overlap(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether two upright or two level parts lie on each other."""
    for axis in (0, 1):
        if len({p[axis] for p in one}) == len({p[axis] for p in other}) == 1:
            low = max(min(p[1 - axis] for p in part) for part in (one, other))
            high = min(max(p[1 - axis] for p in part) for part in (one, other))
            return abs(one[0][axis] - other[0][axis]) < 1 and high - low > 0.1
    return False


@st.composite
def grids(draw: st.DrawFn) -> tuple[list[int], list[tuple[Cell, Cell]]]:
    counts = draw(st.lists(st.integers(1, 5), min_size=1, max_size=5))
    cells = [(r, c) for r, count in enumerate(counts) for c in range(count)]
    ends = st.tuples(st.sampled_from(cells), st.sampled_from(cells)).filter(lambda p: p[0] != p[1])
    return counts, draw(st.lists(ends, max_size=9, unique=True))


@given(grids())
def test_lines_go_around_boxes_and_keep_apart(grid: tuple[list[int], list[tuple[Cell, Cell]]]) -> None:
    counts, pairs = grid
    layout = route(counts, pairs, 104)
    assert len(layout.lines) == len(pairs)
    boxes = [(x, y, x + BOX, y + HIGH) for x, y in layout.places.values()]
    for (start, end), line in zip(pairs, layout.lines, strict=True):
        for cell, (x, y) in ((start, line[0]), (end, line[-1])):
            left, top = layout.places[cell]
            assert left < x < left + BOX
            assert y in (top, top + HIGH), "a line begins and ends on the edge of its box"
        for a, b in pairwise(line):
            assert a[0] == b[0] or a[1] == b[1]
            assert not any(hits(a, b, box) for box in boxes)
            assert all(104 <= x <= layout.width and 0 <= y <= layout.height for x, y in (a, b))
    for one, other in combinations(layout.lines, 2):
        assert not any(overlap(p, q) for p in pairwise(one) for q in pairwise(other))


def test_no_line_of_a_map_on_a_page_crosses_a_box_or_a_name(catalogue: Catalogue) -> None:
    pages = list(catalogue.pages_in("vi"))
    wanted = {m["ids"] or "" for p in pages for m in MAP.finditer("\n".join(p.lines))}
    assert "" in wanted
    page = next(p for p in pages if p.path == "tra-cuu/lich.md")
    for ids in sorted(wanted):
        block = f"/// document-map | {ids}" if ids else "/// document-map"
        written = replace(page, lines=["# Thử", "", block, "///"], start=0)
        drawn = etree.fromstring(f"<div>{convert(written, PageContext(catalogue, page.path))}</div>")
        svg = next(drawn.iter("svg"))
        taken = [_rect(r) for r in svg.iter("rect")] + [_text(t) for t in svg.findall("g/text")]
        lines = [p.get("d", "") for p in svg.iter("path") if "fill:none" in (p.get("style") or "")]
        assert lines, ids
        for d in lines:
            numbers = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", d)]
            for a, b in pairwise(zip(numbers[::2], numbers[1::2], strict=True)):
                assert not any(hits(a, b, area) for area in taken), (ids, d)


def _rect(rect: etree.Element) -> Area:
    x, y, width, height = (float(rect.get(k, 0)) for k in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def _text(text: etree.Element) -> Area:
    x, y, size = (float(text.get(k, 0)) for k in ("x", "y", "font-size"))
    return x, y - size, x + text_width(text.text or "", size, bold=True), y + size * 0.3
