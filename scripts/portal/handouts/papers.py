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
from portal.content.models import Blueprint, CaseItem, Choices, Matching, Ordering
from portal.content.quizzes import Prompt, candidates, prompts
from portal.content.quizzes.draw import answer_order, draw
from portal.content.quizzes.entries import Entry, entry, plain
from portal.content.quizzes.shown import right_sides, shown_steps
from portal.extensions.context import address
from portal.handouts.glyphs import printable
from portal.handouts.typesetting import MAIN, compile_pdf, qr_svg, template

DAY = "2026-01-01"
"""What the clock says while compiling; nothing on the page depends on it."""
LETTERS = "ABCDEFGHIKL"


@dataclass(frozen=True)
class Asked:
    """One question as it stands on paper, and its key."""

    number: int
    kind: str
    text: str
    options: list[str]
    """Options, steps or left sides, in the order shown."""
    rights: list[str]
    """Right sides of a matching question."""
    unit: str
    key: str
    why: str
    basis: str
    story: str = ""
    """The story of a case, above its first question."""


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
    found: list[Asked] = []
    for identifier in draw(test, candidates(catalogue.quizzes.values()), seed):
        module, item = items[identifier]
        for at, prompt in enumerate(prompts(item)):
            told = plain(item.stem, catalogue) if isinstance(item, CaseItem) and at == 0 else ""
            alone = dataclasses.replace(prompt, scenario=None)
            words = entry(module, alone, catalogue)
            found.append(_asked(len(found) + 1, prompt, words, catalogue, seed, told))
    return Paper(test, seed, found)


def _asked(number: int, prompt: Prompt, words: Entry, catalogue: Catalogue, seed: int, story: str) -> Asked:
    asked = prompt.asked
    options: list[str] = []
    rights: list[str] = []
    why = words.feedback
    if isinstance(asked, Choices):
        by_id = {c.id: c for c in words.choices}
        order = [c.id for c in words.choices]
        if words.kind != "true-false":
            order = answer_order(prompt.id, order, seed)
        options = [by_id[i].text for i in order]
        key = ", ".join(LETTERS[at] for at, i in enumerate(order) if by_id[i].right)
        why = " ".join(c.feedback for c in words.choices if c.right)
    elif isinstance(asked, Matching):
        sides = [plain(text, catalogue) for text in right_sides(asked, prompt.id).values()]
        options, rights = [left for left, _, _ in words.pairs], sides
        key = ", ".join(f"{n} – {LETTERS[sides.index(r)]}" for n, (_, r, _) in enumerate(words.pairs, 1))
        why = " ".join(feedback for _, _, feedback in words.pairs)
    elif isinstance(asked, Ordering):
        shown = shown_steps(asked, prompt.id)
        texts = dict(zip((s.id for s in asked.steps), (t for t, _, _ in words.pairs), strict=True))
        options = [texts[i] for i in shown]
        key = ", ".join(LETTERS[shown.index(step.id)] for step in asked.steps)
        why = " ".join(feedback for _, _, feedback in words.pairs)
    else:
        key = f"{words.answers[0]}{'' if words.unit in ('', '%') else ' '}{words.unit}"
    return Asked(number, words.kind, words.text, options, rights, words.unit, key, why, words.basis, story)


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
