"""The course as the browser reads it: what there is to learn, in which steps, and what shows that it is known.

The models are the shapes of ``window.portalCourse``; ``portal schema`` writes them to
``overrides/src/engines/learning/schema.ts``, whose engine keeps what a learner has done. Leaves to others: where
the data is written (``outputs.bank``), how questions are graded (``record``) and drawn (``draw``).
"""

from __future__ import annotations

import re
from typing import Literal

from portal.content.catalogue import Catalogue
from portal.content.models import Module
from portal.content.models.base import Model
from portal.content.pages import REFERENCE
from portal.questions.items import prompts, ready_items
from portal.questions.making import plain
from portal.vietnamese import slugify


class LearningStep(Model):
    """One step of a unit: a section of its page."""

    anchor: str
    """Id of the section's heading."""
    title: str
    """The heading in plain words."""
    objectives: list[str]
    """Ids of the objectives that the step is for."""
    questions: list[str]
    """Ids of the items for practice that are asked at its end."""


class LearningObjective(Model):
    """What is to be known, and the questions that show it: question id → its revision."""

    id: str
    """Its id."""
    text: str
    """What one can do, in plain words."""
    practice: dict[str, str]
    """The questions for practice, those of a case one by one."""
    tested: dict[str, str]
    """The questions kept for tests."""


class LearningUnit(Model):
    """A module, or a lesson of the village track."""

    id: str
    """Its id: hp05, bh01."""
    number: int
    """Its number within its kind."""
    title: str
    """Its title in plain words, without the number."""
    href: str
    """Its address below the root of the site, a folder with a slash at the end."""
    objectives: list[LearningObjective]
    """What is to be known of it."""
    steps: list[LearningStep]
    """Its steps in order; may be empty."""


class LearningTest(Model):
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


class LearningCourse(Model):
    """All there is to learn, in order."""

    modules: list[LearningUnit]
    """The modules, by number."""
    lessons: list[LearningUnit]
    """The lessons of the village track, by number."""
    tests: list[LearningTest]
    """The tests, as they are listed."""
    first: str | None
    """Id of the test that somebody who learns alone takes first: the widest of its purpose."""
    last: str | None
    """Id of the test that answers the first one at the end."""


SHAPES: tuple[type[Model], ...] = (
    LearningStep,
    LearningObjective,
    LearningUnit,
    LearningTest,
    LearningCourse,
)
"""What ``portal schema`` writes, in this order."""


def course_of(catalogue: Catalogue) -> LearningCourse:
    """Return the course of *catalogue*.

    Raises ReferenceLookupError when a reference stands for nothing.
    """
    from portal.questions.variant import facts_of

    tests = [
        LearningTest(
            id=test.id,
            title=test.title,
            purpose=test.purpose,
            modules=test.modules,
            needed=test.needed,
            facts=facts_of(test),
        )
        for test in catalogue.tests.values()
    ]
    first = max((t for t in tests if t.purpose == "dau-khoa"), key=lambda t: len(t.modules), default=None)
    answers = [
        t.id for t in catalogue.tests.values() if t.purpose == "cuoi-khoa" and first and t.matches == first.id
    ]
    return LearningCourse(
        modules=[_unit(catalogue, m) for m in sorted(catalogue.modules.values(), key=lambda m: m.number)],
        lessons=[],
        tests=tests,
        first=first.id if first else None,
        last=answers[0] if answers else None,
    )


def _unit(catalogue: Catalogue, module: Module) -> LearningUnit:
    asked: dict[tuple[str, str], dict[str, str]] = {}
    quiz = catalogue.quizzes.get(module.id)
    for item in ready_items(quiz) if quiz else []:
        for prompt in prompts(item):
            asked.setdefault((item.objective, item.pool), {})[prompt.id] = str(item.rev)
    titles = _sections(catalogue, module)
    return LearningUnit(
        id=module.id,
        number=module.number,
        title=plain(module.title, catalogue),
        href=f"hoc-phan/{catalogue.module_folders[module.id]}/",
        objectives=[
            LearningObjective(
                id=one.id,
                text=plain(one.text, catalogue),
                practice=asked.get((one.id, "on-tap"), {}),
                tested=asked.get((one.id, "kiem-tra"), {}),
            )
            for one in module.objectives
        ],
        steps=[
            LearningStep(
                anchor=step.section,
                title=titles.get(step.section, step.section),
                objectives=step.objectives,
                questions=step.questions,
            )
            for step in module.steps
        ],
    )


def _sections(catalogue: Catalogue, module: Module) -> dict[str, str]:
    """The headings of the page of *module* in plain words, by their anchor."""
    path = catalogue.page_of(module.id)
    page = next((p for p in catalogue.pages_in("vi") if p.path == path), None)
    found = {}
    for _, _, text in page.headings if page else []:
        words = re.sub(r"[*_`]", "", REFERENCE.sub(lambda m: m[1].rpartition("|")[2], text))
        found[slugify(words)] = plain(text, catalogue)
    return found
