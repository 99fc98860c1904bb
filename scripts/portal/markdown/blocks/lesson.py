"""``/// lesson``, ``/// lessons``: a lesson of five minutes, and the list of them."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from pymdownx.blocks.block import Block

from portal.content.models import Lesson
from portal.content.models.lesson import Claim
from portal.markdown.blocks.base import DataBlock, unknown
from portal.markdown.blocks.downloads import download_list
from portal.markdown.blocks.questions import cited
from portal.markdown.blocks.quiz import quiz_form
from portal.markdown.context import PageContext
from portal.markdown.drawings import drawing
from portal.markdown.generators import page_of
from portal.markdown.html import append, h, inline
from portal.markdown.links import trust_badge

LIST = "bai-hoc/index.md"
"""The page that lists the lessons."""


class LessonBlock(Block):
    """Wraps the words of a lesson, its picture first; below it questions, poster, basis, ways on."""

    NAME = "lesson"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        context, name = page_of(self.md), (self.argument or "").strip()
        if name not in context.catalogue.lessons:
            raise unknown("lesson", name, context)
        lesson = context.catalogue.lessons[name]
        self._parent, self._lesson = parent, lesson
        article = etree.SubElement(parent, "article", {"class": "lesson", "data-lesson": lesson.id})
        article.append(_head(context, lesson))
        picture = drawing(context, lesson.picture)
        if picture is not None:
            article.append(picture)
        return article

    def on_end(self, block: etree.Element) -> None:
        context, lesson = page_of(self.md), self._lesson
        append(self._parent, _questions(context, lesson), _basis(context, lesson))
        append(self._parent, _ways(context, lesson), _poster(context, lesson))


def _head(context: PageContext, lesson: Lesson) -> etree.Element:
    of = len(context.catalogue.lessons)
    return h(
        "p",
        h("span", context.t("lesson-of", lesson.number, of), cls="lesson__no"),
        " ",
        h("span", context.t("minutes", lesson.minutes), cls="lesson__time"),
        cls="lesson__head",
        data_search="none",
    )


def _questions(context: PageContext, lesson: Lesson) -> list[etree.Element]:
    if lesson.id not in context.catalogue.quizzes:
        return []
    title = h("h2", context.t("lesson-questions"), id="thu-tra-loi", data_search="none")
    return [title, quiz_form(context, lesson.id)]


def _poster(context: PageContext, lesson: Lesson) -> list[etree.Element]:
    files = download_list(context, lesson.id)
    return [h("h2", context.t("lesson-poster"), id="to-treo"), files] if files is not None else []


def _basis(context: PageContext, lesson: Lesson) -> etree.Element:
    """What each claim rests on, folded: those who learn need it not, those who doubt find it."""
    items = [_claim(context, claim) for claim in lesson.claims]
    summary = h("summary", context.t("lesson-basis", len(items)))
    return h("details", summary, h("ol", items), cls="lesson__basis", data_search="none")


def _claim(context: PageContext, claim: Claim) -> etree.Element:
    facts = []
    for name in claim.cite:
        fact = context.catalogue.facts[name]
        source = h("span", context.t("source"), ": ", cited(context, name), ".", cls="provision__src")
        facts.append(h("li", fact.text, " ", trust_badge(context, fact.confidence), " ", source))
    return h("li", inline("p", claim.says, cls="lesson__claim"), h("ul", facts))


def _ways(context: PageContext, lesson: Lesson) -> etree.Element:
    """To the next lesson, to the one before, to the list."""
    order = context.catalogue.lessons_in_order
    at = order.index(lesson)
    ways = h("nav", cls="lesson-ways", aria_label=context.t("lesson-ways"), data_search="none")
    for other, words, look in (
        (order[at + 1 : at + 2], "lesson-next", "md-button md-button--primary"),
        (order[:at][-1:], "lesson-before", ""),
    ):
        for one in other:
            page = context.catalogue.page_of(one.id) or ""
            append(ways, " ", h("a", context.t(words, one.title), href=context.link(page), cls=look))
    if LIST in context.catalogue.has_page:
        append(ways, " ", h("a", context.t("lesson-list"), href=context.link(LIST)))
    return ways


class LessonsBlock(DataBlock):
    """Draws a card for each lesson, in order."""

    NAME = "lessons"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        return h(
            "ol", [_card(context, one) for one in context.catalogue.lessons_in_order], cls="modules lessons"
        )


def _card(context: PageContext, lesson: Lesson) -> etree.Element:
    page = context.catalogue.page_of(lesson.id) or ""
    name = context.t("lesson-titled", lesson.number, lesson.title)
    card = h(
        "li",
        drawing(context, lesson.picture, named=False),
        h("h2", h("a", name, href=context.link(page)), cls="module-card__title"),
        inline("p", lesson.summary),
        h("p", cls="module-card__progress", hidden="hidden"),
        cls="card module-card lesson-card",
    )
    card.set("data-module", lesson.id)
    return card
