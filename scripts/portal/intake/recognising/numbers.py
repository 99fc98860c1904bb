"""The order of numbers in official texts: 6, 6a, 7; I, II; a, b, c, d, đ, e, g; thứ nhất, thứ hai."""

from __future__ import annotations

import re
from typing import Literal

Style = Literal[
    "word", "roman", "upper", "arabic", "bracket", "decimal", "letter", "small-roman", "sub", "round"
]
"""How a number is written: behind a word, "I.", "A.", "1.", "1)", "1.1.", "a)", "i)", "a.1)", "(1)"."""

POINTS = "abcdđeghiklmnopqrstuvxy"
"""Letters of points, in the order of Vietnamese laws."""
_ALL = "abcdđefghijklmnopqrstuvwxyz"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ORDINALS = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"]


def roman(text: str) -> int | None:
    """Return the value of a Roman number in capitals, None where it is none."""
    if not re.fullmatch(r"C{0,3}(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})", text) or not text:
        return None
    total = 0
    for at, letter in enumerate(text):
        value = _ROMAN[letter]
        total += -value if any(_ROMAN[other] > value for other in text[at + 1 : at + 2]) else value
    return total


def value(number: str, style: Style) -> tuple[int, ...] | None:
    """Return what *number* is worth in the order of its style, None where it is no such number."""
    if style in ("roman", "small-roman"):
        worth = roman(number.upper())
        return None if worth is None else (worth,)
    if style in ("letter", "upper"):
        return _letters(number.lower())
    if style == "word":
        return _behind_word(number)
    if style == "round":
        inner = number.strip("()")
        return (int(inner),) if inner.isdecimal() else _letters(inner)
    if style == "sub":
        parts = re.fullmatch(r"([a-zđ])\.?(\d+)", number)
        return (*(_letters(parts[1]) or ()), int(parts[2])) if parts else None
    if style == "decimal":
        return tuple(int(part) for part in number.split("."))
    parts = re.fullmatch(r"(\d+)([a-zđ]*)", number)
    if not parts:
        return None
    return (int(parts[1]), *((_letters(parts[2]) or (0,)) if parts[2] else (0,)))


def _letters(text: str) -> tuple[int, ...] | None:
    if not text or any(letter not in _ALL for letter in text):
        return None
    return (sum((_ALL.index(letter) + 1) * 30**at for at, letter in enumerate(reversed(text))),)


def _behind_word(number: str) -> tuple[int, ...] | None:
    words = number.lower().split()
    if words and words[0] == "thứ" and words[-1] in _ORDINALS:
        return (_ORDINALS.index(words[-1]) + 1, 0)
    if (worth := roman(number.upper())) is not None and number.isupper():
        return (worth, 0)
    return value(number, "arabic") or ((_letters(number.lower()) or (0,))[0], 0)


def is_first(number: str, style: Style) -> bool:
    """Whether a list begins with *number*."""
    worth = value(number, style)
    if style == "sub":
        return worth is not None and worth[-1] == 1
    return (worth is not None and worth[0] == 1 and not any(worth[1:])) or (
        style == "decimal" and worth is not None and worth[-1] == 1
    )


def follows(number: str, before: str, style: Style) -> bool:
    """Whether *number* comes right after *before*."""
    one, two = value(before, style), value(number, style)
    if one is None or two is None:
        return False
    if style in ("letter", "upper"):
        return _next_letter(before.lower(), number.lower())
    if style in ("sub", "decimal"):
        return len(one) == len(two) and one[:-1] == two[:-1] and two[-1] == one[-1] + 1
    if len(one) == 2:
        return two == (one[0] + 1, 0) or (two[0] == one[0] and one[1] < two[1] <= one[1] + 2)
    return two == (one[0] + 1,)


def _next_letter(before: str, number: str) -> bool:
    if len(before) == len(number) == 1 and before in POINTS and number in POINTS:
        return POINTS.index(number) == POINTS.index(before) + 1
    if len(before) == len(number) == 1:
        return _ALL.index(number) == _ALL.index(before) + 1
    return (
        (before, number) in (("y", "aa"), ("z", "aa"))
        or (
            len(before) == len(number) == 2
            and before[0] == number[0]
            and _next_letter(before[1], number[1])
        )
        or (
            len(before) == 2
            and before[0] == before[1]
            and number[0] == number[-1]
            and _next_letter(before[0], number[0])
        )
    )


def is_later(number: str, before: str, style: Style) -> bool:
    """Whether *number* stands anywhere behind *before*."""
    one, two = value(before, style), value(number, style)
    return one is not None and two is not None and two > one
