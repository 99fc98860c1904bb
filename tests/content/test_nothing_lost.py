"""Every cell people fill in is in a record or in a sentence that names it, whatever was done to the workbook."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl.utils import get_column_letter, range_boundaries

from portal.content.catalogue import Catalogue
from portal.content.forms import aggregate_data
from portal.engine import FileRead
from tests.content.form_files import LIST, VILLAGE, add, person, record, said, saved, village, workbook
from tests.engine import engine

ROWS = "danh-sach-de-nghi-cong-nhan"
MAIN = "Biểu mẫu"
OWN = ("_danh_muc", "_cong")


def area(book: Any, name: str) -> tuple[Any, int, int, int]:
    """Sheet, column, first and last row of a named input."""
    ((sheet, address),) = book.defined_names[f"x_{name}"].destinations
    column, first, _, last = range_boundaries(address)
    return book[sheet], column, first, last


def read(catalogue: Catalogue, path: Path) -> FileRead:
    (found,) = engine().read(aggregate_data(catalogue), [path])
    assert isinstance(found, FileRead), found
    return found


def words_of(found: FileRead) -> list[str]:
    return [*found.warnings, *(p.words for p in found.problems)]


def test_a_list_longer_than_the_template_is_read_to_its_end(catalogue: Catalogue, tmp_path: Path) -> None:
    book = workbook(catalogue, LIST, [person(catalogue, f"Lò Văn {n}") for n in range(300)])
    sheet, name, _, last = area(book, "ten_doi_tuong")
    for merged in [one for one in sheet.merged_cells.ranges if one.min_row > last]:
        sheet.unmerge_cells(str(merged))  # as pasting over it does
    for line in range(last + 1, last + 21):
        for column in range(2, sheet.max_column + 1):
            sheet.cell(line, column).value = sheet.cell(last, column).value
        sheet.cell(line, name).value = f"Lò Văn {line * 10}"
    total = add(catalogue, saved(book, tmp_path / "dai.xlsx"))
    assert total.records is not None
    assert total.records[0]["tables"]["mo_hinh"][0]["dang_ky"] == 320


def test_a_row_under_a_given_table_is_named(catalogue: Catalogue, tmp_path: Path) -> None:
    book = workbook(catalogue, VILLAGE, [village(catalogue, "Bản Một")])
    sheet, column, _, last = area(book, "mo_hinh.tong_so")
    sheet.cell(last + 1, column - 1).value, sheet.cell(last + 1, column).value = "Nhóm khác", 7
    total = add(catalogue, saved(book, tmp_path / "a.xlsx"), into="bang-tong-hop-xa")
    assert total.files[0].state == "pending"
    assert f"hàng {last + 1} trang “{MAIN}” ({get_column_letter(column)}{last + 1})" in total.files[0].why


def test_a_copied_sheet_is_another_village(catalogue: Catalogue, tmp_path: Path) -> None:
    book = workbook(catalogue, VILLAGE, [village(catalogue, "Bản Ba A", 10)])
    copy = book.copy_worksheet(book[MAIN])
    copy.title = "Bản thứ hai"
    _, column, line, _ = area(book, "thon")
    copy.cell(line, column).value = "Bản Ba B"
    total = add(catalogue, saved(book, tmp_path / "hai.xlsx"), into="bang-tong-hop-xa")
    assert [(f.unit, f.state) for f in total.files] == [("Bản Ba A", "accepted"), ("Bản Ba B", "accepted")]
    assert total.records is not None
    assert total.records[0]["tables"]["mo_hinh"][0]["dang_ky"] == 20


def test_rows_swapped_by_hand_count_for_what_they_say(catalogue: Catalogue, tmp_path: Path) -> None:
    book = workbook(catalogue, VILLAGE, [village(catalogue, "Bản Hai", 10)])
    sheet, column, first, _ = area(book, "mo_hinh.tong_so")
    for at in range(column - 1, column + 4):
        one, other = sheet.cell(first, at), sheet.cell(first + 1, at)
        one.value, other.value = other.value, one.value
    total = add(catalogue, saved(book, tmp_path / "doi.xlsx"), into="bang-tong-hop-xa")
    assert total.records is not None
    assert [r["dang_ky"] for r in total.records[0]["tables"]["mo_hinh"][:2]] == [10, None]
    assert "đọc theo nhãn nhìn thấy" in said(total)


def test_names_whose_dots_became_underscores_are_found(catalogue: Catalogue, tmp_path: Path) -> None:
    book = workbook(catalogue, VILLAGE, [village(catalogue, "Bản Một", 10)])
    for name in list(book.defined_names):
        defined = book.defined_names.pop(name)
        defined.name = name.replace(".", "_")
        book.defined_names.add(defined)
    total = add(catalogue, saved(book, tmp_path / "xls.xlsx"), into="bang-tong-hop-xa")
    assert [f.state for f in total.files] == ["accepted"]


def test_merged_figures_block_and_are_named(catalogue: Catalogue, tmp_path: Path) -> None:
    book = workbook(catalogue, VILLAGE, [village(catalogue, "Bản Một", 10)])
    sheet, column, first, _ = area(book, "mo_hinh.dang_ky")
    place = f"{get_column_letter(column)}{first}:{get_column_letter(column)}{first + 2}"
    sheet.merge_cells(place)
    total = add(catalogue, saved(book, tmp_path / "gop.xlsx"), into="bang-tong-hop-xa")
    assert total.files[0].state == "pending"
    assert place in total.files[0].why


def test_a_figure_on_the_guide_is_named(catalogue: Catalogue, tmp_path: Path) -> None:
    book = workbook(catalogue, VILLAGE, [village(catalogue, "Bản Một")])
    assert words_of(read(catalogue, saved(book, tmp_path / "a.xlsx"))) == []
    guide = book["Hướng dẫn"]
    guide.cell(guide.max_row + 3, 2).value = 1234
    (words,) = words_of(read(catalogue, saved(book, tmp_path / "b.xlsx")))
    assert "Trang “Hướng dẫn”" in words
    assert f"B{guide.max_row}" in words


def scribble(book: Any, chance: random.Random) -> None:
    """Write beside, above or below what the template has."""
    sheet = book[MAIN]
    for n in range(chance.randint(1, 4)):
        cell = sheet.cell(
            chance.randint(1, sheet.max_row + 6), chance.randint(sheet.max_column + 1, sheet.max_column + 4)
        )
        cell.value = chance.choice([f"ghi thêm {n}", 900_000 + n, dt.datetime(2026, 5, 5), "=1+1", True])


def extra_sheet(book: Any, chance: random.Random) -> None:
    sheet = book.create_sheet(f"Nháp {chance.randint(1, 9)}")
    for n in range(chance.randint(1, 5)):
        sheet.cell(chance.randint(1, 9), chance.randint(1, 9)).value = f"nháp {n}"
    sheet.sheet_state = chance.choice(["visible", "hidden", "veryHidden"])


def hide_rows(book: Any, chance: random.Random) -> None:
    for line in chance.sample(range(5, 20), 4):
        book[MAIN].row_dimensions[line].hidden = True


def copy_sheet(book: Any, chance: random.Random) -> None:
    copy = book.copy_worksheet(book[MAIN])
    copy.title = f"Bản chép {chance.randint(1, 9)}"
    if chance.random() < 0.3:
        copy.cell(2, 3).value = copy.cell(2, 2).value = "sửa tiêu đề"
        copy.cell(4, 2).value = copy.cell(4, 3).value = "sửa nhãn"


def past_the_end(book: Any, chance: random.Random) -> None:
    """Fill rows under the list or table, with gaps."""
    names = [n[2:] for n in book.defined_names if n.startswith("x_") and "__" not in n]
    columns = [place for place in (area(book, n) for n in names) if place[3] > place[2]]
    columns = [c for c in columns if c[0].title == MAIN]
    bottom = max(c[3] for c in columns)
    for line in chance.sample(range(bottom + 1, bottom + 6), 3):
        for sheet, column, _, _ in columns:
            cell = sheet.cell(line, column)
            if chance.random() < 0.6 and type(cell).__name__ == "Cell" and cell.value is None:
                cell.value = chance.choice([line * 1000 + column, f"thêm {line} {column}"])


def merge(book: Any, chance: random.Random) -> None:
    names = [n[2:] for n in book.defined_names if n.startswith("x_") and "__" not in n]
    sheet, column, first, last = area(book, chance.choice(names))
    if last > first:
        sheet.merge_cells(start_row=first, end_row=first + 1, start_column=column, end_column=column)


def overtype(book: Any, chance: random.Random) -> None:
    """Type over what formulas fill."""
    names = [n for n in book.defined_names if n.startswith("y_")]
    for name in chance.sample(names, min(2, len(names))):
        ((sheet, address),) = book.defined_names[name].destinations
        column, first, _, _ = range_boundaries(address)
        book[sheet].cell(first, column).value = 77


def swap_labels(book: Any, chance: random.Random) -> None:
    if "x_mo_hinh.tong_so" not in book.defined_names:
        return
    sheet, column, first, _ = area(book, "mo_hinh.tong_so")
    one, other = chance.sample(range(first, first + 5), 2)
    a, b = sheet.cell(one, column - 1), sheet.cell(other, column - 1)
    a.value, b.value = b.value, a.value


CHANGES: list[Callable[[Any, random.Random], None]] = [
    scribble, extra_sheet, hide_rows, copy_sheet, past_the_end, merge, overtype, swap_labels,
]  # fmt: skip


def plain(value: Any) -> str:
    """A value as cells and records have it in common."""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return f"{value:.9g}"
    return " ".join(str(value).split())


def values(found: FileRead, labels: dict[str, str]) -> Iterator[str]:
    for made in found.records:
        rows = [made["fields"], *(row for table in made["tables"].values() for row in table)]
        for row in rows:
            for value in row.values():
                if value is not None:
                    yield labels.get(plain(value), plain(value))


def is_told(words: list[str], sheet: str, line: int, column: int, titles: list[str]) -> bool:
    """Whether a sentence about the sheet names the cell, its row, or an area it lies in."""
    for sentence in words:
        if f"“{sheet}”" not in sentence and not any(title in sentence for title in titles):
            continue
        # A record, a table say which row they mean; of a problem in a list the row counts from 1.
        if re.search(rf"hàng {line}\b", sentence) or re.match(r"(dòng \d+, )?Ô ", sentence):
            return True
        for first, last in re.findall(r"\b([A-Z]+\d+)(?:(?::| đến )([A-Z]+\d+))?", sentence):
            left, top, right, bottom = range_boundaries(f"{first}:{last or first}")
            flows = " đến " in sentence and f"{first} đến" in sentence
            if top <= line <= bottom and (flows or left <= column <= right):
                return True
    return False


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("form", [VILLAGE, LIST, ROWS])
def test_each_cell_is_read_or_told(catalogue: Catalogue, tmp_path: Path, form: str, seed: int) -> None:
    chance = random.Random(f"{form} {seed}")
    made = {
        VILLAGE: lambda: [village(catalogue, "Bản Một", 1234, so_ho=81)],
        LIST: lambda: [person(catalogue, f"Lò Văn {n}", nam_sinh=1960 + n) for n in range(9)],
        ROWS: lambda: [
            record(
                catalogue, ROWS, {"danh_sach": [{"ten_doi_tuong": f"Lò Văn {n}", "dia_chi": f"nhà {n}"} for n in range(5)]},
                nam=2026, xa="Xã Mường La", thon="Bản Một",
            )
        ],
    }[form]()  # fmt: skip
    book, blank = workbook(catalogue, form, made), workbook(catalogue, form)
    changes = chance.sample(CHANGES, chance.randint(1, 4))
    for change in changes:
        change(book, chance)
    found = read(catalogue, saved(book, tmp_path / "a.xlsx"))
    words = words_of(found)
    spec = catalogue.forms[form]
    labels = {o.id: o.label for f in spec.fields for o in f.options or []}
    left = Counter(values(found, labels))
    titles = [t.title for t in spec.tables]
    unknown = {p.label for p in found.problems if not p.label.startswith(("Trang", "Bảng"))}
    for sheet in book.worksheets:
        if sheet.title in OWN or sheet.title == "Hướng dẫn":
            continue
        before = blank[sheet.title] if sheet.title in blank.sheetnames else blank[MAIN]
        foreign = sheet.title.startswith("Nháp")
        for cells in sheet.iter_rows():
            for cell in cells:
                own = None if foreign else before.cell(cell.row, cell.column).value
                if cell.value in (None, "") or cell.value == own or (cell.column == 1 and not foreign):
                    continue
                value = plain(cell.value)
                if left[value] > 0:
                    left[value] -= 1
                elif not is_told(words, sheet.title, cell.row, cell.column, titles):
                    # What does not fit its field is told by the name of the field.
                    assert unknown, (changes, sheet.title, cell.coordinate, cell.value, words)


@pytest.mark.parametrize("seed", range(6))
def test_the_sum_of_mutated_files_is_the_sum_of_what_is_written(
    catalogue: Catalogue, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    harmless = [scribble, extra_sheet, hide_rows, overtype, swap_labels]
    files, expected = [], Counter[str]()
    for n in range(1, 5):
        book = workbook(catalogue, VILLAGE, [village(catalogue, f"Bản {n}", 10**n)])
        for change in chance.sample(harmless, 2):
            change(book, chance)
        files.append(saved(book, tmp_path / f"{n}.xlsx"))
        sheet, column, first, last = area(book, "mo_hinh.dang_ky")
        for line in range(first, last + 1):
            expected[sheet.cell(line, 2).value] += sheet.cell(line, column).value or 0
    total = add(catalogue, *files, into="bang-tong-hop-xa")
    assert [f.state for f in total.files] == ["accepted"] * 4
    assert total.records is not None
    added = {r["doi_tuong"]: r["dang_ky"] or 0 for r in total.records[0]["tables"]["mo_hinh"]}
    assert added == dict(expected)
