"""Words as they are kept: one form of letters and white space, whatever the file did."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from portal.intake.flow import Line, SourceCell, SourceGrid
from portal.vietnamese.text import nfc

_UNSEEN = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffc\ufff9-\ufffb]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def folded(text: str) -> str:
    """Return *text* in NFC without what is not seen, white space folded; line breaks kept, none empty."""
    text = _CONTROL.sub("", _UNSEEN.sub("", nfc(text)))
    lines = (" ".join(line.split()) for line in _BREAK.split(text))
    return "\n".join(line for line in lines if line)


def header_marked(grid: SourceGrid) -> SourceGrid:
    """Return *grid* with its first row as header where the file marks it, or it alone is all bold.

    A heading that spans rows makes headings of all in them.
    """
    headed = max((cell.rows for cell in grid.rows[0]), default=0) if grid.rows else 0
    if not grid.bordered or not headed or len(grid.rows) <= headed:
        return grid
    marked = any(cell.header for cell in grid.rows[0])
    bold = [all(line.bold for cell in row for line in cell.lines) for row in grid.rows[: headed + 1]]
    worded = any(cell.lines for cell in grid.rows[0])
    if not marked and not (worded and bold[0] and not bold[headed]):
        return grid
    rows = (
        tuple(replace(cell, header=cell.header or at < headed) for cell in row)
        for at, row in enumerate(grid.rows)
    )
    return replace(grid, rows=tuple(rows))


def whole_rows(rows: Iterable[Sequence[SourceCell]]) -> tuple[tuple[SourceCell, ...], ...]:
    """Return *rows* without those that hold no word and continue nothing."""
    kept = []
    open_rows = 0
    for row in rows:
        open_rows = max([open_rows - 1, *(cell.rows - 1 for cell in row)])
        if open_rows > 0 or any(cell.lines for cell in row):
            kept.append(tuple(row))
    return tuple(kept)


def line(text: str, **looks: object) -> Line | None:
    """Return the line of *text*, None when nothing of it is left. *looks* are the fields of Line."""
    words = folded(text)
    return Line(words, **looks) if words else None  # type: ignore[arg-type]
