"""How well the search engine finds: phrases of the portal typed in every way, and queries of people."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.browser_code import run_typescript
from tests.conftest import ROOT

SETS = ROOT / "tests" / "search"
PHRASES, SEED = 2500, 7
FLOORS = {"slip": 0.9, "regional": 0.86, "together": 0.9, "half-typed": 0.84}
"""Success@5 that a class must reach where it is not 0.93."""


@pytest.fixture(scope="module")
def quality(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Tallies by set and class, from the engine in Node."""
    folder = tmp_path_factory.mktemp("tim")
    sets = [str(path) for path in sorted(SETS.glob("*.json"))]
    index = str(built_site / "search" / "vi.js")
    printed = run_typescript(SETS / "quality.ts", folder, index, str(SEED), str(PHRASES), *sets)
    found: dict[str, dict[str, Any]] = json.loads(printed)
    return found


def test_phrases_are_found_however_they_are_typed(quality: dict[str, dict[str, Any]]) -> None:
    tallies = quality["mechanical"]
    assert len(tallies) == 15
    for name, tally in tallies.items():
        assert tally["queries"] >= 10, name
        assert tally["five"] >= FLOORS.get(name, 0.93), (name, tally["five"], tally["misses"][:10])
        assert tally["empty"] <= 0.01, name


def test_people_find_what_they_ask_for(quality: dict[str, dict[str, Any]]) -> None:
    sets = {name: tallies for name, tallies in quality.items() if name != "mechanical"}
    assert sets
    for name, tallies in sets.items():
        total = sum(tally["queries"] for tally in tallies.values())
        found = sum(tally["five"] * tally["queries"] for tally in tallies.values())
        missed = {kind: tally["misses"] for kind, tally in tallies.items() if tally["misses"]}
        assert found / total >= 0.95, (name, missed)
