"""The course that browsers read: everything there is to learn, every question with the objective it shows."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.content.loader import load
from portal.outputs.bank import write_bank
from portal.paths import Paths
from portal.questions.items import prompts, ready_items
from portal.questions.learning import CourseData, course_of


def test_the_script_holds_what_the_shapes_say(catalogue: Catalogue, tmp_path: Path) -> None:
    write_bank(tmp_path, catalogue)
    script = (tmp_path / "quiz" / "course.js").read_text(encoding="utf-8")
    data = script.removeprefix("self.portalCourse=").removesuffix(";\n")
    assert CourseData.model_validate(json.loads(data)) == course_of(catalogue)
    assert "[[" not in data, "a reference is not written out"


def test_every_reviewed_question_shows_one_objective_at_its_present_revision(catalogue: Catalogue) -> None:
    course = course_of(catalogue)
    assert [unit.id for unit in course.modules] == sorted(catalogue.modules)
    assert [unit.id for unit in course.lessons] == sorted(catalogue.lessons)
    for unit in (*course.modules, *course.lessons):
        asked = {
            pool: {
                p.id: str(i.rev) for i in ready_items(catalogue.quizzes[unit.id], pool) for p in prompts(i)
            }
            for pool in ("on-tap", "kiem-tra")
        }
        practice = [pair for one in unit.objectives for pair in one.practice.items()]
        tested = [pair for one in unit.objectives for pair in one.tested.items()]
        assert sorted(practice) == sorted(asked["on-tap"].items())
        assert sorted(tested) == sorted(asked["kiem-tra"].items())


def test_the_learner_alone_takes_the_widest_pair_of_tests(catalogue: Catalogue) -> None:
    course = course_of(catalogue)
    assert set(catalogue.tests[course.first or ""].modules) == set(catalogue.modules)
    assert catalogue.tests[course.last or ""].matches == course.first
    assert {t.id: t.needed for t in course.tests} == {t.id: t.needed for t in catalogue.tests.values()}


def test_steps_are_those_of_the_page_and_end_with_the_key_points(catalogue: Catalogue) -> None:
    for unit in course_of(catalogue).modules:
        module = catalogue.modules[unit.id]
        assert [s.anchor for s in unit.steps][: len(module.steps)] == [s.section for s in module.steps]
        assert len(unit.steps) == (len(module.steps) + 1 if module.steps else 0)
        assert all(step.title and step.title != step.anchor for step in unit.steps)


def test_lessons_are_one_step_each_and_shown_by_their_questions(catalogue: Catalogue) -> None:
    lessons = course_of(catalogue).lessons
    assert [unit.id for unit in lessons] == [lesson.id for lesson in catalogue.lessons_in_order]
    for unit in lessons:
        assert len(unit.steps) == len(unit.objectives) == 1
        assert unit.steps[0].objectives == [unit.objectives[0].id]
        assert len(unit.objectives[0].practice) >= 3


def test_a_portal_without_tests_has_a_course(mini: Path) -> None:
    course = course_of(load(Paths(mini), dt.date(2026, 11, 23))[0])
    assert len(course.modules) == 1
    assert (course.first, course.last, course.tests) == (None, None, [])
