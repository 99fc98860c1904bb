"""The spreadsheet twin of a scorecard: marks in, level and what is missing out, by formulas.

The formulas mean what :func:`portal.forms.scoring.assess` means; a test holds the two together.
"""

from __future__ import annotations

import datetime as dt

from portal.content.models.portal import Period
from portal.forms.scoring import Rule, Scorecard
from portal.forms.shapes import Field, Option, Spec
from portal.render.xlsx.book import Book, Sheet
from portal.render.xlsx.contract import GUIDE
from portal.render.xlsx.grid import Grid
from portal.render.xlsx.scorecard_lines import NO, UNMET, YES, Lines
from portal.render.xlsx.styles import height_of
from portal.render.xlsx.validation import add_validation
from portal.vietnamese import format_number

VERSION = 2
"""Of the layout of these workbooks; readers refuse others."""
_MAIN = "Bảng chấm"
_LABEL, _VALUE = (1, 2), (3, 4)
"""First and last column of the labels and of the cells above the lines."""
_WHO = Field(id="who", label="Tên đơn vị, xã hoặc người được chấm", type="text")
_YEAR = Field(id="year", label="Năm đánh giá", type="integer")
_TEXT = Field(id="", label="", type="text")
_POINTS = Field(id="", label="", type="number")
_SWITCH = Field(
    id="", label="Thuộc nhóm này?", type="choice",
    options=[Option(id=word, label=word) for word in ("Có", "Không")],
)  # fmt: skip
_GENERAL = (
    "Chỉ ghi vào ô trắng; mức đạt và kết luận tự tính ngay khi ghi.",
    "Chỉ tiêu để trống coi là chưa đạt.",
    "Ghi minh chứng (tên, số, ngày văn bản) để người xem xét đối chiếu.",
    "Đây là bảng tự chấm; kết quả công nhận do cấp có thẩm quyền quyết định.",
)


def scorecard_workbook(
    model: Scorecard,
    *,
    organisation: str,
    created: dt.datetime,
    period: Period | None = None,
    notes: tuple[str, ...] = (),
) -> bytes:
    """Return the XLSX of a scorecard (:func:`portal.forms.scoring.scorecard`), always the same bytes.

    The year must lie in *period*; *notes*, warnings for example, are said on the sheet "Hướng dẫn".
    """
    head: list[tuple[str, str | int]] = [("scorecard", model.id), ("version", VERSION)]
    book = Book(model.title, organisation, created, head)
    sheet = book.sheet(_MAIN, _grid(model))
    sheet.line(model.title, "title")
    sheet.line("Bảng tự chấm. Ghi vào ô trắng; ô xám tự tính.", "small")
    sheet.row += 1
    years = {"min": period.first, "max": period.last} if period else {}
    _inputs(book, sheet, _YEAR.model_copy(update=years))
    groups = _groups(book, sheet, model)
    verdict = sheet.row + 1
    sheet.row = verdict + len(model.levels) + (3 if model.method == "cham-diem" else 2)
    lines = Lines(book, sheet, model, groups)
    lines.write()
    _verdict(book, sheet, model, lines, verdict)
    sheet.close((3, _VALUE[0]))
    _guide(book, model, notes)
    return book.finish()


def _grid(model: Scorecard) -> Grid:
    levels = len(model.levels)
    if model.method == "cham-diem":
        return Grid((14.0, 44.0, 9.0, 11.0, 30.0, 14.0), landscape=True)
    return Grid((14.0, 44.0, *[16.0] * levels, 13.0, 30.0, *[13.0] * levels), landscape=True)


def _pair(
    sheet: Sheet, label: str, look: str, spec: Spec, hint: str = "", *, whole: bool = False
) -> tuple[int, int]:
    """Write a label and an empty cell beside it, *whole* to the end of the line; return its place."""
    row, styles, last = sheet.row, sheet.book.styles, sheet.grid.last if whole else _VALUE[1]
    sheet.merge(row, _LABEL[0], row, _LABEL[1], label, styles.look("label"))
    style = styles.cell(look, spec, align="left")
    sheet.raw.merge_range(row, _VALUE[0], row, last, "", style)
    heights = [height_of(label, sheet.grid.width(*_LABEL))]
    if hint:
        sheet.merge(row, last + 1, row, sheet.grid.last, hint, styles.look("hint"))
        heights.append(height_of(hint, sheet.grid.width(last + 1, sheet.grid.last)))
    sheet.height(row, max(heights))
    sheet.row += 1
    return row, _VALUE[0]


def _inputs(book: Book, sheet: Sheet, year: Field) -> None:
    for spec in (_WHO, year):
        row, column = _pair(sheet, spec.label, "input", spec, whole=spec is _WHO)
        add_validation(sheet.raw, (row, column, row, column), spec, book.lists, [])
        book.contract.input("field", spec.id, sheet.at(row, column))


def _groups(book: Book, sheet: Sheet, model: Scorecard) -> dict[str, str]:
    """Write a switch for each group; return the condition that says it is chosen."""
    found = {}
    spec = _SWITCH
    for group in model.groups:
        row, column = _pair(sheet, f"{group.name}?", "input", spec, group.warning)
        style = book.styles.cell("input", spec, align="left")
        sheet.raw.write_string(row, column, "Có" if group.on else "Không", style)
        add_validation(sheet.raw, (row, column, row, column), spec, book.lists, [])
        book.contract.input("group", group.id, sheet.at(row, column))
        found[group.id] = f'{sheet.at(row, column).rpartition("!")[2]}="Có"'
    return found


def _verdict(book: Book, sheet: Sheet, model: Scorecard, lines: Lines, top: int) -> None:
    """Write the verdict above the lines, and what stands in the way of each level."""
    after, sheet.row = sheet.row, top
    styles = book.styles
    row, column = _pair(sheet, "Kết quả", "computed", _TEXT, whole=True)
    sheet.formula(row, column, lines.verdict(), styles.look("computed", bold=True, indent=1), UNMET)
    book.contract.computed("level", sheet.at(row, column))
    if model.method == "cham-diem":
        row, column = _pair(sheet, "Tổng điểm", "computed", _TEXT)
        sheet.formula(row, column, lines.total(), styles.cell("computed", _POINTS, align="left"), 0)
        sheet.show_numbers((row, column, row, column), _POINTS, lines.least())
        book.contract.computed("total", sheet.at(row, column))
    for entry in model.levels:
        row, column = _pair(sheet, f"Còn thiếu ({entry.name})", "computed", _TEXT, whole=True)
        text, cached = lines.missing(entry.id, _unit(model))
        sheet.formula(row, column, text, styles.look("computed", indent=1), cached)
        book.contract.computed(f"missing.{entry.id}", sheet.at(row, column))
        sheet.height(row, 52)
    sheet.row = after


def _unit(model: Scorecard) -> str:
    return "chỉ số" if model.method == "cham-diem" else "chỉ tiêu"


def _guide(book: Book, model: Scorecard, notes: tuple[str, ...]) -> None:
    sheet = book.sheet(GUIDE, Grid((30.0, 60.0), landscape=False))
    sheet.line(model.title, "title")
    sheet.row += 1
    sheet.line("Cách chấm", "section")
    for text in (*_GENERAL, *_rules(model), *notes):
        sheet.line("•  " + text, "text")
    sheet.close(None)


def _rules(model: Scorecard) -> list[str]:
    """How the verdict comes about, in words; figures are those of the model."""
    if model.pass_ is None:
        order = ", ".join(level.name for level in model.levels)
        kinds = (
            f"“{YES}” hoặc “{NO}”; mức đạt chọn trong danh sách; tỷ lệ ghi như cách nói (62,5% thì gõ 62,5)"
        )
        return [
            f"Mỗi chỉ tiêu chọn {kinds}.",
            f"Các mức theo thứ tự: {order}.",
            "Đạt một mức khi đạt mọi chỉ tiêu áp dụng ở mức đó và ở các mức dưới.",
        ]
    names = {g.id: g.name for g in model.groups}
    rules: list[tuple[str, Rule]] = [("Mức chung", model.pass_)]
    rules += [(names[group], rule) for group, rule in model.pass_.alt.items()]
    return [
        f"{who}: tổng từ {format_number(rule.min)} điểm, mỗi chỉ số từ {format_number(rule.each)}."
        for who, rule in rules
    ]
