"""Which characters the bundled typeface has, so that what people typed can always be printed.

PDF/UA refuses text without glyphs, and a file must not fail because of a smiley in a name.
"""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path
from typing import Any

from portal.locales import text

BODY_FONT = "Tinos_400Regular.ttf"
"""The typeface of what people typed; its bold and italic have the same characters."""
MISSING = "□"
"""Stands for a character the typeface lacks."""
_KEPT = frozenset("\n\u200b")


def printable(data: Any, fonts: Path) -> Any:
    """Return *data* (JSON) with every character of its texts that has no glyph replaced.

    Raises FileNotFoundError when the typeface is not in *fonts*.
    """
    if isinstance(data, str):
        covered = characters(fonts / BODY_FONT)
        return "".join(c if ord(c) in covered or c in _KEPT else MISSING for c in data)
    if isinstance(data, dict):
        return {key: printable(value, fonts) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [printable(value, fonts) for value in data]
    return data


@cache
def characters(font: Path) -> frozenset[int]:
    """Return the code points that *font* (TrueType) has glyphs for, from its Unicode cmap of format 4.

    Characters beyond the basic plane do not count: texts set here need none. Raises ValueError when the
    font has no such table.
    """
    data = font.read_bytes()
    tables = {}
    for n in range(_numbers(data, 4, 1)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * n)
        tables[tag] = offset
    cmap = tables[b"cmap"]
    for n in range(_numbers(data, cmap + 2, 1)[0]):
        platform, _, offset = struct.unpack_from(">HHL", data, cmap + 4 + 8 * n)
        if platform == 3 and _numbers(data, cmap + offset, 1)[0] == 4:
            return frozenset(_segments(data, cmap + offset))
    raise ValueError(text("page-faults", "font-cmap", "vi", font.name))


def _segments(data: bytes, start: int) -> list[int]:
    count = _numbers(data, start + 6, 1)[0] // 2
    ends, starts = _numbers(data, start + 14, count), _numbers(data, start + 16 + 2 * count, count)
    deltas = _numbers(data, start + 16 + 4 * count, count)
    place = start + 16 + 6 * count
    ranges = _numbers(data, place, count)
    found = []
    for n in range(count):
        for code in range(starts[n], ends[n] + 1):
            glyph = code
            if ranges[n]:
                glyph = _numbers(data, place + 2 * n + ranges[n] + 2 * (code - starts[n]), 1)[0]
            if glyph and (glyph + deltas[n]) % 65536 and code != 65535:
                found.append(code)
    return found


def _numbers(data: bytes, place: int, count: int) -> tuple[int, ...]:
    return struct.unpack_from(f">{count}H", data, place)
