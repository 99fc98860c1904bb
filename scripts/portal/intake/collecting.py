"""Records in the making: values by field and row, and what was wrong with them on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from portal.content.forms import Entry, FormModel, Problem, Record, compute, is_filled, shapes
from portal.content.forms.model import blank_rows
from portal.content.forms.shapes import Column, Spec, Table
from portal.intake.messages import FileProblem
from portal.intake.values import EMPTY, Found, read_value

Row = Callable[[Column], Found]
"""What a row of a file holds for a column."""


@dataclass
class FormFile:
    """A file that was read: its records, and what is to be said about them.

    ``problems`` are (number of the record from 0, problem); a value that did not fit is empty in the
    record, so a blocking problem means that the figures must not be added up. ``warnings`` are
    sentences on the file as a whole.
    """

    entry: Entry
    problems: list[tuple[int, Problem]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def entries(self, model: FormModel) -> list[Entry]:
        """Return what can be added up, problems included: the file, or each of its records.

        A form with one record a file may still be saved with several by the web form: every one is
        then an entry of its own, so that a fault in one does not hold up the others.
        """
        whole = self.entry
        if model.shared is not None or len(whole.records) < 2:
            return [replace(whole, problems=tuple(problem for _, problem in self.problems))]
        return [
            Entry(f"{whole.name}, phiếu {number + 1}", whole.form, [record],
                  tuple(problem for n, problem in self.problems if n == number))
            for number, record in enumerate(whole.records)
        ]  # fmt: skip


class Collector:
    """Collects the records of one file."""

    def __init__(self, name: str, model: FormModel) -> None:
        self._model = model
        self._file = FormFile(Entry(name, model.id, []))

    def finish(self) -> FormFile:
        """Return everything collected."""
        return self._file

    def warn(self, text: str) -> None:
        """Say something about the file once."""
        if text not in self._file.warnings:
            self._file.warnings.append(text)

    def add(self, fields: shapes.Row, tables: dict[str, list[shapes.Row]]) -> None:
        """Keep a record, computed."""
        record: Record = {"fields": fields, "tables": tables}
        self._file.entry.records.append(compute(self._model, record))

    def say(self, problem: Problem) -> None:
        """Keep a problem of the record that is being read."""
        self._file.problems.append((len(self._file.entry.records), problem))

    def value(self, spec: Spec, found: Found) -> Any:
        """Return the value of a field of the record that is being read."""
        value, problem = read_value(spec, found, spec.id, 0)
        if problem:
            self.say(problem)
        return value

    def growing_rows(self, table: Table, rows: Iterable[Row]) -> list[shapes.Row]:
        """Return the rows of a table that grows, those without content left out."""
        kept: list[shapes.Row] = []
        for row in rows:
            cells, problems = self._cells(table, row, len(kept) + 1)
            if is_filled(table, cells) or problems:
                kept.append(cells)
                for problem in problems:
                    self.say(problem)
        return kept

    def given_rows(self, table: Table, rows: Mapping[str, Row]) -> list[shapes.Row]:
        """Return the given rows of a table, filled from *rows* by id; a missing one is told."""
        found = []
        for number, blank in enumerate(blank_rows(table), 1):
            row = rows.get(str(blank["id"]))
            if row is None:
                words = next((str(blank[c.id]) for c in table.columns if c.given), blank["id"])
                self.warn(f"Bảng “{table.title}” thiếu dòng “{words}” của mẫu; dòng này coi như chưa điền.")
                found.append({k: v for k, v in blank.items() if k not in _free(table)})
                continue
            cells, problems = self._cells(table, row, number)
            for problem in problems:
                self.say(problem)
            found.append(blank | cells)
        return found

    def stray_row(self, table: Table, row: Row) -> None:
        """Tell of content in a row that the form does not have."""
        cells, problems = self._cells(table, row, 0)
        if problems or is_filled(table, cells):
            name = f"{table.id}.{table.key}"
            self.say(FileProblem("dong-la", name, 0, f"Bảng “{table.title}”", True))

    def _cells(self, table: Table, row: Row, number: int) -> tuple[shapes.Row, list[Problem]]:
        """The values of a row. A default that was left to be computed is the default."""
        cells: shapes.Row = {}
        problems: list[Problem] = []
        for column in table.columns:
            if column.id in _free(table):
                name = f"{table.id}.{column.id}"
                found = row(column)
                if found.pending and column.default is not None:
                    cells[column.id] = column.default
                    continue
                cells[column.id], problem = read_value(column, found, name, number)
                if problem:
                    problems.append(problem)
        return cells, problems


def _free(table: Table) -> set[str]:
    """The columns people fill in."""
    return {c.id for c in table.columns if c.free}


__all__ = ["EMPTY", "Collector", "FormFile", "Row"]
