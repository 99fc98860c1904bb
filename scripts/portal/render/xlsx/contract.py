"""What readers rely on in a workbook: defined names of every input, and the very hidden list of them.

Names and positions are the contract with the engine of forms; how a sheet looks is not.
"""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]

from portal.locales import Speaker

say = Speaker("workbook")

SHEET = "_cong"
LISTS = "_danh_muc"
GUIDE = say("guide")
INPUT, COMPUTED, CHECK = "x_", "y_", "k_"
"""Prefixes of the defined names of inputs, of cells that formulas fill, of those that check rules."""
LINES = 300
"""Lines prepared in a table that grows."""
SHOWN = 40
"""Lines of those that are not hidden."""
FIRST_LINE = 4
"""Row of the first input in the list, from 0."""


def defined_name(name: str, prefix: str = INPUT) -> str:
    """Return the defined name of an input: letters, digits, ``_`` and dots."""
    return prefix + "".join(c if c.isascii() and (c.isalnum() or c in "_.") else "_" for c in name)


def sheet_reference(sheet: str) -> str:
    """Return the name of *sheet* as formulas write it, with the exclamation mark."""
    return "'" + sheet.replace("'", "''") + "'!"


def area(first: tuple[int, int], last: tuple[int, int] | None = None, sheet: str = "") -> str:
    """Return the absolute address of a cell or a range; rows and columns from 0."""
    text: str = xl_rowcol_to_cell(*first, row_abs=True, col_abs=True)
    if last is not None and last != first:
        text += ":" + xl_rowcol_to_cell(*last, row_abs=True, col_abs=True)
    return (sheet_reference(sheet) if sheet else "") + text


class Contract:
    """Collects the names of one workbook and writes them at the end."""

    def __init__(self, workbook: Any, head: list[tuple[str, str | int]]) -> None:
        self._workbook = workbook
        self._head = head
        self._lines: list[tuple[str, str, str]] = []
        self._known: set[str] = set()

    def input(self, kind: str, name: str, address: str) -> None:
        """Note an input of *kind* at *address*.

        Kinds of a form (field, option, column, rows) share their names; those of a scorecard (mark,
        group, note) would meet, and stand in front of theirs.
        """
        called = f"{kind}.{name}" if kind in ("mark", "group", "note") else name
        self._lines.append((kind, name, self._define(defined_name(called), address)))

    def own(self, sheet: str, address: str) -> None:
        """Note a part of a sheet that nobody fills in: what stands outside of such was added by people."""
        self._lines.append(("own", sheet, address))

    def computed(self, name: str, address: str) -> None:
        """Name a cell or column that formulas fill; readers of the file do not need it."""
        self._define(defined_name(name, COMPUTED), address)

    def check(self, rule: str, address: str) -> None:
        """Name the cell that tells when *rule* is broken; readers of the file do not need it."""
        self._define(defined_name(rule, CHECK), address)

    def _define(self, name: str, address: str) -> str:
        if name in self._known:
            raise ValueError(say("fault.same-name", name))
        self._known.add(name)
        self._workbook.define_name(name, "=" + address)
        return name

    def write(self) -> None:
        """Add the very hidden sheet."""
        sheet = self._workbook.add_worksheet(SHEET)
        for row, (key, value) in enumerate(self._head):
            sheet.write_string(row, 0, key)
            if isinstance(value, int):
                sheet.write_number(row, 1, value)
            else:
                sheet.write_string(row, 1, value)
        for row, line in enumerate(self._lines, FIRST_LINE):
            for column, text in enumerate(line):
                sheet.write_string(row, column, text)
        sheet.protect()
        sheet.very_hidden()
