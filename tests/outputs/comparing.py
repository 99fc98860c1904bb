"""Comparing readings with each other, and counting what was compared.

A difference says where (module or test), which question, which two files, and what each of them says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.outputs.shape import CHOICES, Interaction, Reading, meant, printed_key, squeezed

Say = Callable[[Interaction], object]
"""What of a question is compared."""


@dataclass
class Tally:
    """Differences found, and how many things were compared, by name of what was compared."""

    compared: Counter[str] = field(default_factory=Counter)
    different: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    def same(self, what: str, where: str, first: tuple[str, object], second: tuple[str, object]) -> bool:
        """Compare what two files (name, value) say of *what*; note the difference. Returns whether alike."""
        self.compared[what] += 1
        if first[1] == second[1]:
            return True
        self.different[what] += 1
        said = "\n".join(f"    {name}: {value!r}" for name, value in (first, second))
        self.differences.append(f"{where}, {what}:\n{said}")
        return False

    def demand(self) -> None:
        """Fail with all differences, the sums first. A comparison of nothing fails too."""
        assert self.compared, "nothing was compared"
        sums = ", ".join(f"{n} of {self.compared[w]} {w}" for w, n in self.different.items())
        assert not self.differences, f"different: {sums}\n" + "\n".join(self.differences)


def compare_in_full(tally: Tally, where: str, shown: Reading, other: Reading) -> None:
    """Everything that two files of a bank with letters must say alike."""
    compare_counts(tally, where, shown, other)
    compare_texts(tally, where, shown, other)
    compare_options(tally, where, shown, other)
    compare_keys(tally, where, shown, other)
    compare_answers(tally, where, shown, other)
    compare_bases(tally, where, shown, other)


def compare_counts(tally: Tally, where: str, one: Reading, other: Reading) -> None:
    """Numbers of questions, and that they are numbered through from 1 without gaps."""
    tally.same("counts", where, (one.file, len(one.questions)), (other.file, len(other.questions)))
    for reading in (one, other):
        numbers = [q.number for q in reading.questions]
        through = list(range(1, len(numbers) + 1))
        tally.same("numbering", where, (reading.file, numbers), ("numbered through", through))


def compare_options(tally: Tally, where: str, one: Reading, other: Reading, *, sides: bool = True) -> None:
    """Options in their order, which is what gives them their letters.

    *sides*: steps and both sides of matching questions too; without, only options to choose from.
    """

    def shown(asked: Interaction) -> object:
        return tuple(map(squeezed, asked.options)), tuple(map(squeezed, asked.rights))

    kinds = (*CHOICES, "matching", "ordering") if sides else ("single", "multiple")
    _each(tally, "options", where, one, other, shown, kinds)


def compare_keys(tally: Tally, where: str, one: Reading, other: Reading) -> None:
    """Keys as printed, of files that print letters."""

    def said(asked: Interaction) -> object:
        return printed_key(asked.key)

    _each(tally, "keys", where, one, other, said, (*CHOICES, "matching", "ordering"))


def compare_answers(tally: Tally, where: str, one: Reading, other: Reading) -> None:
    """What the keys mean: the words of the right options, pairs, order, or the typed answer."""
    for asked, twin in _both(one, other):
        kind = asked.kind or twin.kind
        place = f"{where}, question {asked.number}"
        tally.same("answers", place, (one.file, meant(asked, kind)), (other.file, meant(twin, kind)))


def compare_bases(tally: Tally, where: str, one: Reading, other: Reading) -> None:
    """What each question rests on, with the marks of what was not checked against the original."""
    _each(tally, "bases", where, one, other, lambda asked: squeezed(asked.basis))


def compare_texts(tally: Tally, where: str, one: Reading, other: Reading) -> None:
    """What is asked. Formats without a place for the story of a case put it before the question."""
    for asked, twin in _both(one, other):
        stem, whole = sorted((squeezed(asked.text), squeezed(twin.text)), key=len)
        place = f"{where}, question {asked.number}"
        if not (stem and whole.endswith(stem)):
            tally.same("texts", place, (one.file, asked.text), (other.file, twin.text))
        else:
            tally.compared["texts"] += 1


def _each(
    tally: Tally, what: str, where: str, one: Reading, other: Reading, say: Say, kinds: Sequence[str] = ()
) -> None:
    for asked, twin in _both(one, other):
        if not kinds or (asked.kind or twin.kind) in kinds:
            place = f"{where}, question {asked.number}"
            tally.same(what, place, (one.file, say(asked)), (other.file, say(twin)))


def _both(one: Reading, other: Reading) -> list[tuple[Interaction, Interaction]]:
    """Questions with the same number in both files; missing ones are told by the counts."""
    return [(q, twin) for q in one.questions if (twin := other.at(q.number)) is not None]
