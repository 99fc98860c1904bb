"""Letters by their names, and whether a word in capitals is said as a word."""

from __future__ import annotations

import re
import unicodedata

from portal.vietnamese.text import fold

NAMES = {
    "A": "a", "Ă": "á", "Â": "ớ", "B": "bê", "C": "xê", "D": "dê", "Đ": "đê", "E": "e", "Ê": "ê",
    "F": "ép", "G": "giê", "H": "hát", "I": "i", "J": "gi", "K": "ca", "L": "lờ", "M": "mờ", "N": "nờ",
    "O": "o", "Ô": "ô", "Ơ": "ơ", "P": "pê", "Q": "quy", "R": "rờ", "S": "ét", "T": "tê", "U": "u",
    "Ư": "ư", "V": "vê", "W": "vê kép", "X": "ích", "Y": "y", "Z": "dét",
}  # fmt: skip
CAPITAL = "A-ZĐ" + "".join(
    chr(c) for c in range(0xC0, 0x1EFA) if "LATIN CAPITAL" in unicodedata.name(chr(c), "")
)
"""Every letter that is a capital, as the inside of a class of a pattern."""
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|ch|kh|ph|qu|th|tr|[bcdghklmnprstvx])?"
    r"(?:uye|uya|uyu|oai|oay|oeo|uay|uoi|uou|ieu|yeu|ye|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|"
    r"uu|uy|[aeiouy])"
    r"(?:ng|nh|ch|[cmnpt])?"
)
"""A syllable without its marks."""


def spelt(word: str) -> str:
    """Return the names of the letters of *word*, which holds nothing else."""
    return " ".join(NAMES.get(letter, letter.lower()) for letter in word.upper())


def is_syllable(word: str) -> bool:
    """Whether *word* can be said as one Vietnamese syllable; three letters at least, or a marked vowel."""
    plain = fold(word)
    marked = any(fold(letter) != letter.lower() and letter not in "đĐ" for letter in word)
    return bool(_SYLLABLE.fullmatch(plain)) and (len(word) > 2 or marked)
