"""The sheet of a form that takes many records a file: shared fields above, one line a record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]

from portal.forms.display import is_chosen
from portal.forms.formulas import Node
from portal.forms.shapes import Column, Field, FormModel, Record, Row, Value
from portal.render.xlsx.book import Sheet
from portal.render.xlsx.contract import LINES, SHOWN
from portal.render.xlsx.filling import Filling
from portal.render.xlsx.formulas import filled_count, formula, guarded
from portal.render.xlsx.grid import Grid, column_width, page_grid
from portal.render.xlsx.rules import add_line_rules
from portal.render.xlsx.styles import height_of
from portal.render.xlsx.validation import add_validation

_NUMBER = Column(id="", label="TT", type="integer", auto=True)
_TURNED = 5.0
"""Width of a column that takes an x."""


def line_fields(model: FormModel) -> list[Field]:
    """Return the fields every record has of its own."""
    return [f for f in model.fields if f.id not in model.common]


def many_grid(model: FormModel) -> Grid:
    """The columns: a number, then one a field, or one an option where several can be chosen."""
    widths, texts = [5.0], []
    for spec in line_fields(model):
        if spec.type == "multichoice":
            widths += [_TURNED] * len(spec.choices)
            continue
        if spec.type in ("text", "longtext", "signature"):
            texts.append(len(widths))
        widths.append(column_width(spec))
    return page_grid(widths, texts or [0], first=2)


def write_lines(filling: Filling, sheet: Sheet, records: Sequence[Record]) -> None:
    """Write header and lines from the next row on, filled with the computed *records*."""
    _Lines(filling, sheet).write(records)


class _Lines:
    def __init__(self, filling: Filling, sheet: Sheet) -> None:
        self.filling, self.sheet = filling, sheet
        self.styles = sheet.book.styles
        self.specs = line_fields(filling.model)
        self.places: dict[str, int] = {}
        place = 2
        for spec in self.specs:
            self.places[spec.id] = place
            place += len(spec.choices) if spec.type == "multichoice" else 1

    def write(self, records: Sequence[Record]) -> None:
        self._header()
        first = self.sheet.row
        count, shown = max(LINES, len(records)), max(SHOWN, len(records))
        for number in range(count):
            fields = records[number]["fields"] if number < len(records) else None
            self._line(self.sheet.row, fields, number + 1)
            if number >= shown:
                self.sheet.hide(self.sheet.row)
            if fields is not None:
                self._grow(fields)
            self.sheet.row += 1
        last = self.sheet.row - 1
        self._names(first, last)
        rules = self.filling.model.rules
        add_line_rules(self.filling, self.sheet, rules, self.places, (first, last), list(records))

    def _grow(self, fields: Row) -> None:
        """Make the line as high as what is filled in needs."""
        places = [(spec, self.places[spec.id]) for spec in self.specs]
        widths = [(spec, self.sheet.grid.width(place, place)) for spec, place in places]
        self.sheet.grow(self.sheet.row, [(s, fields.get(s.id), width) for s, width in widths])

    def _header(self) -> None:
        sheet, top = self.sheet, self.sheet.row
        two = any(s.type == "multichoice" for s in self.specs)
        bottom = top + 1 if two else top
        style = self.styles.look("header")
        sheet.merge(top, 1, bottom, 1, "TT", style)
        tall, low = 0.0, 0.0
        for spec in self.specs:
            place = self.places[spec.id]
            words = spec.label + (f" ({spec.unit})" if spec.unit else "")
            if spec.required and not spec.formula:
                words += " *"
            if spec.type != "multichoice":
                sheet.merge(top, place, bottom, place, words, style)
                tall = max(tall, height_of(words, sheet.grid.width(place, place) * 0.9))
                continue
            last = place + len(spec.choices) - 1
            sheet.merge(top, place, top, last, words, style)
            low = max(low, height_of(words, sheet.grid.width(place, last) * 0.9))
            for n, option in enumerate(spec.choices):
                sheet.raw.write_string(bottom, place + n, option.label, self.styles.look("header-turned"))
        sheet.height(top, low if two else tall)
        if two:
            labels = [o.label for s in self.specs if s.type == "multichoice" for o in s.choices]
            longest = max(len(label) for label in labels)
            # Turned by a quarter; labels above some twenty letters take two lines.
            length = longest * 6.5 / (2 if longest > 22 else 1) + 20
            sheet.height(bottom, min(max(length, 60.0, tall - low), 190.0))
        sheet.row = bottom + 1
        sheet.raw.repeat_rows(top, bottom)
        sheet.raw.freeze_panes(bottom + 1, 2)

    def _free(self, row: int) -> list[tuple[str, Any]]:
        found = []
        for spec in self.specs:
            if not spec.formula:
                cells = len(spec.choices) if spec.type == "multichoice" else 1
                default = None if spec.type == "multichoice" else spec.default
                found += [(xl_rowcol_to_cell(row, self.places[spec.id] + n), default) for n in range(cells)]
        return found

    def _line(self, row: int, fields: Row | None, number: int) -> None:
        sheet, filled, values = self.sheet, fields is not None, fields or {}
        above = f"{xl_rowcol_to_cell(row - number, 1, row_abs=True)}:{xl_rowcol_to_cell(row - 1, 1)}"
        guard = f'=IF({filled_count(self._free(row))}=0,"",MAX({above})+1)'
        sheet.formula(row, 1, guard, self.styles.cell("computed", _NUMBER), number if filled else None)
        for spec in self.specs:
            place, value = self.places[spec.id], values.get(spec.id)
            style = self.styles.cell("computed" if spec.formula else "input", spec)
            if spec.formula:
                self._computed(row, place, spec.formula, value, style)
            elif spec.type == "multichoice":
                for n, option in enumerate(spec.choices):
                    chosen = "x" if is_chosen(value, option.id) else None
                    sheet.value(row, place + n, chosen, spec, style)
            else:
                sheet.value(row, place, value if filled else spec.default, spec, style)

    def _computed(self, row: int, place: int, tree: Node, value: Value, style: Any) -> None:
        cells = dict(self.filling.cells)
        for other in self.specs:
            address = xl_rowcol_to_cell(row, self.places[other.id])
            cells[other.id] = self.filling.operand(other, address)
        text = guarded(formula(tree, cells, {}), f'{xl_rowcol_to_cell(row, 1)}=""')
        self.sheet.formula(row, place, text, style, value)

    def _names(self, first: int, last: int) -> None:
        sheet, contract = self.sheet, self.sheet.book.contract
        for spec in self.specs:
            place = self.places[spec.id]
            sheet.show_numbers((first, place, last, place), spec)
            if spec.formula:
                contract.computed(spec.id, sheet.at(first, place, last))
                continue
            end = place
            if spec.type == "multichoice":
                for n, option in enumerate(spec.choices):
                    address = sheet.at(first, place + n, last)
                    contract.input("option", f"{spec.id}.{option.id}", address)
                end = place + len(spec.choices) - 1
            else:
                contract.input("field", spec.id, sheet.at(first, place, last))
            add_validation(sheet.raw, (first, place, last, end), spec, sheet.book.lists, self.filling.units)
            self.filling.first_input.setdefault(sheet.name, (first, place))
