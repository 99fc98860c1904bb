"""Tests on paper: what stands on each sheet, and the sheets as PDF (PDF/UA-1).

A paper is drawn by its number exactly as the page "Làm bài" draws it: the same questions, the options in
the same order.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from portal.content.catalogue import Catalogue
from portal.content.models import Blueprint
from portal.markdown.context import address
from portal.questions import Question, Variant, facts_of
from portal.render.typst.glyphs import printable
from portal.render.typst.typesetting import compile_pdf, qr_svg, templates

DAY = "2026-01-01"
"""What the clock says while compiling; nothing on the page depends on it."""


def papers_pdf(
    catalogue: Catalogue, test: Blueprint, papers: Sequence[Variant], fonts: Path, *, key: bool
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
        "facts": facts_of(test),
        "key": key,
        "papers": [{"seed": p.seed, "questions": list(map(_data, p.questions))} for p in papers],
    }
    sources = {
        **templates("handout.typ", main="paper.typ"),
        "qr.svg": qr_svg(url),
        "data.json": json.dumps(printable(data, fonts), ensure_ascii=False).encode(),
    }
    return compile_pdf(sources, fonts, DAY, catalogue.portal.colours.model_dump())


def _data(asked: Question) -> dict[str, Any]:
    """A question as the template takes it."""
    options: list[Any] = [(one.letter, one.text) for one in (asked.choices or asked.steps)]
    return {
        "number": asked.number,
        "kind": asked.kind,
        "how": asked.how,
        "story": asked.opening,
        "text": asked.text,
        "options": options or [pair.left for pair in asked.pairs],
        "rights": [(side.letter, side.text) for side in asked.sides],
        "unit": asked.unit,
        "key": asked.key,
        "why": asked.why,
        "basis": asked.basis_words,
    }
