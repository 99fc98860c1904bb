"""The sheet "Hướng dẫn": what the form is for, and how to fill in every cell of it."""

from __future__ import annotations

from collections.abc import Iterator

from portal.forms.formulas import describe
from portal.forms.rules import rule_words
from portal.forms.shapes import FormModel, Spec, Table
from portal.locales import Speaker
from portal.render.xlsx.book import Book, Sheet
from portal.render.xlsx.contract import GUIDE, LINES, SHOWN, area
from portal.render.xlsx.grid import Grid
from portal.render.xlsx.info import BookInfo
from portal.render.xlsx.lists import pairs_of
from portal.render.xlsx.styles import height_of
from portal.render.xlsx.validation import how_to_write
from portal.vietnamese import capitalised

say = Speaker("workbook")

_GENERAL = ("write-white", "write-numbers", "write-percents", "write-days", "keep-names")
"""What holds for every form, by key."""


def write_guide(book: Book, model: FormModel, info: BookInfo) -> None:
    """Add the sheet."""
    sheet = book.sheet(GUIDE, Grid((30.0, 10.0, 50.0), landscape=False))
    own = _Own(sheet)
    sheet.line(model.title, "title")
    sheet.line(info.label, "small")
    own.gap()
    for label, text in (
        ("purpose", info.purpose),
        ("filled-by", info.filled_by),
        ("when", info.when),
        ("sent-to", info.sent_to),
    ):
        if text:
            _pair(sheet, say(label), text)
    for note in info.notes:
        _pair(sheet, say("note"), note)
    own.gap()
    sheet.line(say("how-general"), "section")
    grows = model.shared is not None or any(t.open for t in model.tables)
    lines = [say("shared")] if model.shared is not None else []
    lines += map(say, _GENERAL)
    lines += [say("more-lines", LINES, SHOWN)] if grows else []
    for text in lines:
        sheet.line("•  " + text, "text")
    own.gap()
    if model.rules:
        sheet.line(say("rules"), "section")
        for rule in model.rules:
            sheet.line("•  " + rule_words(model, rule), "text")
        own.gap()
    parts = [
        (say("cells"), _fields(model, info)),
        *((say("table", t.title), _columns(t)) for t in model.tables),
    ]
    for title, inputs in parts:
        _inputs(sheet, title, list(inputs))
        own.gap()
    sheet.close(None)


class _Own:
    """Notes the parts of a sheet that the template writes, with the empty rows between them left out."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet, self._from = sheet, sheet.row

    def gap(self) -> None:
        """End the present part and leave a row empty."""
        sheet = self._sheet
        if sheet.row > self._from:
            sheet.book.contract.own(sheet.name, area((self._from, 1), (sheet.row - 1, sheet.grid.last)))
            sheet.row += 1
        self._from = sheet.row


def _pair(sheet: Sheet, label: str, text: str) -> None:
    styles = sheet.book.styles
    sheet.merge(sheet.row, 1, sheet.row, 1, label, styles.look("text", bold=True))
    sheet.merge(sheet.row, 2, sheet.row, 3, text, styles.look("text"))
    sheet.height(sheet.row, height_of(text, sheet.grid.width(2, 3)))
    sheet.row += 1


def _inputs(sheet: Sheet, title: str, lines: list[tuple[str, str, str]]) -> None:
    styles, row = sheet.book.styles, sheet.row + 1
    if not lines:
        return
    sheet.line(title, "section")
    for column, head in enumerate(("head-cell", "head-required", "head-how"), 1):
        sheet.raw.write_string(row, column, say(head), styles.look("header"))
    sheet.row += 1
    for line in lines:
        for column, text in enumerate(line, 1):
            align = "center" if column == 2 else "left"
            sheet.raw.write_string(sheet.row, column, text, styles.look("cell", align=align))
        heights = [height_of(t, sheet.grid.width(c, c)) for c, t in enumerate(line, 1)]
        sheet.height(sheet.row, max(heights))
        sheet.row += 1


def _fields(model: FormModel, info: BookInfo) -> Iterator[tuple[str, str, str]]:
    labels = {f.id: f"“{f.label}”" for f in model.fields}
    for table in model.tables:
        labels[table.id] = say("table-named", table.title)
        labels |= {f"{table.id}.{c.id}": say("column-named", c.label) for c in table.columns}
    for spec in model.fields:
        needed = say("required") if spec.required and not spec.formula else ""
        yield spec.label, needed, _words(spec, labels, info.rules.get(spec.id))


def _columns(table: Table) -> Iterator[tuple[str, str, str]]:
    labels = {c.id: f"“{c.label}”" for c in table.columns}
    for column in table.columns:
        if column.auto:
            yield column.label, "", say("numbered")
        elif column.given:
            yield column.label, "", say("given")
        else:
            needed = say("required") if table.open and column.id == table.key else ""
            yield column.label, needed, _words(column, labels, None)


def _words(spec: Spec, labels: dict[str, str], rule: str | None) -> str:
    if spec.type == "signature":
        parts = [say("sign")]
    elif spec.formula:
        parts = [say("computed", describe(spec.formula, labels))]
    else:
        parts = [how_to_write(spec)]
    if spec.type in ("choice", "multichoice") and spec.options:
        parts[0] += ": " + "; ".join(label for _, label in pairs_of(spec))
    if spec.unit:
        parts.append(say("unit", spec.unit))
    if spec.help:
        parts.append(spec.help)
    if spec.default is not None:
        parts.append(say("default", spec.default))
    if rule:
        parts.append(rule)
    return ". ".join(capitalised(p) for p in parts).rstrip(".") + "."
