"""Steps under one another: who, does what, by when; branches of a decision carry their condition."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Sequence
from dataclasses import dataclass

from portal.drawing.letters import wrap
from portal.markdown.diagrams.svg import LINE, WIDTH, Drawing

_PAD, _ARROW, _MARK = 12.0, 22.0, 30.0


@dataclass(frozen=True)
class StepBox:
    """One step: number, who acts, what is done, a note (deadline), a condition that leads to it."""

    number: str
    who: str
    does: str
    note: str = ""
    condition: str = ""
    waiting: bool = False


def steps(boxes: Sequence[StepBox], title: str, identity: str) -> etree.Element:
    """Return the picture of *boxes* from top to bottom, with an arrow between each two."""
    drawing = Drawing()
    inner = WIDTH - 2 * _PAD - _MARK
    for place, box in enumerate(boxes):
        if place:
            drawing.arrow_down(_PAD + 10, drawing.y + 2, _ARROW - 4)
            if box.condition:
                drawing.text(_PAD + 26, drawing.y + 15, box.condition, size=12.5, bold=True, fill="accent")
            drawing.y += _ARROW
        who = wrap(box.who, 14, inner, bold=True)
        does = wrap(box.does, 13.5, inner)
        note = wrap(box.note, 12.5, inner) if box.note else []
        height = 2 * _PAD - 4 + len(who) * 14 * LINE + len(does) * 13.5 * LINE + len(note) * 12.5 * LINE
        drawing.box(
            0.75,
            drawing.y,
            WIDTH - 1.5,
            height,
            fill="wait-soft" if box.waiting else "paper",
            edge="wait" if box.waiting else "main",
            dashed=box.waiting,
        )
        drawing.text(
            _PAD + 10, drawing.y + _PAD + 13, box.number, size=17, bold=True, fill="main", anchor="middle"
        )
        left = _PAD + _MARK
        y = drawing.lines(left, drawing.y + _PAD - 2, who, size=14, bold=True)
        y = drawing.lines(left, y, does, size=13.5)
        drawing.lines(left, y, note, size=12.5, fill="soft")
        drawing.y += height
    drawing.y += 1
    return drawing.finish(title, identity)
