"""The ways in which an official text may write a value: 90%, chín mươi phần trăm, ba năm, 01/7/2026.

Finds places; whether the value there means what the fact says is for a person to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from portal.vietnamese import format_number
from portal.vietnamese.spoken.numbers import cardinal

Span = tuple[int, int]
_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_UNITS = {"%": r"(?:%|phần\s+trăm)", "tháng": r"tháng", "ngày làm việc": r"ngày\s+làm\s+việc"}
_BEFORE = ("mức độ",)
"""Units that stand before their number."""
_PLACES = ("điều", "khoản", "mục", "số", "chương", "phần", "chỉ tiêu", "tiêu chí", "mức độ", "phụ lục")
_NO_PLACE = "".join(f"(?<!{word} )" for word in _PLACES)
_MONTHS = 12
_LARGEST_IN_WORDS = 10**9


def found(text: str, value: int | float | str, unit: str | None = None) -> tuple[Span, ...]:
    """Return where *text* has *value*, with its unit where that stands behind; nothing overlaps.

    A number without its unit counts where none has it, unless it is part of a longer one or of a date, or
    tells a place.
    """
    spans = _spans(text, _surely(value, unit))
    if not spans and not isinstance(value, str):
        spans = _spans(text, [rf"{_NO_PLACE}{_alone(_written(value))}(?![/)])"])
    return tuple(sorted(spans))


def _spans(text: str, patterns: Iterable[str]) -> list[Span]:
    spans: list[Span] = []
    for pattern in patterns:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            if all(match.end() <= start or end <= match.start() for start, end in spans):
                spans.append(match.span())
    return spans


def _surely(value: int | float | str, unit: str | None) -> Iterator[str]:
    """Patterns of a value that can mean nothing else."""
    if isinstance(value, str):
        yield from _dates(value) if _ISO.fullmatch(value) else _words(value)
        return
    for one in (part.strip() for part in (unit or "").split(";")):
        if not one:
            continue
        if one in _BEFORE:
            yield rf"(?<!\w){one}\s+{_alone(_written(value))}"
            continue
        behind = _UNITS.get(one, r"\s+".join(map(re.escape, one.split())))
        yield rf"{_alone(_written(value))}(?:\s*\([^)]{{1,40}}\))?\s*{behind}(?!\w)"
        if one == "tháng" and value and value % _MONTHS == 0:
            years = _alone(_written(value // _MONTHS))
            yield rf"{years}(?:\s*\([^)]{{1,40}}\))?\s*năm(?!\w)"


def _written(value: float) -> list[str]:
    """A number in figures and in words, as alternatives of a pattern."""
    plain = format_number(value)
    forms = [re.escape(plain), re.escape(plain.replace(".", ""))]
    if value == int(value):
        whole = int(value)
        if 0 <= whole < 10:
            forms.append(f"0{whole}")
        if 0 <= whole < _LARGEST_IN_WORDS:
            forms.append(r"\s+".join(cardinal(whole).split()))
        if whole == 50:
            forms.append(r"một\s+nửa")
    else:
        forms.append(re.escape(plain.replace(",", ".")))
    return list(dict.fromkeys(forms))


def _alone(forms: list[str]) -> str:
    return rf"(?<![\w.,/-])(?:{'|'.join(forms)})(?![\w/]|[.,]\d)"


def _dates(value: str) -> Iterator[str]:
    match = _ISO.fullmatch(value)
    assert match is not None
    year, month, day = match.groups()
    if day:
        d, m = rf"0?{int(day)}", rf"0?{int(month)}"
        yield rf"(?<!\d){d}\s*[/.-]\s*{m}\s*[/.-]\s*{year}(?!\d)"
        yield rf"(?<!\d){d}\s+tháng\s+{m}\s+năm\s+{year}(?!\d)"
    elif month:
        yield rf"(?:tháng\s+)?(?<!\d)0?{int(month)}(?:\s*[/.-]\s*|\s+năm\s+){year}(?!\d)"
    else:
        yield rf"(?<![\d/]){year}(?!\d)"


def _words(value: str) -> Iterator[str]:
    words = value.split()
    if words:
        joined = r"\s+".join(map(re.escape, words))
        yield rf"(?<!\w){joined}(?!\w)"
