"""Tests on paper: what stands on each sheet, and the sheets as PDF (PDF/UA-1).

A paper is drawn by its number exactly as the page "Làm bài" draws it: the same questions, the options in
the same order.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from portal.content.catalogue import Catalogue
from portal.content.models import Blueprint
from portal.markdown.context import address
from portal.outputs.tests.numbers import PUBLISHED
from portal.questions import Question, Variant, facts_of
from portal.render.typst.glyphs import printable
from portal.render.typst.typesetting import compile_pdf, qr_svg, templates

DAY = "2026-01-01"
"""What the clock says while compiling; nothing on the page depends on it."""
Kind = Literal["test", "keys"]


def papers_pdf(
    catalogue: Catalogue, test: Blueprint, papers: Sequence[Variant], fonts: Path, kind: Kind
) -> bytes:
    """Return the papers with their answer sheets, or the keys with the grids for marking.

    Raises typst.TypstError when a text cannot be set accessibly.
    """
    sheets = [_sheet(p.questions) | {"seed": p.seed, "sample": p.seed in PUBLISHED} for p in papers]
    return _pdf(catalogue, test.title, kind, facts_of(test), sheets, fonts)


def practice_key_pdf(catalogue: Catalogue, title: str, asked: Sequence[Question], fonts: Path) -> bytes:
    """Return the key of practice questions, for the trainer. Raises typst.TypstError."""
    return _pdf(catalogue, title, "practice", "", [_sheet(asked)], fonts)


def _pdf(
    catalogue: Catalogue, title: str, kind: str, facts: str, sheets: list[dict[str, Any]], fonts: Path
) -> bytes:
    url = catalogue.portal.site_url + address("kiem-tra/index.md")
    data: dict[str, Any] = {
        "title": title,
        "organisation": catalogue.portal.organisation.vi,
        "portal": catalogue.portal.name.vi,
        "address": url,
        "facts": facts,
        "kind": kind,
        "papers": sheets,
    }
    sources = {
        **templates("handout.typ", main="paper.typ"),
        "qr.svg": qr_svg(url),
        "data.json": json.dumps(printable(data, fonts), ensure_ascii=False).encode(),
    }
    return compile_pdf(sources, fonts, DAY, catalogue.portal.colours.model_dump())


def _sheet(asked: Sequence[Question]) -> dict[str, Any]:
    return {"questions": list(map(_data, asked))}


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
