"""Points, percentages and sums are decimals: the same exact figures and verdicts as fractions give, in every twin."""

from __future__ import annotations

import datetime as dt
import io
import json
import random
import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from portal.content.catalogue import Catalogue
from portal.forms.evaluation import evaluate
from portal.forms.exact import PLACES, mean, plain, readable, total
from portal.forms.formulas import as_json, parse
from portal.forms.scoring import assess, scorecard
from portal.render.xlsx import scorecard_workbook
from portal.render.xlsx.formulas import Operand, formula
from tests.browser_code import run_typescript
from tests.content.browser_workbooks import plainly
from tests.content.pdf_reading import pages
from tests.content.scorecard_marks import filled_in
from tests.content.spreadsheets import named_values, recalculate, without_results

ROOT = Path(__file__).resolve().parent.parent.parent
TEN = [7.7, 8.8, 9.8, 9.9, 5, 9.4, 7.8, 6.7, 9.6, 5.3]
"""Ten marks that are 80 together, and 79,99999999999999 when binary fractions are added."""
NINE = [8.9, *[7.9] * 9]
"""Likewise: once 8,9 and nine times 7,9; binary fractions make it 80,00000000000001."""
ALMOST = [*[8] * 9, 7.999]
FORMULAS = (
    "a + b - c",
    "a * b - c",
    "a / b * 300",
    "a / (b - c)",
    "(a + b + c) / 3",
    "a / b",
    "a - b * c / 7",
)


def card(catalogue: Catalogue) -> Any:
    return scorecard(catalogue.criteria["cong-dan-hoc-tap"])


def marked(catalogue: Catalogue, marks: list[float]) -> dict[str, float]:
    points = [i for c in catalogue.criteria["cong-dan-hoc-tap"].criteria for i in c.indicators]
    return {item.id: mark for item, mark in zip(points, marks, strict=True)}


def fraction(number: float) -> Fraction:
    """The decimal people wrote, as a fraction."""
    return Fraction(str(number))


def half_up(value: Fraction, places: int = PLACES) -> float:
    scaled = abs(value) * 10**places
    whole = scaled.numerator // scaled.denominator
    whole += scaled - whole >= Fraction(1, 2)
    return float(Fraction(whole if value >= 0 else -whole, 10**places)) + 0.0


def by_hand(text: str, a: Fraction, b: Fraction, c: Fraction) -> float | None:
    try:
        # The formulas are those above; Python's operators on fractions are the second opinion.
        return half_up(eval(text, {}, {"a": a, "b": b, "c": c, "_": None}))
    except ZeroDivisionError:
        return None


def test_eighty_points_are_eighty(catalogue: Catalogue) -> None:
    for marks in (TEN, NINE):
        assert reduce(add, marks) != 80, "the cases must be ones that binary fractions get wrong"
    for marks in (TEN, NINE):
        verdict = assess(card(catalogue), [], marked(catalogue, marks))
        assert (verdict.level, verdict.total) == ("dat", 80)
    almost = assess(card(catalogue), [], marked(catalogue, ALMOST))
    assert (almost.level, almost.total) == (None, 79.999)


@pytest.mark.parametrize(
    ("value", "limits", "shown"),
    [
        (80.0, (80,), "80"),
        (79.999, (80,), "79,999"),
        (79.999, (), "80"),
        (79.994, (80,), "79,99"),
        (100.000001, (0, 100), "100,000001"),
        (78.125, (None, 100), "78,13"),
        (0.005, (), "0,01"),
        (-0.005, (), "-0,01"),
        (-0.001, (), "0"),
        (1.005, (), "1,01"),
        (1234567.5, (), "1.234.567,5"),
        (12345678901.0, (), "12.345.678.901"),
    ],
)
def test_what_is_shown_never_hides_a_verdict(
    value: float, limits: tuple[float | None, ...], shown: str
) -> None:
    assert readable(value, *limits) == shown


RUNNER = """
import { readFileSync, writeFileSync } from "node:fs";
import { evaluate } from "SRC/engines/forms/formula";
import { mean, plain, exact, readable, total } from "SRC/common/numbers";
import { assess } from "SRC/engines/scoring/scoring";
const data = JSON.parse(readFileSync("IN", "utf8"));
writeFileSync("OUT", JSON.stringify({
  verdicts: data.marks.map((marks) => assess(data.card, [], marks)),
  values: data.values.map(([tree, row]) => evaluate(data.trees[tree], row, {})),
  sums: data.lists.map((list) => [total(list), mean(list)]),
  shown: data.shown.map(([value, limit]) => [readable(value, limit), readable(value, null), plain(exact(value), 2)]),
}));
"""


def test_random_marks_as_fractions_judge_them_on_both_sides(catalogue: Catalogue, tmp_path: Path) -> None:
    chance = random.Random(80)
    model = card(catalogue)
    marks = []
    for _ in range(2000):
        places = chance.choice([1, 2])
        found = [round(chance.uniform(6.5, 9.3), places) for _ in range(9)]
        last = float(80 - sum(map(fraction, found)))  # most sets come to 80, or miss it by a little
        found.append(
            round(min(10, max(0, last + chance.choice([0, 0, 0, 0.1, -0.1, 0.01, -0.01]))), places)
        )
        marks.append(marked(catalogue, found))
    rows = [
        {n: round(chance.uniform(-5, 300), chance.choice([0, 1, 2])) for n in "abc"}
        | {"same": chance.random()}
        for _ in range(1500)
    ]
    for row in rows:
        if row.pop("same") < 0.1:
            row["c"] = row["b"]
    lists = [
        [round(chance.uniform(-10, 1000), 2) for _ in range(chance.randint(0, 30))] for _ in range(500)
    ]
    values = [(n, row) for row in rows for n in range(len(FORMULAS))]
    shown = [(round(chance.uniform(70, 90), chance.choice([1, 2, 3, 4])), 80) for _ in range(2000)]
    shown += [(80 + step / 10_000, 80) for step in range(-100, 101)]
    data = {
        "card": model,
        "marks": marks,
        "values": values,
        "lists": lists,
        "shown": shown,
        "trees": [as_json(parse(text)) for text in FORMULAS],
    }
    (tmp_path / "in.json").write_text(json.dumps(data, default=plainly), encoding="utf-8")
    runner = RUNNER.replace("SRC", str(ROOT / "overrides" / "src")).replace(
        "IN", str(tmp_path / "in.json"), 1
    )
    (tmp_path / "run.ts").write_text(runner.replace("OUT", str(tmp_path / "out.json")), encoding="utf-8")
    run_typescript(tmp_path / "run.ts", tmp_path)
    theirs = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))

    reached = 0
    for case, verdict in zip(marks, theirs["verdicts"], strict=True):
        points = sum(map(fraction, case.values()))
        level = "dat" if points >= 80 and min(map(fraction, case.values())) >= 5 else None
        ours = assess(model, [], case)
        assert (ours.level, fraction(ours.total)) == (level, points)
        assert (verdict["level"], fraction(verdict["total"])) == (level, points)
        reached += level is not None
    assert 500 < reached < 1500
    for (n, row), value in zip(values, theirs["values"], strict=True):
        meant = by_hand(FORMULAS[n], *(fraction(row[name]) for name in "abc"))
        assert evaluate(parse(FORMULAS[n]), row, {}) == meant, (FORMULAS[n], row)
        assert value == meant, (FORMULAS[n], row)
    assert any(value is None for value in theirs["values"])
    for numbers, (summed, average) in zip(lists, theirs["sums"], strict=True):
        exact = sum(map(fraction, numbers), Fraction(0))
        assert total(numbers) == summed == half_up(exact)
        assert mean(numbers) == average == (half_up(exact / len(numbers)) if numbers else None)
    for (value, limit), (against, alone, rounded) in zip(shown, theirs["shown"], strict=True):
        assert against == readable(value, limit)
        assert alone == readable(value)
        assert rounded == plain(Decimal(str(value)), 2)
        said = Decimal(against.replace(",", "."))
        assert (said >= limit, said > limit) == (value >= limit, value > limit)
        assert said == Decimal(str(value)).quantize(Decimal("0.01"), ROUND_HALF_UP) or said == Decimal(
            str(value)
        )


def test_workbooks_decide_alike(catalogue: Catalogue, tmp_path: Path) -> None:
    model = card(catalogue)
    blank = scorecard_workbook(model, organisation="Tổ chức thử", created=dt.datetime(2026, 1, 1))
    cases = {"muoi": TEN, "chin": NINE, "gan-du": ALMOST}
    files = {
        name: without_results(filled_in(blank, model, {"groups": [], "marks": marked(catalogue, marks)}))
        for name, marks in cases.items()
    }
    chance = random.Random(7)
    rows = [
        {n: round(chance.uniform(-5, 300), chance.choice([0, 1, 2])) for n in "abc"} for _ in range(300)
    ]
    rows += [{"a": 1, "b": 3, "c": 1}, {"a": 0.3, "b": 0.2, "c": 0.2}, {"a": 7.9, "b": 9, "c": 71.1}]
    files["cong-thuc"] = _formulas(rows)
    saved = recalculate(files, tmp_path)

    for name, level, points in (
        ("muoi", "Công dân học tập", 80),
        ("chin", "Công dân học tập", 80),
        ("gan-du", None, 79.999),
    ):
        shown = named_values(saved[name])
        assert shown["y_total"] == points, name
        names = {x.id: x.name for x in model.levels}
        assert shown["y_level"] == ("Chưa đạt" if level is None else names["dat"]), name
    assert named_values(saved["gan-du"])["y_missing.dat"] == "tổng điểm cần từ 80"
    assert named_values(saved["muoi"])["y_missing.dat"] == "Không"
    sheet = openpyxl.load_workbook(io.BytesIO(saved["cong-thuc"]), data_only=True).active
    assert sheet is not None
    for row, values in enumerate(rows, 1):
        for column, text in enumerate(FORMULAS, 4):
            meant = evaluate(parse(text), values, {})
            assert (sheet.cell(row, column).value or None) == (meant or None), (text, values)


def test_workbooks_print_what_the_page_says(catalogue: Catalogue, tmp_path: Path) -> None:
    model = card(catalogue)
    blank = scorecard_workbook(model, organisation="Tổ chức thử", created=dt.datetime(2026, 1, 1))
    cases = {"muoi": TEN, "gan-du": ALMOST, "hon": [8.0004] * 10, "le": [8.1111] * 10, "nua": [8.05] * 10}
    files = {
        name: without_results(filled_in(blank, model, {"groups": [], "marks": marked(catalogue, marks)}))
        for name, marks in cases.items()
    }
    said = {}
    for name, data in recalculate(files, tmp_path, "pdf").items():
        found = re.search(r"Tổng điểm\s*([\d.,]+)", "".join(pages(data)))
        assert found, name
        said[name] = found[1].replace(".", ",")
    totals = {name: assess(model, [], marked(catalogue, marks)).total for name, marks in cases.items()}
    assert said == {name: readable(value, 80) for name, value in totals.items()}
    assert said == {"muoi": "80", "gan-du": "79,999", "hon": "80,004", "le": "81,11", "nua": "80,5"}


def _formulas(rows: list[dict[str, float]]) -> bytes:
    """A workbook with three values a row in A, B, C and the formulas beside them."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row, values in enumerate(rows, 1):
        for column, name in enumerate("abc", 1):
            sheet.cell(row, column, values[name])
        cells = {name: Operand(f"{name.upper()}{row}", "number") for name in "abc"}
        for column, text in enumerate(FORMULAS, 4):
            sheet.cell(row, column, formula(parse(text), cells, {}))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
