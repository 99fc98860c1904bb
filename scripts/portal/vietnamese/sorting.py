"""Dictionary order of Vietnamese words."""

from __future__ import annotations

import unicodedata

from portal.vietnamese.text import nfc

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: i for i, letter in enumerate(_LETTERS, 1)}
# Tone order of Vietnamese dictionaries: level, falling, asking, tumbling, sharp, heavy.
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


def _split(char: str) -> tuple[str, int]:
    """Return (letter with its vowel mark, tone 0–5) of one lower-case character."""
    decomposed = unicodedata.normalize("NFD", char)
    tone = next((_TONES[c] for c in decomposed if c in _TONES), 0)
    base = "".join(c for c in decomposed if c not in _TONES)
    return nfc(base), tone


def sort_key(text: str) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """Return a key that sorts words in Vietnamese dictionary order.

    Compared word by word: letters first (a ă â b c d đ e ê …), tones second.
    """
    words = []
    for word in nfc(text).lower().split():
        pairs = [_split(c) for c in word]
        letters = tuple(_RANK.get(letter, 100 + ord(letter[0])) for letter, _ in pairs if letter)
        words.append((letters, tuple(tone for _, tone in pairs)))
    return tuple(words)


def initial(text: str) -> str:
    """Return the letter under which *text* stands in an index: its first one, upper case, no tone."""
    for char in nfc(text).lower():
        letter, _ = _split(char)
        if letter in _RANK:
            return letter.upper()
    return "#"
