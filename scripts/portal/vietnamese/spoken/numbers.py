"""Numbers as a reader of the North says them: linh, mốt, tư, lăm; dots between thousands, a decimal comma.

No library says them so: num2words has "lẻ", leaves out "không trăm" and loses the nought of 0,05.
"""

from __future__ import annotations

import re

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", "nghìn", "triệu")
GROUPED = r"\d{1,3}(?:\.\d{3})+"
"""A whole number with dots between thousands, as a pattern."""
_ROMAN = re.compile(r"(?=[IVXL])(XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


def cardinal(value: int) -> str:
    """Return how *value* (0 or more) is counted.

    >>> cardinal(2358)
    'hai nghìn ba trăm năm mươi tám'
    >>> cardinal(2025)
    'hai nghìn không trăm hai mươi lăm'
    """
    if value == 0:
        return DIGITS[0]
    billions, rest = divmod(value, 10**9)
    parts = [f"{cardinal(billions)} tỷ"] if billions else []
    for power in (2, 1, 0):
        group = rest // 1000**power % 1000
        if group:
            parts.append(f"{_group(group, whole=bool(parts))} {_SCALES[power]}".strip())
    return " ".join(parts)


def _group(value: int, *, whole: bool) -> str:
    """A number below 1,000; *whole*: something stands before it, its hundreds are said even if none."""
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    words = [f"{DIGITS[hundreds]} trăm"] if hundreds or whole else []
    if tens > 1:
        words.append(f"{DIGITS[tens]} mươi")
        words += [{1: "mốt", 4: "tư", 5: "lăm"}.get(ones, DIGITS[ones])] if ones else []
    elif tens:
        words.append("mười")
        words += ["lăm" if ones == 5 else DIGITS[ones]] if ones else []
    elif ones:
        words.append(f"linh {DIGITS[ones]}" if words else DIGITS[ones])
    return " ".join(words)


def one_by_one(digits: str) -> str:
    """Return *digits* said one after the other: numbers of telephones, codes."""
    return " ".join(DIGITS[int(d)] for d in digits)


def number(written: str) -> str:
    """Return how a number is said that is *written* with dots between thousands and a decimal comma.

    Two decimals are counted, longer ones and those that begin with a nought are said one by one. So are
    numbers of four digits and more without dots, which are codes but for years, and groups that are no
    thousands (1.005097).

    >>> number("62,5"), number("6.020"), number("0,05")
    ('sáu mươi hai phẩy năm', 'sáu nghìn không trăm hai mươi', 'không phẩy không năm')
    """
    whole, _, decimals = written.partition(",")
    if "." in whole and not re.fullmatch(GROUPED, whole):
        return " chấm ".join(cardinal(int(p)) if len(p) < 3 else one_by_one(p) for p in whole.split("."))
    code = len(whole) > 3 and "." not in whole and not re.fullmatch("(?:19|20)..", whole)
    said = one_by_one(whole) if code else cardinal(int(whole.replace(".", "")))
    if not decimals:
        return said
    counted = len(decimals) == 2 and decimals[0] != "0"
    return f"{said} phẩy {cardinal(int(decimals)) if counted else one_by_one(decimals)}"


def roman(written: str) -> int | None:
    """Return the value of a Roman number up to 49, None for any other word."""
    if not _ROMAN.fullmatch(written):
        return None
    values = [_ROMAN_VALUES[letter] for letter in written]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
