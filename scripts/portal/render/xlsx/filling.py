"""The form being written: its model, what is filled in, and where every value lies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from portal.forms.formulas import Node
from portal.forms.shapes import Field, FormModel, FormRule, Record, Spec
from portal.render.xlsx.book import Book, Sheet
from portal.render.xlsx.formulas import Operand, formula
from portal.render.xlsx.info import BookInfo
from portal.render.xlsx.lists import counts, pairs_of


@dataclass
class Filling:
    """One workbook of one form. Formulas wait until every cell and column has its place."""

    book: Book
    model: FormModel
    info: BookInfo
    units: list[str]
    record: Record
    """Computed; blank when nothing is filled in."""
    cells: dict[str, Operand] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    first_input: dict[str, tuple[int, int]] = field(default_factory=dict)
    """By name of the sheet: where the cursor starts."""
    checks: dict[str, list[tuple[FormRule, Mapping[str, str], list[Record]]]] = field(default_factory=dict)
    """By name of the sheet: rules to be checked on it, the lines they read, the records filled in."""
    _waiting: list[Callable[[], None]] = field(default_factory=list)

    def operand(self, spec: Spec, address: str) -> Operand:
        """Return how formulas read the value of *spec* at *address*."""
        if spec.type == "choice" and counts(spec):
            labels, marks = self.book.lists.add(pairs_of(spec))
            return Operand(address, "choice", labels, marks)
        return Operand(address, spec.type)

    def later(self, write: Callable[[], None]) -> None:
        """Do *write* when all places are known."""
        self._waiting.append(write)

    def computed_field(
        self, sheet: Sheet, row: int, column: int, spec: Field, tree: Node, style: Any
    ) -> None:
        """Have the formula of a computed field written, its result kept with it."""
        address = sheet.at(row, column)
        self.cells[spec.id] = Operand(address, spec.type)
        self.book.contract.computed(spec.id, address)
        value = self.record["fields"].get(spec.id)

        def write() -> None:
            text = formula(tree, self.cells, self.columns)
            sheet.formula(row, column, text, style, value)

        self.later(write)

    def finish(self) -> bytes:
        """Write what waits, and return the bytes of the workbook."""
        for write in self._waiting:
            write()
        return self.book.finish()
