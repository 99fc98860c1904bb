"""Bars: one question a group, one bar a year; what is unknown or unchecked is drawn so."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Sequence
from dataclasses import dataclass

from portal.drawing.letters import text_width, wrap
from portal.markdown.diagrams.svg import WIDTH, Drawing
from portal.markdown.html import h

_LEFT, _RIGHT, _BAR, _GAP = 62.0, 56.0, 20.0, 6.0


@dataclass(frozen=True)
class Bar:
    """One bar: its name (a year), its value or None when unknown, how it is written, doubt, source."""

    name: str
    value: float | None
    shown: str
    doubtful: bool
    href: str = ""
    """Where the value comes from; the written value links there."""


def bars(
    groups: Sequence[tuple[str, Sequence[Bar]]], title: str, identity: str, top: float | None = None
) -> etree.Element:
    """Return the picture of *groups* (label, bars). *top* is the value of a full bar, else the largest.

    A doubtful bar is hollow with a dashed edge, an unknown one has no bar and says so. Names too long
    for the margin stand above their bars.
    """
    values = [b.value for _, group in groups for b in group if b.value is not None]
    full = top or max(values, default=1) or 1
    names = {b.name for _, group in groups for b in group}
    above = any(text_width(name, 13) > _LEFT - 8 for name in names)
    left = 0.0 if above else _LEFT
    shown = [text_width(b.shown, 14, bold=True) for _, group in groups for b in group]
    room = WIDTH - left - max(_RIGHT, *(width + 10 for width in shown))
    drawing = Drawing()
    for label, group in groups:
        drawing.y = drawing.lines(0, drawing.y, wrap(label, 14, WIDTH, bold=True), size=14, bold=True) + 5
        for number, bar in enumerate(group):
            if above:
                words = wrap(bar.name, 13, WIDTH)
                drawing.y = drawing.lines(0, drawing.y, words, size=13, fill="soft") + 3
            base = drawing.y + _BAR * 0.72
            if not above:
                drawing.text(_LEFT - 8, base, bar.name, size=13, fill="soft", anchor="end")
            if bar.value is None:
                drawing.text(left, base, bar.shown, size=13, fill="soft")
            else:
                width = max(2.0, room * min(bar.value / full, 1))
                paint = "main" if number == len(group) - 1 else "accent"
                drawing.box(
                    left,
                    drawing.y,
                    width,
                    _BAR,
                    fill="paper" if bar.doubtful else paint,
                    edge=paint,
                    radius=3,
                    dashed=bar.doubtful,
                )
                link = h("a", href=bar.href) if bar.href else None
                if link is not None:
                    drawing.root.append(link)
                drawing.text(left + width + 6, base, bar.shown, size=14, bold=True, into=link)
            drawing.y += _BAR + _GAP
        drawing.y += 12
    drawing.y -= 10
    return drawing.finish(title, identity)
