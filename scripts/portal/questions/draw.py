"""Drawing a test from the banks: seeded, so that a number ("mã đề") names the same test everywhere.

The browser draws the same way (``overrides/src/engines/quiz/draw.ts``); a test proves the two alike. Only
32-bit unsigned arithmetic is used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from portal.content.models import Blueprint

T = TypeVar("T")
_MASK = 0xFFFFFFFF
LEVELS = ("phan-tich", "van-dung", "hieu", "nho")
"""Levels in the order in which their share of a test is drawn, hardest first."""


class Random:
    """The generator mulberry32, started from text."""

    def __init__(self, seed: str) -> None:
        state = 2166136261
        for byte in seed.encode():
            state = ((state ^ byte) * 16777619) & _MASK
        self._state = state

    def next(self, below: int) -> int:
        """Return a whole number from 0 to *below* - 1."""
        self._state = (self._state + 0x6D2B79F5) & _MASK
        t = self._state
        t = ((t ^ (t >> 15)) * (t | 1)) & _MASK
        t ^= (t + (((t ^ (t >> 7)) * (t | 61)) & _MASK)) & _MASK
        return ((t ^ (t >> 14)) & _MASK) * below >> 32

    def shuffled(self, values: Sequence[T]) -> list[T]:
        """Return the values in another order (Fisher and Yates)."""
        found = list(values)
        for at in range(len(found) - 1, 0, -1):
            other = self.next(at + 1)
            found[at], found[other] = found[other], found[at]
        return found


@dataclass(frozen=True)
class Candidate:
    """What drawing needs to know of an item."""

    id: str
    module: str
    objective: str
    bloom: str
    questions: int = 1
    """How many questions it asks: a case asks several, everything else one."""
    pool: str = "kiem-tra"
    """What it is kept for: practice or tests."""


def draw(
    blueprint: Blueprint, items: Sequence[Candidate], seed: int, first: Blueprint | None = None
) -> list[str]:
    """Return ids of the items of one test, in the order they are asked.

    *first* is the test that ``blueprint.matches``: item by item the same seed of it is answered by another
    of the same objective and size, of the same level where there is one.
    """
    modules = set(blueprint.modules)
    pool = [one for one in items if one.pool == blueprint.pool and one.module in modules]
    return _drawn(blueprint, pool, seed) if first is None else _matched(blueprint, first, pool, seed)


def _matched(blueprint: Blueprint, first: Blueprint, pool: Sequence[Candidate], seed: int) -> list[str]:
    random = Random(f"{blueprint.id}:{seed}")
    by_id = {one.id: one for one in pool}
    taken = [by_id[name] for name in draw(first, pool, seed)]
    left = [one for one in random.shuffled(pool) if one not in taken]
    picked: list[Candidate] = []

    def answer(one: Candidate, size: int) -> bool:
        """Pick an item of *size* questions of the objective of *one*, of its level where there is one."""
        alike = [other for other in left if (other.objective, other.questions) == (one.objective, size)]
        alike.sort(key=lambda other: other.bloom != one.bloom)
        if alike:
            left.remove(alike[0])
            picked.append(alike[0])
        return bool(alike)

    for one in taken:
        # A case that has no like is answered by as many single questions.
        if not answer(one, one.questions):
            for _ in range(one.questions):
                answer(one, 1)
    return [one.id for one in random.shuffled(picked)]


def _drawn(blueprint: Blueprint, pool: Sequence[Candidate], seed: int) -> list[str]:
    """From each module exactly ``blueprint.each`` questions, those of a case counted one by one: first the
    levels the blueprint asks for, then whatever is missing, always from the objective that has been asked
    least. A case that would leave a gap nothing fills, or an objective out, is passed over. Fewer are
    returned when the pool is too small.
    """
    random = Random(f"{blueprint.id}:{seed}")
    left = random.shuffled(pool)
    picked: list[Candidate] = []
    asked: Counter[str] = Counter()  # questions picked, by module, by objective and by level
    singles = Counter(one.module for one in left if one.questions == 1)
    objectives: dict[str, set[str]] = {}
    for one in left:
        objectives.setdefault(one.module, set()).add(one.objective)

    def fits(one: Candidate) -> bool:
        room = blueprint.each - asked[one.module] - one.questions
        goals = objectives[one.module]
        waiting = sum(not asked[goal] for goal in goals - {one.objective})
        # Where there is a question for every objective, none is left out.
        covers = blueprint.each < len(goals) or room >= waiting
        return room >= 0 and covers and (one.questions == 1 or singles[one.module] >= room)

    def pick(level: str | None) -> bool:
        free = [one for one in left if level in (None, one.bloom) and fits(one)]
        if not free:
            return False
        least = min(free, key=lambda one: (asked[one.objective], asked[one.module]))
        left.remove(least)
        picked.append(least)
        singles[least.module] -= least.questions == 1
        for what in (least.module, least.objective, least.bloom):
            asked[what] += least.questions
        return True

    for level in LEVELS:
        while asked[level] < blueprint.levels.get(level, 0) and pick(level):  # type: ignore[call-overload]
            pass
    while pick(None):
        pass
    return [one.id for one in random.shuffled(picked)]


def answer_order(item: str, ids: Sequence[str], seed: int) -> list[str]:
    """Return the ids of an item's options, right sides or steps in the order a test shows them."""
    return Random(f"{item}:{seed}").shuffled(ids)
