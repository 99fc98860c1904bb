"""Letterheads and signatures: rows of print that stand in two columns side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass

from portal.intake.readers.pdf.rows import Row, split_at

_RECIPIENTS = re.compile(r"Nơi nhận", re.IGNORECASE)


@dataclass
class Columns:
    """Rows from *start* up to *end* of a page, as the rows of the left and of the right column."""

    start: int
    end: int
    left: list[Row]
    right: list[Row]


def columns_of(rows: list[Row]) -> list[Columns]:
    """Return the parts of one page that are set in two columns, from above."""
    found = []
    at = 0
    while at < len(rows):
        if len(rows[at].pieces) > 1:
            columns = _from(rows, at)
            if columns is not None:
                found.append(columns)
                at = columns.end
                continue
        at += 1
    return found


def _from(rows: list[Row], start: int) -> Columns | None:
    gutter = _gap(rows[start])
    left: list[Row] = []
    right: list[Row] = []
    end, last = start, rows[start]
    while end < len(rows):
        row = rows[end]
        if len(row.pieces) == 1 and row.x0 < gutter[0] and row.x1 > gutter[1]:
            parted = split_at(row, gutter)
            row = row if parted is None else Row([piece for half in parted for piece in half.pieces])
        if len(row.pieces) > 1:
            narrowed = _narrowed(gutter, row)
            if narrowed is None or row.base - last.base > 12 * row.size:
                break
            gutter = narrowed
            middle = sum(gutter) / 2
            sides = [
                [piece for piece in row.pieces if (piece.x0 < middle) == first] for first in (True, False)
            ]
            if not all(sides):
                break
            left.append(Row(sides[0]))
            right.append(Row(sides[1]))
        elif not _alone(row, last, gutter, left, right):
            break
        elif row.x1 <= gutter[1]:
            left.append(row)
            gutter = (max(gutter[0], row.x1), gutter[1])
        else:
            right.append(row)
            gutter = (gutter[0], min(gutter[1], row.x0))
        last = row
        end += 1
    return Columns(start, end, left, right) if left and right else None


def _gap(row: Row) -> tuple[float, float]:
    """The widest gap between two pieces of *row*."""
    pairs = zip(row.pieces, row.pieces[1:], strict=False)
    return max(((one.x1, other.x0) for one, other in pairs), key=lambda gap: gap[1] - gap[0])


def _narrowed(gutter: tuple[float, float], row: Row) -> tuple[float, float] | None:
    """*gutter* as far as *row* leaves it free too; None when *row* crosses it."""
    left = max((piece.x1 for piece in row.pieces if piece.x0 < gutter[1] - 1), default=gutter[0])
    right = min((piece.x0 for piece in row.pieces if piece.x0 >= gutter[1] - 1), default=gutter[1])
    low, high = max(gutter[0], left), min(gutter[1], right)
    if high - low >= 1:
        return low, high
    # A gap elsewhere in the row: the columns of this row are others.
    own = _gap(row)
    low, high = max(gutter[0], own[0]), min(gutter[1], own[1])
    return (low, high) if high - low >= 1 else None


def _alone(row: Row, last: Row, gutter: tuple[float, float], left: list[Row], right: list[Row]) -> bool:
    """Whether *row*, all of it on one side, goes on in that column."""
    gap = row.base - last.base
    if row.x1 <= gutter[1]:
        if gap > 2.6 * row.size:
            return False
        listed = any(_RECIPIENTS.match(one.text) for one in left)
        middle = (min(one.x0 for one in left) + max(one.x1 for one in left)) / 2 if left else row.centre
        return listed or abs(row.centre - middle) < 14
    if row.x0 >= gutter[0] and right:
        middle = sum(one.centre for one in right) / len(right)
        return gap <= 14 * row.size and abs(row.centre - middle) < 40
    return False
