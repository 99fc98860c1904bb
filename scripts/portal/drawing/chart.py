"""Bars at the size of a slide: upright for a few short names, else lying with the names beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from portal.drawing.letters import text_width, wrap
from portal.drawing.scene import LEAST, LINE, Arrow, Box, Part, Scene

_SHORT = 7
"""Letters of a name that fits under an upright bar."""
_MOST_UPRIGHT = 6


@dataclass(frozen=True)
class Bar:
    """One bar: what it is, how much, as it is written, and whether an original was read."""

    name: str
    value: float
    shown: str
    doubtful: bool = False


Groups = Sequence[tuple[str, Sequence[Bar]]]
"""Label and bars of each group."""


def chart(groups: Groups, width: float, height: float, top: float | None = None) -> Scene:
    """Return the bars of *groups*; *top* is the value of a full bar, else the largest."""
    bars = [bar for _, group in groups for bar in group]
    full = top or max(bar.value for bar in bars) or 1.0
    if len(bars) <= _MOST_UPRIGHT and all(len(bar.name) <= _SHORT for bar in bars):
        return _upright(groups, width, height, full)
    return _lying(groups, width, height, full)


def _upright(groups: Groups, width: float, height: float, full: float) -> Scene:
    cell = width / len(groups)
    labels = [wrap(label, 30, cell - 24, bold=True) for label, _ in groups]
    under = max(map(len, labels)) * 30 * LINE + 12
    named = any(bar.name for _, group in groups for bar in group)
    floor = height - under - (LEAST * LINE + 8 if named else 8)
    parts: list[Part] = [Arrow(((0, floor), (width, floor)), "vien", head=False, width=3)]
    for n, ((_, group), label) in enumerate(zip(groups, labels, strict=True)):
        pitch = min(150.0, (cell - 30) / len(group))
        left = n * cell + (cell - pitch * len(group)) / 2
        for at, bar in enumerate(group):
            high = max(6.0, (floor - 56) * min(bar.value / full, 1))
            x, wide = left + at * pitch, pitch - 22
            last = at == len(group) - 1
            parts.append(_bar(x + 11, floor - high, wide, high, bar, last))
            text = Box(x, floor - high - 50, pitch, 46, (bar.shown,), 34, bold=True, ink="cham")
            parts.append(text)
            if bar.name:
                parts.append(Box(x - 8, floor + 4, pitch + 16, LEAST * LINE, (bar.name,), ink="mo"))
        parts.append(Box(n * cell, height - under + 6, cell, under - 6, tuple(label), 30, bold=True))
    return Scene(width, height, tuple(parts))


def _lying(groups: Groups, width: float, height: float, full: float) -> Scene:
    bars = [bar for _, group in groups for bar in group]
    names = [bar.name for bar in bars]
    left = min(width * 0.42, max(text_width(name, LEAST) for name in names) + 12)
    headed = any(label for label, _ in groups)
    head = 30 * LINE + 6 if headed else 0.0
    room = height - len(groups) * (head + 14)
    row = min(76.0, room / len(bars))
    shown = max(text_width(bar.shown, 32, bold=True) for bar in bars) + 16
    parts: list[Part] = []
    y = 0.0
    for label, group in groups:
        if headed:
            parts.append(Box(0, y, width, head, (label,), 30, bold=True, ink="cham", middle=False))
            y += head
        for at, bar in enumerate(group):
            words = wrap(bar.name, LEAST, left)
            parts.append(Box(0, y, left, row, tuple(words), ink="mo", middle=False))
            long = max(6.0, (width - left - 20 - shown) * min(bar.value / full, 1))
            high = min(44.0, row - 12)
            parts.append(_bar(left + 16, y + (row - high) / 2, long, high, bar, at == len(group) - 1))
            place = left + 16 + long + 12
            text = (bar.shown,)
            parts.append(Box(place, y, shown, row, text, 32, bold=True, ink="cham", middle=False))
            y += row
        y += 14
    return Scene(width, min(height, y), tuple(parts))


def _bar(x: float, y: float, width: float, height: float, bar: Bar, last: bool) -> Box:
    """The last bar of a group stands out; one that nobody has checked is hollow."""
    paint = "ban" if last else "cham"
    if bar.doubtful:
        return Box(x, y, width, height, edge=paint, radius=4, dashed=True)
    return Box(x, y, width, height, fill=paint, radius=4)
