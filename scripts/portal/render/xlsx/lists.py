"""The hidden sheet of drop-down lists: labels, and beside them what each option counts as."""

from __future__ import annotations

import re
from typing import Any

from portal.forms.shapes import Spec
from portal.locales import Speaker
from portal.render.xlsx.contract import LISTS, area

say = Speaker("workbook")


class Lists:
    """Lists of one workbook; equal lists are kept once. Written at the end."""

    def __init__(self) -> None:
        self._columns: dict[tuple[tuple[str, str], ...], int] = {}

    def add(self, options: list[tuple[str, str]]) -> tuple[str, str]:
        """Keep a list of (id, label); return the ranges of its labels and of its marks."""
        key = tuple(options)
        column = self._columns.setdefault(key, 2 * len(self._columns))
        last = len(options)
        return area((1, column), (last, column), LISTS), area((1, column + 1), (last, column + 1), LISTS)

    def write(self, workbook: Any) -> None:
        """Add the sheet; it is there even when no list is, as the contract says."""
        sheet = workbook.add_worksheet(LISTS)
        for options, column in self._columns.items():
            sheet.write_string(0, column, say("options"))
            sheet.write_string(0, column + 1, say("codes"))
            for row, (mark, label) in enumerate(options, 1):
                sheet.write_string(row, column, label)
                if re.fullmatch(r"\d+(\.\d+)?", mark):
                    sheet.write_number(row, column + 1, float(mark))
                else:
                    sheet.write_string(row, column + 1, mark)
        sheet.protect()
        sheet.hide()


def pairs_of(spec: Spec) -> list[tuple[str, str]]:
    """Return the options of a field or column as (id, label)."""
    return [(option.id, option.label) for option in spec.choices]


def counts(spec: Spec) -> bool:
    """Whether any option of a choice is marked by a number, and so counts in arithmetic."""
    return any(re.fullmatch(r"\d+(\.\d+)?", mark) for mark, _ in pairs_of(spec))
