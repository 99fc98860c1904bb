"""The spreadsheet twin of a form: blank, or filled with records."""

from __future__ import annotations

from portal.forms import FormModel, Record, compute
from portal.forms.model import blank_record
from portal.forms.shapes import Table
from portal.locales import Speaker
from portal.render.xlsx.book import Book, Sheet
from portal.render.xlsx.fields import write_fields, write_signatures
from portal.render.xlsx.filling import Filling
from portal.render.xlsx.grid import LANDSCAPE, lone_grid, table_grid
from portal.render.xlsx.guide import write_guide
from portal.render.xlsx.info import BookInfo
from portal.render.xlsx.many import many_grid, write_lines
from portal.render.xlsx.rules import add_field_rules, write_checks
from portal.render.xlsx.tables import write_table

say = Speaker("workbook")

_MAIN = say("form")


def form_workbook(
    model: FormModel, *, units: list[str], info: BookInfo, records: list[Record] | None = None
) -> bytes:
    """Return the XLSX of a form, the same bytes for the same arguments.

    *units* are offered where a field asks for a commune. *records* fill it in: one record, or for a
    form that takes many any number of them, the shared fields taken from the first. They need not be
    computed. Raises ValueError for several records of a form that takes one.
    """
    if model.shared is None and records is not None and len(records) > 1:
        raise ValueError(say("fault.several", model.id))
    computed = [compute(model, record) for record in records or []]
    layout = "one" if model.shared is None else "many"
    head: list[tuple[str, str | int]] = [
        ("form", model.id),
        ("version", model.version),
        ("layout", layout),
    ]
    book = Book(model.title, info.organisation, info.created, head)
    blank = compute(model, blank_record(model))
    filling = Filling(book, model, info, units, computed[0] if computed else blank)
    if layout == "one":
        _one(filling)
    else:
        _many(filling, computed)
    write_guide(book, model, info)
    return filling.finish()


def _head(filling: Filling, sheet: Sheet) -> None:
    """Title and what kind of form this is; on a very wide sheet where the eye is at first."""
    ends = (n for n in range(1, sheet.grid.last + 1) if sheet.grid.width(1, n) >= LANDSCAPE)
    last = next(ends) if sheet.wide else None
    sheet.line(filling.model.title, "title", last=last)
    sheet.line(say("starred", filling.info.label), "small", last=last)
    sheet.row += 1


def _one(filling: Filling) -> None:
    model, book = filling.model, filling.book
    first = model.tables[0] if model.tables else None
    grid = table_grid(first.columns, first.given) if first else lone_grid()
    sheet = book.sheet(_MAIN, grid)
    _head(filling, sheet)
    below = filling.info.after_table if first and not first.open else frozenset()
    write_fields(filling, sheet, [f for f in model.fields if f.id not in below])
    if first:
        sheet.row += 1
        sheet.line(first.title, "section")
        write_table(filling, sheet, first)
        if below:
            sheet.row += 1
            write_fields(filling, sheet, [f for f in model.fields if f.id in below])
    write_signatures(filling, sheet, model.fields)
    add_field_rules(filling, sheet)
    write_checks(filling, sheet)
    sheet.close(filling.first_input.get(sheet.name))
    for table in model.tables[1:]:
        _own_sheet(filling, table)


def _own_sheet(filling: Filling, table: Table) -> None:
    sheet = filling.book.sheet(table.title, table_grid(table.columns, table.given))
    sheet.line(table.title, "title")
    sheet.line(filling.model.title, "small")
    sheet.row += 1
    write_table(filling, sheet, table)
    write_checks(filling, sheet)
    sheet.close(filling.first_input.get(sheet.name))


def _many(filling: Filling, records: list[Record]) -> None:
    model = filling.model
    sheet = filling.book.sheet(_MAIN, many_grid(model))
    _head(filling, sheet)
    write_fields(filling, sheet, [f for f in model.fields if f.id in model.common])
    sheet.row += 1
    write_lines(filling, sheet, records)
    write_checks(filling, sheet)
    sheet.close(filling.first_input.get(sheet.name))
