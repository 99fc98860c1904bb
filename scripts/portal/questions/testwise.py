"""Answering without knowing: a guesser that goes by tone, length and position alone.

"Test-wiseness" is what lets people pass who were not taught: the longest answer, the careful one, the one
without "mọi" and "chỉ", the letter that is right most often. What this guesser earns beyond chance, a bank
gives away. Leaves to others: what is too much (``portal.checks.cues``) and showing it (``portal measure``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import mean

from portal.content.models import Choices, Item, TrueFalse
from portal.locales import text
from portal.questions.items import Interaction, prompts

CUES = ("length", "tone", "position")
"""What the guesser goes by."""
_LONGER = 1.15
"""How much longer than the next an option must be for its length to stand out."""
_OFTEN = 0.4
"""Share of right answers from which a place stands out, when there are more than two options."""
_LEAST = 8
"""Questions of a size below which no place stands out."""


@dataclass(frozen=True)
class Guess:
    """What guessing one question earns, from 0 to 1."""

    question: str
    chance: float
    """What drawing lots earns."""
    by_cue: dict[str, float]
    """What going by one cue alone earns."""
    earned: float
    """What going by all of them earns."""


@dataclass(frozen=True)
class Guessing:
    """The guesses over a bank."""

    guesses: tuple[Guess, ...]

    @property
    def chance(self) -> float:
        """What drawing lots earns, in percent."""
        return 100 * mean(g.chance for g in self.guesses) if self.guesses else 0

    @property
    def earned(self) -> float:
        """What the guesser earns, in percent."""
        return 100 * mean(g.earned for g in self.guesses) if self.guesses else 0

    @property
    def excess(self) -> float:
        """What the cues are worth beyond chance, in points."""
        return self.earned - self.chance

    def by_cue(self, cue: str) -> float:
        """What going by *cue* alone earns, in percent."""
        return 100 * mean(g.by_cue[cue] for g in self.guesses) if self.guesses else 0

    @property
    def given_away(self) -> list[str]:
        """Ids of the questions that the cues answer."""
        return [g.question for g in self.guesses if g.earned > g.chance]


def guess_bank(items: Iterable[Item]) -> Guessing:
    """Guess every question with options in *items*."""
    asked = [(p.id, p.asked) for item in items for p in prompts(item) if isinstance(p.asked, Choices)]
    places = _common_places([question for _, question in asked])
    return Guessing(tuple(_guess(name, question, places) for name, question in asked))


def _guess(name: str, asked: Choices, places: dict[int, frozenset[int]]) -> Guess:
    size = len(asked.options)
    cues = {
        "length": _length(asked),
        "tone": _tone(asked),
        "position": [float(at in places.get(size, ())) for at in range(size)],
    }
    right = [option.correct for option in asked.options]
    several = asked.type == "multiple"  # type: ignore[attr-defined]
    earn = _several if several else _one
    whole = [sum(of) for of in zip(*cues.values(), strict=True)]
    return Guess(
        question=name,
        chance=0.5 if several else 1 / size,
        by_cue={cue: earn(marks, right) for cue, marks in cues.items()},
        earned=earn(whole, right),
    )


def _one(marks: Sequence[float], right: Sequence[bool]) -> float:
    """Lots are drawn among the options with the highest mark."""
    best = [at for at, mark in enumerate(marks) if mark == max(marks)]
    return sum(right[at] for at in best) / len(best)


def _several(marks: Sequence[float], right: Sequence[bool]) -> float:
    """Options with a mark are taken or left; lots are drawn for the rest."""
    earned = [
        0.5 if mark == 0 else float((mark > 0) == is_right)
        for mark, is_right in zip(marks, right, strict=True)
    ]
    return mean(earned)


def _length(asked: Choices) -> list[float]:
    if isinstance(asked, TrueFalse):
        return [0.0, 0.0]
    lengths = [len(option.text) for option in asked.options]
    first, second = sorted(lengths, reverse=True)[:2]
    return [float(length == first > second * _LONGER) for length in lengths]


def _tone(asked: Choices) -> list[float]:
    if isinstance(asked, TrueFalse):
        mark = tone(asked.stem)
        return [float(mark), float(-mark)]
    return [float(tone(option.text)) for option in asked.options]


def tone(words: str) -> int:
    """Return 1 for careful words, -1 for absolute ones, 0 for neither or both."""
    bare = any_word(text("cues", "neither")).sub("", words)
    careful = any_word(text("cues", "cautious")).search(bare)
    return bool(careful) - bool(any_word(text("cues", "absolute")).search(bare))


@cache
def any_word(listed: str) -> re.Pattern[str]:
    """Return what finds any of the words or phrases in *listed*, which stand between bars."""
    words = "|".join(map(re.escape, listed.split("|")))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _common_places(asked: Sequence[Interaction]) -> dict[int, frozenset[int]]:
    """By number of options: the places where the right one stands strikingly often."""
    found: dict[int, Counter[int]] = {}
    for question in asked:
        if isinstance(question, Choices) and len(question.correct_ids) == 1:
            at = next(n for n, option in enumerate(question.options) if option.correct)
            found.setdefault(len(question.options), Counter())[at] += 1
    return {
        size: frozenset(at for at, n in count.items() if n > count.total() * max(_OFTEN, 1.2 / size))
        for size, count in found.items()
        if count.total() >= _LEAST
    }
