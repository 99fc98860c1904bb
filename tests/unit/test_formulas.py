import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.content.catalogue import Catalogue
from portal.forms.evaluation import evaluate
from portal.forms.formulas import FormulaError, divides, names, parse


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("a + b", {"a": 1, "b": 2}, 3),
        ("a - b * 2", {"a": 10, "b": 2}, 6),
        ("(a - b) * 2", {"a": 10, "b": 2}, 16),
        ("a / b * 100", {"a": 1, "b": 4}, 25),
        ("a / b", {"a": 1, "b": 0}, None),
        ("a / b", {"a": 1, "b": None}, None),
        ("a / b", {"a": None, "b": 4}, None),
        ("a / b * 100", {"a": "", "b": 4}, None),
        ("a / b", {"a": 0, "b": 4}, 0),
        ("(a + b) / 2", {"a": 3, "b": None}, None),
        ("c - a / 2", {"a": None, "b": 1, "c": 7}, None),
        ("c - a / 2", {"a": 4, "c": None}, -2),
        ("a + b", {"a": 1}, 1),
        ("a - b - c", {"a": 9, "b": 3, "c": 2}, 4),
        ("a + b", {"a": 0.1, "b": 0.2}, 0.3),
        ("a / b * 300", {"a": 1, "b": 3}, 100),
        ("a / (b - c - d)", {"a": 1, "b": 0.3, "c": 0.2, "d": 0.1}, None),
        ("a / b", {"a": 2, "b": 3}, 0.666667),
        ("a / b", {"a": -1, "b": 2000000}, -0.000001),
        ("a / b * c", {"a": 1, "b": 3, "c": 0.0000015}, 0.000001),
    ],
)
def test_rows(text: str, values: dict[str, float], expected: float | None) -> None:
    assert evaluate(parse(text), values, {}) == expected


COLUMNS = {"t.x": [1, 2, None, 3.5], "t.kq": ["Đạt", "Không đạt", "Đạt", None], "t": ["a", "b", "c"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sum(t.x)", 6.5),
        ("min(t.x)", 1),
        ("max(t.x)", 3.5),
        ("avg(t.x)", 2.166667),
        ('countif(t.kq, "Đạt")', 2),
        ("count(t)", 3),
        ("sum(t.none)", 0),
        ("min(t.none)", None),
        ("sum(t.none) / sum(t.x)", None),
        ("sum(t.x) / count(t)", 2.166667),
        ("count(t.none) / count(t)", 0),
    ],
)
def test_columns(text: str, expected: float | None) -> None:
    assert evaluate(parse(text), {}, COLUMNS) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a +", "bị cụt"),
        ("a b", "thừa “b”"),
        ("(a", "bị cụt"),
        ("nhân(a)", "không hiểu"),
        ("median(a)", "không có hàm “median”"),
        ("a ? b", "không hiểu “? b”"),
        ("* a", "không hiểu “*” ở đây"),
    ],
)
def test_mistakes_are_named(text: str, message: str) -> None:
    with pytest.raises(FormulaError, match=message.replace("*", r"\*").replace("?", r"\?")):
        parse(text)


def test_names_and_division() -> None:
    tree = parse('a / (b + c) + countif(t.x, "Đạt")')
    assert names(tree) == ["a", "b", "c", "t.x"]
    assert divides(tree)
    assert not divides(parse("(a + b) / 6"))


@given(st.lists(st.integers(-50, 50), min_size=1, max_size=6), st.sampled_from("+-*"))
def test_left_to_right_like_python(numbers: list[int], operator: str) -> None:
    cells = {f"v{i}": n for i, n in enumerate(numbers)}
    text = f" {operator} ".join(cells)
    assert evaluate(parse(text), cells, {}) == eval(text, {}, cells)


def test_every_formula_of_the_forms_parses(catalogue: Catalogue) -> None:
    found = [f.formula for form in catalogue.forms.values() for f in form.fields if f.formula]
    found += [
        c.formula for form in catalogue.forms.values() for t in form.tables for c in t.columns if c.formula
    ]
    assert len(found) >= 36
    for text in found:
        parse(text)
