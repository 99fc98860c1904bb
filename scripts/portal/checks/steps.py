"""The steps of a module: sections of its page in order, every objective taught, questions of their own."""

from __future__ import annotations

from collections.abc import Iterator

from portal.content.catalogue import Catalogue
from portal.content.issues import Code, Issues, nearest
from portal.content.models import Module
from portal.content.module_sections import KEY_POINTS, sections_of
from portal.locales import Speaker
from portal.paths import Paths
from portal.questions.items import ready_items

say = Speaker("check-learning")

Fault = tuple[Code, str, str]
"""Kind, what is wrong, how to write it."""


def check_steps(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Check the steps of every module; warn of modules that have none."""
    for module in catalogue.modules.values():
        source = paths.modules / catalogue.module_folders[module.id] / "module.yml"
        if not module.steps:
            issues.warn(Code.TRANG, source, 0, *say.fault("steps-none", module.id))
            continue
        for code, message, hint in (*_places(catalogue, module), *_questions(catalogue, module)):
            issues.add(code, source, 0, message, hint)


def _places(catalogue: Catalogue, module: Module) -> Iterator[Fault]:
    anchors = [anchor for anchor in sections_of(catalogue, module, 2) if anchor != KEY_POINTS]
    known = [objective.id for objective in module.objectives]
    before = -1
    for number, step in enumerate(module.steps, 1):
        if step.section not in anchors:
            hint = nearest(step.section, anchors) or ", ".join(anchors)
            yield Code.MA_KHONG_CO, say("step-section", number, step.section), hint
            continue
        place = anchors.index(step.section)
        if place <= before:
            yield Code.SAI_GIA_TRI, *say.fault("step-order", number, step.section)
        before = max(before, place)
        for objective in step.objectives:
            if objective not in known:
                yield Code.MA_KHONG_CO, say("step-objective", number, objective), nearest(objective, known)
    taught = {objective for step in module.steps for objective in step.objectives}
    if missing := [objective.id for objective in module.objectives if objective.id not in taught]:
        yield Code.SAI_GIA_TRI, *say.fault("step-untaught", ", ".join(missing))


def _questions(catalogue: Catalogue, module: Module) -> Iterator[Fault]:
    quiz = catalogue.quizzes.get(module.id)
    if quiz is None:
        return
    ready = {item.id: item for item in ready_items(quiz, "on-tap")}
    asked: set[str] = set()
    for number, step in enumerate(module.steps, 1):
        if not step.questions:
            yield Code.BO_CAU_HOI, *say.fault("step-no-question", number, step.section)
        for question in step.questions:
            item = ready.get(question)
            if item is None:
                yield Code.BO_CAU_HOI, *say.fault("step-question", number, question)
            elif item.objective not in step.objectives:
                yield Code.BO_CAU_HOI, *say.fault("step-question-other", number, question, item.objective)
            if question in asked:
                yield Code.BO_CAU_HOI, *say.fault("step-question-twice", question)
            asked.add(question)
