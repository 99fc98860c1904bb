"""Questions of the modules: letters, keys, counts, bases are equal in all outputs, read from the finished files.

The page of the module is what the others are compared with; the page itself is held against the bank.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.outputs import read_gift, read_moodle, read_qti, read_scorm
from tests.outputs.banks import read_bank, stands_for
from tests.outputs.comparing import (
    Tally,
    compare_answers,
    compare_bases,
    compare_counts,
    compare_in_full,
    compare_options,
    compare_texts,
)
from tests.outputs.finished import (
    MODULES,
    SITE,
    deck_of_cards,
    file,
    folder,
    lettered,
    on_page,
    one_bank,
    page,
    practice_key,
    printed,
)
from tests.outputs.paper_text import Printed
from tests.outputs.read_html import card_counts, intro_count
from tests.outputs.shape import Reading, first_number, meant, squeezed

CARDS = [
    "index.html",
    "hoc-phan/index.html",
    "can-bo-xa/index.html",
    "en/index.html",
    "en/hoc-phan/index.html",
]
"""Pages with a card for every module."""
HANDED_OUT = [
    f"hoc-phan-{module}{ending}"
    for module in MODULES
    for ending in ("-phat-tay.pdf", "-phat-tay-chu-lon.pdf", "-phat-tay.docx", ".epub")
]


@pytest.mark.parametrize("module", MODULES)
def test_the_page_marks_what_the_bank_says_is_right(module: str) -> None:
    written, shown = read_bank(folder(module) / "quiz.yml"), on_page(module)
    tally = Tally()
    tally.same("counts", f"module {module}", ("quiz.yml", len(written)), (shown.file, len(shown.questions)))
    for truth, asked in zip(written, shown.questions, strict=True):
        where = f"module {module}, question {asked.number}"
        tally.same("ids", where, ("quiz.yml", truth.id), (shown.file, asked.id))
        tally.same("kinds", where, ("quiz.yml", truth.kind), (shown.file, asked.kind))
        assert stands_for(truth.text, asked.text), f"{where}: {truth.text!r} is not {asked.text!r}"
        if truth.kind == "numeric":
            tally.same(
                "answers",
                where,
                ("quiz.yml", (first_number(truth.right[0]),)),
                (shown.file, meant(asked, "numeric")),
            )
            continue
        said, open_ = list(meant(asked, asked.kind)), list(truth.right)
        if truth.kind == "short":
            open_ = [text.lower() for text in open_]
        if truth.kind == "ordering":
            matched = len(said) == len(open_) and all(map(stands_for, open_, said))
        else:
            matched = len(said) == len(open_) and all(any(stands_for(t, s) for s in said) for t in open_)
        tally.same(
            "answers", f"{where} (bank: {truth.right}, page: {said})", ("alike", matched), ("must", True)
        )
    tally.demand()


@pytest.mark.parametrize("module", MODULES)
def test_paper_word_and_ebook_ask_what_the_page_asks(module: str) -> None:
    tally = Tally()
    for other in lettered(module):
        compare_in_full(tally, f"module {module}", on_page(module), other)
    tally.demand()


BOOKS = ["tai-lieu-tap-huan.pdf", "tai-lieu-tap-huan.epub"]


@pytest.mark.parametrize("name", [*HANDED_OUT, *BOOKS])
def test_what_trainees_get_carries_no_key(name: str) -> None:
    read = printed(name)
    assert read.asking, f"{name} asks nothing"
    assert read.answering == [], f"{name} gives answers away"


@pytest.mark.parametrize("name", BOOKS)
def test_the_book_asks_what_the_pages_ask(name: str) -> None:
    keys = Printed([], [sheet for module in MODULES for sheet in practice_key(module).answering])
    banks = printed(name).readings(name, keys)
    assert len(banks) == len(MODULES)
    tally = Tally()
    for module, bank in zip(MODULES, banks, strict=True):
        compare_in_full(tally, f"module {module}", on_page(module), bank)
    tally.demand()


@pytest.mark.parametrize("module", MODULES)
def test_packages_for_learning_platforms_hold_the_page(module: str) -> None:
    tally = Tally()
    for edition in ("12", "2004"):
        other, promised = read_scorm.read(file(f"hoc-phan-{module}-scorm{edition}.zip"))
        compare_in_full(tally, f"module {module}", on_page(module), other)
        held = (other.file, len(other.questions))
        tally.same("counts", f"module {module}", (f"{other.file}, line above the quiz", promised), held)
    tally.demand()


def ordered_as(shown: Reading, other: Reading) -> Reading:
    """*other* in the order of *shown*, by id: cards have no order of their own."""
    known = {asked.id: asked for asked in other.questions}
    assert set(known) == {asked.id for asked in shown.questions}, other.file
    return Reading(
        other.file, tuple(replace(known[asked.id], number=asked.number) for asked in shown.questions)
    )


@pytest.mark.parametrize("module", MODULES)
def test_exports_and_flash_cards_ask_what_the_page_asks(module: str) -> None:
    tally, where, shown = Tally(), f"module {module}", on_page(module)
    exports = [
        read_gift.read(file(f"hoc-phan-{module}-gift.txt"))[0],
        read_moodle.read(file(f"hoc-phan-{module}-moodle.xml"))[0],
        read_qti.read(file(f"hoc-phan-{module}-qti21.zip"))[0],
        ordered_as(shown, deck_of_cards()[f"hp{module}"]),
    ]
    for other in exports:
        compare_counts(tally, where, shown, other)
        compare_texts(tally, where, shown, other)
        compare_options(tally, where, shown, other, sides=False)
        compare_answers(tally, where, shown, other)
        compare_bases(tally, where, shown, other)
    tally.demand()


def test_cards_and_pages_promise_as_many_questions_as_there_are() -> None:
    tally = Tally()
    cards = {name: card_counts(SITE / name) for name in CARDS}
    for module in MODULES:
        where, held = f"module {module}", (on_page(module).file, len(on_page(module).questions))
        tally.same("counts", where, (f"{held[0]}, line above the quiz", intro_count(page(module))), held)
        for name, counts in cards.items():
            assert set(counts) == {f"hp{m}" for m in MODULES}, name
            tally.same("counts", where, (f"site/{name}, card", counts[f"hp{module}"]), held)
    tally.demand()


@pytest.mark.parametrize("module", MODULES)
def test_large_print_differs_from_print_in_nothing_but_size(module: str) -> None:
    tally = Tally()
    names = (f"hoc-phan-{module}-phat-tay{size}.pdf" for size in ("", "-chu-lon"))
    normal, large = (one_bank(module, name) for name in names)
    compare_in_full(tally, f"module {module}", normal, large)
    for asked in normal.questions:
        assert squeezed(asked.basis), f"module {module}, question {asked.number} rests on nothing"
    tally.demand()
