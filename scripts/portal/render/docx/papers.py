"""Tests on paper as Word documents people can edit: headings in the navigation pane, real tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from portal.content.models import Blueprint, Layout
from portal.forms.paper.arrange import text_room
from portal.locales import Speaker, text
from portal.questions import Question, Variant, facts_of
from portal.render.docx.document import section_properties
from portal.render.docx.markup import cell, kept, paragraph, row, run, tab_stops, table
from portal.render.docx.package import Properties, package
from portal.render.docx.styles import CHOICE, LABEL, REMARK, cell_style

say = Speaker("test-paper")

SIZE = 13.0
"""Of the text, points."""
_CELL = 11.0


def papers_document(
    test: Blueprint, papers: Sequence[Variant], layout: Layout, samples: Sequence[int], *, organisation: str
) -> bytes:
    """Return the papers, each from a new page with its answer sheet below its questions, as DOCX.

    Those whose numbers are *samples* say so.
    """
    width = text_room(layout, landscape=False)
    parts: list[str] = []
    for paper in papers:
        note = [paragraph(REMARK, run(say("sample")))] * (paper.seed in samples)
        parts += _paper(paper, organisation, note, width, first=paper is papers[0])
    parts.append(section_properties(layout, landscape=False))
    return package("".join(parts), layout, SIZE, Properties(test.title, organisation, test.id, 1))


def _paper(
    paper: Variant, organisation: str, note: list[str], width: float, *, first: bool
) -> Iterator[str]:
    yield _heading(say("variant-of", paper.test.title, paper.seed), new_page=not first)
    yield paragraph(REMARK, run(organisation))
    yield paragraph(REMARK, run(say("facts", facts_of(paper.test))))
    yield from note
    for asked in paper.questions:
        yield from _question(asked, width)
    # One piece: Word moves what is kept together to the next page when it does not fit.
    yield _heading(say("sheet", paper.seed), new_page=False)
    line = tab_stops([("right", width, True)])
    for label in (say("name"), say("unit"), say("day")):
        yield paragraph(LABEL, run(f"{label} \t"), tabs=line, keep=True)
    yield kept(_answers(paper, width))


def _heading(words: str, *, new_page: bool) -> str:
    breaking = '<w:r><w:br w:type="page"/></w:r>' if new_page else ""
    return paragraph("Heading1", breaking, run(words))


def _question(asked: Question, width: float) -> Iterator[str]:
    if asked.opening:
        yield paragraph(LABEL, run(text("handout", "case") + " ", bold=True), run(asked.opening), keep=True)
    title = [
        run(text("handout", "question", "vi", asked.number) + " ", bold=True),
        run(asked.text),
        run(f" ({asked.how})", italic=True),
    ]
    yield paragraph(LABEL, *title, keep=True)
    if asked.pairs:
        yield _sides(asked, width)
    elif asked.answers:
        yield paragraph(CHOICE, run(f"\t {asked.unit}".rstrip()), tabs=tab_stops([("left", 80.0, True)]))
    else:
        blank = "…… " if asked.steps else ""
        for at, listed in enumerate(asked.listed, 1):
            yield paragraph(CHOICE, run(blank + listed), keep=at < len(asked.listed))


def _sides(asked: Question, width: float) -> str:
    style = cell_style(_CELL)
    half = width / 2
    rows = []
    for left, right in zip_longest(asked.listed, asked.listed_sides, fillvalue=""):
        cells = (cell(half, paragraph(style, run(side))) for side in (left and f"{left} ……", right))
        rows.append(row(*cells))
    return table([half, half], rows, grid=True, title=text("handout", "question-name", "vi", asked.number))


def _answers(paper: Variant, width: float) -> str:
    """Two columns of questions, with letters to cross or room to write."""
    style, head = cell_style(_CELL), cell_style(_CELL, head=True)
    widths = [width * 0.1, width * 0.4] * 2
    heads = (say("head-question"), say("head-answer")) * 2
    cells = [cell(w, paragraph(head, run(h)), shade="EEEEEE") for w, h in zip(widths, heads, strict=True)]
    rows = [row(*cells, head=True)]
    half = -(-len(paper.questions) // 2)
    for at in range(half):
        cells = []
        for place in (at, at + half):
            asked = paper.questions[place] if place < len(paper.questions) else None
            number = str(asked.number) if asked else ""
            given = "     ".join(choice.letter for choice in asked.choices) if asked else ""
            cells += [
                cell(widths[0], paragraph(style, run(number))),
                cell(widths[1], paragraph(style, run(given))),
            ]
        rows.append(row(*cells, height=7.0))
    return table(widths, rows, grid=True, title=say("sheet-name", paper.seed))
