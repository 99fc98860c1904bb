"""A filled workbook as records: every value is taken where its defined name points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from portal.content.forms import FormModel, shapes
from portal.content.forms.shapes import Column, Field, Spec, Table
from portal.intake.collecting import Collector, FormFile, Row
from portal.intake.contract import Contract, known
from portal.intake.sheet import Cell
from portal.intake.values import EMPTY, Found, from_cell, is_chosen
from portal.intake.workbook import Area, Workbook


def read_spreadsheet(name: str, data: bytes, models: Mapping[str, FormModel]) -> FormFile:
    """Read a filled workbook; raises IntakeError when it cannot be read as a form."""
    book = Workbook(data)
    contract = Contract(book)
    model = known(models, contract.form, contract.version)
    reader = _Reader(name, book, model, contract.places(model))
    return reader.many() if contract.many and model.shared is not None else reader.one()


class _Reader:
    def __init__(
        self, name: str, book: Workbook, model: FormModel, places: Mapping[tuple[str, str], Area]
    ) -> None:
        self._book, self._model, self._places = book, model, places
        self._collector = Collector(name, model)

    def one(self) -> FormFile:
        """Read a workbook that holds one record."""
        specs = self._inputs()
        fields = {spec.id: self._value(spec, None) for spec in specs}
        tables = {t.id: self._rows(t) for t in self._model.tables}
        self._collector.add(fields, tables)
        return self._collector.finish()

    def many(self) -> FormFile:
        """Read a workbook that holds a record a line."""
        shared = [s for s in self._inputs() if s.id in self._model.common]
        own = [s for s in self._inputs() if s.id not in self._model.common]
        common: shapes.Row | None = None
        for row in self._lines([self._places[key] for spec in own for key in _keys(spec)]):
            if not self._has_content(own, row):
                continue
            if common is None:
                common = {spec.id: self._value(spec, None) for spec in shared}
            self._collector.add(common | {spec.id: self._value(spec, row) for spec in own}, {})
        return self._collector.finish()

    def _inputs(self) -> list[Field]:
        return [spec for spec in self._model.fields if not spec.formula]

    def _cell(self, area: Area, row: int | None) -> Cell | None:
        """The cell of an input; of a column, the one in *row*."""
        at = area.first if row is None else row
        if not area.first <= at <= area.last:
            return None
        return self._book.cells(area.sheet).get(at, {}).get(area.column)

    def _value(self, spec: Spec, row: int | None) -> Any:
        if spec.type != "multichoice":
            cell = self._cell(self._places["field", spec.id], row)
            return self._collector.value(spec, from_cell(cell, spec.type))
        cells = [self._cell(self._places[key], row) for key in _keys(spec)]
        chosen = [is_chosen(from_cell(cell, "multichoice")) for cell in cells]
        return [o.id for o, yes in zip(spec.choices, chosen, strict=True) if yes] or None

    def _has_content(self, specs: list[Field], row: int) -> bool:
        for spec in specs:
            for key in _keys(spec):
                cell = self._cell(self._places[key], row)
                found = from_cell(cell, spec.type)
                if spec.type == "multichoice":
                    if is_chosen(found):
                        return True
                elif (found.unknown or str(found.raw or "").strip() or found.raw == 0) and (
                    spec.default is None or found.raw != spec.default
                ):
                    return True
        return False

    def _lines(self, areas: list[Area]) -> Iterator[int]:
        """The rows of *areas* that have any content, from top to bottom."""
        first, last = min(a.first for a in areas), max(a.last for a in areas)
        rows = self._book.cells(areas[0].sheet)
        yield from sorted(r for r in rows if first <= r <= last)

    def _rows(self, table: Table) -> list[shapes.Row]:
        names = {c.id: ("column", f"{table.id}.{c.id}") for c in table.columns}
        areas = {column: self._places[key] for column, key in names.items() if key in self._places}

        def row_at(row: int) -> Row:
            def cell(column: Column) -> Found:
                area = areas.get(column.id)
                return from_cell(self._cell(area, row), column.type) if area else EMPTY

            return cell

        lines = list(self._lines(list(areas.values())))
        if table.open:
            return self._collector.growing_rows(table, (row_at(line) for line in lines))
        ids = self._ids(table)
        places: dict[str, int] = {}
        for line, row_id in ids.items():
            places.setdefault(row_id, line)
        given = {str(row["id"]) for row in table.given}
        for line in lines:
            if ids.get(line) not in given or places[ids[line]] != line:
                self._collector.stray_row(table, row_at(line))
        return self._collector.given_rows(table, {i: row_at(line) for i, line in places.items()})

    def _ids(self, table: Table) -> dict[int, str]:
        """The ids of the given rows by row of the sheet."""
        area = self._places["rows", f"{table.id}.__rows"]
        found = {}
        for line in self._lines([area]):
            cell = self._cell(area, line)
            if cell is not None and isinstance(cell.value, str):
                found[line] = cell.value.strip()
        return found


def _keys(spec: Spec) -> list[tuple[str, str]]:
    """Kind and name of the inputs of a field, as the contract lists them."""
    if spec.type == "multichoice":
        return [("option", f"{spec.id}.{o.id}") for o in spec.choices]
    return [("field", spec.id)]
