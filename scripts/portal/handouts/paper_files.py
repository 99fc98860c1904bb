"""The files of every test on paper: variants as PDF and Word, keys and marking grid as PDF."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.content.downloads import Download
from portal.content.models import Blueprint
from portal.content.writing import write_if_changed
from portal.handouts.build import page_count
from portal.handouts.cache import room_seal
from portal.handouts.docx.papers import papers_document
from portal.handouts.papers import papers_pdf
from portal.questions import Variant, variant

SEEDS = (101, 102, 103, 104)
"""Numbers of the variants that are made for everybody; any other can be asked for."""


def build_papers(catalogue: Catalogue, out: Path, cache: Path) -> Iterator[Download]:
    """Write the papers of every test into *out*, reusing *cache* by content hash.

    Yields one entry for the manifest as each file is done. Fonts are expected in ``cache/fonts``.
    """
    seal = room_seal(catalogue, cache / "fonts")
    for test in catalogue.tests.values():
        papers = [variant(catalogue, test, seed) for seed in SEEDS]
        key = hashlib.sha256(seal + repr((test, papers)).encode()).hexdigest()[:32]
        stored = cache / "papers" / key
        if not (stored / "xong").exists():
            for name, content in paper_files(catalogue, test, papers, cache / "fonts").items():
                write_if_changed(stored / name, content)
            write_if_changed(stored / "xong", b"")
        for name, kind, title in _names(test):
            data = (stored / name).read_bytes()
            write_if_changed(out / name, data)
            pages = page_count(data) if kind == "PDF" else 0
            yield Download(
                name, title, kind, test.id, len(data), pages, hashlib.sha256(data).hexdigest()
            )  # fmt: skip


def _names(test: Blueprint) -> list[tuple[str, str, str]]:
    return [
        (f"de-{test.id}.pdf", "PDF", f"Đề in: {test.title}"),
        (f"de-{test.id}.docx", "Word", f"Đề in: {test.title}"),
        (f"dap-an-{test.id}.pdf", "PDF", f"Đáp án và bảng chấm: {test.title}"),
    ]


def paper_files(
    catalogue: Catalogue, test: Blueprint, papers: Sequence[Variant], fonts: Path
) -> dict[str, bytes]:
    """Return file name → bytes of the papers of *test*; the Word file needs the layout rules."""
    pdf, docx, key = (name for name, _, _ in _names(test))
    layout = next(iter(catalogue.layouts.values()), None)
    made = {
        pdf: papers_pdf(catalogue, test, papers, fonts, key=False),
        key: papers_pdf(catalogue, test, papers, fonts, key=True),
    }
    if layout is not None:
        organisation = catalogue.portal.organisation.vi
        made[docx] = papers_document(test, papers, layout, organisation=organisation)
    return made
