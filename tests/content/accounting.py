"""Whether every cell that people wrote is in a record or in a sentence that names it.

Knows nothing of how the engine reads: what is written is taken from the workbook with openpyxl, what the template
itself writes from a blank one.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl.utils import range_boundaries

from portal.forms.engine import FileRead
from portal.forms.shapes import FormModel
from tests.content.mutations import FOREIGN, MAIN, REFUSED, Change, area, inputs, main_sheet

OWN = ("_danh_muc", "_cong")
READ = re.compile("vẫn xét|vẫn đọc|đọc theo nhãn|được tính")
"""Sentences about what is read all the same: they excuse nothing."""


def as_name(name: str) -> str:
    """How names of inputs are written in a workbook."""
    return re.sub(r"[^A-Za-z0-9_.]", "_", name)


def plain(value: Any) -> str:
    """A value as cells and records have it in common."""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return f"{value:.9g}"
    return " ".join(unicodedata.normalize("NFC", str(value)).split())


def meanings(value: Any) -> Iterator[str]:
    """What a cell may be as a value: as it stands, as a figure, as a day."""
    text = plain(value)
    yield text
    digits = unicodedata.normalize("NFKC", text).replace(" ", "")
    if re.fullmatch(r"-?\d+(,\d+)?", digits):
        yield f"{float(digits.replace(',', '.')):.9g}"
    if found := re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", digits):
        day, month, year = map(int, found.groups())
        yield f"{year:04}-{month:02}-{day:02}"


def said_values(found: FileRead, labels: dict[str, list[str]]) -> Iterator[str]:
    """Every value of the records: choices by what they are called, several of them by the names of their boxes."""
    for made in found.records:
        rows = [made["fields"], *(row for table in made["tables"].values() for row in table)]
        for row in rows:
            for name, value in row.items():
                if isinstance(value, list):
                    yield from (as_name(f"{name}.{one}") for one in value)
                elif value is not None and name != "id":
                    yield from labels.get(plain(value), [plain(value)])


def is_told(words: list[str], sheet: str, line: int, column: int, titles: list[str]) -> bool:
    """Whether a sentence about the sheet names the cell, its row, or an area it lies in."""
    for sentence in words:
        if f"“{sheet}”" not in sentence and not any(f"“{title}”" in sentence for title in titles):
            continue
        # What is quoted is what people wrote.
        bare = re.sub(r"“[^”]*”", "", sentence)
        for first, last in re.findall(r"hàng (\d+)(?:–(\d+))?", bare):
            if int(first) <= line <= int(last or first):
                return True
        for first, sign, last in re.findall(r"\b([A-Z]+\d+)(?:(:| đến )([A-Z]+\d+))?", bare):
            left, top, right, bottom = range_boundaries(f"{first}:{last or first}")
            if top <= line <= bottom and (sign == " đến " or left <= column <= right):
                return True
    return False


@dataclass
class Case:
    """A filled workbook that was changed."""

    name: str
    model: FormModel
    blank: Any
    book: Any
    changes: list[Change]
    path: Path
    cells: int = field(default=0)

    @property
    def may_be_refused(self) -> set[str]:
        return {REFUSED[change] for change in self.changes if change in REFUSED}

    def written(self) -> Iterator[Any]:
        """Every cell that holds something that the template does not have there."""
        ids = {
            sheet.cell(row, column).value
            for sheet, column, first, last in (
                area(self.blank, n[2:]) for n in self.blank.defined_names if "__rows" in n
            )
            for row in range(first, last + 1)
        }
        main = main_sheet(self.book).title if not self.may_be_refused else MAIN
        computed = [area(self.blank, n[2:], "y_") for n in self.blank.defined_names if n.startswith("y_")]
        for sheet in self.book.worksheets:
            if sheet.title in OWN:
                continue
            foreign = sheet.title.startswith(FOREIGN)
            name = sheet.title if sheet.title in self.blank.sheetnames and sheet.title != main else MAIN
            for cells in sheet.iter_rows():
                for cell in cells:
                    own = None if foreign else self.blank[name].cell(cell.row, cell.column).value
                    if (
                        cell.value in (None, "")
                        or cell.value == own
                        or (cell.column == 1 and cell.value in ids)
                    ):
                        continue
                    # A formula of the template that went along with its row.
                    if cell.data_type == "f" and any(
                        s.title == name and c == cell.column and a <= cell.row <= b
                        for s, c, a, b in computed
                    ):
                        continue
                    yield cell

    def unaccounted(self, found: FileRead) -> list[str]:
        """The cells that are in no record and in no sentence."""
        words = [
            *(w for w in found.warnings if not READ.search(w)),
            *(problem.words for problem in found.problems),
        ]
        titles = [table.title for table in self.model.tables]
        specs = [*self.model.fields, *(column for table in self.model.tables for column in table.columns)]
        labels: dict[str, list[str]] = {}
        for spec in specs:
            for option in spec.choices:
                labels.setdefault(option.id, []).append(plain(option.label))
        left = Counter(said_values(found, labels))
        # A problem with an input is about one cell of it.
        wrong = Counter(problem.name for problem in found.problems)
        lost, written = [], list(self.written())
        self.cells += len(written)
        for cell in written:
            if is_told(words, cell.parent.title, cell.row, cell.column, titles):
                continue
            name = self.input_at(cell) or ""
            value = next((one for one in (name, *meanings(cell.value)) if left[one] > 0), None)
            if value is not None:
                left[value] -= 1
                continue
            name = name.split(".")[0] if self.model.shared is not None else name
            if wrong[name] > 0:
                wrong[name] -= 1
                continue
            lost.append(
                f"{self.name}, {self.said}: {cell.parent.title}!{cell.coordinate} {cell.value!r}\n  {words}"
            )
        return lost

    @property
    def said(self) -> str:
        return " + ".join(change.__name__ for change in self.changes)

    def input_at(self, cell: Any) -> str | None:
        """The input whose column or place a cell stands in, on a copy of its sheet too."""
        for name in inputs(self.blank):
            sheet, column, first, last = area(self.blank, name)
            own = sheet.title == MAIN and cell.parent.title not in self.blank.sheetnames
            here = own or sheet.title == cell.parent.title
            if (
                here
                and cell.column == column
                and (first <= cell.row if last > first else cell.row == first)
            ):
                return name
        return None
