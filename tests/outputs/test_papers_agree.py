"""Tests: every variant has the same number of questions, minutes and pass mark, said alike on card and paper.

Keys of the key file point at the right options of the paper, in PDF and in Word. The start page and the
result are drawn in the browser; here the bank that the browser draws from is compared.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
import yaml

from tests.outputs.comparing import (
    Tally,
    compare_answers,
    compare_bases,
    compare_counts,
    compare_options,
    compare_texts,
)
from tests.outputs.finished import DOWNLOADS, MODULES, ROOT, SITE, on_page, papers_there_are, printed
from tests.outputs.read_html import cards_of_tests, read_sheet
from tests.outputs.read_papers import Paper, facts, papers, read_bank_script, variant_of
from tests.outputs.shape import Interaction, Reading, squeezed

BANK_TELLS_COUNTS = True
"""The bank says how many questions a test has and how many must be right, and holds questions by id.

False compares only minutes and percentages, for a bank that leaves the rest to the browser.
"""
TESTS = [
    t["id"] for t in yaml.safe_load((ROOT / "docs" / "_data" / "tests.yml").read_text(encoding="utf-8"))
]


def blueprint(test: str) -> dict[str, Any]:
    """Return a test as it is written."""
    tests = yaml.safe_load((ROOT / "docs" / "_data" / "tests.yml").read_text(encoding="utf-8"))
    return next(t for t in tests if t["id"] == test)


def read_papers(test: str, ending: str) -> list[Paper]:
    """Return the variants of a test in PDF or Word with the keys of its key file."""
    name = f"de-{test}.{ending}"
    return papers(name, printed(name), printed(f"dap-an-{test}.pdf"))


@cache
def asked_on_screen() -> dict[tuple[str, tuple[str, ...]], tuple[str, Interaction]]:
    """Every question of the page "Làm bài" by its words and its options in any order."""
    found: dict[tuple[str, tuple[str, ...]], tuple[str, Interaction]] = {}
    for module in MODULES:
        for asked in read_sheet(SITE / "quiz" / f"hp{module}.js").questions:
            found[_words(asked)] = (module, asked)
    return found


def _words(asked: Interaction) -> tuple[str, tuple[str, ...]]:
    return squeezed(asked.text), tuple(sorted(map(squeezed, (*asked.options, *asked.rights))))


def test_every_test_has_its_papers() -> None:
    assert papers_there_are() == sorted(TESTS)


def test_only_the_trainers_page_links_to_keys() -> None:
    linked = {
        page.relative_to(SITE).as_posix(): names
        for page in SITE.rglob("*.html")
        if (names := set(re.findall(r'href="[^"]*/(dap-an-[^"/]+)"', page.read_text(encoding="utf-8"))))
    }
    assert set(linked) == {"bao-cao-vien/dap-an/index.html", "bao-cao-vien/bo-tai-lieu/index.html"}
    assert linked["bao-cao-vien/dap-an/index.html"] == {p.name for p in DOWNLOADS.glob("dap-an-*.pdf")}


@pytest.mark.parametrize("test", TESTS)
def test_variants_cards_and_papers_say_the_same_of_a_test(test: str) -> None:
    tally, written, where = Tally(), blueprint(test), f"test {test}"
    pdf, word = read_papers(test, "pdf"), read_papers(test, "docx")
    tally.same(
        "variants",
        where,
        (f"de-{test}.pdf", [p.variant for p in pdf]),
        (f"de-{test}.docx", [p.variant for p in word]),
    )
    first = pdf[0].reading.file, len(pdf[0].reading.questions)
    needed = math.ceil(first[1] * written["pass_percent"] / 100)
    for paper in [*pdf, *word]:
        place = f"{where}, variant {paper.variant}"
        held = paper.reading.file, len(paper.reading.questions)
        tally.same("counts", place, (f"{first[0]}, variant {pdf[0].variant}", first[1]), held)
        _same_facts(tally, place, paper.reading.file, paper.said, written, held[1], needed)
    for sheet in printed(f"dap-an-{test}.pdf").answering:
        variant, said = variant_of(sheet)
        place = f"{where}, variant {variant}"
        tally.same("counts", place, (f"dap-an-{test}.pdf, answers", len(sheet.keys)), first)
        told = facts(said)
        tally.same("counts", place, (f"dap-an-{test}.pdf, line above", told.questions), first)
        tally.same("pass marks", place, (f"dap-an-{test}.pdf", told.needed), ("tests.yml", needed))
    card = facts(cards_of_tests(SITE / "kiem-tra/index.html")[test])
    _same_facts(tally, where, "site/kiem-tra/index.html", card, written, first[1], needed)
    tally.demand()


def _same_facts(
    tally: Tally, where: str, file: str, said: Any, written: dict[str, Any], count: int, needed: int
) -> None:
    """Number of questions and minutes are always said; the pass mark in right answers, in percent or both."""
    tally.same(
        "counts", where, (f"{file}, words", said.questions), (f"{file} or its papers, questions", count)
    )
    tally.same("minutes", where, (file, said.minutes), ("tests.yml", written["minutes"]))
    assert said.needed or said.percent, f"{where}: {file} says no pass mark"
    if said.needed is not None:
        tally.same("pass marks", where, (file, said.needed), ("tests.yml, of the questions asked", needed))
    if said.percent is not None:
        tally.same("pass marks", where, (file, said.percent), ("tests.yml", written["pass_percent"]))


@pytest.mark.parametrize("test", TESTS)
def test_papers_ask_alike_and_their_keys_point_at_what_is_right(test: str) -> None:
    tally = Tally()
    for pdf, word in zip(read_papers(test, "pdf"), read_papers(test, "docx"), strict=True):
        where = f"test {test}, variant {pdf.variant}"
        compare_counts(tally, where, pdf.reading, word.reading)
        compare_texts(tally, where, pdf.reading, word.reading)
        for paper in (pdf, word):
            twins = []
            for asked in paper.reading.questions:
                twin = asked_on_screen().get(_words(asked))
                assert twin, (
                    f"{where}, {paper.reading.file}: question {asked.number} is on no screen: {asked}"
                )
                twins.append(replace(twin[1], number=asked.number))
            shown = Reading("quiz/hp….js", tuple(twins))
            compare_answers(tally, where, shown, paper.reading)
            compare_bases(tally, where, shown, paper.reading)
            assert len({t.id for t in twins}) == len(twins), f"{where} asks a question twice"
        told = [replace(q, kind=t.kind) for q, t in zip(pdf.reading.questions, twins, strict=True)]
        compare_options(tally, where, Reading(pdf.reading.file, tuple(told)), word.reading)
    tally.demand()


def test_the_bank_for_the_browser_counts_as_papers_and_pages_do() -> None:
    bank, tally = read_bank_script(SITE / "quiz" / "bank.js"), Tally()
    told = {test["id"]: test for test in bank["tests"]}
    assert list(told) == TESTS
    for test in TESTS:
        written, where = blueprint(test), f"test {test}"
        count = len(read_papers(test, "pdf")[0].reading.questions)
        needed = math.ceil(count * written["pass_percent"] / 100)
        for said, name, meant in (
            ("minutes", "minutes", "minutes"),
            ("pass marks", "pass", "pass_percent"),
        ):
            tally.same(said, where, ("bank.js", told[test][name]), ("tests.yml", written[meant]))
        if BANK_TELLS_COUNTS:
            paper = f"de-{test}.pdf"
            tally.same("counts", where, ("bank.js", told[test].get("questions")), (paper, count))
            tally.same("pass marks", where, ("bank.js", told[test].get("needed")), (paper, needed))
    if BANK_TELLS_COUNTS:
        for module in MODULES:
            items = [item for item in bank["items"] if item.get("module") == f"hp{module}"]
            ids = [q["id"] for item in items for q in item["questions"]]
            practice = [q["id"] for item in items if item["pool"] == "on-tap" for q in item["questions"]]
            shown = on_page(module)
            tally.same(
                "ids",
                f"module {module}",
                ("bank.js, practice", practice),
                (shown.file, [q.id for q in shown.questions]),
            )
            sheet = read_sheet(SITE / "quiz" / f"hp{module}.js")
            tally.same(
                "ids", f"module {module}", ("bank.js", ids), (sheet.file, [q.id for q in sheet.questions])
            )
    tally.demand()
