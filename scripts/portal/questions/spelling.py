"""The spellings of a typed answer that are right: what the page's grader takes for the same, written out.

The page compares without marks, case and punctuation (``overrides/src/engines/quiz/grading.ts``); other
systems compare letter by letter and get every way people write the words: each syllable with its marks,
without its tone or without any mark, the tone on either vowel, i for y.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable

from portal.vietnamese import nfc

_MOST = 256
"""Above so many, syllables are no longer mixed: all are written in one way."""
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_OPEN = re.compile(rf"(?<!q)(o)([ae])([{_TONES}])$|(?<!q)(u)(y)([{_TONES}])$")
_CLOSED = re.compile(rf"(o)([{_TONES}])([ae])$|(?<!q)(u)([{_TONES}])(y)$")
_ENDING_Y = re.compile(rf"([bcdđghklmnpqrstvx])y([{_TONES}]?)$", re.IGNORECASE)


def spellings(texts: Iterable[str]) -> tuple[str, ...]:
    """Return every spelling of *texts* in NFC, those as they stand first; case is left to who compares."""
    given = [nfc(text) for text in texts]
    found = dict.fromkeys(given)
    for text in given:
        for form in (text, re.sub(r"[^\w\s]+", " ", text), re.sub(r"[^\w\s]+", "", text)):
            words = [syllable_spellings(word) for word in form.split()]
            for spelled in _mixed(words):
                found.setdefault(" ".join(spelled))
    return tuple(spelling for spelling in found if spelling)


def syllable_spellings(word: str) -> tuple[str, ...]:
    """Return the ways to write a syllable: full, tone moved, toneless, bare; each with i for y."""
    full = unicodedata.normalize("NFD", word)
    moved = _CLOSED.sub(_forth, full) if _CLOSED.search(full) else _OPEN.sub(_back, full)
    toneless = re.sub(f"[{_TONES}]", "", full)
    bare = "".join(c for c in toneless if not unicodedata.combining(c)).replace("đ", "d").replace("Đ", "D")
    found: dict[str, None] = {}
    for form in (full, moved, toneless, bare):
        found.setdefault(nfc(form))
        found.setdefault(nfc(_ENDING_Y.sub(r"\1i\2", form)))
    return tuple(found)


def _forth(match: re.Match[str]) -> str:
    """The tone of hòa on the second vowel: hoà."""
    first, tone, second = (g for g in match.groups() if g)
    return first + second + tone


def _back(match: re.Match[str]) -> str:
    """The tone of hoà on the first vowel: hòa."""
    first, second, tone = (g for g in match.groups() if g)
    return first + tone + second


def _mixed(words: list[tuple[str, ...]]) -> Iterable[tuple[str, ...]]:
    count = 1
    for ways in words:
        count *= len(ways)
    if count <= _MOST:
        return itertools.product(*words)
    longest = max(len(ways) for ways in words)
    return [tuple(ways[min(at, len(ways) - 1)] for ways in words) for at in range(longest)]
