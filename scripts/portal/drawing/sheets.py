"""A document or a form as a sheet of paper: what it is called, and whether it is in force."""

from __future__ import annotations

from collections.abc import Sequence

from portal.drawing.letters import text_width, wrap
from portal.drawing.scene import LEAST, LINE, Arrow, Box, Part, Scene

_WIDTH, _HEIGHT, _PAD = 420.0, 440.0, 30.0
_INNER = _WIDTH - 2 * _PAD


def document_sheet(name: str, day: str, status: str, paint: str) -> Scene:
    """Return a sheet with *name* (kind and number), *day* of issue and *status*, painted *paint*."""
    size = 40.0 if all(text_width(word, 40, bold=True) <= _INNER for word in name.split()) else 30.0
    lines = wrap(name, size, _INNER, bold=True)
    high = len(lines) * size * LINE
    parts = _paper()
    parts.append(Box(_PAD, 78, _INNER, high, tuple(lines), size, bold=True, ink="cham", middle=False))
    y = 78 + high + 14
    if day:
        parts.append(Box(_PAD, y, _INNER, 40, (day,), 30, ink="mo", middle=False))
        y += 54
    ink = "muc" if paint == "nghe" else paint  # gold letters are not read
    told = wrap(status, 30, _INNER - 36, bold=True)
    pill = len(told) * 30 * LINE + 20
    parts.append(
        Box(_PAD, y, _INNER, pill, tuple(told), 30, bold=True, ink=ink, fill=f"{paint}-soft", radius=22)
    )
    y += pill + 26
    while y < _HEIGHT - 34:
        parts.append(Arrow(((_PAD, y), (_WIDTH - _PAD, y)), "vien", head=False, width=4))
        y += 26
    return Scene(_WIDTH, _HEIGHT, tuple(parts))


def form_sheet(title: str, fields: Sequence[str]) -> Scene:
    """Return a sheet with the *title* of a form and its first *fields*, each with a line to write on."""
    lines = wrap(title, 32, _INNER, bold=True)[:4]
    high = len(lines) * 32 * LINE
    parts = _paper()
    parts.append(Box(_PAD, 66, _INNER, high, tuple(lines), 32, bold=True, ink="cham"))
    y = 66 + high + 22
    for field in fields:
        wide = text_width(field, LEAST)
        if wide > _INNER - 60:
            continue
        if y + 44 > _HEIGHT - 20:
            break
        parts.append(Box(_PAD, y, wide, 40, (field,), ink="mo", middle=False))
        parts.append(
            Arrow(((_PAD + wide + 12, y + 34), (_WIDTH - _PAD, y + 34)), "vien", head=False, width=3)
        )
        y += 54
    return Scene(_WIDTH, _HEIGHT, tuple(parts))


def _paper() -> list[Part]:
    sheet = Box(3, 3, _WIDTH - 6, _HEIGHT - 6, fill="trang", edge="vien", radius=10)
    return [
        sheet,
        Box(3, 3, _WIDTH - 6, 22, fill="cham", radius=6),
        Box(_PAD, 42, 90, 8, fill="ban", radius=4),
    ]
