"""Steps as a numbered path: from left to right where there is room, else from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence

from portal.drawing.letters import wrap
from portal.drawing.scene import LINE, Arrow, Box, Part, Scene, fitted

_MARK = 92.0
_SIZES = (36.0, 34.0, 32.0, 30.0, 28.0)


def path_across(steps: Sequence[str], width: float) -> Scene:
    """Return the steps beside one another."""
    cell = width / len(steps)
    size, lines = _set(steps, cell - 28, 4)
    middles = [cell * (n + 0.5) for n in range(len(steps))]
    top = 40.0
    parts: list[Part] = [_line((middles[0], top + _MARK / 2), (middles[-1], top + _MARK / 2))]
    for n, (x, words) in enumerate(zip(middles, lines, strict=True), 1):
        parts.append(_mark(x - _MARK / 2, top, n))
        high = len(words) * size * LINE
        parts.append(Box(x - cell / 2, top + _MARK + 24, cell, high, tuple(words), size, bold=True))
    deepest = max(map(len, lines))
    return Scene(width, top + _MARK + 40 + deepest * size * LINE, tuple(parts))


def path_down(steps: Sequence[str], width: float, height: float) -> Scene:
    """Return the steps under one another."""
    row = height / len(steps)
    mark = min(_MARK, row - 14)
    left = mark + 28
    size, lines = _set(steps, width - left, 2)
    middles = [row * (n + 0.5) for n in range(len(steps))]
    parts: list[Part] = [_line((mark / 2, middles[0]), (mark / 2, middles[-1]))]
    for n, (y, words) in enumerate(zip(middles, lines, strict=True), 1):
        parts.append(_mark(0, y - mark / 2, n, mark))
        parts.append(Box(left, y - row / 2, width - left, row, tuple(words), size, bold=True, middle=False))
    return Scene(width, height, tuple(parts))


def _set(steps: Sequence[str], width: float, most: int) -> tuple[float, list[list[str]]]:
    found = [fitted(step, width, most, _SIZES) for step in steps]
    size = min(one[0] if one else _SIZES[-1] for one in found)
    return size, [wrap(step, size, width, bold=True) for step in steps]


def _line(start: tuple[float, float], end: tuple[float, float]) -> Arrow:
    return Arrow((start, end), "nghe", head=False, width=10)


def _mark(x: float, y: float, number: int, size: float = _MARK) -> Box:
    text = (str(number),)
    return Box(x, y, size, size, text, size * 0.5, bold=True, ink="tren-cham", fill="cham", radius=size / 2)
