"""The value of a formula on what is filled in: the twin of ``overrides/src/engines/forms/formula.ts``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from portal.forms.exact import added, divided, exact, is_number, minus, plain, plus, times
from portal.forms.formulas import Call, Name, Node, Number, Operation, String, leaves

Value = str | float | list[str] | None
Column = Sequence[Value]


def lacks(node: Node, values: Mapping[str, Value], columns: Mapping[str, Column]) -> bool:
    """Whether something a formula reads is missing: an empty value, a column without a number to add up."""
    if isinstance(node, Name):
        return values.get(node.value) in (None, "")
    if isinstance(node, Operation):
        return lacks(node.left, values, columns) or lacks(node.right, values, columns)
    return isinstance(node, Call) and node.function == "sum" and not _numbers(_cells(node, columns))


class _EmptyError(Exception):
    """The formula has no value: something is divided by nothing, or nothing is there to compare."""


def evaluate(node: Node, values: Mapping[str, Value], columns: Mapping[str, Column]) -> Value:
    """Return the value of a formula, None when it has none.

    ``values`` holds fields or the cells of one row, ``columns`` whole columns by ``table.column``, the rows
    of a table under its own name for ``count``, their ids under ``table.id`` for ``row``. The rules, the
    same in every twin:

    - when every value the formula reads (outside functions) is empty, the result is empty;
    - a quotient with a missing part (:func:`lacks`) is empty, and so is what is computed from it: nobody
      has said that it is 0 %;
    - otherwise an empty operand counts as 0;
    - dividing by 0, the least, greatest or mean of no numbers, and a row without a number, is empty;
    - computed exactly and rounded once, by the rule of :mod:`portal.forms.exact`.
    """
    read = leaves(node)
    if read and all(values.get(name) in (None, "") for name in read):
        return None
    try:
        found = _value(node, values, columns)
    except _EmptyError:
        return None
    return plain(found) if isinstance(found, Decimal) else found


_OPERATIONS = {"+": plus, "-": minus, "*": times, "/": divided}


def _value(node: Node, values: Mapping[str, Value], columns: Mapping[str, Column]) -> Decimal | Value:
    if isinstance(node, Number | String):
        return node.value
    if isinstance(node, Name):
        return values.get(node.value)
    if isinstance(node, Operation):
        if node.operator == "/" and lacks(node, values, columns):
            raise _EmptyError
        left, right = (_decimal(_value(side, values, columns)) for side in (node.left, node.right))
        if node.operator == "/" and right == 0:
            raise _EmptyError
        return _OPERATIONS[node.operator](left, right)
    return _call(node, values, columns)


def _decimal(value: Decimal | Value) -> Decimal:
    return value if isinstance(value, Decimal) else exact(as_number(value))


def _call(node: Call, values: Mapping[str, Value], columns: Mapping[str, Column]) -> Decimal | float:
    cells = _cells(node, columns)
    if node.function == "countif":
        wanted = evaluate(node.arguments[1], values, columns)
        return sum(1 for cell in cells if cell == wanted)
    if node.function == "count":
        return sum(1 for cell in cells if cell not in (None, ""))
    if node.function == "row":
        cells = _in_row(node, cells, columns)
    numbers = _numbers(cells)
    if node.function == "sum":
        return added(numbers)
    if not numbers:
        raise _EmptyError
    if node.function == "avg":
        return divided(added(numbers), Decimal(len(numbers)))
    return max(numbers) if node.function == "max" else min(numbers)


def _cells(node: Call, columns: Mapping[str, Column]) -> Column:
    first = node.arguments[0]
    return columns.get(first.value, []) if isinstance(first, Name) else []


def _in_row(node: Call, cells: Column, columns: Mapping[str, Column]) -> Column:
    """The cell of the row whose id stands last in the call."""
    first, last = node.arguments[0], node.arguments[-1]
    if not isinstance(first, Name) or not isinstance(last, String):
        return []
    ids = columns.get(f"{first.value.partition('.')[0]}.id", [])
    return [cell for row, cell in zip(ids, cells, strict=False) if row == last.value][:1]


def _numbers(cells: Column) -> list[float]:
    return [float(cell) for cell in cells if is_number(cell)]


def as_number(value: Value) -> float:
    """Return what a value counts for in arithmetic: itself, a choice marked by a number, else 0."""
    if isinstance(value, str):
        return float(value) if re.fullmatch(r"[0-9]+(\.[0-9]+)?", value) else 0.0
    return float(value) if is_number(value) else 0.0
