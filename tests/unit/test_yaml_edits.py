"""Edits of YAML files: what is changed means what was asked, and no other line is touched."""

from __future__ import annotations

import difflib
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.content.yaml_edits import dumped, with_first, with_value, without
from portal.content.yaml_places import Location

TEXT = """# đầu tệp
- id: một
  at: null  # chưa rõ
  values: {x: 1, y: 2}
  sources:
    - a
    - {url: b, supports: [số]}
  # giữa hai mục
- id: hai

  note: >
    dài
    hai dòng

# cuối tệp
"""
CASES: list[tuple[Location, Any, str | None, list[str]]] = [
    ((0, "at"), "Điều 5", None, ["-   at: null  # chưa rõ", "+   at: Điều 5  # chưa rõ"]),
    ((0, "anchor"), "dieu-5", "at", ["+   anchor: dieu-5"]),
    ((0, "values", "y"), 3.5, None, ["-   values: {x: 1, y: 2}", "+   values: {x: 1, y: 3.5}"]),
    ((0, "values", "z"), "a: b", None, ["-   values: {x: 1, y: 2}", "+   values: {x: 1, y: 2, z: 'a: b'}"]),
    ((0, "sources", 1, "supports"), ["số", "ngày"], None,
     ["-     - {url: b, supports: [số]}", "+     - {url: b, supports: [số, ngày]}"]),
    ((0, "sources"), ["c"], None, ["-     - a", "-     - {url: b, supports: [số]}", "+     - c"]),
    ((1, "note"), "ngắn", None, ["-   note: >", "-     dài", "-     hai dòng", "+   note: ngắn"]),
    ((1, "sources"), ["a"], None, ["+   sources:", "+     - a"]),
    ((0, "sources", 0), "d", None, ["-     - a", "+     - d"]),
]  # fmt: skip


def changed(before: str, after: str) -> list[str]:
    return [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


@pytest.mark.parametrize(("where", "value", "after", "lines"), CASES)
def test_only_the_lines_of_a_value_change(
    where: Location, value: Any, after: str | None, lines: list[str]
) -> None:
    assert sorted(changed(TEXT, with_value(TEXT, where, value, after))) == sorted(lines)


def test_keys_and_items_are_taken_out() -> None:
    assert changed(TEXT, without(TEXT, (0, "sources"))) == [
        "-   sources:", "-     - a", "-     - {url: b, supports: [số]}",
    ]  # fmt: skip
    assert changed(TEXT, without(TEXT, (0, "sources", 0))) == ["-     - a"]
    assert without(TEXT, (0, "không có")) == TEXT
    with pytest.raises(KeyError):
        with_value(TEXT, (5, "id"), "x")
    with pytest.raises(KeyError):
        without(TEXT, (0, "values", "x"))


def test_an_item_is_put_before_the_others() -> None:
    assert changed(TEXT, with_first(TEXT, (0, "sources"), "mới")) == ["+     - mới"]
    flat = "a:\n- x\n- y  # hai\nb: [p, q]\n"
    assert with_first(flat, ("a",), {"u": [1]}) == "a:\n- u:\n    - 1\n- x\n- y  # hai\nb: [p, q]\n"
    assert with_first(flat, ("b",), "o: 1") == "a:\n- x\n- y  # hai\nb: ['o: 1', p, q]\n"
    with pytest.raises(KeyError):
        with_first(TEXT, (0, "at"), "x")


WORDS = st.text("aăđ: #-'\"{[]},01", min_size=1, max_size=12)
SCALARS = st.none() | st.booleans() | st.integers(-99, 9999) | WORDS
KEYS = st.from_regex(r"[a-z]{1,6}", fullmatch=True)
RECORDS = st.dictionaries(KEYS, SCALARS | st.lists(SCALARS, max_size=3), min_size=1, max_size=5)


@settings(max_examples=60)
@given(
    st.lists(RECORDS, min_size=1, max_size=3),
    KEYS,
    SCALARS | st.lists(SCALARS, min_size=1, max_size=3),
    st.data(),
)
def test_an_edited_file_says_what_it_should(
    records: list[dict[str, Any]], key: str, value: Any, data: Any
) -> None:
    at = data.draw(st.integers(0, len(records) - 1))
    text = "".join(f"# mục {n}\n{dumped([record])}\n" for n, record in enumerate(records))
    edited = with_value(text, (at, key), value)
    meant = [{**record, key: value} if n == at else record for n, record in enumerate(records)]
    assert yaml.safe_load(edited) == meant
    assert edited.count("# mục ") == text.count("# mục ")
    if len(meant[at]) > 1:
        left = without(edited, (at, key))
        assert yaml.safe_load(left)[at] == {k: v for k, v in meant[at].items() if k != key}
