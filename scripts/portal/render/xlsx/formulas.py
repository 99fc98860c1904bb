"""The small formula language of forms as spreadsheet formulas.

A formula means exactly what :func:`portal.forms.evaluation.evaluate` means: empty when everything it
reads is empty or a part of a quotient is missing, else empty operands count as 0; dividing by 0 and the
least of nothing are empty.
Spreadsheets compute with binary fractions: every result is rounded by the rule of
:mod:`portal.forms.exact` where it arises, so that it is the same decimal and compares alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portal.forms.evaluation import as_number
from portal.forms.exact import PLACES
from portal.forms.formulas import (
    Call,
    FormulaError,
    Name,
    Node,
    Number,
    Operation,
    String,
    leaves,
    quotients,
)
from portal.locales import Speaker

say = Speaker("workbook")

_DIVISOR_PLACES = 12
NUMERIC = ("number", "integer", "percent")


@dataclass(frozen=True)
class Operand:
    """One cell a formula reads: its address, and how its content counts.

    ``kind`` is the type of the field or column. A choice counts as the number its option is marked
    with: ``labels`` and ``marks`` are the ranges to look that up in, empty when no option is. A cell that
    is known to hold a number, or a whole column of such, is ``checked``.
    """

    address: str
    kind: str
    labels: str = ""
    marks: str = ""

    def number(self) -> str:
        """Return the formula of what the cell counts for in arithmetic.

        Raises FormulaError when it is no number.
        """
        if self.kind == "checked":
            return self.address
        if self.kind in NUMERIC:
            return f"N({self.address})"
        if self.kind == "choice" and self.labels:
            found = f'INDEX({self.marks},MATCH({self.address}&"",{self.labels},0))'
            return f"IFERROR(N({found}),0)"
        if self.kind in ("date", "choice", "multichoice"):
            return "0"
        raise FormulaError(say("fault.text"))


def formula(tree: Node, cells: Mapping[str, Operand], columns: Mapping[str, str]) -> str:
    """Return the spreadsheet formula of *tree*, with the sign of equality.

    *cells* are the single values by name, *columns* the ranges by ``table.column``, and the range of
    a table's key column under the table's name. Raises FormulaError for what has no equal in a
    spreadsheet (arithmetic with text), KeyError for an unknown name.
    """
    body = value_of(tree, cells, columns)
    if _may_fail(tree):
        body = f'IFERROR({body},"")'
    empty = [f'{cells[name].address}=""' for name in dict.fromkeys(leaves(tree))]
    parts = [part for division in quotients(tree) for part in missing(division, cells, columns)]
    # When all are empty, so is a part of a quotient.
    if empty and not set(empty) & set(parts):
        parts.insert(0, _joined("AND", empty))
    return "=" + (f'IF({_joined("OR", parts)},"",{body})' if parts else body)


def value_of(tree: Node, cells: Mapping[str, Operand], columns: Mapping[str, str]) -> str:
    """Return the formula of *tree* where nothing is missing: an error when it has no value."""
    body = _text(tree, cells, columns)
    return rounded(body) if _is_computed(tree) else body


def _joined(function: str, conditions: Sequence[str]) -> str:
    different = list(dict.fromkeys(conditions))
    return f"{function}({','.join(different)})" if len(different) > 1 else different[0]


def missing(node: Node, cells: Mapping[str, Operand], columns: Mapping[str, str]) -> list[str]:
    """Return the conditions under which something *node* reads is missing: the twin of ``lacks``."""
    if isinstance(node, Name):
        return [f'{cells[node.value].address}=""']
    if isinstance(node, Operation):
        return missing(node.left, cells, columns) + missing(node.right, cells, columns)
    if isinstance(node, Call) and node.function == "sum":
        return [f"COUNT({columns[numbers_in(node)]})=0"]
    return []


def guarded(body: str, empty_when: str) -> str:
    """Return formula *body* that shows nothing when *empty_when* holds."""
    return f'=IF({empty_when},"",{body.removeprefix("=")})'


def filled_count(row: Sequence[tuple[str, Any]]) -> str:
    """Return a formula that is above 0 when somebody wrote in a row: the twin of ``is_filled``.

    *row* holds the address and the default of every cell that is free, from left to right.
    """
    parts = [f"SUMPRODUCT(--(LEN(TRIM({run}))>0))" for run in _runs([a for a, d in row if d is None])]
    for address, default in row:
        if isinstance(default, str):
            parts.append(f"(LEN({address})>0)*NOT(EXACT({address},{quoted(default)}))")
        elif default is not None:
            parts.append(f"(LEN({address})>0)*({address}<>{_number(float(default))})")
    return "+".join(parts)


def total(how: str, column: str) -> str:
    """Return the formula of one cell of a line of totals."""
    if how == "sum":
        return "=" + rounded(f"SUM({column})")
    return "=IFERROR(" + rounded(f"AVERAGE({column})") + ',"")'


def rounded(body: str) -> str:
    """Return formula *body* rounded to the decimals of a computed value."""
    return f"ROUND({body},{PLACES})"


def quoted(text: str) -> str:
    """Return *text* as a text constant of a formula."""
    return '"' + text.replace('"', '""') + '"'


def _runs(addresses: Iterable[str]) -> list[str]:
    """Join neighbouring cells of one row into ranges: C5, D5, F5 → C5:D5, F5."""
    runs: list[list[str]] = []
    for address in addresses:
        if runs and _column(address) == _column(runs[-1][-1]) + 1:
            runs[-1].append(address)
        else:
            runs.append([address])
    return [run[0] if len(run) == 1 else f"{run[0]}:{run[-1]}" for run in runs]


def _column(address: str) -> int:
    number = 0
    for letter in re.sub("[^A-Z]", "", address):
        number = number * 26 + ord(letter) - 64
    return number


def _number(value: float) -> str:
    return f"{value:.15g}"


def _is_computed(node: Node) -> bool:
    """Whether the value comes from arithmetic; counts, the least and the greatest are exact as they are."""
    return isinstance(node, Operation) or (isinstance(node, Call) and node.function in ("sum", "avg"))


def _may_fail(node: Node) -> bool:
    """Whether a result can be empty although something was read: only errors say so in a sheet."""
    if isinstance(node, Operation):
        divides = node.operator == "/" and not (isinstance(node.right, Number) and node.right.value)
        return divides or _may_fail(node.left) or _may_fail(node.right)
    return isinstance(node, Call) and node.function in ("min", "max", "avg", "row")


def _text(node: Node, cells: Mapping[str, Operand], columns: Mapping[str, str]) -> str:
    if isinstance(node, Number):
        return _number(node.value)
    if isinstance(node, String):
        return _number(as_number(node.value))
    if isinstance(node, Name):
        return cells[node.value].number()
    if isinstance(node, Call):
        return _call(node, columns)
    left, right = (_text(side, cells, columns) for side in (node.left, node.right))
    if isinstance(node.left, Operation) and node.operator in "*/" and node.left.operator in "+-":
        left = f"({left})"
    if isinstance(node.right, Operation) and (node.operator in "*/-"):
        right = f"({right})"
    if node.operator == "/" and _is_computed(node.right):
        # 0,3 - 0,1 - 0,2 must be the 0 that nothing is divided by.
        right = f"ROUND({right},{_DIVISOR_PLACES})"
    return f"{left}{node.operator}{right}"


def numbers_in(node: Call) -> str:
    """Return the name of the column a function reads; raises FormulaError when it is none."""
    first = node.arguments[0]
    if not isinstance(first, Name):
        raise FormulaError(say("fault.column", node.function))
    return first.value


def _row(node: Call, cells: str, columns: Mapping[str, str]) -> str:
    wanted = node.arguments[-1]
    ids = columns.get(f"{numbers_in(node).partition('.')[0]}.id")
    if ids is None or not isinstance(wanted, String):
        raise FormulaError(say("fault.row"))
    found = f"INDEX({cells},MATCH({quoted(wanted.value)},{ids},0))"
    return f"IF(ISNUMBER({found}),{found},NA())"


def _call(node: Call, columns: Mapping[str, str]) -> str:
    cells = columns[numbers_in(node)]
    if node.function == "countif":
        wanted = node.arguments[1]
        if isinstance(wanted, String):
            return f"SUMPRODUCT(--EXACT({cells},{quoted(wanted.value)}))"
        if isinstance(wanted, Number):
            return f"SUMPRODUCT(ISNUMBER({cells})*({cells}={_number(wanted.value)}))"
        raise FormulaError(say("fault.countif"))
    if node.function == "count":
        return f"SUMPRODUCT(--(LEN(TRIM({cells}))>0))"
    if node.function == "row":
        return _row(node, cells, columns)
    if node.function == "sum":
        return f"SUM({cells})"
    if node.function == "avg":
        return f"AVERAGE({cells})"
    return f"IF(COUNT({cells})=0,NA(),{node.function.upper()}({cells}))"
