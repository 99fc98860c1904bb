"""The course as the browser reads it: what there is to learn, in which steps, what shows that it is known.

The models are the shapes of ``window.portalCourse``; ``portal schema`` writes them to
``overrides/src/engines/learning/schema.ts``, whose engine keeps what a learner has done. Leaves to others:
where the data is written (``outputs.bank``), how questions are graded (``record``) and drawn (``draw``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from portal.content.catalogue import Catalogue
from portal.content.models import Blueprint, Lesson, Module
from portal.content.models.base import Model
from portal.content.module_sections import KEY_POINTS, titles_of
from portal.locales import page_text
from portal.questions.items import prompts, ready_items
from portal.questions.making import plain
from portal.questions.variant import facts_of


class CourseStep(Model):
    """One step of a unit: a section of its page."""

    anchor: str
    """Id of the section's heading."""
    title: str
    """The heading in plain words."""
    objectives: list[str]
    """Ids of the objectives that the step is for."""
    questions: list[str]
    """Ids of the items for practice that are asked at its end."""


class CourseObjective(Model):
    """What is to be known, and the questions that show it: question id → its revision."""

    id: str
    """Its id."""
    text: str
    """What one can do, in plain words."""
    practice: dict[str, str]
    """The questions for practice, those of a case one by one."""
    tested: dict[str, str]
    """The questions kept for tests."""


class CourseUnit(Model):
    """A module, or a lesson of the village track."""

    id: str
    """Its id: hp05, bh01."""
    number: int
    """Its number within its kind."""
    title: str
    """Its title in plain words, without the number."""
    href: str
    """Its address below the root of the site, a folder with a slash at the end."""
    objectives: list[CourseObjective]
    """What is to be known of it."""
    steps: list[CourseStep]
    """Its steps in order; may be empty."""


class CourseTest(Model):
    """A test, as far as choosing what comes next needs it."""

    id: str
    """Its id."""
    title: str
    """Its title."""
    purpose: Literal["dau-khoa", "hoc-phan", "cuoi-khoa"]
    """When it is taken: before the course, after a module, at the end."""
    modules: list[str]
    """Ids of the modules asked."""
    needed: int
    """Right answers it takes to pass."""
    facts: str
    """Questions, minutes and pass mark in words."""


class CourseData(Model):
    """All there is to learn, in order."""

    modules: list[CourseUnit]
    """The modules, by number."""
    lessons: list[CourseUnit]
    """The lessons of the village track, by number."""
    tests: list[CourseTest]
    """The tests, as they are listed."""
    first: str | None
    """Id of the test that somebody who learns alone takes first: the widest of its purpose."""
    last: str | None
    """Id of the test that answers the first one at the end."""


SHAPES: tuple[type[Model], ...] = (
    CourseStep,
    CourseObjective,
    CourseUnit,
    CourseTest,
    CourseData,
)
"""What ``portal schema`` writes, in this order."""


def entry_test(catalogue: Catalogue) -> Blueprint | None:
    """Return the test that somebody who learns alone takes first; None where there is none."""
    first = (test for test in catalogue.tests.values() if test.purpose == "dau-khoa")
    return max(first, key=lambda test: len(test.modules), default=None)


def course_of(catalogue: Catalogue) -> CourseData:
    """Return the course of *catalogue*.

    Raises ReferenceLookupError when a reference stands for nothing.
    """
    tests = [
        CourseTest(
            id=test.id,
            title=test.title,
            purpose=test.purpose,
            modules=test.modules,
            needed=test.needed,
            facts=facts_of(test),
        )
        for test in catalogue.tests.values()
    ]
    first = entry_test(catalogue)
    ends = [t for t in catalogue.tests.values() if t.purpose == "cuoi-khoa"]
    answers = [t.id for t in ends if first and t.matches == first.id]
    return CourseData(
        modules=[_unit(catalogue, m) for m in sorted(catalogue.modules.values(), key=lambda m: m.number)],
        lessons=[_unit(catalogue, lesson) for lesson in catalogue.lessons_in_order],
        tests=tests,
        first=first.id if first else None,
        last=answers[0] if answers else None,
    )


def _unit(catalogue: Catalogue, module: Module | Lesson) -> CourseUnit:
    asked: dict[tuple[str, str], dict[str, str]] = {}
    quiz = catalogue.quizzes.get(module.id)
    for item in ready_items(quiz) if quiz else []:
        for prompt in prompts(item):
            asked.setdefault((item.objective, item.pool), {})[prompt.id] = str(item.rev)
    return CourseUnit(
        id=module.id,
        number=module.number,
        title=plain(module.title, catalogue),
        href=f"{catalogue.folder_of(module.id)}/",
        objectives=[
            CourseObjective(
                id=one.id,
                text=plain(one.text, catalogue),
                practice=asked.get((one.id, "on-tap"), {}),
                tested=asked.get((one.id, "kiem-tra"), {}),
            )
            for one in module.objectives
        ],
        steps=[*(_steps(catalogue, module) if isinstance(module, Module) else _whole(module))],
    )


def _whole(lesson: Lesson) -> Iterator[CourseStep]:
    """A lesson is one step."""
    goals = [objective.id for objective in lesson.objectives]
    yield CourseStep(anchor=lesson.id, title=lesson.title, objectives=goals, questions=[])


def _steps(catalogue: Catalogue, module: Module) -> Iterator[CourseStep]:
    """The steps of *module*; the key points end a row of steps, as on the page (``markdown.steps``)."""
    titles = titles_of(catalogue, module, 2)
    for step in module.steps:
        title = plain(titles.get(step.section, step.section), catalogue)
        yield CourseStep(
            anchor=step.section, title=title, objectives=step.objectives, questions=step.questions
        )
    if module.steps:
        yield CourseStep(
            anchor=KEY_POINTS, title=page_text("key-points", "vi"), objectives=[], questions=[]
        )
