"""Fonts for the browser: each weight cut down to the letters and signs of the portal, as WOFF2.

The full fonts come from npm (OFL). One file a weight instead of three with a ``unicode-range``: every
Vietnamese page needs all three anyway. What a page shows beyond ``LETTERS`` falls to a font of the device.
"""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from portal.content.writing import write_if_changed

FACES = {400: "400Regular/BeVietnamPro_400Regular.ttf", 600: "600SemiBold/BeVietnamPro_600SemiBold.ttf"}
"""Weight → file of the full font below the npm package."""

_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
_BASES = "aăâeêioôơuưyđ"
_SIGNS = "–—‘’“”„•…‰‹›€₫−×÷≤≥≠≈°±²³§©®«»¼½¾·"


def _vietnamese() -> set[str]:
    """Every letter with every tone, composed, in both cases."""
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    lower = {unicodedata.normalize("NFC", base + tone) for base in _BASES for tone in tones}
    return lower | {letter.upper() for letter in lower}


LETTERS = frozenset("".join(map(chr, range(0x20, 0x7F))) + "\u00a0" + _MARKS + _SIGNS) | {
    letter for word in (_vietnamese(), map(chr, range(0xC0, 0x100))) for letter in word if len(letter) == 1
}
"""The characters that the files hold, as far as the font has them."""


def write_fonts(full: Path, folder: Path) -> list[Path]:
    """Write the files of all weights into *folder* from the fonts below *full*; return them.

    Files that are newer than their source are left alone. Raises OSError when a font is missing.
    """
    made = []
    for weight, name in FACES.items():
        source, target = full / name, folder / f"be-vietnam-pro-{weight}.woff2"
        made.append(target)
        newest = max(source.stat().st_mtime, Path(__file__).stat().st_mtime)
        if not target.exists() or target.stat().st_mtime < newest:
            folder.mkdir(parents=True, exist_ok=True)
            write_if_changed(target, subset(source))
            target.touch()
    return made


def subset(source: Path) -> bytes:
    """Return the font *source* with ``LETTERS`` alone; the same font gives the same bytes."""
    options = Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "liga", "ccmp", "locl", "mark", "mkmk"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # who made it, and its licence
    options.hinting = False  # half the bytes; browsers of today smooth letters themselves
    options.notdef_outline = True
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(letter) for letter in LETTERS])
    subsetter.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
