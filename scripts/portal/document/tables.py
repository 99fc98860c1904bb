"""Tables of HTML as rows of equal length: header, cells that span others, columns of numbers."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator

from portal.document.html import classes, text_of
from portal.document.model import Block, Span, Table

_MOST = 100
"""More rows or columns no cell spans; what says more is a slip."""


def read_table(
    table: etree.Element,
    blocks: Callable[[etree.Element], tuple[Block, ...]],
    words: Callable[[etree.Element], tuple[Span, ...]],
) -> Table:
    """Return *table*; *blocks* reads a cell, *words* a cell of the header."""
    caption = next((text_of(c) for c in table if c.tag == "caption"), "")
    rows = list(_rows(table))
    headed = bool(rows) and (rows[0][0] == "thead" or all(c.tag == "th" for c in _cells(rows[0][1])))
    grid = _grid([row for _, row in rows])
    width = max(map(len, grid), default=0)
    grid = [row + [None] * (width - len(row)) for row in grid]
    head = tuple(() if c is None else words(c) for c in grid[0]) if headed and width else ()
    body = grid[1:] if headed else grid
    numeric = {i for row in body for i, c in enumerate(row) if c is not None and _is_number(c)}
    cells = tuple(tuple(() if c is None else blocks(c) for c in row) for row in body)
    return Table(caption, head, cells, frozenset(numeric))


def _rows(table: etree.Element) -> Iterator[tuple[str, etree.Element]]:
    for part in table:
        if part.tag == "tr":
            yield "", part
        elif part.tag in ("thead", "tbody", "tfoot"):
            yield from ((part.tag, row) for row in part if row.tag == "tr")


def _cells(row: etree.Element) -> list[etree.Element]:
    return [c for c in row if c.tag in ("th", "td")]


def _is_number(cell: etree.Element) -> bool:
    aligned = re.search(r"text-align:\s*right", cell.get("style", "")) or cell.get("align") == "right"
    return bool(aligned) or "num" in classes(cell)


def _grid(rows: list[etree.Element]) -> list[list[etree.Element | None]]:
    """The cells by place; None where a cell reaches from the left or from above."""
    found: list[list[etree.Element | None]] = []
    reaching: dict[int, int] = {}
    """By column, how many more rows the cell above takes."""
    for row in rows:
        line: list[etree.Element | None] = []
        cells = _cells(row)
        below: dict[int, int] = {}
        while cells or reaching.get(len(line)):
            if reaching.get(len(line)):
                below[len(line)] = reaching[len(line)] - 1
                line.append(None)
                continue
            cell = cells.pop(0)
            for n in range(_span(cell, "colspan")):
                below[len(line)] = _span(cell, "rowspan") - 1
                line.append(None if n else cell)
        reaching = below
        found.append(line)
    return found


def _span(cell: etree.Element, name: str) -> int:
    said = cell.get(name, "1")
    return min(max(int(said), 1), _MOST) if said.isdecimal() else 1
