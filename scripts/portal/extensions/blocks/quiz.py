"""``/// quiz``: the questions, readable without JavaScript and enhanced by it."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.content.models import CaseItem, Item, Quiz
from portal.content.quizzes import prompts, ready_items
from portal.extensions.blocks.base import DataBlock, unknown
from portal.extensions.context import PageContext
from portal.extensions.html import h, inline
from portal.extensions.prompts import draw_prompt


class QuizBlock(DataBlock):
    """Draws every reviewed item of a module's bank as fieldsets with native inputs."""

    NAME = "quiz"
    ARGUMENT = True

    def render(self, context: PageContext, argument: str) -> etree.Element:
        quiz = context.catalogue.quizzes.get(argument)
        if quiz is None:
            raise unknown("quiz", argument, context)
        count = sum(len(prompts(item)) for item in ready_items(quiz))
        intro = h("p", context.t("questions_count", count) + ".", cls="quiz__intro")
        form = h("form", intro, draw_items(context, quiz), cls="quiz", novalidate="novalidate")
        form.set("data-quiz", quiz.id)
        form.set("data-module", argument)
        return form


def draw_items(context: PageContext, quiz: Quiz) -> list[etree.Element]:
    """Return the items of a bank, questions numbered through; a case holds its questions."""
    drawn, number = [], 1
    for item in ready_items(quiz):
        asked = [draw_prompt(context, number + at, prompt) for at, prompt in enumerate(prompts(item))]
        number += len(asked)
        drawn.append(_case(context, item, asked) if isinstance(item, CaseItem) else asked[0])
    return drawn


def _case(context: PageContext, item: Item, asked: list[etree.Element]) -> etree.Element:
    title = h("p", context.t("case"), cls="case__title", id=f"{item.id}-ke")
    case = h("div", title, inline("p", item.stem, cls="case__story"), asked, cls="case", id=item.id)
    case.set("role", "group")
    case.set("aria-labelledby", f"{item.id}-ke")
    # The story is no more a search result than its questions are.
    case.set("data-search-exclude", "")
    return case
