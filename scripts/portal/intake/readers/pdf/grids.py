"""Tables of a page from the lines that are drawn around their cells."""

from __future__ import annotations

from dataclasses import dataclass

from portal.intake.readers.pdf.glyphs import Edge

_NEAR = 3.0
"""Lines so close together are one, or meet."""
_MOST = 120
"""Columns or rows of one table on one page."""


@dataclass
class Ruled:
    """A table where it stands: the lines between columns and rows, and the cells as ranges of them."""

    xs: list[float]
    ys: list[float]
    cells: list[tuple[int, int, int, int]]
    """Row, column, rows, columns of each, in the order of reading."""

    def cell_at(self, x: float, y: float) -> int | None:
        """Return which cell holds a point, None when none does."""
        for at, (row, column, rows, columns) in enumerate(self.cells):
            inside = self.xs[column] <= x < self.xs[column + columns]
            if inside and self.ys[row] <= y < self.ys[row + rows]:
                return at
        return None


def merged(edges: list[Edge]) -> list[Edge]:
    """Return *edges* with those that lie on one line and meet made one."""
    lanes: list[list[Edge]] = []
    for edge in sorted(edges, key=lambda one: one.at):
        if lanes and edge.at - lanes[-1][-1].at <= _NEAR / 2:
            lanes[-1].append(edge)
        else:
            lanes.append([edge])
    found: list[Edge] = []
    for lane in lanes:
        at = sum(edge.at for edge in lane) / len(lane)
        start, end = None, 0.0
        for edge in sorted(lane, key=lambda one: one.start):
            if start is None:
                start, end = edge.start, edge.end
            elif edge.start <= end + _NEAR:
                end = max(end, edge.end)
            else:
                found.append(Edge(at, start, end))
                start, end = edge.start, edge.end
        if start is not None:
            found.append(Edge(at, start, end))
    return found


def _meet(across: Edge, down: Edge) -> bool:
    return (
        across.start - _NEAR <= down.at <= across.end + _NEAR
        and down.start - _NEAR <= across.at <= down.end + _NEAR
    )


def tables_of(across: list[Edge], down: list[Edge]) -> list[Ruled]:
    """Return the tables that the lines of one page draw, from above; frames of one cell are none."""
    across, down = merged(across), merged(down)
    left_down, groups = set(range(len(down))), []
    free = set(range(len(across)))
    while free:
        todo = [free.pop()]
        rows: set[int] = set()
        columns: set[int] = set()
        while todo:
            row = todo.pop()
            rows.add(row)
            met = {one for one in left_down if _meet(across[row], down[one])}
            left_down -= met
            columns |= met
            more = {other for other in free if any(_meet(across[other], down[one]) for one in met)}
            free -= more
            todo += more
        groups.append(([across[one] for one in rows], [down[one] for one in columns]))
    found = [table for rows, columns in groups if (table := _table(rows, columns)) is not None]
    return sorted(found, key=lambda table: table.ys[0])


def _places(values: list[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _table(across: list[Edge], down: list[Edge]) -> Ruled | None:
    if len(across) < 2 or not down:
        return None
    xs = _places([e.at for e in down] + [min(e.start for e in across), max(e.end for e in across)])
    ys = _places([e.at for e in across] + [min(e.start for e in down), max(e.end for e in down)])
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or max(rows, columns) > _MOST or rows * columns < 2:
        return None
    cells = _cells(xs, ys, across, down)
    return Ruled(xs, ys, cells) if len(cells) > 1 else None


def _covered(edges: list[Edge], at: float, start: float, end: float) -> bool:
    """Whether a line at *at* runs along most of *start* to *end*."""
    along = sum(
        max(0.0, min(edge.end, end) - max(edge.start, start))
        for edge in edges
        if abs(edge.at - at) <= _NEAR
    )
    return along >= 0.6 * (end - start)


def _cells(
    xs: list[float], ys: list[float], across: list[Edge], down: list[Edge]
) -> list[tuple[int, int, int, int]]:
    """The cells of a net of lines: fields with no line between them are one."""
    taken: set[tuple[int, int]] = set()
    found = []
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            columns = 1
            while (
                column + columns < len(xs) - 1
                and (row, column + columns) not in taken
                and not _covered(down, xs[column + columns], ys[row], ys[row + 1])
            ):
                columns += 1
            rows = 1
            while row + rows < len(ys) - 1 and not _covered(
                across, ys[row + rows], xs[column], xs[column + columns]
            ):
                rows += 1
            taken |= {(row + r, column + c) for r in range(rows) for c in range(columns)}
            found.append((row, column, rows, columns))
    return found
