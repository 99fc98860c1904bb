"""The browser twin of the forms engine: the same answers as Python on thousands of random forms."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from portal.content.catalogue import Catalogue
from portal.content.forms import (
    CellError,
    Entry,
    Problem,
    add_up,
    aggregation_plan,
    as_percent,
    compute,
    form_model,
    judge,
    parse_cell,
    problems,
    totals,
)
from portal.content.forms.model import blank_record, targets
from portal.vietnamese import fold, format_date, format_number, slugify
from tests.browser_code import run_typescript

from .browser_workbooks import plainly
from .random_forms import NAMES, TEXTS, cells, random_entries, random_record

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCE = ROOT / "overrides" / "src"
RECORDS_A_FORM = 150
SETS_A_PLAN = 120

RUNNER = """
import { readFileSync, writeFileSync } from "node:fs";
import { addUp } from "SRC/forms/adding";
import { CellError, asPercent, parseCell } from "SRC/forms/cells";
import { compute, totals } from "SRC/forms/compute";
import { judge } from "SRC/forms/judging";
import { blankRecord } from "SRC/forms/model";
import { problems, sentence } from "SRC/forms/problems";
import { fold, formatDate, formatNumber, slugify } from "SRC/vietnamese";

const data = JSON.parse(readFileSync("IN", "utf8"));
const told = (found) => found.map((p) => [p.code, p.name, p.row, p.label, p.blocking, p.values, sentence(p)]);
const records = data.records.map(({ form, record }) => {
  const before = JSON.stringify(record);
  const computed = compute(data.models[form], record);
  if (JSON.stringify(record) !== before) throw new Error("compute changed the record");
  return [computed, totals(data.models[form], computed), told(problems(data.models[form], computed))];
});
const cells = data.cells.map(([kind, raw, options]) => {
  try {
    return [parseCell(kind, raw, options), null];
  } catch (error) {
    if (error instanceof CellError) return [null, error.code];
    throw error;
  }
});
const sets = data.sets.map(({ target, entries }) => {
  const plan = data.plans[target];
  const computed = entries.map(({ name, form, records, problems }) => {
    return { name, form, problems, records: records.map((r) => compute(data.models[form], r)) };
  });
  const verdicts = judge(plan, computed).map((v) => [v.entry.name, v.code, v.unit, v.why, told(v.problems)]);
  const { records, remarks } = addUp(plan, computed);
  return [verdicts, records, remarks];
});
writeFileSync("OUT", JSON.stringify({
  records, cells, sets,
  blanks: Object.entries(data.models).map(([id, model]) => [id, blankRecord(model)]),
  percents: data.percents.map(([raw, value, format]) => asPercent(raw, value, format)),
  words: data.words.map((text) => [fold(text), slugify(text)]),
  numbers: data.numbers.map(formatNumber),
  days: data.days.map(formatDate),
}));
"""


def browser(data: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Run the browser code on *data* with Node and return what it answers."""
    (folder / "in.json").write_text(json.dumps(data, default=plainly), encoding="utf-8")
    runner = RUNNER.replace("SRC", str(SOURCE)).replace("IN", str(folder / "in.json"), 1)
    (folder / "run.ts").write_text(runner.replace("OUT", str(folder / "out.json")), encoding="utf-8")
    run_typescript(folder / "run.ts", folder)
    answer: dict[str, Any] = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    return answer


def plain(value: Any) -> Any:
    """*value* as JSON has it: whole floats as integers, tuples as lists."""
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    return int(value) if isinstance(value, float) and value == int(value) else value


def alike(one: Any, other: Any) -> bool:
    """Whether two JSON values are the same, a truth value never being a number."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[k], other[k]) for k in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, bool) or isinstance(other, bool) or isinstance(one, str | None):
        return type(one) is type(other) and bool(one == other)
    return isinstance(other, int | float) and one == other


def difference(one: Any, other: Any, where: str = "") -> str:
    """Where two JSON values first differ, "" when they are alike."""
    if alike(one, other):
        return ""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        return next(filter(None, (difference(one[k], other[k], f"{where}.{k}") for k in one)))
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        found = (difference(a, b, f"{where}[{n}]") for n, (a, b) in enumerate(zip(one, other, strict=True)))
        return next(filter(None, found))
    return f"{where}: {one!r} / {other!r}"


def told(found: list[Any]) -> list[Any]:
    return [[p.code, p.name, p.row, p.label, p.blocking, list(p.values), str(p)] for p in found]


@pytest.fixture(scope="module")
def data(catalogue: Catalogue) -> dict[str, Any]:
    """Everything both twins are asked."""
    chance = random.Random(2026)
    models = {k: form_model(f) for k, f in catalogue.forms.items()}
    plans = {t: aggregation_plan(catalogue, t) for t in targets(catalogue)}
    asked = {
        "models": models,
        "plans": plans,
        "records": [
            {"form": k, "record": random_record(m, chance, chance.choice([0, 0.05, 0.3, 0.8]))}
            for k, m in models.items() for _ in range(RECORDS_A_FORM)
        ],
        "cells": cells(),
        "percents": [(r, v, f) for r, v in (("0,9", 0.9), ("0,9%", 0.9), ("0,9 % ", 0.9), (0.9, 0.9), (90, 90),
                     (1, 1), (0, 0), (0.07, 0.07), (0.285, 0.285), (1.2, 1.2), (-0.5, -0.5)) for f in (True, False)],
        "sets": [
            {"target": t, "entries": random_entries(p, chance)} for t, p in plans.items() for _ in range(SETS_A_PLAN)
        ],
        "words": [*NAMES, *TEXTS[:3], "Đà Nẵng", "ĐƯỜNG", "ðÐ", "Ưu tiên (1)", "a\u034fb", "Ấn", "Ꞩ", "ꪀꪰ"],
        "numbers": [0, 1, -1, 999, 1000, 1234567, 12345678.9, -1234.5, 0.1, 0.001, 33.333333333333336, 1234.125,
                    62.5, 99999999.5, 1e9, 2 / 3, 100.000001],
        "days": ["2024-02-12", "2024-02", "2024", "12-31", "mai", ""],
    }  # fmt: skip
    answer: dict[str, Any] = json.loads(json.dumps(plain(asked), default=plainly))
    return answer | {"models": models, "plans": plans}


@pytest.fixture(scope="module")
def theirs(data: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return browser(data, tmp_path_factory.mktemp("twins"))


def test_records_compute_and_fail_alike(data: dict[str, Any], theirs: dict[str, Any]) -> None:
    codes: Counter[str] = Counter()
    assert len(data["records"]) == len(theirs["records"]) == 21 * RECORDS_A_FORM
    for case, answer in zip(data["records"], theirs["records"], strict=True):
        model = data["models"][case["form"]]
        computed = compute(model, case["record"])
        found = problems(model, computed)
        codes.update(p.code for p in found)
        ours = plain([computed, totals(model, computed), told(found)])
        assert difference(ours, answer) == "", case
    wanted = {"thieu", "so", "nguyen", "nho", "lon", "tinh-lon", "ngay", "lua-chon"}
    assert wanted <= set(codes), "the random records must run into every kind of problem"
    assert min(codes[c] for c in wanted) >= 20, codes


def test_blank_records_alike(data: dict[str, Any], theirs: dict[str, Any]) -> None:
    assert theirs["blanks"] == [[k, plain(blank_record(m))] for k, m in data["models"].items()]


def test_cells_are_read_alike(data: dict[str, Any], theirs: dict[str, Any]) -> None:
    codes: Counter[str | None] = Counter()
    for (kind, raw, options), answer in zip(data["cells"], theirs["cells"], strict=True):
        try:
            ours: list[Any] = [parse_cell(kind, raw, options), None]
        except CellError as error:
            ours = [None, error.code]
        codes[ours[1]] += 1
        assert alike(ours, answer), (kind, raw, ours, answer)
    assert set(codes) == {None, "so", "nguyen", "ngay", "lua-chon", "dai"}
    for (raw, value, certain), answer in zip(data["percents"], theirs["percents"], strict=True):
        assert alike(list(as_percent(raw, value, certain)), answer), (raw, value, certain)


def test_words_and_numbers_alike(data: dict[str, Any], theirs: dict[str, Any]) -> None:
    assert theirs["words"] == [[fold(t), slugify(t)] for t in data["words"]]
    assert theirs["numbers"] == [format_number(n) for n in data["numbers"]]
    assert theirs["days"] == [format_date(d) for d in data["days"]]


def entries_of(case: dict[str, Any], models: dict[str, Any]) -> list[Entry]:
    return [
        Entry(
            e["name"], e["form"], [compute(models[e["form"]], r) for r in e["records"]],
            tuple(Problem(**p | {"values": ()}) for p in e.get("problems", [])),
        )
        for e in case["entries"]
    ]  # fmt: skip


def test_files_are_judged_and_added_up_alike(data: dict[str, Any], theirs: dict[str, Any]) -> None:
    codes: Counter[str] = Counter()
    filled = 0
    assert len(data["sets"]) == len(theirs["sets"]) == len(data["plans"]) * SETS_A_PLAN
    for case, (verdicts, records, remarks) in zip(data["sets"], theirs["sets"], strict=True):
        plan = data["plans"][case["target"]]
        entries = entries_of(case, data["models"])
        ours = judge(plan, entries)
        codes.update(v.code for v in ours)
        told_ours = [[v.entry.name, v.code, v.unit, v.why, told(v.problems)] for v in ours]
        assert difference(plain(told_ours), verdicts) == "", case
        added = add_up(plan, entries)
        assert difference(plain(added.records), records) == "", case
        assert added.remarks == remarks, case
        filled += any(any(t) for r in added.records for t in r["tables"].values())
    assert {"nhan", "so-sai", "khac-chung", "trung", "trong"} <= set(codes), codes
    assert codes["nhan"] > 500
    assert filled > 200, "most sets must put figures into tables"


def test_order_of_files_does_not_matter(
    data: dict[str, Any], theirs: dict[str, Any], tmp_path: Path
) -> None:
    chance = random.Random(7)
    turned = [s | {"entries": chance.sample(s["entries"], len(s["entries"]))} for s in data["sets"]]
    again = browser(data | {"records": [], "cells": [], "sets": turned}, tmp_path)
    assert sum(t["entries"] != s["entries"] for t, s in zip(turned, data["sets"], strict=True)) > 100
    for before, after in zip(theirs["sets"], again["sets"], strict=True):
        assert alike(before[1], after[1])
        assert sorted(before[2]) == sorted(after[2])


def test_a_form_that_does_not_belong_is_told(data: dict[str, Any], tmp_path: Path) -> None:
    plan = data["plans"]["bang-tong-hop-xa"]
    entry = {"name": "la.xlsx", "form": "giay-chung-nhan", "records": []}
    answer = browser(data | {"records": [], "cells": [], "sets": [{"target": "bang-tong-hop-xa", "entries": [entry]}]},
                     tmp_path)  # fmt: skip
    ours = judge(plan, [Entry("la.xlsx", "giay-chung-nhan", [])])[0]
    assert answer["sets"][0][0] == [["la.xlsx", "mau-khac", "", ours.why, []]]
