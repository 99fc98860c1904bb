"""Checks of tests: every blueprint can be drawn, whatever the seed, as it says."""

from __future__ import annotations

from collections.abc import Iterator

from portal.content.catalogue import Catalogue, Place
from portal.content.issues import Code, Issues, nearest
from portal.content.models import Blueprint
from portal.locales import Speaker
from portal.paths import Paths
from portal.questions.draw import Candidate, draw
from portal.questions.items import candidates

say = Speaker("check-learning")


_SEEDS = range(1, 26)


def check_blueprints(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Draw every test a number of times and compare with what its blueprint promises."""
    pool = candidates(catalogue.module_quizzes)
    by_id = {one.id: one for one in pool}
    for blueprint in catalogue.tests.values():
        place = catalogue.places.get(blueprint.id, Place(paths.data / "tests.yml", 1))
        for module in blueprint.modules:
            if module not in catalogue.module_folders or module not in catalogue.quizzes:
                issues.add(
                    Code.MA_KHONG_CO,
                    *place,
                    say("test-no-quiz", blueprint.id, module),
                    nearest(module, [quiz.id for quiz in catalogue.module_quizzes]),
                )
        first = catalogue.tests.get(blueprint.matches or "")
        for message, hint in _pair(blueprint, first, catalogue):
            issues.add(Code.BO_CAU_HOI, *place, message, hint)
        objectives = {one.objective for one in pool if one.module in blueprint.modules}
        for seed in _SEEDS:
            drawn = [by_id[i] for i in draw(blueprint, pool, seed, first)]
            problem = _problem(blueprint, drawn, objectives)
            if problem:
                issues.add(Code.BO_CAU_HOI, *place, *say.fault("test-fails", blueprint.id, seed, problem))
                break


def _problem(blueprint: Blueprint, drawn: list[Candidate], objectives: set[str]) -> str | None:
    wanted = blueprint.questions
    for module in blueprint.modules:
        count = sum(one.questions for one in drawn if one.module == module)
        if count != blueprint.each:
            return say("test-drawn", count, blueprint.each, module)
    for level, least in blueprint.levels.items():
        found = sum(one.questions for one in drawn if one.bloom == level)
        if found < least:
            return say("test-level", found, level, least)
    if blueprint.purpose == "hoc-phan":
        missing = sorted(objectives - {one.objective for one in drawn})
        if missing and wanted >= len(objectives):
            return say("test-objectives", ", ".join(missing))
    return None


def _pair(blueprint: Blueprint, first: Blueprint | None, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """What keeps a test from being compared with the one it matches."""
    if blueprint.matches is None:
        return
    if first is None:
        hint = nearest(blueprint.matches, list(catalogue.tests))
        yield say("match-lacks", blueprint.id, blueprint.matches), hint
        return
    fields = ("pool", "modules", "each", "minutes", "pass_percent")
    other = [f for f in fields if getattr(blueprint, f) != getattr(first, f)]
    other += ["levels"] if blueprint.levels else []
    if other:
        yield say.fault("match-differs", blueprint.id, first.id, ", ".join(other))
