"""The fields of a form on a sheet: label, cell to fill in, unit and help; and the signatures."""

from __future__ import annotations

from collections.abc import Sequence

from portal.forms.display import is_chosen
from portal.forms.shapes import Field
from portal.locales import text
from portal.render.xlsx.book import Sheet, shown
from portal.render.xlsx.filling import Filling
from portal.render.xlsx.styles import height_of
from portal.render.xlsx.validation import add_validation

_LONG_LINES = 4
"""Lines of room for a long text that is still blank."""


def write_fields(filling: Filling, sheet: Sheet, specs: Sequence[Field]) -> None:
    """Write fields one below the other, signatures left out."""
    for spec in specs:
        if spec.type == "multichoice":
            _options(filling, sheet, spec)
        elif spec.type != "signature":
            _field(filling, sheet, spec)


def _label(spec: Field) -> str:
    unit = f" ({spec.unit})" if spec.unit else ""
    return str(spec.label) + unit + (" *" if spec.required and not spec.formula else "")


def _field(filling: Filling, sheet: Sheet, spec: Field) -> None:
    label, value, hint = sheet.grid.parts()
    row, column = sheet.row, value[0]
    if hint and spec.type == "longtext" and not spec.help:
        value, hint = (value[0], hint[1]), None
    styles = sheet.book.styles
    words = _label(spec) if hint or not spec.help else f"{_label(spec)}\n({spec.help})"
    sheet.merge(row, label[0], row, label[1], words, styles.look("label"))
    style = styles.cell("computed" if spec.formula else "input", spec, align="left")
    if value[0] != value[1]:
        sheet.raw.merge_range(row, value[0], row, value[1], "", style)
    heights = [height_of(words, sheet.grid.width(*label))]
    if hint and spec.help:
        sheet.merge(row, hint[0], row, hint[1], spec.help, styles.look("hint"))
        heights.append(height_of(spec.help, sheet.grid.width(*hint) * 1.05, line=14))
    if spec.formula:
        filling.computed_field(sheet, row, column, spec, spec.formula, style)
    else:
        given = filling.record["fields"].get(spec.id)
        least = _LONG_LINES if spec.type == "longtext" else 1
        heights.append(height_of(shown(spec, given or ""), sheet.grid.width(*value), least))
        sheet.value(row, column, given, spec, style)
        add_validation(sheet.raw, (row, column, row, column), spec, sheet.book.lists, filling.units)
        address = sheet.at(row, column)
        filling.cells[spec.id] = filling.operand(spec, address)
        sheet.book.contract.input("field", spec.id, address)
        filling.first_input.setdefault(sheet.name, (row, column))
    sheet.show_numbers((row, column, row, column), spec)
    sheet.height(row, max(heights))
    sheet.row += 1


def _options(filling: Filling, sheet: Sheet, spec: Field) -> None:
    """One line an option: a cell that takes x, and the words of the option."""
    label, value, hint = sheet.grid.parts()
    styles = sheet.book.styles
    options = spec.choices
    first, last = sheet.row, sheet.row + len(options) - 1
    words = _label(spec) + (f"\n{spec.help}" if spec.help else "")
    sheet.merge(first, label[0], last, label[1], words, styles.look("label", valign="top"))
    chosen = filling.record["fields"].get(spec.id)
    end = hint[1] if hint else value[1]
    text = (min(value[0] + 1, end), end)
    style = styles.cell("input", spec)
    for option in options:
        row = sheet.row
        sheet.value(row, value[0], "x" if is_chosen(chosen, option.id) else None, spec, style)
        sheet.merge(row, text[0], row, text[1], option.label, styles.look("label", indent=1))
        sheet.height(row, height_of(option.label, sheet.grid.width(*text)))
        address = sheet.at(row, value[0])
        sheet.book.contract.input("option", f"{spec.id}.{option.id}", address)
        sheet.row += 1
    add_validation(sheet.raw, (first, value[0], last, value[0]), spec, sheet.book.lists, filling.units)
    filling.first_input.setdefault(sheet.name, (first, value[0]))


def write_signatures(filling: Filling, sheet: Sheet, specs: Sequence[Field]) -> None:
    """Write the places to sign side by side; a single one stands to the right."""
    signers = [spec for spec in specs if spec.type == "signature"]
    if not signers:
        return
    shares = [_inner(share) for share in sheet.grid.shares(max(len(signers), 2))[-len(signers) :]]
    styles, top = sheet.book.styles, sheet.row + 1
    for spec, (first, last) in zip(signers, shares, strict=True):
        sheet.merge(top, first, top, last, spec.label, styles.look("sign"))
        sheet.merge(top + 1, first, top + 1, last, text("paper", "signHere"), styles.look("sign-note"))
        name, style = top + 3, styles.look("sign-name")
        if first != last:
            sheet.raw.merge_range(name, first, name, last, "", style)
        sheet.value(name, first, filling.record["fields"].get(spec.id), spec, style)
        add_validation(sheet.raw, (name, first, name, first), spec, sheet.book.lists, [])
        sheet.book.contract.input("field", spec.id, sheet.at(name, first))
    labels = (height_of(s.label, sheet.grid.width(*w)) for s, w in zip(signers, shares, strict=True))
    sheet.height(top, max(labels))
    sheet.height(top + 2, 48)
    sheet.height(top + 3, 22)
    sheet.row = top + 4


def _inner(share: tuple[int, int]) -> tuple[int, int]:
    """A part of the columns with air on both sides, where there are enough of them."""
    first, last = share
    return (first + 1, last - 1) if last - first >= 3 else share
