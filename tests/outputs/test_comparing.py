"""The comparison itself: a letter, a count, an order or a mark that is changed on purpose is noticed.

Finished files agree, so without these tests nobody would know that the comparison can fail.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.outputs import read_docx
from tests.outputs.comparing import Tally, compare_in_full
from tests.outputs.finished import MODULES, file, on_page, one_bank, practice_key
from tests.outputs.paper_text import read_paragraphs
from tests.outputs.shape import CHOICES, Interaction, Reading, meant

Change = Callable[[Interaction], Interaction]


def next_letter(asked: Interaction) -> Interaction:
    """The first letter of the key becomes the next one."""
    at = next(n for n, sign in enumerate(asked.key) if sign in "ABCD")
    other = "B" if asked.key[at] == "A" else "A"
    return replace(asked, key=asked.key[:at] + other + asked.key[at + 1 :])


def first_two_swapped(asked: Interaction) -> Interaction:
    """The first two options change places; the key stays."""
    one, two, *rest = asked.options
    return replace(asked, options=(two, one, *rest))


def without_confidence(asked: Interaction) -> Interaction:
    """The basis loses its mark "(thuật lại)"."""
    return replace(asked, basis=asked.basis.replace(" (thuật lại)", "", 1))


CHANGES: dict[str, tuple[Change, Callable[[Interaction], bool], set[str]]] = {
    "a letter of the key": (next_letter, lambda q: q.kind in CHOICES, {"keys", "answers"}),
    "a pair of the key": (next_letter, lambda q: q.kind == "matching", {"keys", "answers"}),
    "two options": (
        first_two_swapped,
        lambda q: q.kind == "single" and q.key in "AB",
        {"options", "answers"},
    ),
    "a mark of confidence": (without_confidence, lambda q: "(thuật lại)" in q.basis, {"bases"}),
    "a typed answer": (
        lambda q: replace(q, key="7", answers=("7",)),
        lambda q: q.kind == "numeric",
        {"answers"},
    ),
    "a word of the question": (lambda q: replace(q, text=q.text[:-2] + "x"), lambda q: True, {"texts"}),
}


def changed(
    reading: Reading, change: Change, fits: Callable[[Interaction], bool]
) -> tuple[Reading, int] | None:
    """Return a copy with one question changed, and its number; None when no question fits."""
    for asked in reading.questions:
        if fits(asked):
            twins = [change(q) if q is asked else q for q in reading.questions]
            return Reading("a copy broken on purpose", tuple(twins)), asked.number
    return None


@pytest.mark.parametrize("name", CHANGES)
def test_one_change_in_one_file_is_noticed_and_named(name: str) -> None:
    change, fits, expected = CHANGES[name]
    tried = 0
    for module in MODULES:
        whole = on_page(module)
        if (broken := changed(whole, change, fits)) is None:
            continue
        tried += 1
        copy, number = broken
        tally = Tally()
        compare_in_full(tally, f"module {module}", whole, copy)
        assert set(tally.different) == expected
        with pytest.raises(AssertionError) as failure:
            tally.demand()
        for part in (f"module {module}, question {number}", whole.file, copy.file):
            assert part in str(failure.value)
    assert tried, f"no bank has a question to try {name} on"


def test_a_question_too_few_and_a_gap_in_the_numbers_are_noticed() -> None:
    whole = on_page(MODULES[0])
    for kept in (whole.questions[:-1], whole.questions[1:]):
        tally = Tally()
        compare_in_full(tally, "module", whole, Reading("a copy", kept))
        assert tally.different["counts"] == 1
    assert tally.different["numbering"] == 1


def test_a_file_that_agrees_passes_and_a_comparison_of_nothing_does_not() -> None:
    tally = Tally()
    compare_in_full(tally, "module", on_page(MODULES[0]), on_page(MODULES[0]))
    tally.demand()
    with pytest.raises(AssertionError, match="nothing was compared"):
        Tally().demand()


def test_a_letter_without_an_option_means_nothing() -> None:
    asked = Interaction(1, "?", ("Một", "Hai"), key="C")
    assert meant(asked, "single") == ("?",)


def test_a_letter_changed_inside_a_finished_word_file_is_noticed(tmp_path: Path) -> None:
    name = f"hoc-phan-{MODULES[0]}-phat-tay.docx"
    whole, copy = one_bank(MODULES[0], name), tmp_path / name
    asked = whole.questions[0]
    wrong = next(words for at, words in enumerate(asked.options) if "ABCDEF"[at] not in asked.key)
    with zipfile.ZipFile(file(name)) as source, zipfile.ZipFile(copy, "w") as target:
        for part in source.namelist():
            data = source.read(part)
            if part == "word/document.xml":
                assert data.count(wrong.encode()) >= 1
                data = data.replace(wrong.encode(), f"{wrong[:-1]}x".encode(), 1)
            target.writestr(part, data)
    tally = Tally()
    broken = read_paragraphs(read_docx.paragraphs(copy)).readings("a copy", practice_key(MODULES[0]))[0]
    compare_in_full(tally, "module", replace(whole, questions=_with_kinds(whole)), broken)
    assert tally.different == {"options": 1}


def _with_kinds(reading: Reading) -> tuple[Interaction, ...]:
    """The questions of a paper with their kinds, which paper does not tell."""
    kinds = {q.number: q.kind for q in on_page(MODULES[0]).questions}
    return tuple(replace(q, kind=kinds[q.number]) for q in reading.questions)
