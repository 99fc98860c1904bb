"""The real banks: who knows nothing earns next to nothing, pools are apart, the last test answers the first."""

from __future__ import annotations

from collections import Counter

import pytest

from portal.checks.cues import LEAST_OF_POOL, MOST_EXCESS
from portal.checks.measures import measure_module
from portal.content.catalogue import Catalogue
from portal.content.issues import Code, Issues
from portal.questions import variant
from portal.questions.items import prompts, ready_items
from portal.questions.testwise import guess_bank

MODULES = [f"hp{number:02d}" for number in range(1, 14)]


def test_there_are_as_many_modules_as_here(catalogue: Catalogue) -> None:
    assert sorted(catalogue.modules) == MODULES


@pytest.mark.parametrize("module", MODULES)
def test_tone_length_and_place_are_worth_next_to_nothing(catalogue: Catalogue, module: str) -> None:
    found = guess_bank(ready_items(catalogue.quizzes[module]))
    assert len(found.guesses) >= 20
    assert found.excess <= MOST_EXCESS, found.given_away


@pytest.mark.parametrize("module", MODULES)
def test_every_objective_is_asked_often_enough_in_both_pools(catalogue: Catalogue, module: str) -> None:
    asked = Counter(
        (item.objective, item.pool)
        for item in ready_items(catalogue.quizzes[module])
        for _ in prompts(item)
    )
    for objective in catalogue.modules[module].objectives:
        for pool in ("on-tap", "kiem-tra"):
            assert asked[objective.id, pool] >= LEAST_OF_POOL, (objective.id, pool)


@pytest.mark.parametrize("module", MODULES)
def test_modules_speak_of_the_work(catalogue: Catalogue, module: str) -> None:
    found = measure_module(catalogue, catalogue.modules[module])
    assert found.portal == 0
    assert found.long_sentences <= 2


def test_nothing_about_banks_is_left_to_warn_of(content: tuple[Catalogue, Issues]) -> None:
    assert [i for i in content[1].sorted() if i.code_name == Code.BO_CAU_HOI.name.replace("_", "-")] == []


@pytest.mark.parametrize("seed", [1, 7, 101, 9999])
def test_the_last_test_of_every_class_answers_its_first(catalogue: Catalogue, seed: int) -> None:
    for course in catalogue.courses.values():
        first, last = (
            variant(catalogue, catalogue.tests[str(name)], seed)
            for name in (course.first_test, course.last_test)
        )
        assert not {q.item for q in first.questions} & {q.item for q in last.questions}
        goals = [Counter(q.objective for q in one.questions) for one in (first, last)]
        assert goals[0] == goals[1], course.id
