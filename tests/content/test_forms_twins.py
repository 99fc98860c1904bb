"""What stands twice: formulas and computing, in Python and in the engine, alike on thousands of random forms."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from portal.content.catalogue import Catalogue
from portal.forms import aggregation_plan, compute, form_model, totals
from portal.forms.model import blank_record, targets
from portal.vietnamese import fold, format_date, format_number, slugify
from tests.browser_code import run_typescript
from tests.engine import Entry, add_up, judge

from .browser_workbooks import plainly
from .random_forms import NAMES, TEXTS, random_entries, random_record

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCE = ROOT / "overrides" / "src"
RECORDS_A_FORM = 150
SETS_A_PLAN = 120

RUNNER = """
import { readFileSync, writeFileSync } from "node:fs";
import { compute, totals } from "SRC/engines/forms/compute";
import { blankRecord } from "SRC/engines/forms/model";
import { fold, formatDate, formatNumber, slugify } from "SRC/common/vietnamese";

const data = JSON.parse(readFileSync("IN", "utf8"));
const records = data.records.map(({ form, record }) => {
  const before = JSON.stringify(record);
  const computed = compute(data.models[form], record);
  if (JSON.stringify(record) !== before) throw new Error("compute changed the record");
  return [computed, totals(data.models[form], computed)];
});
writeFileSync("OUT", JSON.stringify({
  records,
  blanks: Object.entries(data.models).map(([id, model]) => [id, blankRecord(model)]),
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


@pytest.fixture(scope="module")
def data(catalogue: Catalogue) -> dict[str, Any]:
    """Everything both twins are asked."""
    chance = random.Random(2026)
    models = {k: form_model(f) for k, f in catalogue.forms.items()}
    asked = {
        "models": models,
        "records": [
            {"form": k, "record": random_record(m, chance, chance.choice([0, 0.05, 0.3, 0.8]))}
            for k, m in models.items()
            for _ in range(RECORDS_A_FORM)
        ],
        "words": [*NAMES, *TEXTS[:3], "Đà Nẵng", "ĐƯỜNG", "ðÐ", "Ưu tiên (1)", "a\u034fb", "Ấn", "Ꞩ", "ꪀꪰ"],
        "numbers": [
            0,
            1,
            -1,
            999,
            1000,
            1234567,
            12345678.9,
            -1234.5,
            0.1,
            0.001,
            33.333333333333336,
            1234.125,
            62.5,
            99999999.5,
            1e9,
            2 / 3,
            100.000001,
        ],
        "days": ["2024-02-12", "2024-02", "2024", "12-31", "mai", ""],
    }
    answer: dict[str, Any] = json.loads(json.dumps(plain(asked), default=plainly))
    return answer | {"models": models}


@pytest.fixture(scope="module")
def theirs(data: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return browser(data, tmp_path_factory.mktemp("twins"))


def test_records_compute_alike(data: dict[str, Any], theirs: dict[str, Any]) -> None:
    assert len(data["records"]) == len(theirs["records"]) == 22 * RECORDS_A_FORM
    for case, answer in zip(data["records"], theirs["records"], strict=True):
        model = data["models"][case["form"]]
        computed = compute(model, case["record"])
        assert difference(plain([computed, totals(model, computed)]), answer) == "", case


def test_blank_records_alike(data: dict[str, Any], theirs: dict[str, Any]) -> None:
    assert theirs["blanks"] == [[k, plain(blank_record(m))] for k, m in data["models"].items()]


def test_words_and_numbers_alike(data: dict[str, Any], theirs: dict[str, Any]) -> None:
    assert theirs["words"] == [[fold(t), slugify(t)] for t in data["words"]]
    assert theirs["numbers"] == [format_number(n) for n in data["numbers"]]
    assert theirs["days"] == [format_date(d) for d in data["days"]]


@pytest.mark.parametrize("seed", range(8))
def test_order_of_files_does_not_matter(catalogue: Catalogue, seed: int) -> None:
    """Each plan gets files of several units, some twice, some odd; a turn changes neither verdicts nor sums."""
    chance, codes, filled = random.Random(seed), Counter[str](), 0
    models = {k: form_model(f) for k, f in catalogue.forms.items()}
    for target in targets(catalogue):
        plan = aggregation_plan(catalogue, target)
        entries = [
            Entry(**e | {"records": [compute(models[e["form"]], r) for r in e["records"]]})
            for e in random_entries(plan, chance)
        ]
        turned = chance.sample(entries, len(entries))
        before, after = add_up(plan, entries), add_up(plan, turned)
        assert alike(before.records, after.records)
        assert sorted(before.remarks) == sorted(after.remarks)
        codes.update(v.code for v in judge(plan, entries))
        filled += any(any(t) for r in before.records for t in r["tables"].values())
    assert codes["nhan"] > 5
    assert len(codes) > 1
    assert filled > 3
