"""Tests on paper: what stands on each sheet, and the sheets as PDF (PDF/UA-1).

A paper is drawn by its number exactly as the page "Làm bài" draws it: the same questions, the options in
the same order.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.content.catalogue import Catalogue
from portal.content.models import Blueprint
from portal.content.quizzes import candidates
from portal.content.quizzes.draw import draw
from portal.extensions.context import address
from portal.handouts.asked import Asked, asked_items
from portal.handouts.glyphs import printable
from portal.handouts.typesetting import MAIN, compile_pdf, qr_svg, template

DAY = "2026-01-01"
"""What the clock says while compiling; nothing on the page depends on it."""


@dataclass(frozen=True)
class Paper:
    """One variant of a test."""

    test: Blueprint
    seed: int
    questions: list[Asked]

    @property
    def needed(self) -> int:
        """Right answers it takes to pass."""
        return -(-self.test.pass_percent * len(self.questions) // 100)


def paper(catalogue: Catalogue, test: Blueprint, seed: int) -> Paper:
    """Draw the variant *seed* of *test*."""
    items = {item.id: (quiz.id, item) for quiz in catalogue.quizzes.values() for item in quiz.items}
    drawn = draw(test, candidates(catalogue.quizzes.values()), seed)
    return Paper(test, seed, asked_items(catalogue, [items[i] for i in drawn], seed))


def papers_pdf(
    catalogue: Catalogue, test: Blueprint, papers: Sequence[Paper], fonts: Path, *, key: bool
) -> bytes:
    """Return the papers with their answer sheets, or with *key* the answers and the marking grid.

    Raises typst.TypstError when a text cannot be set accessibly.
    """
    url = catalogue.portal.site_url + address("kiem-tra/index.md")
    data: dict[str, Any] = {
        "title": test.title,
        "organisation": catalogue.portal.organisation.vi,
        "portal": catalogue.portal.name.vi,
        "address": url,
        "minutes": test.minutes,
        "pass": test.pass_percent,
        "key": key,
        "papers": [
            {"seed": p.seed, "needed": p.needed, "questions": [dataclasses.asdict(q) for q in p.questions]}
            for p in papers
        ],
    }
    sources = {
        MAIN: template("paper.typ").encode(),
        "handout.typ": template("handout.typ").encode(),
        "qr.svg": qr_svg(url),
        "data.json": json.dumps(printable(data, fonts), ensure_ascii=False).encode(),
    }
    return compile_pdf(sources, fonts, DAY, catalogue.portal.colours.model_dump())
