"""Formulas stand twice, in Python and in the engine: the same value of any formula on any values."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from portal.forms.evaluation import evaluate
from portal.forms.formulas import Call, Name, Node, Number, Operation, String, as_json
from tests.engine import ask

FIELDS, COLUMNS = ["a", "b", "c"], ["t.x", "t.y", "t", "t.id"]
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
columns_ = st.sampled_from(COLUMNS).map(Name)
leaves: st.SearchStrategy[Node] = (
    numbers.map(lambda n: Number(abs(n)))
    | st.sampled_from(FIELDS).map(Name)
    | st.builds(Call, st.sampled_from(["sum", "min", "max", "avg", "count"]), st.tuples(columns_))
    | st.builds(Call, st.just("row"), st.tuples(columns_, st.sampled_from(WORDS).map(String)))
    | st.builds(Call, st.just("countif"), st.tuples(columns_, st.sampled_from(WORDS).map(String)))
)
trees = st.recursive(
    leaves, lambda inner: st.builds(Operation, st.sampled_from("+-*/"), inner, inner), max_leaves=8
)
PLUS_ONE = Operation("+", Name("a"), Number(1))


@given(
    trees,
    st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, values)),
    st.fixed_dictionaries({}, optional=dict.fromkeys(COLUMNS, st.lists(values, max_size=5))),
)
@example(PLUS_ONE, {"a": "１２"}, {})
@example(PLUS_ONE, {"a": "3\n"}, {})
@example(Call("countif", (Name("t.x"), String("3"))), {}, {"t.x": ["3", "３", 3, " 3"]})
@example(Call("row", (Name("t.x"), String("Đạt"))), {}, {"t.x": [1, 2, 4], "t.id": ["3", "Đạt", "Đạt"]})
def test_a_formula_has_one_value(tree: Node, row: dict[str, Any], columns: dict[str, Any]) -> None:
    mine = evaluate(tree, row, columns)
    theirs = ask("evaluate", tree=as_json(tree), values=row, columns=columns)
    assert mine == theirs
    assert isinstance(mine, bool) == isinstance(theirs, bool)
