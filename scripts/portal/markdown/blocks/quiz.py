"""``/// quiz``: the questions, readable without JavaScript and enhanced by it."""

from __future__ import annotations

import json
import xml.etree.ElementTree as etree
from collections.abc import Iterable

from markdown.util import AtomicString

from portal.markdown.blocks.base import DataBlock, unknown
from portal.markdown.context import PageContext
from portal.markdown.html import h
from portal.markdown.question import Drawn, draw_question, draw_story, drawn_bank
from portal.questions import pass_mark, record


class QuizBlock(DataBlock):
    """Draws every reviewed item of a module's bank as fieldsets with native inputs."""

    NAME = "quiz"
    ARGUMENT = True

    def render(self, context: PageContext, argument: str) -> etree.Element:
        if argument not in context.catalogue.quizzes:
            raise unknown("quiz", argument, context)
        return quiz_form(context, argument)


def quiz_form(context: PageContext, module: str) -> etree.Element:
    """Return every reviewed question of the bank of *module*, with what the browser grades by."""
    asked = drawn_bank(context.catalogue, module)
    intro = h("p", context.t("questions-count", len(asked)) + ".", cls="quiz__intro")
    form = h("form", intro, draw_items(context, asked), cls="quiz", novalidate="novalidate")
    form.set("data-quiz", module)
    form.set("data-pass", str(pass_mark(context.catalogue, module)))
    if context.output != "print":
        form.append(_records(asked))
    return form


def draw_items(context: PageContext, asked: Iterable[Drawn]) -> list[etree.Element]:
    """Return the questions in order; a case holds its own."""
    drawn: list[etree.Element] = []
    for one in asked:
        if one.written.part == 1:
            drawn.append(draw_story(context, one.written))
        section = draw_question(context, one)
        if one.written.part:
            drawn[-1].append(section)
        else:
            drawn.append(section)
    return drawn


def _records(asked: Iterable[Drawn]) -> etree.Element:
    """What the browser grades by, as data beside the questions."""
    script = h("script", type="application/json", cls="quiz__records")
    records = [{**record(one.plain), "objective": one.plain.objective} for one in asked]
    data = json.dumps(records, ensure_ascii=False, separators=(",", ":"))
    # Inside a script nothing is unescaped, and "</" would end it.
    for sign in "&<>":
        data = data.replace(sign, f"\\u{ord(sign):04x}")
    script.text = AtomicString(data)
    return script
