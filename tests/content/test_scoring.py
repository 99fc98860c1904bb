"""Scoring: by hand on small cases, and Python and browser code alike on random answers."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from portal.content.catalogue import Catalogue
from portal.forms.scoring import Scorecard, assess, scorecard
from tests.browser_code import run_typescript
from tests.content.browser_workbooks import plainly
from tests.content.scorecard_marks import with_two_levels

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def models(catalogue: Catalogue) -> dict[str, Scorecard]:
    found = {k: scorecard(c) for k, c in catalogue.criteria.items()}
    return {k: m for k, m in found.items() if m is not None}


@pytest.fixture(scope="module")
def judged(models: dict[str, Scorecard], catalogue: Catalogue) -> dict[str, Scorecard]:
    """The sets of the portal, and one of points with two levels."""
    return models | {"hai-muc": with_two_levels(catalogue.criteria["bo-tap-cham"])}


def full_marks(model: Scorecard, level: str) -> dict[str, float]:
    return {i.id: i.needs[level].min for i in model.items}


def test_only_sets_in_use_can_be_scored(models: dict[str, Scorecard], catalogue: Catalogue) -> None:
    in_use = {k for k, c in catalogue.criteria.items() if c.status == "hien-hanh"}
    assert len(in_use) >= 6, "more when an annex is imported"
    assert set(models) == in_use | {k for k, c in catalogue.criteria.items() if c.practice}


def test_commune_reaches_levels_in_turn(models: dict[str, Scorecard]) -> None:
    model = models["cong-dong-hoc-tap-xa"]
    assert assess(model, [], {}).level is None
    low = full_marks(model, "muc-1")
    assert assess(model, [], low).level == "muc-1"
    high = full_marks(model, "muc-2")
    assert assess(model, [], high).level == "muc-2"
    almost = high | {"tc5-ct1": 79}
    verdict = assess(model, [], almost)
    assert verdict.level == "muc-1"
    assert verdict.missing == {"muc-1": [], "muc-2": ["tc5-ct1"]}
    without = {k: v for k, v in low.items() if k != "tc1-ct2"}
    assert assess(model, [], without).missing["muc-1"] == ["tc1-ct2"]


def test_groups_that_do_not_apply_are_not_asked(models: dict[str, Scorecard]) -> None:
    model = models["don-vi-hoc-tap-huyen"]
    asked = [g.id for g in model.groups if g.on]
    assert "co-so-giao-duc" in asked
    marks = {k: v for k, v in full_marks(model, "muc-1").items() if k != "tc3-ct1+co-so-giao-duc"}
    assert assess(model, asked, marks).missing["muc-1"] == ["tc3-ct1+co-so-giao-duc"]
    assert assess(model, [g for g in asked if g != "co-so-giao-duc"], marks).level == "muc-1"


def test_citizen_points_and_the_single_source_threshold(models: dict[str, Scorecard]) -> None:
    model = models["cong-dan-hoc-tap"]
    eights = {i.id: 8 for i in model.items}
    assert assess(model, [], eights).level == "dat"
    assert assess(model, [], eights | {"chi-so-1": 4}).missing == {"dat": ["chi-so-1"]}
    sevens = {i.id: 7 for i in model.items}
    assert assess(model, [], sevens).level is None
    assert assess(model, ["vung-kho-khan"], sevens).level == "dat"
    assert "MỘT nguồn" in model.groups[0].warning
    assert not model.groups[0].on


def test_points_reach_levels_in_turn(judged: dict[str, Scorecard]) -> None:
    model = judged["hai-muc"]
    assert [level.id for level in model.levels] == ["dat", "muc-cao"]
    full = {i.id: float(i.max or 0) for i in model.items}
    assert assess(model, [], full).level == "muc-cao"
    low = model.items[0].id
    verdict = assess(model, [], full | {low: 7})
    assert (verdict.level, verdict.missing) == ("dat", {"dat": [], "muc-cao": [low]})
    assert assess(model, [], full | {low: 4}).missing == {"dat": [low], "muc-cao": [low]}
    eights = {i.id: 8.5 for i in model.items} | {model.items[3].id: 9.5}
    assert (assess(model, [], eights).total, assess(model, [], eights).level) == (77.5, "muc-cao")
    assert assess(model, [], eights | {low: 8}).level == "dat"
    assert assess(model, [], {}).level is None


def random_case(model: Scorecard, chance: random.Random) -> dict[str, Any]:
    groups = [g.id for g in model.groups if chance.random() < 0.5]
    lenient = chance.random() < 0.5
    marks: dict[str, float] = {}
    for item in model.items:
        if chance.random() < (0.02 if lenient else 0.2):
            continue
        if item.kind == "points":
            marks[item.id] = chance.choice([4, 5, 7, 8, 8.5, 10])
        else:
            needed = [n.min for n in item.needs.values()]
            steps = [-1, -0.5, 0, 0.5, 3] if not lenient else [0, 0.5, 3]
            marks[item.id] = max(0, chance.choice(needed) + chance.choice(steps))
    return {"groups": groups, "marks": marks}


def test_browser_code_judges_alike(judged: dict[str, Scorecard], tmp_path: Path) -> None:
    chance = random.Random(2026)
    cases = [
        {"set": name, **random_case(model, chance)} for name, model in judged.items() for _ in range(400)
    ]
    (tmp_path / "in.json").write_text(
        json.dumps({"models": judged, "cases": cases}, default=plainly), encoding="utf-8"
    )
    (tmp_path / "run.ts").write_text(
        'import { readFileSync, writeFileSync } from "node:fs";\n'
        f"import {{ assess }} from {json.dumps(str(ROOT / 'overrides' / 'src' / 'engines' / 'scoring' / 'scoring.ts'))};\n"
        f'const data = JSON.parse(readFileSync({json.dumps(str(tmp_path / "in.json"))}, "utf8"));\n'
        "const out = data.cases.map((c: any) => assess(data.models[c.set], c.groups, c.marks));\n"
        f"writeFileSync({json.dumps(str(tmp_path / 'out.json'))}, JSON.stringify(out));\n",
        encoding="utf-8",
    )
    run_typescript(tmp_path / "run.ts", tmp_path)
    verdicts = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert len(verdicts) == len(cases) == 400 * len(judged) >= 3200
    levels = set()
    for case, theirs in zip(cases, verdicts, strict=True):
        ours = assess(judged[case["set"]], case["groups"], case["marks"])
        assert theirs == {"level": ours.level, "missing": ours.missing, "total": ours.total}, case
        levels.add((case["set"], ours.level))
    assert len(levels) >= 17, "the random answers must reach every kind of verdict"
