"""Formulas stand twice, in Python and in the engine: the same value of any formula on any values."""

from __future__ import annotations

import math
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from portal.content.forms.compute import tree_of
from portal.content.formulas import evaluate
from tests.engine import ask

FIELDS, COLUMNS = ["a", "b", "c"], ["t.x", "t.y", "t"]
WORDS = [
    "",
    " ",
    "Đạt",
    "đạt",
    "3",
    "3.5",
    "3,5",
    "-3",
    "１２",
    "٣",
    "३.५",
    "3\u00a0",
    "\u20093",
    "3\n",
    "\u200b",
    "1e3",
    "²",
]
numbers = st.integers(-(10**6), 10**6) | st.floats(-1e6, 1e6).map(lambda x: round(x, 4))
values = st.none() | numbers | st.booleans() | st.sampled_from(WORDS) | st.text(max_size=4)
leaves = (
    numbers.map(lambda n: ["number", abs(n)])
    | st.sampled_from(FIELDS).map(lambda n: ["name", n])
    | st.tuples(st.sampled_from(["sum", "min", "max", "avg", "count"]), st.sampled_from(COLUMNS)).map(
        lambda call: ["call", call[0], ["name", call[1]]]
    )
    | st.tuples(st.sampled_from(COLUMNS), st.sampled_from(WORDS)).map(
        lambda call: ["call", "countif", ["name", call[0]], ["string", call[1]]]
    )
)
trees = st.recursive(
    leaves, lambda inner: st.tuples(st.sampled_from("+-*/"), inner, inner).map(list), max_leaves=8
)


def alike(one: Any, other: Any) -> bool:
    if isinstance(one, float | int) and isinstance(other, float | int):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return type(one) is type(other) and bool(one == other)


@given(
    trees,
    st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, values)),
    st.fixed_dictionaries({}, optional=dict.fromkeys(COLUMNS, st.lists(values, max_size=5))),
)
@example(["+", ["name", "a"], ["number", 1]], {"a": "１２"}, {})
@example(["+", ["name", "a"], ["number", 1]], {"a": "3\n"}, {})
@example(["call", "countif", ["name", "t.x"], ["string", "3"]], {}, {"t.x": ["3", "３", 3, " 3"]})
def test_a_formula_has_one_value(tree: list[Any], row: dict[str, Any], columns: dict[str, Any]) -> None:
    mine = evaluate(tree_of(tree), row, columns)
    theirs = ask("evaluate", tree=tree, values=row, columns=columns)
    assert alike(mine, theirs), (mine, theirs)
