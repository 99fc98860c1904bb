"""Days, months, years and times of the day as people say them."""

from __future__ import annotations

from portal.vietnamese.spoken.numbers import DIGITS, cardinal


def day_of(day: int) -> str:
    """Return a day of the month; the first ten are said with "mùng"."""
    return f"mùng {cardinal(day)}" if day <= 10 else cardinal(day)


def month_of(month: int) -> str:
    """Return the name of a month, without the word tháng: the fourth is "tư"."""
    return "tư" if month == 4 else cardinal(month)


def date(day: int, month: int, year: int | None = None) -> str:
    """Return a date without the word ngày before it.

    >>> date(1, 7, 2025)
    'mùng một tháng bảy năm hai nghìn không trăm hai mươi lăm'
    """
    said = f"{day_of(day)} tháng {month_of(month)}"
    return said if year is None else f"{said} năm {cardinal(year)}"


def is_date(day: int, month: int) -> bool:
    """Whether the two numbers can be a day and a month."""
    return 1 <= day <= 31 and 1 <= month <= 12


def time(hours: int, minutes: int) -> str:
    """Return a time of the day.

    >>> time(8, 30), time(13, 0), time(7, 5)
    ('tám giờ ba mươi', 'mười ba giờ', 'bảy giờ không năm')
    """
    said = f"{cardinal(hours)} giờ"
    if not minutes:
        return said
    return f"{said} {cardinal(minutes)}" if minutes > 9 else f"{said} {DIGITS[0]} {cardinal(minutes)}"
