"""Checks that a bank measures learning: nothing but knowing helps, and practice does not hold the tests.

What is asked and how it is answered is checked in ``quizzes`` and ``quiz_shapes``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from portal.checks.banks import bank_files
from portal.checks.measures import portal_words
from portal.content.catalogue import Catalogue
from portal.content.issues import Code, Issues
from portal.content.models import Choices, Item, Matching, Ordering, Quiz, Single
from portal.locales import Speaker, text
from portal.paths import Paths
from portal.questions.items import item_texts, prompts, ready_items, right_texts
from portal.questions.testwise import guess_bank
from portal.vietnamese import fold

say = Speaker("check-learning")

MOST_EXCESS = 5.0
"""Points beyond chance that guessing by tone, length and position may earn."""
_ENOUGH = 10
"""Questions with options below which guessing says nothing of a bank."""
LEAST_OF_POOL = 3
"""Questions an objective needs in each pool of a bank."""
_LIGHT = frozenset(map(fold, text("cues", "light").split("|")))
"""Words that tell one question from another as little as their punctuation does."""
_ALIKE = 0.75
"""Share of telling words two stems have in common from which they ask the same."""
_ALIKE_ANSWERED = 0.5
"""The same, where the right answers are the same words too."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class _Asked:
    """A question as these checks compare it."""

    id: str
    bank: str
    pool: str
    line: int
    stem: frozenset[str]
    right: frozenset[str]
    cites: frozenset[str]
    picks: bool
    """Whether one option is picked."""
    told: bool
    """Whether it stands in a case, whose story it shares."""


def check_cues(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Check every bank by itself, then the questions of all banks against each other."""
    found: list[_Asked] = []
    sources: dict[str, Path] = {}
    for quiz, source in bank_files(catalogue, paths):
        sources[quiz.id] = source
        items = ready_items(quiz)
        _guessed(items, source, issues)
        _counts(items, source, issues)
        _pools(catalogue, quiz, items, source, issues)
        for item in items:
            line = catalogue.places[item.id].line if item.id in catalogue.places else 0
            for problem in _trivial(item):
                issues.add(Code.BO_CAU_HOI, source, line, *problem)
            if portal_words("\n".join(item_texts(item))):
                issues.add(Code.BO_CAU_HOI, source, line, *say.fault("about-portal", item.id))
            found += _asked(quiz.id, item, line)
    for one, message, hint in _alike(found):
        issues.warn(Code.BO_CAU_HOI, sources[one.bank], one.line, message, hint)


def _guessed(items: list[Item], source: Path, issues: Issues) -> None:
    guessing = guess_bank(items)
    if len(guessing.guesses) >= _ENOUGH and guessing.excess > MOST_EXCESS:
        told = f"{guessing.earned:.0f}", f"{guessing.chance:.0f}", ", ".join(guessing.given_away[:8])
        issues.add(Code.BO_CAU_HOI, source, 0, *say.fault("guessed", *told))


def _counts(items: list[Item], source: Path, issues: Issues) -> None:
    """Multiple choices whose number of right options can be foretold."""
    several = [p.asked for item in items for p in prompts(item) if p.type == "multiple"]
    counts = Counter(len(one.correct_ids) for one in several if isinstance(one, Choices))
    wanted = min(3, len(several) - 1)
    if len(several) >= 3 and len(counts) < wanted:
        told = len(several), ", ".join(map(str, sorted(counts)))
        issues.warn(Code.BO_CAU_HOI, source, 0, *say.fault("counts-alike", *told))


def _pools(catalogue: Catalogue, quiz: Quiz, items: list[Item], source: Path, issues: Issues) -> None:
    """Objectives with too few questions, in a bank that has tests drawn from it."""
    if not any(item.pool == "kiem-tra" for item in items):
        return
    asked = Counter((item.objective, item.pool) for item in items for _ in prompts(item))
    taught = catalogue.taught(quiz.id)
    for objective in taught.objectives if taught else []:
        for pool in ("on-tap", "kiem-tra"):
            count = asked[objective.id, pool]
            if count < LEAST_OF_POOL:
                told = objective.id, count, pool, LEAST_OF_POOL
                issues.warn(Code.BO_CAU_HOI, source, 0, *say.fault("pool-small", *told))


def _trivial(item: Item) -> Iterator[tuple[str, str]]:
    """The right option says the words of the stem again, and no other does."""
    for prompt in prompts(item):
        if not isinstance(prompt.asked, Single):
            continue
        stem = _telling(prompt.asked.stem)
        echoes = {o.id: len(_telling(o.text) & stem) for o in prompt.asked.options}
        right = next((o.id for o in prompt.asked.options if o.correct), "")
        others = max((n for name, n in echoes.items() if name != right), default=0)
        if echoes.get(right, 0) >= others + 3:
            yield say.fault("echo", prompt.id)


def _asked(bank: str, item: Item, line: int) -> Iterator[_Asked]:
    for prompt in prompts(item):
        if isinstance(prompt.asked, Matching | Ordering) or prompt.type == "true-false":
            continue
        yield _Asked(
            prompt.id,
            bank,
            item.pool,
            line,
            _telling(prompt.asked.stem),
            _telling(" ".join(right_texts(prompt.asked))),
            frozenset(item.cite),
            isinstance(prompt.asked, Single),
            prompt.scenario is not None,
        )


def _alike(found: list[_Asked]) -> Iterator[tuple[_Asked, str, str]]:
    """Questions that ask what another asks, or whose stem says what another asks for."""
    for at, one in enumerate(found):
        for other in found[:at]:
            if one.told or other.told:
                continue
            alike = len(one.stem & other.stem) / max(1, len(one.stem | other.stem))
            same_answer = one.right == other.right and bool(one.cites & other.cites)
            if alike >= _ALIKE or (same_answer and alike >= _ALIKE_ANSWERED):
                yield one, *say.fault("twins", one.id, other.id)
        for other in found:
            leaks = other.picks and len(other.right) >= 3 and other.right <= one.stem
            about = len(one.stem & other.stem) >= max(2, len(other.stem) // 3)
            if other is not one and other.bank == one.bank and not one.told and leaks and about:
                yield one, *say.fault("tells", one.id, other.id)


def _telling(words: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(words))) - _LIGHT
