"""What people do to workbooks: read, or told where it stands. Chance tries the same: test_other_writers.py."""

from __future__ import annotations

from pathlib import Path

from openpyxl.utils import get_column_letter

from portal.content.catalogue import Catalogue
from portal.forms import aggregate_data
from portal.forms.engine import FileRead
from tests.content.form_files import LIST, VILLAGE, add, person, said, saved, village, workbook
from tests.content.mutations import MAIN, area
from tests.engine import engine


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
