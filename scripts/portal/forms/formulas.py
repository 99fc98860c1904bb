"""The small formula language of forms: parse once, list names, say in words.

``+ - * / ( )``, numbers, "text", names of fields or columns, ``table.column``, and the functions
``sum min max avg count countif``, and ``row(table.column, "id")``: the number in one given row. The same
tree is turned into a spreadsheet formula and into browser code, so that every twin of a form computes
alike; computing in Python is left to :mod:`portal.forms.evaluation`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal.locales import Speaker
from portal.vietnamese import format_number

say = Speaker("formulas")


FUNCTIONS = ("sum", "min", "max", "avg", "count", "countif", "row")

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
            raise FormulaError(say("not-understood", text[at:].strip()))
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
            raise FormulaError(say("cut-off"))
        token = self.tokens[self.at]
        if expected is not None and token != ("sign", expected):
            raise FormulaError(say("expected", expected, token[1]))
        self.at += 1
        return token

    def whole(self) -> Node:
        node = self.sum()
        if self.at < len(self.tokens):
            raise FormulaError(say("too-much", self.peek()))
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
        raise FormulaError(say("not-here", value))

    def call(self, name: str) -> Node:
        if name not in FUNCTIONS:
            raise FormulaError(say("no-function", name))
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


_COMPARISON = re.compile("(<=|>=|<|>|=)")


def parse_comparison(text: str) -> tuple[Node, str, Node]:
    """Return both sides of a comparison and the sign between; raises FormulaError.

    >>> parse_comparison("a <= 100")
    (Name(value='a'), '<=', Number(value=100.0))
    """
    parts = _COMPARISON.split(text)
    if len(parts) != 3:
        raise FormulaError(say("one-sign"))
    return parse(parts[0]), parts[1], parse(parts[2])


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


_WORDS = {"sum": say("sum"), "min": say("min"), "max": say("max"), "avg": say("avg"), "count": say("count")}


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
        return say("countif", arguments[0], arguments[1])
    if node.function == "row":
        return say("row", arguments[0], arguments[1])
    return f"{_WORDS[node.function]} {arguments[0]}"


def leaves(node: Node) -> list[str]:
    """Return the names a formula reads one value of, those inside functions left out, in order."""
    if isinstance(node, Name):
        return [node.value]
    if isinstance(node, Operation):
        return leaves(node.left) + leaves(node.right)
    return []


def calls(node: Node) -> list[Call]:
    """Return the functions a formula calls, in order."""
    if isinstance(node, Operation):
        return calls(node.left) + calls(node.right)
    return [node] if isinstance(node, Call) else []


def divisors(node: Node) -> list[Node]:
    """Return every operand a formula divides by, plain numbers left out, innermost first."""
    if not isinstance(node, Operation):
        return []
    found = divisors(node.left) + divisors(node.right)
    if node.operator == "/" and not isinstance(node.right, Number):
        found.append(node.right)
    return found


def quotients(node: Node) -> list[Operation]:
    """Return the outermost divisions of a formula."""
    if not isinstance(node, Operation):
        return []
    return [node] if node.operator == "/" else quotients(node.left) + quotients(node.right)


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
