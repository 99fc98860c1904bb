"""The files of every test on paper: variants as PDF and Word, keys and marking grid as PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.content.models import Blueprint
from portal.locales import Speaker
from portal.outputs.cache import room_seal
from portal.outputs.store import Wanted
from portal.outputs.tests.papers import papers_pdf
from portal.questions import Variant, variant
from portal.render.docx.papers import papers_document

named = Speaker("files")

SEEDS = (101, 102, 103, 104)
"""Numbers of the variants that are made for everybody; any other can be asked for."""


def build_papers(catalogue: Catalogue, fonts: Path) -> Iterator[Wanted]:
    """Want the papers of every test."""
    seal = room_seal(catalogue, fonts, "portal.outputs.tests")
    for test in catalogue.tests.values():
        papers = [variant(catalogue, test, seed) for seed in SEEDS]
        makers = _makers(catalogue, test, papers, fonts)
        for name, kind, title in _names(test):
            if name in makers:
                source = seal + repr((name, test, papers)).encode()
                yield Wanted(name, title, kind, test.id, source, makers[name])


def _names(test: Blueprint) -> list[tuple[str, str, str]]:
    return [
        (f"de-{test.id}.pdf", "PDF", named("test", test.title)),
        (f"de-{test.id}.docx", "Word", named("test", test.title)),
        (f"dap-an-{test.id}.pdf", "PDF", named("test-key", test.title)),
    ]


def paper_files(
    catalogue: Catalogue, test: Blueprint, papers: Sequence[Variant], fonts: Path
) -> dict[str, bytes]:
    """Return file name → bytes of the papers of *test*; the Word file needs the layout rules."""
    return {name: make() for name, make in _makers(catalogue, test, papers, fonts).items()}


def _makers(
    catalogue: Catalogue, test: Blueprint, papers: Sequence[Variant], fonts: Path
) -> dict[str, Callable[[], bytes]]:
    pdf, docx, key = (name for name, _, _ in _names(test))
    layout = next(iter(catalogue.layouts.values()), None)
    makers: dict[str, Callable[[], bytes]] = {
        pdf: partial(papers_pdf, catalogue, test, papers, fonts, key=False),
        key: partial(papers_pdf, catalogue, test, papers, fonts, key=True),
    }
    if layout is not None:
        organisation = catalogue.portal.organisation.vi
        makers[docx] = partial(papers_document, test, papers, layout, organisation=organisation)
    return makers
