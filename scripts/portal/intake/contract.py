"""The very hidden sheet of a workbook: which form it is, and where every input lies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from portal.content.forms import FormModel
from portal.intake.messages import IntakeError
from portal.intake.workbook import Area, Workbook

SHEET = "_cong"
_FIRST = 5
"""Row of the first input."""
_SHOWN = 5
"""Lost inputs that are named; more are counted."""


class Contract:
    """The form, version and layout a workbook says it has, and the places of its inputs."""

    def __init__(self, book: Workbook) -> None:
        if SHEET not in book:
            raise IntakeError("khong-cong")
        self._book = book
        self._cells = book.cells(SHEET)
        kind = self._text(1, 1)
        if kind == "scorecard":
            raise IntakeError("bang-cham")
        if kind != "form":
            raise IntakeError("khong-cong")
        self.form = self._text(1, 2)
        self.version = version_of(self._text(2, 2))
        self.many = self._text(3, 2) == "many"
        lines = [(self._text(r, 1), self._text(r, 2), self._text(r, 3)) for r in self._cells if r >= _FIRST]
        self._names = {(kind, name): called for kind, name, called in lines}

    def _text(self, row: int, column: int) -> str:
        cell = self._cells.get(row, {}).get(column)
        value = cell.value if cell else ""
        return str(int(value)) if isinstance(value, float) else str(value or "").strip()

    def places(self, model: FormModel) -> dict[tuple[str, str], Area]:
        """Return the place of every input of *model* by kind and name; IntakeError when some are lost."""
        found, lost = {}, []
        for kind, name, label in inputs(model):
            # LibreOffice takes "_xa_" in the text "cdht_xa_nam" for an escaped line break and spoils
            # it; the defined name itself comes through, and follows from the id.
            called = self._names.get((kind, name)) or defined_name(name)
            area = self._book.area(called)
            if area is None:
                lost.append(f"“{label}”")
            else:
                found[kind, name] = area
        if lost:
            lost = list(dict.fromkeys(lost))
            more = f" và {len(lost) - _SHOWN} ô khác" if len(lost) > _SHOWN else ""
            raise IntakeError("mat-o", ", ".join(lost[:_SHOWN]) + more)
        return found


def defined_name(name: str) -> str:
    """Return the defined name of an input."""
    return "x_" + name.replace("-", "_")


def version_of(value: Any) -> int:
    """Return a version as a whole number, 0 when it is none."""
    text = str(int(value)) if isinstance(value, float) and abs(value) < 1e9 else str(value)
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def inputs(model: FormModel) -> Iterator[tuple[str, str, str]]:
    """Yield kind, name and label of every input of a form, as the contract lists them."""
    for spec in model.fields:
        if spec.formula:
            continue
        if spec.type == "multichoice":
            for option in spec.choices:
                yield "option", f"{spec.id}.{option.id}", spec.label
        else:
            yield "field", spec.id, spec.label
    for table in model.tables:
        for column in table.columns:
            if not (column.given or column.auto or column.formula):
                label = f"{table.title}: {column.label}"
                yield "column", f"{table.id}.{column.id}", label
        if not table.open:
            yield "rows", f"{table.id}.__rows", f"{table.title}: mã các dòng"


def known(models: Any, form: str, version: int) -> FormModel:
    """Return the model of a form in its current version; IntakeError when there is none."""
    if form not in models:
        raise IntakeError("mau-la", form[:80])
    model: FormModel = models[form]
    if version < model.version:
        raise IntakeError("ban-cu", version, model.version)
    if version > model.version:
        raise IntakeError("ban-moi", version, model.version)
    return model
