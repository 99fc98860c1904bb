"""The files of every test on paper: variants as PDF and Word, keys and grids as PDF; keys of practice."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.content.downloads import KEY
from portal.content.models import Blueprint
from portal.locales import Speaker
from portal.outputs.cache import room_seal
from portal.outputs.store import Wanted, page_count
from portal.outputs.tests.numbers import PUBLISHED, fresh_numbers
from portal.outputs.tests.papers import papers_pdf, practice_key_pdf
from portal.questions import Variant, bank, variant
from portal.render.docx.papers import papers_document

named = Speaker("files")

COUNT = 4
"""How many variants a class gets: neighbours never have the same."""


def build_papers(catalogue: Catalogue, fonts: Path) -> Iterator[Wanted]:
    """Want the sample papers of every test, their keys, and the keys of the practice questions.

    Keys are in no list: only the trainers' own page links to them.
    """
    seal = room_seal(catalogue, fonts, "portal.outputs.tests")
    for test in catalogue.tests.values():
        papers = [variant(catalogue, test, seed) for seed in PUBLISHED]
        makers = _makers(catalogue, test, papers, fonts)
        for name, kind, title in _names(test):
            if name in makers:
                source = seal + repr((name, test, papers)).encode()
                listed = not name.startswith(KEY)
                yield Wanted(name, title, kind, test.id, source, makers[name], listed=listed)
    for module in sorted(catalogue.modules.values(), key=lambda m: m.number):
        if asked := bank(catalogue, module.id):
            title = named("practice-key", module.number, catalogue.module_title(module))
            make = partial(practice_key_pdf, catalogue, named("practice", module.number), asked, fonts)
            name = f"{KEY}on-tap-hoc-phan-{module.number:02d}.pdf"
            yield Wanted(name, title, "PDF", module.id, seal + repr(asked).encode(), make, listed=False)


def _names(test: Blueprint) -> list[tuple[str, str, str]]:
    return [
        (f"de-{test.id}.pdf", "PDF", named("test", test.title)),
        (f"de-{test.id}.docx", "Word", named("test", test.title)),
        (f"{KEY}{test.id}.pdf", "PDF", named("test-key", test.title)),
    ]


def paper_files(
    catalogue: Catalogue, test: Blueprint, papers: Sequence[Variant], fonts: Path
) -> dict[str, bytes]:
    """Return file name → bytes of the papers of *test*; the Word file needs the layout rules."""
    return {name: make() for name, make in _makers(catalogue, test, papers, fonts).items()}


def numbers_for(
    catalogue: Catalogue, tests: Sequence[Blueprint], fonts: Path, start: str = "", count: int = COUNT
) -> list[int]:
    """Return numbers for the papers of one class: unpublished, and every test equally long in each.

    Tests that match each other take the same numbers. The same *start* (say, name and day of a class) gives
    the same numbers again; without it they are new each time.
    """

    def pages(number: int) -> tuple[int, ...]:
        drawn = ((test, [variant(catalogue, test, number)]) for test in tests)
        return tuple(page_count(papers_pdf(catalogue, t, paper, fonts, "test")) for t, paper in drawn)

    return fresh_numbers(count, pages, start or secrets.token_hex())


def _makers(
    catalogue: Catalogue, test: Blueprint, papers: Sequence[Variant], fonts: Path
) -> dict[str, Callable[[], bytes]]:
    pdf, docx, key = (name for name, _, _ in _names(test))
    layout = next(iter(catalogue.layouts.values()), None)
    makers: dict[str, Callable[[], bytes]] = {
        pdf: partial(papers_pdf, catalogue, test, papers, fonts, "test"),
        key: partial(papers_pdf, catalogue, test, papers, fonts, "keys"),
    }
    if layout is not None:
        organisation = catalogue.portal.organisation.vi
        samples = [paper.seed for paper in papers if paper.seed in PUBLISHED]
        makers[docx] = partial(papers_document, test, papers, layout, samples, organisation=organisation)
    return makers
