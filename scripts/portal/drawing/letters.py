"""How wide words are when drawn, and where their lines break."""

from __future__ import annotations

_NARROW, _WIDE = "iIíìỉĩịjltf.,:;'|!()[] ", "mMwWƯƠươĐQOÔGC%@—"


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the approximate width of *text* in units, on the safe (wide) side for Be Vietnam Pro."""
    ems = sum(0.32 if c in _NARROW else 0.86 if c in _WIDE else 0.66 if c.isupper() else 0.58 for c in text)
    return ems * size * (1.05 if bold else 1)


def wrap(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """Return *text* in lines of at most *width* units; a longer word stands alone."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", size, bold=bold) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
