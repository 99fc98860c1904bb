"""Letters of a file whose fonts may be older than Unicode: which runs are in which encoding."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from portal.intake.flow import Encoding
from portal.locales import Speaker
from portal.vietnamese.legacy import decode, detect, encoding_of_font, has_only_capitals, likeness

say = Speaker("intake-readers")

_BIG = "A-ZĂÂÊÔƠƯĐ"
_HEADLINE = re.compile(f"[^a-zăâêôơưđ]*[{_BIG}]{{2}}[^a-zăâêôơưđ]*")
"""Lines without a small letter that capitals have too."""
_CAPITALS = re.compile(f"[{_BIG}à-ỹ]*[{_BIG}][à-ỹ]+[{_BIG}][{_BIG}à-ỹ]*|[à-ỹ][{_BIG}]+|[{_BIG}]{{2,}}[à-ỹ]")
"""Words of capitals among which only letters with tones are small."""

_MODERN = re.compile("[ăĂđĐĩĨũŨơƠưƯẠ-ỹ]")
"""Letters that no old font has codes for."""

Piece = tuple[str, str]
"""Letters as the file has them, and the name of their font ("" when it is not known)."""


def _between(text: str, legacy: Encoding, usual: Encoding) -> Encoding:
    """Whether *text* is in *legacy* or, whatever its font says, in Unicode, for which another stands in."""
    old, new = likeness(decode(text, legacy)), likeness(text)
    if old == new:
        return "unicode" if _MODERN.search(text) else usual
    return legacy if old > new else "unicode"


def _capitals_mended(text: str) -> str:
    """*text* of TCVN3 whose fonts are not known: "QUYếT" lacks the capitals of a font of their own."""
    if _HEADLINE.fullmatch(text):
        return text.upper()
    return re.sub(r"\w{2,}", lambda at: at[0].upper() if _CAPITALS.fullmatch(at[0]) else at[0], text)


class Lettering:
    """The encodings of one file, learnt from all its pieces before any of them is read."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        by_font: defaultdict[str, list[str]] = defaultdict(list)
        for text, font in pieces:
            by_font["" if encoding_of_font(font) == "unicode" else font].append(text)
        self._usual: dict[str, Encoding] = {}
        for font, texts in by_font.items():
            text, named = "\n".join(texts), encoding_of_font(font)
            if named == "unicode":
                self._usual[""] = detect(text)
            else:
                self._usual[font] = _between(text, named, named)
        self._found: Counter[Encoding] = Counter()

    def text(self, pieces: Sequence[Piece]) -> str:
        """Return what *pieces*, one behind the other in one paragraph, say in Unicode."""
        written = ""
        for font, group in groupby(pieces, key=lambda piece: piece[1]):
            together = "".join(text for text, _ in group)
            encoding = self._encoding(together, font)
            self._found[encoding] += sum(not letter.isascii() for letter in together)
            capitals = encoding == "tcvn3" and has_only_capitals(font)
            read = decode(together, encoding, capitals=capitals) if encoding != "unicode" else together
            named = encoding_of_font(font) != "unicode"
            if not named and encoding == "tcvn3":
                read = "\n".join(map(_capitals_mended, read.split("\n")))
            written += read
        return written

    def _encoding(self, text: str, font: str) -> Encoding:
        named = encoding_of_font(font)
        usual = self._usual.get("" if named == "unicode" else font, "unicode")
        if text.isascii() or (named == "unicode" and usual == "unicode"):
            return usual
        return _between(text, usual if named == "unicode" else named, usual)

    @property
    def encoding(self) -> Encoding:
        """What most letters with marks that were read are written in."""
        return self._found.most_common(1)[0][0] if self._found else "unicode"

    def remarks(self) -> tuple[str, ...]:
        """What who imports should know of the letters."""
        old = [name for key, name in (("tcvn3", "TCVN3"), ("vni", "VNI")) if self._found[key]]  # type: ignore[index]
        return (say("phong-cu", ", ".join(old)),) if old else ()
