"""Tests on paper as Word documents people can edit: headings in the navigation pane, real tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from portal.content.models import Blueprint, Layout
from portal.handouts.arrange import text_room
from portal.handouts.asked import HOW, LETTERS, Asked
from portal.handouts.docx.document import section_properties
from portal.handouts.docx.markup import cell, paragraph, row, run, tab_stops, table
from portal.handouts.docx.package import Properties, package
from portal.handouts.docx.styles import CHOICE, LABEL, REMARK, cell_style
from portal.handouts.papers import Paper

SIZE = 13.0
"""Of the text, points."""
_CELL = 11.0


def papers_document(
    test: Blueprint, papers: Sequence[Paper], layout: Layout, *, organisation: str
) -> bytes:
    """Return the papers, each from a new page with its answer sheet after it, as DOCX."""
    width = text_room(layout, landscape=False)
    parts: list[str] = []
    for paper in papers:
        parts += _paper(paper, organisation, width, first=paper is papers[0])
    parts.append(section_properties(layout, landscape=False))
    return package("".join(parts), layout, SIZE, Properties(test.title, organisation, test.id, 1))


def _paper(paper: Paper, organisation: str, width: float, *, first: bool) -> Iterator[str]:
    test = paper.test
    yield _heading(f"{test.title}. Mã đề {paper.seed}", new_page=not first)
    yield paragraph(REMARK, run(organisation))
    facts = (
        f"{len(paper.questions)} câu, {test.minutes} phút. Đúng từ {paper.needed} câu thì đạt. "
        "Trả lời vào phiếu ở cuối đề."
    )
    yield paragraph(REMARK, run(facts))
    for asked in paper.questions:
        yield from _question(asked, width)
    yield _heading(f"Phiếu trả lời. Mã đề {paper.seed}", new_page=True)
    line = tab_stops([("right", width, True)])
    for label in ("Họ và tên:", "Đơn vị:", "Ngày:"):
        yield paragraph(LABEL, run(f"{label} \t"), tabs=line)
    yield _answers(paper, width)


def _heading(text: str, *, new_page: bool) -> str:
    breaking = '<w:r><w:br w:type="page"/></w:r>' if new_page else ""
    return paragraph("Heading1", breaking, run(text))


def _question(asked: Asked, width: float) -> Iterator[str]:
    if asked.story:
        yield paragraph(LABEL, run("Tình huống. ", bold=True), run(asked.story), keep=True)
    title = [
        run(f"Câu {asked.number}. ", bold=True),
        run(asked.text),
        run(f" ({HOW[asked.kind]})", italic=True),
    ]
    yield paragraph(LABEL, *title, keep=True)
    if asked.kind == "matching":
        yield _sides(asked, width)
    elif asked.kind == "ordering":
        for at, text in enumerate(asked.options):
            yield paragraph(CHOICE, run(f"…… {LETTERS[at]}. {text}"), keep=at < len(asked.options) - 1)
    elif asked.kind in ("numeric", "short"):
        yield paragraph(CHOICE, run(f"\t {asked.unit}".rstrip()), tabs=tab_stops([("left", 80.0, True)]))
    else:
        for at, text in enumerate(asked.options):
            yield paragraph(CHOICE, run(f"{LETTERS[at]}. {text}"), keep=at < len(asked.options) - 1)


def _sides(asked: Asked, width: float) -> str:
    style = cell_style(_CELL)
    half = width / 2
    rows = []
    for at in range(max(len(asked.options), len(asked.rights))):
        left = f"{at + 1}. {asked.options[at]} ……" if at < len(asked.options) else ""
        right = f"{LETTERS[at]}. {asked.rights[at]}" if at < len(asked.rights) else ""
        rows.append(row(cell(half, paragraph(style, run(left))), cell(half, paragraph(style, run(right)))))
    return table([half, half], rows, grid=True, title=f"Câu {asked.number}")


def _answers(paper: Paper, width: float) -> str:
    """Two columns of questions, with letters to cross or room to write."""
    style, head = cell_style(_CELL), cell_style(_CELL, head=True)
    widths = [width * 0.1, width * 0.4] * 2
    rows = [row(*(cell(w, paragraph(head, run(t)), shade="EEEEEE")
                  for w, t in zip(widths, ("Câu", "Trả lời") * 2, strict=True)), head=True)]  # fmt: skip
    half = -(-len(paper.questions) // 2)
    for at in range(half):
        cells = []
        for place in (at, at + half):
            asked = paper.questions[place] if place < len(paper.questions) else None
            number = str(asked.number) if asked else ""
            lettered = asked and asked.kind in ("single", "multiple", "true-false")
            given = "     ".join(LETTERS[: len(asked.options)]) if asked and lettered else ""
            cells += [
                cell(widths[0], paragraph(style, run(number))),
                cell(widths[1], paragraph(style, run(given))),
            ]
        rows.append(row(*cells, height=7.0))
    return table(widths, rows, grid=True, title=f"Phiếu trả lời, mã đề {paper.seed}")
