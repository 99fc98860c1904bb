"""Tables of pages: cells that span, and which ones only place words side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portal.intake.readers.html.container import length
from portal.intake.readers.html.styles import Element, Sheet, has_border

MAX_SPAN = 200
_LONG = 2500
"""Letters in one cell without lines around it: it holds a page, not an entry."""


@dataclass
class Place:
    """One cell where it stands."""

    element: Element
    rows: int
    columns: int
    header: bool


def rows_of(table: Element) -> list[list[Place]]:
    """Return the cells row by row; those of tables inside cells are left to them."""
    found = []
    for row, in_head in _rows(table):
        cells = [cell for cell in row if isinstance(cell.tag, str) and cell.tag.lower() in ("td", "th")]
        found.append(
            [
                Place(
                    cell,
                    _span(cell.get("rowspan")),
                    _span(cell.get("colspan")),
                    in_head or cell.tag.lower() == "th",
                )
                for cell in cells
            ]
        )
    # A cell cannot reach below the last row.
    for at, row in enumerate(found):
        for place in row:
            place.rows = min(place.rows, len(found) - at)
    return found


def _rows(table: Element) -> Iterator[tuple[Element, bool]]:
    for child in table:
        tag = child.tag.lower() if isinstance(child.tag, str) else ""
        if tag == "tr":
            yield child, False
        elif tag in ("tbody", "thead", "tfoot"):
            yield from ((row, tag == "thead") for row in child if row.tag == "tr")


def _span(written: str | None) -> int:
    digits = (written or "").strip()
    return (
        min(max(int(digits), 1), MAX_SPAN)
        if digits.isascii() and digits.isdecimal() and len(digits) < 6
        else 1
    )


def has_lines(table: Element, rows: list[list[Place]], sheet: Sheet) -> bool:
    """Whether lines part the cells, or the table has a size that letterheads never have."""
    if (table.get("border") or "0").strip() not in ("", "0", "0px") or has_border(sheet.of(table)):
        return True
    if "msotablegrid" in (table.get("class") or "").lower():
        return True
    places = [place for row in rows for place in row]
    drawn = sum(has_border(sheet.of(place.element)) for place in places)
    if drawn * 2 > len(places):
        return True
    widest = max((sum(place.columns for place in row) for row in rows), default=0)
    return any(place.header for place in places) or (widest >= 3 and len(rows) >= 3)


def only_places(rows: list[list[Place]]) -> bool:
    """Whether a table without lines holds parts of the page: its cells are read one after another."""
    places = [place.element for row in rows for place in row]
    return len(places) == 1 or any(
        cell.find(".//table") is not None or length(cell) > _LONG for cell in places
    )
