"""Rules of a form on a sheet: what breaks one is marked, and a check cell at the bottom says so in words.

A check cell stays empty while its rule is kept or a figure is missing, as
:func:`portal.forms.rules.breaks` has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]

from portal.forms.formulas import Call, Node, Operation, leaves
from portal.forms.rules import by_line, check_result, check_words
from portal.forms.shapes import FormRule, Record
from portal.locales import text
from portal.render.xlsx.book import Sheet
from portal.render.xlsx.contract import area, sheet_reference
from portal.render.xlsx.filling import Filling
from portal.render.xlsx.formulas import Operand, numbers_in, quoted, value_of
from portal.render.xlsx.styles import height_of

_BROKEN = {"<=": ">", ">=": "<", "=": "<>", "<": ">=", ">": "<="}
_MARKS = {True: "#F9C9B6", False: "#FFE9A8"}
"""Behind figures that break a rule, by whether it blocks."""


def broken(rule: FormRule, cells: Mapping[str, str], columns: Mapping[str, str]) -> str:
    """Return a formula that is true where *rule* is broken.

    *cells* are addresses by name: of one line each, or of whole columns, and then the formula is an array
    for SUMPRODUCT. It uses an error for "not broken": functions that ask (IF, IFERROR) see no arrays there.
    """
    sides = (rule.left, rule.right)
    named = dict.fromkeys(name for side in sides for name in leaves(side))
    known = [f"ISNUMBER({cells[name]})" for name in named]
    known += [f"(COUNT({columns[name]})>0)" for side in sides for name in _summed(side)]
    operands = {name: Operand(cells[name], "checked") for name in named}
    left, right = (value_of(side, operands, columns) for side in sides)
    return f"ISNUMBER(1/({'*'.join([*known, f'({left}{_BROKEN[rule.sign]}{right})'])}))"


def _summed(node: Node) -> list[str]:
    if isinstance(node, Operation):
        return _summed(node.left) + _summed(node.right)
    return [numbers_in(node)] if isinstance(node, Call) and node.function == "sum" else []


def add_line_rules(
    filling: Filling,
    sheet: Sheet,
    rules: Iterable[FormRule],
    places: Mapping[str, int],
    rows: tuple[int, int],
    records: list[Record],
) -> None:
    """Mark what breaks the *rules* in the lines of *rows* (first, last), with columns at *places* by name.

    Names without a place are fields. *records* are those filled in, computed.
    """
    first, last = rows
    line = {name: xl_rowcol_to_cell(first, place, col_abs=True) for name, place in places.items()}
    whole = {name: area((first, place), (last, place)) for name, place in places.items()}
    for rule in rules:
        names = {*leaves(rule.left), *leaves(rule.right)}

        def mark(rule: FormRule = rule, names: set[str] = names) -> None:
            cells = _here(filling, sheet) | line
            # Conditions of older spreadsheets see their own sheet only; the check cell tells all the same.
            if names <= set(cells):
                for name in sorted(names & set(places)):
                    _mark(sheet, (first, places[name], last, places[name]), broken(rule, cells, {}), rule)

        filling.later(mark)
        filling.checks.setdefault(sheet.name, []).append((rule, whole, records))


def _here(filling: Filling, sheet: Sheet) -> dict[str, str]:
    """Addresses of the fields that stand on *sheet*, by name."""
    parts = {name: operand.address.rpartition("!") for name, operand in filling.cells.items()}
    own = sheet_reference(sheet.name)
    return {name: cell for name, (home, sign, cell) in parts.items() if home + sign == own}


def add_field_rules(filling: Filling, sheet: Sheet) -> None:
    """Have the rules of fields, which stand on *sheet*, checked there; sums may be of columns anywhere."""
    for rule in filling.model.rules:
        if rule.table is None:
            filling.checks.setdefault(sheet.name, []).append((rule, {}, [filling.record]))


def write_checks(filling: Filling, sheet: Sheet) -> None:
    """Write the check cells of *sheet* below all that is printed."""
    if checks := filling.checks.get(sheet.name):
        sheet.printed = sheet.row
        sheet.raw.print_area(0, 0, sheet.row - 1, sheet.grid.last)
        sheet.row += 1
        sheet.line(text("workbook", "checks"), "section")
        for check in checks:
            _check(filling, sheet, *check)


def _mark(sheet: Sheet, cells: tuple[Any, ...], condition: str, rule: FormRule) -> None:
    look = sheet.book.styles.only(bg_color=_MARKS[rule.blocking])
    sheet.raw.conditional_format(*cells, {"type": "formula", "criteria": "=" + condition, "format": look})


def _check(
    filling: Filling, sheet: Sheet, rule: FormRule, lines: Mapping[str, str], records: list[Record]
) -> None:
    """Write the check cell of *rule* in the next row; names that are not of *lines* are fields."""
    model, grid, row = filling.model, sheet.grid, sheet.row
    before, after = check_words(model, rule)
    sheet.merge(row, grid.first, row, grid.last, "", sheet.book.styles.look("check"))
    sheet.height(row, height_of(before + after, grid.width(grid.first, grid.last)))
    sheet.book.contract.check(rule.id, sheet.at(row, grid.first))
    sheet.row += 1

    def write() -> None:
        cells = {name: operand.address for name, operand in filling.cells.items()} | dict(lines)
        count = f"SUMPRODUCT(--{broken(rule, cells, filling.columns)})"
        words = f"{quoted(before)}&{count}&{quoted(after)}" if by_line(model, rule) else quoted(before)
        style, result = sheet.book.styles.look("check"), check_result(model, rule, records)
        sheet.formula(row, grid.first, f'=IF({count}=0,"",{words})', style, result)
        if not by_line(model, rule):
            told = f'{xl_rowcol_to_cell(row, grid.first, row_abs=True, col_abs=True)}<>""'
            for name in sorted({*leaves(rule.left), *leaves(rule.right)}):
                _mark(sheet, (_here(filling, sheet)[name].replace("$", ""),), told, rule)

    filling.later(write)
