"""Tables of official texts in Markdown: a pipe table where that can hold them, else HTML, and back."""

from __future__ import annotations

import html
import re

from lxml import html as reader

from portal.content.fulltext import inline
from portal.content.fulltext.model import Cell, Grid

CLASS = "law-table"


def written(grid: Grid, of: str | None = None) -> str:
    """Return *grid* as Markdown; *of*: anchor of what it stands in, where its place does not say so."""
    return _pipes(grid) if of is None and _is_plain(grid) else _markup(grid, of)


def _is_plain(grid: Grid) -> bool:
    """Whether a pipe table holds all of it: one row of headings, no spans, no line breaks."""
    head, *rest = grid.rows or ((),)
    return (
        len(head) > 1
        and bool(rest)
        and all(cell.header and cell.text for cell in head)
        and all(len(row) == len(head) and any(cell.text for cell in row) for row in rest)
        and not any(cell.header for row in rest for cell in row)
        and all(
            cell.rows == cell.columns == 1 and "\n" not in cell.text and cell.text == cell.text.strip()
            for row in grid.rows
            for cell in row
        )
    )


def _pipes(grid: Grid) -> str:
    lines = [f"| {' | '.join(inline.cell(cell.text) for cell in row)} |" for row in grid.rows]
    return "\n".join([lines[0], "|" + " --- |" * len(grid.rows[0]), *lines[1:]])


def _markup(grid: Grid, of: str | None) -> str:
    place = "" if of is None else f' data-of="{of}"'
    rows = [f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in grid.rows]
    return "\n".join([f'<table class="{CLASS}"{place}>', *rows, "</table>"])


def _cell(cell: Cell) -> str:
    tag = "th" if cell.header else "td"
    spans = (("rowspan", cell.rows), ("colspan", cell.columns))
    more = "".join(f' {name}="{number}"' for name, number in spans if number > 1)
    scope = ' scope="col"' if cell.header else ""
    text = html.escape(cell.text, quote=False).replace("\n", inline.BREAK)
    return f"<{tag}{scope}{more}>{text}</{tag}>"


def read(block: str) -> tuple[Grid, str | None]:
    """Return the table written in *block*, and the anchor of what it stands in, None for what is open.

    Raises ValueError when it is no table.
    """
    return _read_markup(block) if block.startswith("<table") else (_read_pipes(block), None)


def _read_pipes(block: str) -> Grid:
    lines = [line.strip() for line in block.split("\n")]
    if len(lines) < 2 or not re.fullmatch(r"\|?[\s:|-]+\|?", lines[1]):
        raise ValueError(block)
    rows = [
        tuple(Cell(inline.unescaped(part.strip()), header=at == 0) for part in _parts(line))
        for at, line in enumerate(lines)
        if at != 1
    ]
    return Grid(tuple(rows))


def _parts(line: str) -> list[str]:
    return re.split(r"(?<!\\)\|", re.sub(r"^\||(?<!\\)\|$", "", line))


def _read_markup(block: str) -> tuple[Grid, str | None]:
    table = reader.fragment_fromstring(block)
    rows = tuple(
        tuple(
            Cell(_text(cell), _span(cell, "rowspan"), _span(cell, "colspan"), cell.tag == "th")
            for cell in row.xpath("./td|./th")
        )
        for row in table.iter("tr")
    )
    return Grid(rows), table.get("data-of")


def _span(cell: reader.HtmlElement, name: str) -> int:
    value = cell.get(name, "1")
    return int(value) if value.isdecimal() else 1


def _text(cell: reader.HtmlElement) -> str:
    for mark in cell.xpath(".//br"):
        mark.tail = "\n" + (mark.tail or "")
    return str(cell.text_content()).strip()
