"""Numbers and dates as Vietnamese readers write them."""

from __future__ import annotations

import re
from decimal import Decimal

_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def format_number(value: int | float) -> str:
    """Return *value*, to fifteen significant digits, with a decimal comma and dots between thousands."""
    plain = f"{Decimal(f'{abs(value):.15g}'):f}"  # never with an exponent
    whole, _, fraction = plain.partition(".")
    whole = f"{int(whole):,}".replace(",", ".")
    sign = "-" if value < 0 else ""
    return sign + whole + ("," + fraction if fraction else "")


def format_date(iso: str) -> str:
    """Return an ISO date or month as dd/mm/yyyy, mm/yyyy or yyyy; other text unchanged.

    >>> format_date("2024-02-12")
    '12/02/2024'
    """
    match = _ISO.fullmatch(iso)
    if not match:
        month_day = re.fullmatch(r"(\d{2})-(\d{2})", iso)
        return f"{month_day[2]}/{month_day[1]}" if month_day else iso
    return "/".join(part for part in reversed(match.groups()) if part)
