"""Numbers of variants: those whose papers and keys lie on the site, and fresh ones for a class.

A number names the same questions everywhere, so a test that counts must not use one whose key anybody can
open. Leaves to others: drawing (``portal.questions``) and setting the papers (``papers.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from portal.questions.draw import Random

PUBLISHED = (101, 102, 103, 104)
"""The samples: their papers and keys are on the site."""
LEAST, MOST = 1000, 9999
"""Fresh numbers have four digits: nobody takes them for a sample."""
TRIES = 40


def fresh_numbers(count: int, length: Callable[[int], object], start: str) -> list[int]:
    """Return *count* unpublished numbers whose papers are equally long, in rising order.

    *length* measures the paper of a number (pages, or pages of several tests); the same *start* gives
    the same numbers again. Where :data:`TRIES` numbers do not give enough
    of one length, the others fill up.
    """
    found: dict[object, list[int]] = {}
    tried: list[int] = []
    for number in Random(start).shuffled(range(LEAST, MOST + 1)):
        alike = found.setdefault(length(number), [])
        alike.append(number)
        tried.append(number)
        if len(alike) == count:
            return sorted(alike)
        if len(tried) >= max(TRIES, count):
            break
    longest = sorted(found.values(), key=len, reverse=True)
    return sorted([number for alike in longest for number in alike][:count])


def published(numbers: Sequence[int]) -> list[int]:
    """Return those of *numbers* whose key is on the site."""
    return [number for number in numbers if number in PUBLISHED]
