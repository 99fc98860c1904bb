"""A text's units as a flat list with depths: what people mend in a table, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from portal.content.fulltext.anchors import anchored
from portal.content.fulltext.model import Grid, Unit, UnitKind

_CHILDLESS: frozenset[UnitKind] = frozenset(("gach", "doan", "bang"))


@dataclass(frozen=True)
class Row:
    """One unit without what stands below it."""

    kind: UnitKind
    number: str
    text: str
    depth: int
    """How many units it stands in."""
    grid: Grid | None = None


def to_rows(units: Iterable[Unit], depth: int = 0) -> Iterator[Row]:
    """Yield *units* in the order of reading."""
    for unit in units:
        yield Row(unit.kind, unit.number, unit.text, depth, unit.grid)
        yield from to_rows(unit.children, depth + 1)


def from_rows(rows: Iterable[Row]) -> tuple[Unit, ...]:
    """Return the units of *rows* with addresses.

    A row that lies deeper than the one before it can hold goes as deep as it may.
    """
    top: list[_Open] = []
    open_rows: list[_Open] = []
    for row in rows:
        while open_rows and (len(open_rows) > row.depth or open_rows[-1].row.kind in _CHILDLESS):
            open_rows.pop()
        fresh = _Open(row, [])
        (open_rows[-1].below if open_rows else top).append(fresh)
        open_rows.append(fresh)
    return anchored(tuple(one.done() for one in top))


@dataclass
class _Open:
    row: Row
    below: list[_Open]

    def done(self) -> Unit:
        row = self.row
        children = tuple(one.done() for one in self.below)
        return replace(Unit(row.kind, row.number, row.text, grid=row.grid), children=children)
