"""The tests of a class whose modules somebody chose: a pair on the same ground, asked on paper alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from portal.content.catalogue import Catalogue
from portal.content.models import Blueprint
from portal.locales import Speaker
from portal.questions import variant

say = Speaker("kit-plan")

ENOUGH = 10
"""Questions that a test should have."""


def paper_pair(catalogue: Catalogue, modules: Sequence[str], seeds: Sequence[int]) -> list[Blueprint]:
    """Return the tests of entry and end for *modules*: the narrowest pair that asks them all, cut.

    A pair that asks nothing else is returned as it is. Empty when no pair asks all of them, or when the
    banks hold too few questions for *seeds*.
    """
    known = [
        (catalogue.tests[t.matches], t) for t in catalogue.tests.values() if t.matches in catalogue.tests
    ]
    wide = [
        (first, last) for first, last in known if set(modules) <= set(first.modules) & set(last.modules)
    ]
    if not wide:
        return []
    first, last = min(wide, key=lambda pair: len(pair[0].modules))
    if set(first.modules) == set(last.modules) == set(modules):
        return [first, last]
    wanted = -(-ENOUGH // len(modules))
    for each in range(max(wanted, first.each), first.each - 1, -1):
        pair = [
            _cut(first, modules, each, None, say("first-test")),
            _cut(last, modules, each, first, say("last-test")),
        ]
        held = replace(catalogue, tests={**catalogue.tests, **{test.id: test for test in pair}})
        if all(whole(held, test, seeds) for test in pair):
            return pair
    return []


def whole(catalogue: Catalogue, test: Blueprint, seeds: Sequence[int]) -> bool:
    """Whether every one of *seeds* draws as many questions as *test* asks."""
    return all(len(variant(catalogue, test, seed).questions) == test.questions for seed in seeds)


def _cut(
    test: Blueprint, modules: Sequence[str], each: int, first: Blueprint | None, title: str
) -> Blueprint:
    asked = [module for module in test.modules if module in modules]
    minutes = test.minutes * each * len(asked) / test.questions
    update = {
        "id": _name(test, asked),
        "title": title,
        "modules": asked,
        "each": each,
        "levels": {},
        "minutes": 5 * -(-int(minutes) // 5) or 5,
        "matches": first and _name(first, asked),
    }
    return test.model_copy(update=update)


def _name(test: Blueprint, modules: Sequence[str]) -> str:
    return f"{test.id}-{'-'.join(modules)}"
