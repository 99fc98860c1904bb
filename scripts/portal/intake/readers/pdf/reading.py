"""The pages of a PDF in the order of reading: lines of the body, letterheads, tables over page breaks."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from portal.intake.flow import Line, SourceBlock, SourceCell, SourceGrid
from portal.intake.readers.lettering import Lettering
from portal.intake.readers.lines import header_marked, whole_rows
from portal.intake.readers.pdf.columns import columns_of
from portal.intake.readers.pdf.edges import notes_at_foot, without_edges
from portal.intake.readers.pdf.glyphs import Glyph, Page
from portal.intake.readers.pdf.grids import Ruled, tables_of
from portal.intake.readers.pdf.paragraphs import Joiner, Measure, joined
from portal.intake.readers.pdf.rows import Row, rows_of


@dataclass
class _Table:
    """A table of one page, or what it went on to be over the next ones."""

    xs: list[float]
    grid: SourceGrid


class Reading:
    """Reads the pages of one file, which are all known before."""

    def __init__(self, pages: list[Page], letters: Lettering) -> None:
        self._letters = letters
        self._pages = pages
        self._tables: list[list[tuple[Ruled, dict[int, list[Glyph]]]]] = []
        bodies = [self._taken_apart(page) for page in pages]
        self._bodies = without_edges(bodies, [page.height for page in pages])
        sizes = sorted(row.size for rows in self._bodies for row in rows)
        self._usual = sizes[len(sizes) // 2] if sizes else 12.0
        by_width: defaultdict[int, list[Row]] = defaultdict(list)
        for page, rows in zip(pages, self._bodies, strict=True):
            by_width[round(page.width)] += rows
        self._measures = {width: Measure.of(rows, width) for width, rows in by_width.items()}
        self._joiner = Joiner(letters)
        self._blocks: list[SourceBlock] = []
        self._last: _Table | None = None
        """The table that was read last, while nothing stands below it."""
        self._notes: list[Line] = []

    def _taken_apart(self, page: Page) -> list[Row]:
        """Keep the letters in tables aside; return the rows of the others."""
        tables = [
            (table, defaultdict[int, list[Glyph]](list)) for table in tables_of(page.across, page.down)
        ]
        outside = []
        for glyph in page.glyphs:
            x, y = (glyph.x0 + glyph.x1) / 2, glyph.base - 0.25 * glyph.size
            for table, cells in tables:
                at = table.cell_at(x, y)
                if at is not None:
                    cells[at].append(glyph)
                    break
            else:
                outside.append(glyph)
        self._tables.append([(table, dict(cells)) for table, cells in tables if cells])
        return rows_of(outside)

    def blocks(self) -> tuple[SourceBlock, ...]:
        """Return all pages, notes at their feet behind them."""
        for page, rows, tables in zip(self._pages, self._bodies, self._tables, strict=True):
            measure = self._measures[round(page.width)]
            body, notes = notes_at_foot(rows, self._usual)
            self._notes += joined(notes, measure, page.number, self._letters)
            tables = list(tables)
            for part in _parts(body, tables):
                if isinstance(part, Row):
                    self._last = None
                    self._put(self._joiner.add(part, measure, page.number))
                else:
                    self._put(self._joiner.close(measure))
                    self._table(part, measure, page.number)
        if self._pages:
            self._put(self._joiner.close(self._measures[round(self._pages[-1].width)]))
        return (*self._blocks, *self._notes)

    def _put(self, block: SourceBlock | None) -> None:
        if block is not None:
            self._blocks.append(block)

    def _table(self, part: _Part, measure: Measure, page: int) -> None:
        if isinstance(part, list):
            self._last = None
            gutter = (max(row.x1 for row in part[0]), min(row.x0 for row in part[1]))
            edges = ((min(measure.left, part[0][0].x0), gutter[1]), (gutter[0], measure.right))
            cells = tuple(
                SourceCell(tuple(self._column(rows, edge, page)))
                for rows, edge in zip(part, edges, strict=True)
            )
            self._put(SourceGrid((cells,), bordered=False, page=page))
            return
        table, glyphs = part
        grid = self._grid(table, glyphs, page)
        if self._last is not None and _alike(self._last.xs, table.xs):
            self._last.grid = _continued(self._last.grid, grid)
            self._blocks[-1] = self._last.grid
        elif grid.rows:
            self._last = _Table(table.xs, header_marked(grid))
            self._put(self._last.grid)

    def _column(self, rows: list[Row], edges: tuple[float, float], page: int) -> list[Line]:
        """One column of a letterhead: every row is a line as it was set, unless it had to go on below."""
        found: list[Line] = []
        last: Row | None = None
        for row in rows:
            alone = Measure(row.x0, row.x1, row.x0)
            for one in joined([row], alone, page, self._letters):
                if last is not None and _wraps(last, row, found[-1].text, one.text, edges):
                    found[-1] = replace(found[-1], text=f"{found[-1].text} {one.text}")
                else:
                    found.append(one)
                last = row
        return found

    def _grid(self, table: Ruled, glyphs: dict[int, list[Glyph]], page: int) -> SourceGrid:
        rows: list[list[SourceCell]] = [[] for _ in table.ys[:-1]]
        for at, (row, column, height, width) in enumerate(table.cells):
            left, right = table.xs[column], table.xs[column + width]
            inside = rows_of(glyphs.get(at, []))
            inner = min((one.x0 for one in inside), default=left)
            edge = max([right - (inner - left) - 1, *(one.x1 for one in inside)])
            lines = joined(inside, Measure(inner, min(edge, right), inner), page, self._letters)
            centred = [replace(one, centred=False, indent=0) for one in lines]
            rows[row].append(SourceCell(tuple(centred), height, width))
        return SourceGrid(whole_rows(rows), page=page)


def _wraps(last: Row, row: Row, above: str, text: str, edges: tuple[float, float]) -> bool:
    """Whether *row* of a letterhead, whose words are *text*, goes on with what *last* begins."""
    if re.match(r"[-–+•]\s*\w", above):
        return not text.startswith(("-", "–", "+", "•", "_"))
    if text[0].islower():
        return True
    # Set in the middle, a line may be as wide as the narrower of its two sides allows.
    room = 2 * min(last.centre - edges[0], edges[1] - last.centre)
    full = last.x1 - last.x0 + 0.25 * last.size + row.first_word > room
    return full and above.isupper() and text.isupper() and last.bold == row.bold


_Part = list[list[Row]] | tuple[Ruled, dict[int, list[Glyph]]]


def _parts(rows: list[Row], tables: list[tuple[Ruled, dict[int, list[Glyph]]]]) -> list[Row | _Part]:
    """The rows, columns and tables of one page from above."""
    found: list[tuple[float, Row | _Part]] = [(table[0].ys[0], table) for table in tables]
    taken: set[int] = set()
    for columns in columns_of(rows):
        taken |= set(range(columns.start, columns.end))
        found.append((rows[columns.start].base, [columns.left, columns.right]))
    found += [(row.base, row) for at, row in enumerate(rows) if at not in taken]
    return [part for _, part in sorted(found, key=lambda one: one[0])]


def _alike(xs: list[float], others: list[float]) -> bool:
    """Whether two tables have the same columns."""
    return len(xs) == len(others) and all(abs(x - y) <= 4 for x, y in zip(xs, others, strict=True))


def _continued(grid: SourceGrid, more: SourceGrid) -> SourceGrid:
    """Two parts of a table as one: a header that is repeated left out, a row that was cut made whole."""
    below = list(more.rows)
    heads = 0
    while heads < min(len(below), len(grid.rows)) and _words(below[heads]) == _words(grid.rows[heads]):
        heads += 1
    below = below[heads:]
    above = list(grid.rows)
    if below and above and _is_rest(above[-1], below[0]):
        above[-1] = tuple(
            replace(one, lines=_flowing(one.lines, rest.lines))
            for one, rest in zip(above[-1], below[0], strict=True)
        )
        below = below[1:]
    return replace(grid, rows=(*above, *below))


def _words(row: tuple[SourceCell, ...]) -> list[str]:
    return [cell.text for cell in row]


def _is_rest(row: tuple[SourceCell, ...], rest: tuple[SourceCell, ...]) -> bool:
    """Whether *rest*, the first row of a page, did not fit into *row*: its first cell says nothing new."""
    return (
        len(row) == len(rest) > 1
        and all(cell.rows == 1 for cell in (*row, *rest))
        and bool(row[0].lines)
        and not rest[0].lines
    )


def _flowing(lines: tuple[Line, ...], rest: tuple[Line, ...]) -> tuple[Line, ...]:
    if lines and rest and rest[0].text[0].islower():
        whole = replace(lines[-1], text=f"{lines[-1].text} {rest[0].text}")
        return (*lines[:-1], whole, *rest[1:])
    return (*lines, *rest)
