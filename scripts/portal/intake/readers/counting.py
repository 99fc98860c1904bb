"""Numbers that office programs and browsers count by themselves, as they are seen."""

from __future__ import annotations

_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"))
_ROMAN_SMALL = ((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(count: int) -> str:
    """Return *count* in Roman capitals; in digits where there are none for it."""
    if not 0 < count < 4000:
        return str(count)
    written = ""
    for size, letters in (*_ROMAN, *_ROMAN_SMALL):
        times, count = divmod(count, size)
        written += letters * times
    return written


def letter(count: int) -> str:
    """Return *count* as Word does: a … z, aa, bb …; there is no đ in its alphabet."""
    return chr(97 + (count - 1) % 26) * min((count - 1) // 26 + 1, 8) if count > 0 else str(count)


def formatted_number(count: int, kind: str) -> str:
    """Return *count* in a number format, named as Word does ("decimal", "lowerLetter", "upperRoman")."""
    if kind == "none":
        return ""
    if kind == "decimalZero":
        return f"{count:02}"
    if kind.endswith("Roman"):
        return roman(count) if kind == "upperRoman" else roman(count).lower()
    if kind.endswith("Letter"):
        return letter(count).upper() if kind == "upperLetter" else letter(count)
    return str(count)
