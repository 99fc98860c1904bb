"""``/// quiz``: the questions, readable without JavaScript and enhanced by it."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.content.models import Item
from portal.content.references import resolve
from portal.extensions.blocks.base import DataBlock, unknown
from portal.extensions.context import PageContext
from portal.extensions.html import Child, append, h, inline
from portal.extensions.marks import resolved_nodes


class QuizBlock(DataBlock):
    """Draws every item of a module's bank as a fieldset with native inputs."""

    NAME = "quiz"
    ARGUMENT = True

    def render(self, context: PageContext, argument: str) -> etree.Element:
        quiz = context.catalogue.quizzes.get(argument)
        if quiz is None:
            raise unknown("quiz", argument, context)
        intro = h("p", context.t("questions_count", len(quiz.items)) + ".", cls="quiz__intro")
        sections = [_item(context, n, item) for n, item in enumerate(quiz.items, 1)]
        form = h("form", intro, sections, cls="quiz", novalidate="novalidate")
        form.set("data-quiz", quiz.id)
        form.set("data-module", argument)
        return form


def _item(context: PageContext, number: int, item: Item) -> etree.Element:
    section = h("section", cls="q", id=item.id, data_type=item.type, data_rev=str(item.rev))
    section.set("data-search-exclude", "")
    legend = inline("legend", item.stem)
    legend.text = None
    stem = inline("span", item.stem, cls="q__stem")
    append(legend, h("span", context.t("question", number), cls="q__no"), " ", stem)
    field = h("fieldset", legend, h("p", context.t(f"how_{item.type}"), cls="q__how"))
    kind = "checkbox" if item.type == "multiple" else "radio"
    for option in item.options:
        box = h("input", type=kind, name=item.id, value=option.id)
        append(field, h("label", box, inline("span", option.text, cls="opt__text"), cls="opt"))
    append(section, field, _key(context, item))
    return section


def citations(context: PageContext, item: Item) -> list[Child]:
    """Links to what the item rests on."""
    nodes: list[Child] = []
    for cite in item.cite:
        target = resolve(cite, context.catalogue)
        if target.kind == "source":
            fact = context.catalogue.facts[cite]
            owner = context.catalogue.documents.get(context.catalogue.fact_owner[cite])
            place = fact.at.split(" (")[0] + ", " if fact.at else ""
            words = place + (owner.short if owner else context.catalogue.portal.province)
            target = resolve(cite, context.catalogue)
            link = h("a", words, title=target.tooltip)
            if target.page in context.catalogue.has_page and target.page:
                link.set("href", context.link(target.page, target.anchor))
            context.use(fact)
            nodes += ["; " if nodes else None, link]
            if fact.confidence != "chinh-van":
                nodes += [" ", h("small", f"({context.t('confidence.' + fact.confidence)})")]
        else:
            nodes += ["; " if nodes else None, *resolved_nodes(context, target)]
    return nodes


def _key(context: PageContext, item: Item) -> etree.Element:
    lines = []
    for option in item.options:
        line = h("li", h("strong", context.t("correct" if option.correct else "wrong")), " ")
        append(line, inline("span", option.text.rstrip("."), cls="q__option"), ". ")
        append(line, inline("span", option.feedback, cls="q__why"))
        line.set("data-option", option.id)
        line.set("data-correct", "true" if option.correct else "false")
        lines.append(line)
    cite = append(h("p", cls="q__cite"), context.t("basis") + ": ", citations(context, item), ".")
    return h("details", h("summary", context.t("answer_show")), h("ul", lines), cite, cls="q__key")
