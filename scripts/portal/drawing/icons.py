"""Icons of the theme's set, drawn large: one, or a few with words."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Sequence
from functools import cache

from portal.content.icons import icon_file
from portal.drawing.letters import wrap
from portal.drawing.scene import Box, Glyph, Part, Scene, fitted

_PATH = "{http://www.w3.org/2000/svg}path"
TONES = (("cham", "cham-soft"), ("ban", "ban-soft"), ("la", "la-soft"), ("cham", "nghe-soft"))
"""Icon and ground, in turn."""
_SIZES = (36.0, 34.0, 32.0, 30.0, 28.0)


@cache
def icon_path(name: str) -> tuple[str, float]:
    """Return the path of an icon and the width of its square.

    Raises FileNotFoundError when the set has none of that name.
    """
    file = icon_file(name)
    if file is None:
        raise FileNotFoundError(name)
    root = etree.fromstring(file.read_text(encoding="utf-8"))
    box = [float(number) for number in re.split(r"[\s,]+", root.get("viewBox", "0 0 24 24"))]
    return " ".join(path.get("d", "") for path in root.iter(_PATH)), max(box[2:])


def glyph(name: str, x: float, y: float, size: float, paint: str = "cham") -> Glyph:
    """Return the icon *name* in a square of *size* at (*x*, *y*)."""
    path, box = icon_path(name)
    return Glyph(path, box, x, y, size, paint)


def one_icon(name: str) -> Scene:
    """Return an icon on a round ground, for half a slide."""
    ground = Box(10, 10, 380, 380, fill="cham-soft", radius=190)
    return Scene(400, 400, (ground, glyph(name, 90, 90, 220)))


def icon_row(names: Sequence[str], labels: Sequence[str], width: float) -> Scene:
    """Return icons beside one another, each over its words; *width* is that of the slide."""
    cell = width / len(names)
    ground = min(210.0, cell - 40)
    size, lines = _alike(labels, cell - 20, 3)
    parts: list[Part] = []
    for n, (name, words) in enumerate(zip(names, lines, strict=True)):
        ink, soft = TONES[n % len(TONES)]
        left = n * cell + (cell - ground) / 2
        parts.append(Box(left, 20, ground, ground, fill=soft, radius=ground / 2))
        parts.append(glyph(name, left + ground * 0.2, 20 + ground * 0.2, ground * 0.6, ink))
        high = len(words) * size * 1.28
        parts.append(Box(n * cell, ground + 40, cell, high, tuple(words), size, bold=True))
    return Scene(width, ground + 60 + 3 * size * 1.28, tuple(parts))


def icon_list(
    names: Sequence[str], labels: Sequence[str], width: float = 400, height: float = 440
) -> Scene:
    """Return icons under one another, words beside each; for half a slide unless told otherwise."""
    row = height / len(names)
    ground = min(104.0, row - 12)
    size, lines = _alike(labels, width - ground - 20, 2)
    parts: list[Part] = []
    for n, (name, words) in enumerate(zip(names, lines, strict=True)):
        ink, soft = TONES[n % len(TONES)]
        top = n * row + (row - ground) / 2
        parts.append(Box(0, top, ground, ground, fill=soft, radius=ground / 2))
        parts.append(glyph(name, ground * 0.2, top + ground * 0.2, ground * 0.6, ink))
        place = ground + 20
        parts.append(Box(place, top, width - place, ground, tuple(words), size, bold=True, middle=False))
    return Scene(width, height, tuple(parts))


def _alike(labels: Sequence[str], width: float, most: int) -> tuple[float, list[list[str]]]:
    """The words of all labels in lines, at the largest size that fits all."""
    size = min((found[0] if (found := fitted(one, width, most, _SIZES)) else _SIZES[-1]) for one in labels)
    return size, [wrap(label, size, width, bold=True) for label in labels]
