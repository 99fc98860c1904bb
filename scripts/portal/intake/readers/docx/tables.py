"""Tables of Word: cells that span, borders that are seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portal.intake.readers.docx.package import Element, W
from portal.intake.readers.docx.styles import Styles, number, value

_SIDES = ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV")
_NONE = {"nil", "none"}
MAX_COLUMNS = 63
"""As many as Word allows."""


@dataclass
class Place:
    """One cell where it begins, with all elements that continue it."""

    element: Element
    rows: int = 1
    columns: int = 1
    header: bool = False


def inside(parent: Element, tag: str) -> Iterator[Element]:
    """Yield the children of *parent* called *tag*, also those in content controls and marks of change."""
    for child in parent:
        if child.tag == W + tag:
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo"):
            yield from inside(child, tag)


def rows_of(table: Element) -> list[list[Place]]:
    """Return the cells row by row, each once; rows that were deleted are left out."""
    found: list[list[Place]] = []
    open_cells: dict[int, Place] = {}
    for row in inside(table, "tr"):
        properties = row.find(W + "trPr")
        if properties is not None and properties.find(W + "del") is not None:
            continue
        header = value(row, "trPr/tblHeader") not in (None, "0", "false")
        at = max(number(value(row, "trPr/gridBefore")), 0)
        placed: list[Place] = []
        still_open: dict[int, Place] = {}
        for cell in inside(row, "tc"):
            columns = min(max(number(value(cell, "tcPr/gridSpan"), 1), 1), MAX_COLUMNS)
            if value(cell, "tcPr/hMerge") in ("continue", "") and placed:
                placed[-1].columns += columns
            elif value(cell, "tcPr/vMerge") in ("continue", "") and at in open_cells:
                still_open[at] = open_cells[at]
                open_cells[at].rows += 1
            else:
                place = Place(cell, columns=columns, header=header)
                placed.append(place)
                if value(cell, "tcPr/vMerge") is not None:
                    still_open[at] = place
            at += columns
        open_cells = still_open
        found.append(placed)
    return found


def _drawn(borders: Element | None) -> set[str]:
    """The sides of a w:tblBorders or w:tcBorders that are drawn."""
    return {
        side
        for side in _SIDES
        if borders is not None
        and (found := borders.find(W + side)) is not None
        and found.get(W + "val", "nil") not in _NONE
    }


def has_borders(table: Element, styles: Styles) -> bool:
    """Whether lines are seen between cells, by table, style or cell; one below a letterhead is none."""
    own = table.find(f"{W}tblPr/{W}tblBorders")
    drawn = _drawn(styles.table_borders(value(table, "tblPr/tblStyle")))
    if own is not None:
        named = {side for side in _SIDES if own.find(W + side) is not None}
        drawn = (drawn - named) | _drawn(own)
    places = [place.element for row in rows_of(table) for place in row]
    if not places:
        return False
    by_cell = [cell.find(f"{W}tcPr/{W}tcBorders") for cell in places]
    if drawn:
        # Cells may take away what the table draws.
        cleared = sum(one is not None and not _drawn(one) and len(list(one)) >= 3 for one in by_cell)
        return cleared * 2 <= len(places)
    return sum(len(_drawn(one)) >= 2 for one in by_cell) * 2 > len(places)
