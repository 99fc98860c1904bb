"""``/// course``: the suggested agenda of a course, with what to show and hand out at each step."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator

from portal.content.agenda import Slot, agenda, clock_words, halves
from portal.content.downloads import SHEET
from portal.content.models import Module
from portal.markdown.blocks.base import DataBlock, unknown
from portal.markdown.blocks.facts import table
from portal.markdown.blocks.module import deck_link
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h


class CourseBlock(DataBlock):
    """Draws one table a half-day: time, what, minutes, what to show and hand out."""

    NAME = "course"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        course = context.catalogue.courses.get(argument)
        if course is None:
            raise unknown("course", argument, context)
        box = h(
            "section", h("h3", course.title, id=f"lop-{course.id}"), h("p", course.summary), cls="course"
        )
        heads = [context.t(f"agenda-{head}") for head in ("time", "what", "minutes", "give")]
        for half in halves(agenda(course, context.catalogue)):
            caption = context.t("agenda-day", half[0].day, context.t(f"part.{half[0].part}"))
            drawn = table(caption, heads, [_row(context, slot) for slot in half], {2}, caption)
            drawn.set("aria-label", f"{course.title}: {caption}")
            append(box, drawn)
        return box


def _row(context: PageContext, slot: Slot) -> list[list[Child]]:
    return [[clock_words(slot.start)], _what(context, slot), [str(slot.minutes)], _give(context, slot)]


def _what(context: PageContext, slot: Slot) -> list[Child]:
    if slot.kind == "hoc-phan":
        module = context.catalogue.modules[slot.subject]
        words = context.t("module-titled", module.number, context.catalogue.module_title(module))
        page = context.catalogue.page_of(module.id)
        return [h("a", words, href=context.link(page)) if page else words]
    if slot.subject:
        return [context.t(f"agenda.{slot.kind}", context.catalogue.tests[slot.subject].title)]
    return [context.t(f"agenda.{slot.kind}")]


def _give(context: PageContext, slot: Slot) -> list[Child]:
    """What is shown, handed out and done: deck and sheet of a module, papers of a test, forms."""
    links: list[etree.Element] = []
    for paper in context.catalogue.class_papers.values():
        page = context.catalogue.page_of(paper.form)
        if slot.kind in paper.at and page:
            links.append(h("a", context.catalogue.forms[paper.form].title, href=context.link(page)))
    if slot.kind == "hoc-phan":
        links += _of_module(context, context.catalogue.modules[slot.subject])
    elif slot.subject:
        for download in context.downloads:
            if download.subject == slot.subject and download.kind == "PDF" and download.listed:
                words = download.title.split(":")[0]
                links.append(h("a", words, href=context.link(f"tai-ve/{download.file}")))
    pieces: list[Child] = []
    for link in links:
        pieces += ["; " if pieces else None, link]
    return pieces


def _of_module(context: PageContext, module: Module) -> Iterator[etree.Element]:
    deck = deck_link(context, module)
    if deck is not None:
        yield deck
    for download in context.downloads:
        if download.subject == module.id and download.file.endswith(SHEET):
            link = h("a", context.t("agenda-sheet"), href=context.link(f"tai-ve/{download.file}"))
            link.set("aria-label", context.t("agenda-sheet-module", module.number))
            yield link
