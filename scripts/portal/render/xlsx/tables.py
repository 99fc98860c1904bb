"""A table of a form on a sheet: given rows or lines to fill, formulas, the line of totals."""

from __future__ import annotations

from itertools import groupby, pairwise

from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]

from portal.forms import totals
from portal.forms.formulas import Node
from portal.forms.shapes import Column, Row, Table, Value
from portal.locales import Speaker
from portal.render.xlsx.book import Sheet
from portal.render.xlsx.contract import LINES, SHOWN
from portal.render.xlsx.filling import Filling
from portal.render.xlsx.formulas import filled_count, formula, guarded, quoted, total
from portal.render.xlsx.rules import add_line_rules
from portal.render.xlsx.styles import height_of
from portal.render.xlsx.validation import add_validation

say = Speaker("workbook")

_FROZEN = 10
"""A header further down is not frozen: it would leave too little of a small screen."""
_LONG = 12
"""Rows from which on the header is printed again on the next page."""


def write_table(filling: Filling, sheet: Sheet, table: Table) -> None:
    """Write *table* from the next row of *sheet* on; its columns are those of the grid."""
    writer = _Table(filling, sheet, table)
    writer.header()
    writer.body()
    writer.totals()
    writer.rules()


class _Table:
    def __init__(self, filling: Filling, sheet: Sheet, table: Table) -> None:
        self.filling, self.sheet, self.table = filling, sheet, table
        self.styles = sheet.book.styles
        self.places = {c.id: n for n, c in enumerate(table.columns, 1)}
        self.rows = filling.record["tables"].get(table.id, [])
        self.header_row = self.first = self.last = 0

    def header(self) -> None:
        sheet = self.sheet
        if self.table.note:
            sheet.line(self.table.note, "note")
        self.header_row = row = sheet.row
        for column in self.table.columns:
            sheet.raw.write_string(row, self.places[column.id], column.label, self.styles.look("header"))
        sizes = zip(self.table.columns, sheet.grid.widths, strict=False)
        sheet.height(row, max(height_of(c.label, w * 0.92) for c, w in sizes))
        sheet.row += 1
        if self.table.open or len(self.rows) > _LONG:
            sheet.raw.repeat_rows(row)
            if row <= _FROZEN:
                sheet.raw.freeze_panes(row + 1, 0)

    def body(self) -> None:
        self.first = self.sheet.row
        if self.table.open:
            self._lines()
        else:
            self._given()
        self.last = self.sheet.row - 1
        self._names()

    def _given(self) -> None:
        """The rows that are given, each group of them under a band with its name."""
        by_id = {row.get("id"): row for row in self.rows}
        repeats = self._repeated()
        group = None
        for number, given in enumerate(self.table.given, 1):
            row = self.sheet.row
            banded = self.table.columns[0].given and given.get("group")
            if banded and given["group"] != group:
                group = given["group"]
                self.sheet.line(str(group), "band", grow=False)
                row = self.sheet.row
            cells = given | by_id.get(given["id"], {})
            self.sheet.raw.write_string(row, 0, given["id"])
            self.sheet.height(row, height_of("", 9), growing=True)
            self.sheet.grow(row, [(c, cells.get(c.id), width) for c, width in self._sized(repeats)])
            self._row(row, cells, number, guard="")
            self.sheet.row += 1
        if repeats:
            self._merge_repeats(repeats)

    def _repeated(self) -> Column | None:
        """The first column, when its given text is the same on neighbouring rows."""
        first, rows = self.table.columns[0], self.table.given
        texts = [row.get(first.id) for row in rows]
        same = any(a == b for a, b in pairwise(texts))
        return first if first.given and same and not any(row.get("group") for row in rows) else None

    def _sized(self, without: Column | None) -> list[tuple[Column, float]]:
        sized = zip(self.table.columns, self.sheet.grid.widths, strict=False)
        return [(c, w) for c, w in sized if c is not without]

    def _merge_repeats(self, column: Column) -> None:
        """Say a text that many rows share once, over all of them."""
        style = self.styles.cell("given", column)
        row = self.first
        for text, rows in groupby(self.table.given, key=lambda r: r.get(column.id)):
            last = row + len(list(rows)) - 1
            if last > row:
                self.sheet.merge(row, 1, last, 1, str(text), style)
            row = last + 1

    def _lines(self) -> None:
        """Lines to fill in: as many as are filled, and those prepared; the last ones hidden."""
        count = max(LINES, len(self.rows))
        shown = max(SHOWN, len(self.rows))
        for number in range(count):
            row = self.sheet.row
            cells = self.rows[number] if number < len(self.rows) else None
            if number >= shown:
                self.sheet.hide(row)
            if cells is not None:
                self.sheet.grow(row, [(c, cells.get(c.id), width) for c, width in self._sized(None)])
            self._row(row, cells, number + 1, guard=f"{self._filled(row)}=0")
            self.sheet.row += 1

    def _filled(self, row: int) -> str:
        free = [
            (xl_rowcol_to_cell(row, self.places[c.id]), c.default) for c in self.table.columns if c.free
        ]
        return filled_count(free)

    def _row(self, row: int, cells: Row | None, number: int, guard: str) -> None:
        """One row; *cells* is None in a line nobody filled, *guard* says when a line is empty."""
        filled, values = cells is not None, cells or {}
        numbered = next((c.id for c in self.table.columns if c.auto), None)
        for column in self.table.columns:
            place, name = self.places[column.id], column.id
            if name == numbered:
                self._number(row, place, column, number if filled else None, guard)
            elif column.formula:
                empty = (
                    f'{xl_rowcol_to_cell(row, self.places[numbered])}=""' if numbered and guard else guard
                )
                self._computed(row, place, column, column.formula, values.get(name), empty)
            elif column.given:
                self.sheet.value(row, place, values.get(name), column, self.styles.cell("given", column))
            elif not filled and column.default is not None:
                self._default(row, place, column)
            else:
                style = self.styles.cell("input", column)
                self.sheet.value(row, place, values.get(name), column, style)

    def _number(self, row: int, place: int, column: Column, number: int | None, guard: str) -> None:
        style = self.styles.cell("computed", column)
        if not guard:
            self.sheet.raw.write_number(row, place, number, style)
            return
        above = (
            f"{xl_rowcol_to_cell(self.header_row, place, row_abs=True)}:{xl_rowcol_to_cell(row - 1, place)}"
        )
        self.sheet.formula(row, place, f'=IF({guard},"",MAX({above})+1)', style, number)

    def _computed(self, row: int, place: int, column: Column, tree: Node, value: Value, guard: str) -> None:
        cells = {
            c.id: self.filling.operand(c, xl_rowcol_to_cell(row, self.places[c.id]))
            for c in self.table.columns
        }
        text = formula(tree, cells, {})
        text = guarded(text, guard) if guard else text
        self.sheet.formula(row, place, text, self.styles.cell("computed", column), value)

    def _default(self, row: int, place: int, column: Column) -> None:
        """A value that is there from the start appears when something else of the line is filled in.

        Written outright, it would stand on every blank line and count in sums.
        """
        others = [
            (xl_rowcol_to_cell(row, self.places[c.id]), None)
            for c in self.table.columns
            if c.free and c.default is None
        ]
        default = column.default
        text = quoted(default) if isinstance(default, str) else f"{default:.15g}"
        line = f'=IF({filled_count(others)}=0,"",{text})'
        self.sheet.formula(row, place, line, self.styles.cell("input", column), None)

    def _names(self) -> None:
        """Name the columns, and guard what is typed into them."""
        table, contract = self.table, self.sheet.book.contract
        for column in table.columns:
            place = self.places[column.id]
            name, address = f"{table.id}.{column.id}", self.sheet.at(self.first, place, self.last)
            self.filling.columns[name] = address
            self.sheet.show_numbers((self.first, place, self.last, place), column)
            if column.free:
                contract.input("column", name, address)
                cells = (self.first, place, self.last, place)
                add_validation(self.sheet.raw, cells, column, self.sheet.book.lists, self.filling.units)
                self.filling.first_input.setdefault(self.sheet.name, (self._first_free_row(), place))
            elif not column.given:
                contract.computed(name, address)
        self.filling.columns[table.id] = self.filling.columns[f"{table.id}.{table.key}"]
        if not table.open:
            ids = self.filling.columns[f"{table.id}.id"] = self.sheet.at(self.first, 0, self.last)
            contract.input("rows", f"{table.id}.__rows", ids)

    def _first_free_row(self) -> int:
        grouped = not self.table.open and self.table.rows and self.table.rows[0].get("group")
        return self.first + (1 if grouped else 0)

    def rules(self) -> None:
        rules = [r for r in self.filling.model.rules if r.table == self.table.id]
        rows, records = (self.first, self.last), [self.filling.record]
        add_line_rules(self.filling, self.sheet, rules, self.places, rows, records)

    def totals(self) -> None:
        table = self.table
        if not table.totals:
            return
        row, style = self.sheet.row, self.styles.look("total")
        line = totals(self.filling.model, self.filling.record).get(table.id, {})
        first = min(self.places[c] for c in table.totals) - 1
        for place in range(1, len(table.columns) + 1):
            self.sheet.raw.write_blank(row, place, None, style)
        if first >= 1:
            self.sheet.merge(row, 1, row, first, say("total"), self.styles.look("total", align="center"))
        for column in table.columns:
            if column.id in table.totals:
                place = self.places[column.id]
                how, address = table.totals[column.id], self.sheet.at(self.first, place, self.last)
                text = total(how, address.rpartition("!")[2].replace("$", ""))
                cell_style = self.styles.cell("total", column)
                self.sheet.formula(row, place, text, cell_style, line.get(column.id))
                self.sheet.show_numbers((row, place, row, place), column)
                contract_name = f"{table.id}.{column.id}.__total"
                self.sheet.book.contract.computed(contract_name, self.sheet.at(row, place))
        self.sheet.row += 1
