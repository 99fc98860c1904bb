"""Between a text and what the editors' page shows of it."""

from __future__ import annotations

from collections.abc import Sequence

from portal.content.fulltext import Cell, Grid, LegalText, Letterhead, Row, from_rows, to_rows
from portal.desk.shapes import DeskCell, DeskHead, DeskLine, DeskRow, DeskText
from portal.intake.flow import Line, SourceGrid, SourceText
from portal.vietnamese import nfc


def shown(text: LegalText, lines: Sequence[DeskLine]) -> DeskText:
    """Return *text* for the page; each row knows where in *lines* it begins, as far as its words say."""
    head = text.head
    places = _Places([line.text for line in lines])
    rows = []
    for row in to_rows(text.units):
        grid = None if row.grid is None else [[_cell(cell) for cell in cells] for cells in row.grid.rows]
        first = row.text or (row.grid.words if row.grid else row.number)
        rows.append(
            DeskRow(
                kind=row.kind,
                number=row.number,
                text=row.text,
                depth=row.depth,
                grid=grid,
                at=places.next(first),
            )
        )
    return DeskText(
        head=DeskHead(
            issuer="\n".join(head.issuer),
            number=head.number or "",
            place=head.place or "",
            date=head.date or "",
            kind=head.kind or "",
            title=head.title or "",
        ),
        bases="\n".join(text.bases),
        opening="\n".join(text.opening),
        signature="\n".join(text.signature),
        recipients="\n".join(text.recipients),
        rows=rows,
    )


def mended(text: DeskText) -> LegalText:
    """Return the text that the page sends back, with addresses; empty fields are unknown."""
    head = text.head
    rows = [
        Row(row.kind, _line(row.number), _lines(row.text), row.depth, _grid(row.grid)) for row in text.rows
    ]
    kept = [row for row in rows if row.text or row.number or row.grid]
    return LegalText(
        Letterhead(
            _list(head.issuer),
            _line(head.number) or None,
            _line(head.place) or None,
            _line(head.date) or None,
            _line(head.kind) or None,
            _lines(head.title) or None,
        ),
        _list(text.bases),
        _list(text.opening),
        from_rows(kept),
        _list(text.signature),
        _list(text.recipients),
    )


def lines_of(source: SourceText) -> list[DeskLine]:
    """Return what stands in the file, line by line; of a table each row is one."""
    found: list[DeskLine] = []
    for block in source.blocks:
        if isinstance(block, SourceGrid):
            rows = [" | ".join(cell.text.replace("\n", " ") for cell in row) for row in block.rows]
            found += [DeskLine(text=row, bold=False, centred=False, page=block.page) for row in rows]
        else:
            found.append(_shown_line(block))
    return found


def _shown_line(line: Line) -> DeskLine:
    return DeskLine(text=line.text, bold=line.bold, centred=line.centred, page=line.page)


def _cell(cell: Cell) -> DeskCell:
    return DeskCell(text=cell.text, rows=cell.rows, columns=cell.columns, header=cell.header)


def _grid(grid: list[list[DeskCell]] | None) -> Grid | None:
    if grid is None:
        return None
    return Grid(
        tuple(tuple(Cell(_lines(c.text), c.rows, c.columns, c.header) for c in row) for row in grid)
    )


def _line(text: str) -> str:
    return nfc(" ".join(text.split()))


def _lines(text: str) -> str:
    return "\n".join(_list(text))


def _list(text: str) -> tuple[str, ...]:
    return tuple(line for line in map(_line, text.split("\n")) if line)


class _Places:
    """Finds where wordings stand, each behind the one before it."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = [letters(line) for line in lines]
        self._from = 0

    def next(self, words: str) -> int | None:
        """Return the index of the first line, from the last one found on, with the start of *words*."""
        key = letters(words)[:40]
        if not key:
            return None
        for at in range(self._from, len(self._lines)):
            if key in self._lines[at] or (len(self._lines[at]) > 8 and key.startswith(self._lines[at])):
                self._from = at
                return at
        return None


def letters(text: str) -> str:
    """Return what of *text* counts when wordings are compared: letters and digits, small."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
