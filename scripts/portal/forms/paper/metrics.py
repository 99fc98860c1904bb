"""How wide text runs in the serif of the papers; close enough to decide what fits on a line.

Widths are those of Tinos, which has the metrics of Times New Roman, so Word and Typst break alike.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

MM_PER_POINT = 25.4 / 72
_BOLD = 1.08
_WIDTHS = {
    180: "'", 200: "|", 250: " ,.", 278: "/:;\\ijlt", 333: "!()-I[]`fr", 389: "Js", 408: '"',
    444: "?acez“”", 469: "^", 480: "{}", 500: "#$*0123456789_bdghknopquvxy–", 529: "ơ", 541: "~ư",
    549: "≥≤", 556: "FPS", 564: "+<=>×", 611: "ELTZ", 667: "BCR", 722: "ADGHKNOQUVXYwƠ", 776: "Ư",
    778: "&m", 833: "%", 889: "M", 921: "@", 944: "W", 1000: "…",
}  # fmt: skip
"""Thousandths of the size, by character; accents sit on the width of their letter."""
_BY_CHARACTER = {character: width for width, group in _WIDTHS.items() for character in group}

_HORNED = str.maketrans("ouOU", "ơưƠƯ")


@cache
def _width(character: str) -> int:
    if character in "đĐ":
        return _BY_CHARACTER["d" if character == "đ" else "D"]
    if character in _BY_CHARACTER:
        return _BY_CHARACTER[character]
    horned = unicodedata.normalize("NFD", character)
    if "\u031b" in horned:
        return _BY_CHARACTER[horned[0].translate(_HORNED)]
    return _BY_CHARACTER.get(horned[0], 600)


def text_width(text: str, size_pt: float, *, bold: bool = False) -> float:
    """Return the width of *text* on one line, in mm.

    >>> round(text_width("Độc lập - Tự do - Hạnh phúc", 13))
    53
    """
    width = sum(_width(c) for c in text) / 1000 * size_pt * MM_PER_POINT
    return width * _BOLD if bold else width


def longest_word(text: str, size_pt: float, *, bold: bool = False) -> float:
    """Return the width of the widest word of *text*, in mm; 0 for no text."""
    return max(text_width(word, size_pt, bold=bold) for word in re.split(r"[ \n]", text))
