"""What people do to workbooks of ours, each as a change of one that openpyxl has opened."""

from __future__ import annotations

import datetime as dt
import random
import unicodedata
from collections.abc import Callable
from typing import Any

from openpyxl.cell.cell import MergedCell
from openpyxl.utils import range_boundaries

MAIN, GUIDE = "Biểu mẫu", "Hướng dẫn"
FOREIGN = "Nháp"
"""How sheets are called that are none of the template's."""

Change = Callable[[Any, random.Random], None]


def area(book: Any, name: str, kind: str = "x_") -> tuple[Any, int, int, int]:
    """Sheet, column, first and last row of a named input."""
    ((sheet, address),) = book.defined_names[kind + name].destinations
    column, first, _, last = range_boundaries(address)
    return book[sheet.replace("''", "'")], column, first, last


def inputs(book: Any) -> list[str]:
    """Names of the inputs, those of hidden ids left out."""
    return [n[2:] for n in book.defined_names if n.startswith("x_") and "__" not in n]


def columns(book: Any) -> list[tuple[str, tuple[Any, int, int, int]]]:
    """Inputs of more than a row."""
    found = [(name, area(book, name)) for name in inputs(book)]
    return [(name, place) for name, place in found if place[3] > place[2]]


def main_sheet(book: Any) -> Any:
    return area(book, next(name for name in inputs(book) if "." not in name))[0]


def put(sheet: Any, row: int, column: int, value: Any) -> None:
    """Write into a cell, unless it is a covered part of a merged one."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, MergedCell):
        cell.value = value


def scribble(book: Any, chance: random.Random) -> None:
    """Write beside, above or below what the template has."""
    sheet = main_sheet(book)
    for n in range(chance.randint(1, 4)):
        row = chance.randint(1, sheet.max_row + 6)
        column = chance.randint(sheet.max_column + 1, sheet.max_column + 4)
        put(
            sheet,
            row,
            column,
            chance.choice([f"ghi thêm {n}", 900_000 + n, dt.datetime(2026, 5, 5), "=1+1", True]),
        )


def extra_sheet(book: Any, chance: random.Random) -> None:
    sheet = book.create_sheet(f"{FOREIGN} {chance.randint(1, 9)}")
    for n in range(chance.randint(1, 5)):
        sheet.cell(chance.randint(1, 9), chance.randint(1, 9)).value = f"nháp {n}"
    sheet.sheet_state = chance.choice(["visible", "hidden", "veryHidden"])


def note_on_guide(book: Any, chance: random.Random) -> None:
    put(
        book[GUIDE],
        book[GUIDE].max_row + chance.randint(1, 5),
        chance.randint(1, 6),
        chance.randint(70_000, 79_999),
    )


def hide_rows(book: Any, chance: random.Random) -> None:
    for line in chance.sample(range(5, 20), 4):
        main_sheet(book).row_dimensions[line].hidden = True


def hide_sheet(book: Any, chance: random.Random) -> None:
    main_sheet(book).sheet_state = chance.choice(["hidden", "veryHidden"])
    book.active = book[GUIDE]


def copy_sheet(book: Any, chance: random.Random) -> None:
    copy = book.copy_worksheet(main_sheet(book))
    copy.title = f"Bản chép {chance.randint(1, 9)}"
    copy.sheet_state = chance.choice(["visible", "visible", "hidden"])
    if chance.random() < 0.3:
        put(copy, 1, 2, "sửa tiêu đề")
        put(copy, 4, 2, "sửa nhãn")


def rename_sheet(book: Any, chance: random.Random) -> None:
    """As spreadsheets do it: names and formulas follow."""
    sheet = main_sheet(book)
    old, new = sheet.title, f"Bản {chance.randint(1, 9)} 'Hạ' & Cọ"
    sheet.title = new
    there = "'" + new.replace("'", "''") + "'!"
    for name in book.defined_names.values():
        name.attr_text = name.attr_text.replace(f"'{old}'!", there)


def past_the_end(book: Any, chance: random.Random) -> None:
    """Fill rows under the list or table, with gaps."""
    here = [place for _, place in columns(book) if place[0] is main_sheet(book)]
    if not here:
        return
    bottom = max(last for *_, last in here)
    for line in chance.sample(range(bottom + 1, bottom + 6), 3):
        for sheet, column, _, _ in here:
            if chance.random() < 0.6 and sheet.cell(line, column).value is None:
                put(sheet, line, column, chance.choice([line * 1000 + column, f"thêm {line} {column}"]))


def far_below(book: Any, chance: random.Random) -> None:
    """A block of figures pasted far under everything."""
    sheet = main_sheet(book)
    top = sheet.max_row + chance.randint(8, 60)
    for line in range(top, top + 3):
        for column in range(2, 6):
            put(sheet, line, column, line * 1000 + column)


def merge(book: Any, chance: random.Random) -> None:
    sheet, column, first, last = area(book, chance.choice(inputs(book)))
    if last > first:
        sheet.merge_cells(start_row=first, end_row=first + 1, start_column=column, end_column=column)


def overtype(book: Any, chance: random.Random) -> None:
    """Type over what formulas fill."""
    names = [n[2:] for n in book.defined_names if n.startswith("y_")]
    for name in chance.sample(names, min(2, len(names))):
        sheet, column, first, _ = area(book, name, "y_")
        put(sheet, first, column, chance.randint(60_000, 69_999))


def given_rows(book: Any, chance: random.Random) -> tuple[Any, int, int, int, int] | None:
    """Two rows of a table with given rows: sheet, the rows, first and last column."""
    ids = [n for n in book.defined_names if n.startswith("x_") and n.endswith(".__rows")]
    if not ids:
        return None
    name = chance.choice(ids)[2:]
    sheet, left, first, last = area(book, name)
    lines = [row for row in range(first, last + 1) if sheet.cell(row, left).value is not None]
    if len(lines) < 2:
        return None
    one, other = chance.sample(lines, 2)
    mine = [
        place[1] for other_name, place in columns(book) if other_name.startswith(name[: -len("__rows")])
    ]
    return sheet, one, other, left, max(mine)


def exchange(sheet: Any, one: int, other: int, these: range) -> None:
    for column in these:
        a, b = sheet.cell(one, column), sheet.cell(other, column)
        if not isinstance(a, MergedCell) and not isinstance(b, MergedCell):
            a.value, b.value = b.value, a.value


def swap_labels(book: Any, chance: random.Random) -> None:
    """Two rows change their visible labels only."""
    if found := given_rows(book, chance):
        sheet, one, other, left, _ = found
        exchange(sheet, one, other, range(left + 1, left + 2))


def swap_rows(book: Any, chance: random.Random) -> None:
    """Two rows are moved, with or without their hidden ids; formulas stay, as cutting and pasting figures leaves them."""
    if found := given_rows(book, chance):
        sheet, one, other, left, right = found
        exchange(sheet, one, other, range(left + chance.randint(0, 1), right + 1))


def shuffle_list(book: Any, chance: random.Random) -> None:
    """A list is sorted by hand."""
    here = columns(book)
    if here and not given_rows(book, chance):
        _, (sheet, _, first, last) = here[0]
        for _ in range(3):
            one, other = chance.sample(range(first, min(first + 9, last + 1)), 2)
            for _, (there, column, _, _) in here:
                if there is sheet:
                    exchange(sheet, one, other, range(column, column + 1))


def forget_ids(book: Any, _: random.Random) -> None:
    """The hidden column of ids is emptied."""
    for name in [n[2:] for n in book.defined_names if n.endswith(".__rows")]:
        sheet, column, first, last = area(book, name)
        for line in range(first, last + 1):
            put(sheet, line, column, None)


def forget_name(book: Any, chance: random.Random) -> None:
    """A column or a row with an input was deleted."""
    book.defined_names[f"x_{chance.choice(inputs(book))}"].attr_text = "#REF!"


def wide(number: int) -> str:
    return str(number).translate({ord("0") + n: 0xFF10 + n for n in range(10)})


def retype(book: Any, chance: random.Random) -> None:
    """Figures, days and words as people and other keyboards type them."""
    filled = [
        sheet.cell(row, column)
        for sheet, column, first, last in (area(book, name) for name in inputs(book))
        for row in range(first, min(last, first + 12) + 1)
    ]
    for cell in filled:
        if isinstance(cell, MergedCell) or cell.value in (None, "") or chance.random() < 0.5:
            continue
        if isinstance(cell.value, dt.datetime):
            cell.value = chance.choice(
                [f"{cell.value:%d/%m/%Y}", f" {cell.value:%d.%m.%Y} ", f"{cell.value:%-d-%-m-%Y}"]
            )
        elif isinstance(cell.value, int) and not isinstance(cell.value, bool):
            cell.value = chance.choice(
                [wide(cell.value), f"\u00a0{cell.value} ", f"{cell.value},0", str(cell.value)]
            )
        elif isinstance(cell.value, str) and not cell.value.startswith("="):
            cell.value = f"\u00a0{unicodedata.normalize('NFD', cell.value)} \n"


def wrong_kind(book: Any, chance: random.Random) -> None:
    """What does not fit where it stands: words for a figure, a day that is none."""
    for name in chance.sample(inputs(book), min(3, len(inputs(book)))):
        sheet, column, first, last = area(book, name)
        row = chance.randint(first, min(last, first + 9))
        put(sheet, row, column, f"{chance.randint(100, 999)} người")


CHANGES: tuple[Change, ...] = (
    scribble,
    extra_sheet,
    note_on_guide,
    hide_rows,
    hide_sheet,
    copy_sheet,
    rename_sheet,
    past_the_end,
    far_below,
    merge,
    overtype,
    swap_labels,
    swap_rows,
    shuffle_list,
    forget_ids,
    forget_name,
    retype,
    wrong_kind,
)
HARMLESS: tuple[Change, ...] = (
    scribble,
    extra_sheet,
    note_on_guide,
    hide_rows,
    hide_sheet,
    rename_sheet,
    overtype,
    swap_labels,
    swap_rows,
    retype,
)
"""Those that leave a figure where its label is."""
REFUSED = {forget_name: "mat-o"}
"""Those a file may be refused for, with why."""


def mutate(
    book: Any, chance: random.Random, among: tuple[Change, ...] = CHANGES, most: int = 4
) -> list[Change]:
    """Change *book* in some ways; return them. What looks places up by name comes before what takes names away."""
    changes = sorted(chance.sample(among, chance.randint(1, most)), key=lambda change: change in REFUSED)
    for change in changes:
        change(book, chance)
    return changes
