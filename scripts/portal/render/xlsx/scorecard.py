"""The spreadsheet twin of a scorecard: marks in, level and what is missing out, by formulas.

The formulas mean what :func:`portal.forms.scoring.assess` means; a test holds the two together.
"""

from __future__ import annotations

import datetime as dt

from portal.content.models.portal import Period
from portal.forms.scoring import Rule, Scorecard
from portal.forms.shapes import Field, Option, Spec
from portal.locales import Speaker
from portal.render.xlsx.book import Book, Sheet
from portal.render.xlsx.contract import GUIDE
from portal.render.xlsx.grid import Grid
from portal.render.xlsx.scorecard_lines import NO, UNMET, YES, Lines
from portal.render.xlsx.styles import height_of
from portal.render.xlsx.validation import add_validation
from portal.vietnamese import format_number

say = Speaker("scorecard-made")
cells = Speaker("scorecard-workbook")

VERSION = 2
"""Of the layout of these workbooks; readers refuse others."""
_MAIN = say("sheet")
_LABEL, _VALUE = (1, 2), (3, 4)
"""First and last column of the labels and of the cells above the lines."""
_WHO = Field(id="who", label=say("who"), type="text")
_YEAR = Field(id="year", label=say("year"), type="integer")
_TEXT = Field(id="", label="", type="text")
_POINTS = Field(id="", label="", type="number")
_ON, _OFF = cells("yesGroup"), cells("noGroup")
_SWITCH = Field(
    id="",
    label=say("in-group"),
    type="choice",
    options=[Option(id=word, label=word) for word in (_ON, _OFF)],
)
_GENERAL = ("write-white", "empty", "evidence-how")
"""What holds for every scorecard, by key."""


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
    if model.practice:
        sheet.line(say("practice"), "section")
    sheet.line(say("intro"), "small")
    sheet.row += 1
    first = sheet.row
    years = {"min": period.first, "max": period.last} if period else {}
    _inputs(book, sheet, _YEAR.model_copy(update=years))
    groups = _groups(book, sheet, model)
    verdict = sheet.row + 1
    sheet.row = verdict + len(model.levels) + (3 if model.method == "cham-diem" else 2)
    lines = Lines(book, sheet, model, groups)
    lines.write()
    _verdict(book, sheet, model, lines, verdict)
    sheet.close((first, _VALUE[0]))
    _guide(book, model, notes)
    return book.finish()


def _grid(model: Scorecard) -> Grid:
    levels = len(model.levels)
    if model.method == "cham-diem":
        return Grid((14.0, 44.0, 9.0, 11.0, 30.0, *[14.0] * levels), landscape=True)
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
        sheet.raw.write_string(row, column, _ON if group.on else _OFF, style)
        add_validation(sheet.raw, (row, column, row, column), spec, book.lists, [])
        book.contract.input("group", group.id, sheet.at(row, column))
        found[group.id] = f'{sheet.at(row, column).rpartition("!")[2]}="{_ON}"'
    return found


def _verdict(book: Book, sheet: Sheet, model: Scorecard, lines: Lines, top: int) -> None:
    """Write the verdict above the lines, and what stands in the way of each level."""
    after, sheet.row = sheet.row, top
    styles = book.styles
    row, column = _pair(sheet, say("result"), "computed", _TEXT, whole=True)
    sheet.formula(row, column, lines.verdict(), styles.look("computed", bold=True, indent=1), UNMET)
    book.contract.computed("level", sheet.at(row, column))
    if model.method == "cham-diem":
        row, column = _pair(sheet, say("total"), "computed", _TEXT)
        sheet.formula(row, column, lines.total(), styles.cell("computed", _POINTS, align="left"), 0)
        sheet.show_numbers((row, column, row, column), _POINTS, *(lines.least(x.id) for x in model.levels))
        book.contract.computed("total", sheet.at(row, column))
    items = "indicators" if model.method == "cham-diem" else "items"
    for entry in model.levels:
        row, column = _pair(sheet, say("missing", entry.name), "computed", _TEXT, whole=True)
        text, cached = lines.missing(entry.id, items)
        sheet.formula(row, column, text, styles.look("computed", indent=1), cached)
        book.contract.computed(f"missing.{entry.id}", sheet.at(row, column))
        sheet.height(row, 52)
    sheet.row = after


def _guide(book: Book, model: Scorecard, notes: tuple[str, ...]) -> None:
    sheet = book.sheet(GUIDE, Grid((30.0, 60.0), landscape=False))
    sheet.line(model.title, "title")
    sheet.row += 1
    sheet.line(say("how"), "section")
    whose = say("practice" if model.practice else "own")
    for text in (*map(say, _GENERAL), whose, *_rules(model), *notes):
        sheet.line("•  " + text, "text")
    sheet.close(None)


def _rules(model: Scorecard) -> list[str]:
    """How the verdict comes about, in words; figures are those of the model."""
    if model.passes is None:
        order = ", ".join(level.name for level in model.levels)
        return [say("rule-choose", YES, NO), say("rule-order", order), say("rule-levels")]
    names = {g.id: g.name for g in model.groups}
    several = len(model.levels) > 1
    rules: list[tuple[str, Rule]] = []
    for level in model.levels:
        usual = model.passes[level.id]
        rules.append((level.name if several else say("rule-all"), usual))
        lead = f"{level.name}, " if several else ""
        rules += [(lead + names[group], rule) for group, rule in usual.alt.items()]
    return [
        say("rule-points", who, format_number(rule.min), format_number(rule.each)) for who, rule in rules
    ]
