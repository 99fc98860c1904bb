"""Normal form and folding of Vietnamese text."""

from __future__ import annotations

import re
import unicodedata

_EXTRA = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})


def nfc(text: str) -> str:
    """Return *text* in Unicode normal form C, the only form the project stores."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return *text* lower-cased, without tone and vowel marks, with đ as d.

    Length may change; use it for keys and comparisons, never for output.
    """
    decomposed = unicodedata.normalize("NFD", text.translate(_EXTRA))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def curly_quotes(text: str) -> str:
    """Return *text* with straight double quotes as “…”; an odd one out stays as it is.

    >>> curly_quotes('danh hiệu "Công dân học tập"')
    'danh hiệu “Công dân học tập”'
    """
    return re.sub(r'"([^"]*)"', r"“\1”", text)


def misplaced_tones(text: str) -> list[str]:
    """Return the words of *text* whose tone stands on the second vowel of an open -oa, -oe, -uy.

    The project writes hòa, khỏe, thủy; hoà, khoẻ, thuỷ are returned. "quý" is not one of them:
    its u belongs to the consonant.
    """
    return re.findall(r"\b[a-zđ]*(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])\b", nfc(text), re.IGNORECASE)


def capitalised(text: str) -> str:
    """Return *text*, which is not empty, with a capital at its beginning; the rest stays as it is.

    >>> capitalised("đơn vị của Hội")
    'Đơn vị của Hội'
    """
    return text[0].upper() + text[1:]
