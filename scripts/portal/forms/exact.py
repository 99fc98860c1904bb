"""Exact numbers: the one rule by which points, percentages and sums are computed and shown.

A number is the decimal that people write: 7.7 in YAML, JSON or a cell is seven and seven tenths, never
the binary fraction next to it. Records and models keep plain numbers; they become decimals here, at the
border, and nowhere else. The rule, the same in ``overrides/src/common/numbers.ts`` and in the workbooks:

- sums, products and quotients are exact (quotients to 40 places and more);
- the value of a formula, a total, a mean is rounded half up to :data:`PLACES` decimals;
- thresholds are compared with that value, never with what is shown;
- what is shown has at most two decimals, unless these would hide on which side of a limit the value
  lies (79,999 of 80 points): then it is shown in full (:func:`readable`).
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TypeGuard

from portal.vietnamese import format_number

PLACES = 6
"""Decimals of a computed value: with nine digits before them they fit what a spreadsheet keeps (15)."""
_CONTEXT = Context(prec=90, rounding=ROUND_HALF_UP, Emin=-9999, Emax=9999)
_LARGEST = 30
"""Digits before the comma up to which decimals mean anything."""


def is_number(value: object) -> TypeGuard[float]:
    """Whether *value* can be computed with: an integer or a finite float, truth values among them."""
    return isinstance(value, int) or (isinstance(value, float) and value - value == 0)


def exact(value: float) -> Decimal:
    """Return the decimal that a plain number is written as; *value* is finite."""
    return Decimal(repr(float(value)) if isinstance(value, float) else int(value))


def plus(one: Decimal, other: Decimal) -> Decimal:
    """Return the exact sum."""
    return _CONTEXT.add(one, other)


def minus(one: Decimal, other: Decimal) -> Decimal:
    """Return the exact difference."""
    return _CONTEXT.subtract(one, other)


def times(one: Decimal, other: Decimal) -> Decimal:
    """Return the exact product."""
    return _CONTEXT.multiply(one, other)


def divided(one: Decimal, other: Decimal) -> Decimal:
    """Return the quotient; *other* is not 0."""
    return _CONTEXT.divide(one, other)


def added(numbers: Iterable[float]) -> Decimal:
    """Return the exact sum of plain numbers."""
    found = Decimal(0)
    for number in numbers:
        found = plus(found, exact(number))
    return found


def plain(value: Decimal, places: int = PLACES) -> float:
    """Return *value* rounded half up to *places*, as the plain number written so; a whole one as int."""
    if value.adjusted() < _LARGEST:
        # Twice: a third of 0,0000015 is a tie again once the end of the quotient is cut off.
        value = value.quantize(Decimal(1).scaleb(-_LARGEST), context=_CONTEXT)
        value = value.quantize(Decimal(1).scaleb(-places), context=_CONTEXT)
    number = float(value)
    return int(number) if number.is_integer() else number


def total(numbers: Iterable[float]) -> float:
    """Return the sum of plain numbers, 0 for none."""
    return plain(added(numbers))


def mean(numbers: list[float]) -> float | None:
    """Return the mean of plain numbers, None for none."""
    return plain(divided(added(numbers), Decimal(len(numbers)))) if numbers else None


def readable(value: float, *limits: float | None) -> str:
    """Return *value* as people read it: at most two decimals, half up, no needless noughts.

    In full when two decimals would put it on another side of one of *limits*; None is no limit.

    >>> readable(78.125), readable(80.0), readable(79.999, 80)
    ('78,13', '80', '79,999')
    """
    rounded = plain(exact(value), 2)
    hides = any(x is not None and _side(value, x) != _side(rounded, x) for x in limits)
    return format_number(value if hides else rounded)


def _side(value: float, limit: float) -> int:
    return (value > limit) - (value < limit)
