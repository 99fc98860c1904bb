"""How a line leads from one box of a grid to another without crossing a third."""

from __future__ import annotations

from collections.abc import Callable, Set

from portal.drawing.grid import Cell

Point = tuple[float, float]
Size = tuple[float, float, float, float]
"""Width and height of a box, room between columns, room between rows."""


def lead(
    a: Cell, b: Cell, taken: Set[Cell], corner: Callable[[Cell], Point], size: Size, rows: int
) -> list[Point]:
    """Return the corners of the line from the box at *a* to that at *b*; *taken* cells have boxes."""
    (ax, ay), (bx, by) = corner(a), corner(b)
    wide, high, *_ = size
    if a[1] == b[1] and _free(taken, [(column, a[1]) for column in _between(a[0], b[0])]):
        right = a[0] < b[0]
        start, end = (ax + wide, bx) if right else (ax, bx + wide)
        return [(start, ay + high / 2), (end, by + high / 2)]
    if a[0] == b[0] and _free(taken, [(a[0], row) for row in _between(a[1], b[1])]):
        down = a[1] < b[1]
        start, end = (ay + high, by) if down else (ay, by + high)
        return [(ax + wide / 2, start), (bx + wide / 2, end)]
    if a[0] < b[0] and a[1] != b[1]:
        turned = _turned(a, b, taken, corner, size)
        if turned:
            return turned
    return _around(a, b, corner, size, rows)


def _turned(
    a: Cell, b: Cell, taken: Set[Cell], corner: Callable[[Cell], Point], size: Size
) -> list[Point] | None:
    """To the right and then up or down, in the gap before the end or after the start."""
    (ax, ay), (bx, by) = corner(a), corner(b)
    wide, high, gap_x, _ = size
    for turn, row in ((a[0], b[1]), (b[0] - 1, a[1])):
        if _free(taken, [(column, row) for column in _between(a[0], b[0])]):
            x = corner((turn, 0))[0] + wide + gap_x * 0.42
            return [(ax + wide, ay + high / 2), (x, ay + high / 2), (x, by + high / 2), (bx, by + high / 2)]
    return None


def _around(a: Cell, b: Cell, corner: Callable[[Cell], Point], size: Size, rows: int) -> list[Point]:
    """Down out of the start, along the free room between two rows, and into the end."""
    (ax, ay), (bx, by) = corner(a), corner(b)
    wide, high, _, gap_y = size
    if a[1] < b[1]:
        y = by - gap_y / 2
        return [(ax + wide / 2, ay + high), (ax + wide / 2, y), (bx + wide / 2, y), (bx + wide / 2, by)]
    y = ay + high + gap_y / 2 if a[1] < rows - 1 else ay + high + 34
    if a[1] == b[1]:
        return [
            (ax + wide * 0.6, ay + high),
            (ax + wide * 0.6, y),
            (bx + wide * 0.4, y),
            (bx + wide * 0.4, by + high),
        ]
    up = ay - gap_y / 2
    return [(ax + wide / 2, ay), (ax + wide / 2, up), (bx + wide / 2, up), (bx + wide / 2, by + high)]


def _between(a: int, b: int) -> range:
    return range(min(a, b) + 1, max(a, b))


def _free(taken: Set[Cell], cells: list[Cell]) -> bool:
    return not taken & set(cells)
