"""The small formula language of forms: parse once, list names, evaluate.

``+ - * / ( )``, numbers, "text", names of fields or columns, ``table.column``, and the functions
``sum min max avg count countif``. The same tree is meant to be turned into a spreadsheet formula
and into browser code, so that every twin of a form computes alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from portal.content.exact import added, divided, exact, is_number, minus, plain, plus, times
from portal.vietnamese import format_number

FUNCTIONS = ("sum", "min", "max", "avg", "count", "countif")
Value = str | float | list[str] | None
Column = Sequence[Value]

_TOKEN = re.compile(r'\s*(?:(\d+(?:\.\d+)?)|"([^"]*)"|([A-Za-z_][A-Za-z0-9_.]*)|([-+*/(),]))')


class FormulaError(ValueError):
    """A formula that cannot be read; the message says where and why."""


@dataclass(frozen=True)
class Number:
    """A number."""

    value: float


@dataclass(frozen=True)
class String:
    """A text."""

    value: str


@dataclass(frozen=True)
class Name:
    """A field, a column, or ``table.column``."""

    value: str


@dataclass(frozen=True)
class Operation:
    """Two operands and ``+ - * /``."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True)
class Call:
    """A function and its arguments."""

    function: str
    arguments: tuple[Node, ...]


Node = Number | String | Name | Operation | Call


def _tokens(text: str) -> list[tuple[str, str]]:
    found, at = [], 0
    while at < len(text.rstrip()):
        match = _TOKEN.match(text, at)
        if not match:
            raise FormulaError(f"không hiểu “{text[at:].strip()}”")
        for kind, value in zip(("number", "string", "name", "sign"), match.groups(), strict=True):
            if value is not None:
                found.append((kind, value))
        at = match.end()
    return found


class _Parser:
    def __init__(self, text: str) -> None:
        self.tokens = _tokens(text)
        self.at = 0

    def peek(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def take(self, expected: str | None = None) -> tuple[str, str]:
        if self.at >= len(self.tokens):
            raise FormulaError("công thức bị cụt")
        token = self.tokens[self.at]
        if expected is not None and token != ("sign", expected):
            raise FormulaError(f"cần “{expected}” mà thấy “{token[1]}”")
        self.at += 1
        return token

    def whole(self) -> Node:
        node = self.sum()
        if self.at < len(self.tokens):
            raise FormulaError(f"thừa “{self.peek()}”")
        return node

    def sum(self) -> Node:
        node = self.product()
        while self.peek() in ("+", "-"):
            node = Operation(self.take()[1], node, self.product())
        return node

    def product(self) -> Node:
        node = self.single()
        while self.peek() in ("*", "/"):
            node = Operation(self.take()[1], node, self.single())
        return node

    def single(self) -> Node:
        kind, value = self.take()
        if kind == "number":
            return Number(float(value))
        if kind == "string":
            return String(value)
        if kind == "name":
            return self.call(value) if self.peek() == "(" else Name(value)
        if value == "(":
            node = self.sum()
            self.take(")")
            return node
        raise FormulaError(f"không hiểu “{value}” ở đây")

    def call(self, name: str) -> Node:
        if name not in FUNCTIONS:
            raise FormulaError(f"không có hàm “{name}”")
        self.take("(")
        arguments = [self.sum()]
        while self.peek() == ",":
            self.take(",")
            arguments.append(self.sum())
        self.take(")")
        return Call(name, tuple(arguments))


def parse(text: str) -> Node:
    """Return the tree of a formula; raises FormulaError."""
    return _Parser(text).whole()


def names(node: Node) -> list[str]:
    """Return the names a formula uses, in order."""
    if isinstance(node, Name):
        return [node.value]
    if isinstance(node, Operation):
        return names(node.left) + names(node.right)
    if isinstance(node, Call):
        return [n for a in node.arguments for n in names(a)]
    return []


def divides(node: Node) -> bool:
    """Whether a formula divides by something that is not a plain number."""
    if isinstance(node, Operation):
        here = node.operator == "/" and not isinstance(node.right, Number)
        return here or divides(node.left) or divides(node.right)
    if isinstance(node, Call):
        return any(divides(a) for a in node.arguments)
    return False


_WORDS = {"sum": "tổng", "min": "số nhỏ nhất của", "max": "số lớn nhất của", "avg": "trung bình của",
          "count": "số dòng của"}  # fmt: skip


def describe(node: Node, labels: Mapping[str, str]) -> str:
    """Return a formula in words, names replaced by *labels*."""
    if isinstance(node, Number):
        return format_number(node.value)
    if isinstance(node, String):
        return f"“{node.value}”"
    if isinstance(node, Name):
        return labels.get(node.value, node.value)
    if isinstance(node, Operation):
        sign = {"*": "×", "/": ":", "-": "−"}.get(node.operator, node.operator)
        sides = [describe(side, labels) for side in (node.left, node.right)]
        if node.operator in "*/":
            for i, side in enumerate((node.left, node.right)):
                if isinstance(side, Operation) and side.operator in "+-":
                    sides[i] = f"({sides[i]})"
        return f"{sides[0]} {sign} {sides[1]}"
    arguments = [describe(a, labels) for a in node.arguments]
    if node.function == "countif":
        return f"số dòng {arguments[0]} là {arguments[1]}"
    return f"{_WORDS[node.function]} {arguments[0]}"


def leaves(node: Node) -> list[str]:
    """Return the names a formula reads one value of, those inside functions left out, in order."""
    if isinstance(node, Name):
        return [node.value]
    if isinstance(node, Operation):
        return leaves(node.left) + leaves(node.right)
    return []


def divisors(node: Node) -> list[Node]:
    """Return every operand a formula divides by, plain numbers left out, innermost first."""
    if not isinstance(node, Operation):
        return []
    found = divisors(node.left) + divisors(node.right)
    if node.operator == "/" and not isinstance(node.right, Number):
        found.append(node.right)
    return found


def as_json(node: Node) -> list[Any]:
    """Return the tree as nested lists, for browser code: ``["+", left, right]``, ``["name", "a"]``."""
    if isinstance(node, Number):
        return ["number", node.value]
    if isinstance(node, String):
        return ["string", node.value]
    if isinstance(node, Name):
        return ["name", node.value]
    if isinstance(node, Operation):
        return [node.operator, as_json(node.left), as_json(node.right)]
    return ["call", node.function, *(as_json(a) for a in node.arguments)]


class _EmptyError(Exception):
    """The formula has no value: something is divided by nothing, or nothing is there to compare."""


def evaluate(node: Node, values: Mapping[str, Value], columns: Mapping[str, Column]) -> Value:
    """Return the value of a formula, None when it has none.

    ``values`` holds fields or the cells of one row, ``columns`` whole columns by ``table.column``
    (and a table's rows under its own name, for ``count``). The rules, the same in every twin:

    - when every value the formula reads (outside functions) is empty, the result is empty;
    - otherwise an empty operand counts as 0;
    - dividing by nothing or by 0, and the least, greatest or mean of no numbers, is empty;
    - computed exactly and rounded once, by the rule of :mod:`portal.content.exact`.
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
        left, right = (_decimal(_value(side, values, columns)) for side in (node.left, node.right))
        if node.operator == "/" and right == 0:
            raise _EmptyError
        return _OPERATIONS[node.operator](left, right)
    return _call(node, values, columns)


def _decimal(value: Decimal | Value) -> Decimal:
    return value if isinstance(value, Decimal) else exact(as_number(value))


def _call(node: Call, values: Mapping[str, Value], columns: Mapping[str, Column]) -> Decimal | float:
    first = node.arguments[0]
    cells = list(columns.get(first.value, [])) if isinstance(first, Name) else []
    if node.function == "countif":
        wanted = evaluate(node.arguments[1], values, columns)
        return sum(1 for cell in cells if cell == wanted)
    if node.function == "count":
        return sum(1 for cell in cells if cell not in (None, ""))
    numbers = [float(cell) for cell in cells if is_number(cell)]
    if node.function == "sum":
        return added(numbers)
    if not numbers:
        raise _EmptyError
    if node.function == "avg":
        return divided(added(numbers), Decimal(len(numbers)))
    return min(numbers) if node.function == "min" else max(numbers)


def as_number(value: Value) -> float:
    """Return what a value counts for in arithmetic: itself, a choice marked by a number, else 0."""
    if isinstance(value, str):
        return float(value) if re.fullmatch(r"[0-9]+(\.[0-9]+)?", value) else 0.0
    return float(value) if is_number(value) else 0.0
