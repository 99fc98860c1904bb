"""``/// questions``: what people ask, each with a short answer and what it rests on."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.content.models import Question
from portal.content.references import resolve
from portal.markdown.blocks.base import DataBlock
from portal.markdown.blocks.fold import find_field, folded
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h, inline
from portal.markdown.links import owner_name, page_title, place_of, record_link, resolved_nodes
from portal.vietnamese import slugify


class QuestionsBlock(DataBlock):
    """Draws the questions by topic, in the order of the file: folded on the site, open elsewhere."""

    NAME = "questions"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        topics: dict[str, list[Question]] = {}
        for question in context.catalogue.questions.values():
            topics.setdefault(question.topic, []).append(question)
        web = context.output == "web"
        box = h("div", find_field(context, "questions") if web else None, cls="questions")
        for topic, questions in topics.items():
            many = h(
                "span", context.t("questions-many", len(questions)), cls="fold__many", data_search="none"
            )
            part = folded(context, h("h2", topic, id=slugify(topic)), many)
            for question in questions:
                heading, *rest = _question(context, question)
                append(part, append(folded(context, heading), rest) if web else [heading, *rest])
            append(box, part if web else list(part))
        return box


def _question(context: PageContext, question: Question) -> list[etree.Element]:
    basis = append(h("p", cls="provision__src"), f"{context.t('basis')}: ")
    shown: set[str] = set()
    for target in question.cite:
        link = cited(context, target)
        words = "".join(
            node if isinstance(node, str) else "".join(node.itertext()) for node in link if node is not None
        )
        if words not in shown:
            append(basis, "; " if shown else None, link)
            shown.add(words)
    append(basis, ".")
    if question.see:
        append(basis, f" {context.t('read-on')}: ")
        for n, target in enumerate(question.see):
            append(basis, ", " if n else None, record_link(context, target, _name(context, target)))
        append(basis, ".")
    heading = h("h3", question.question, id=question.id)
    if question.asks:
        heading.set("data-find-also", " | ".join(question.asks))
    return [heading, inline("p", question.answer), basis]


def cited(context: PageContext, target: str) -> list[Child]:
    """A citation: a fact is named by the document it comes from, at its place; a page by its title."""
    if target.endswith(".md"):
        return [h("a", page_title(context, target), href=context.link(target))]
    found = resolve(target, context.catalogue)
    if found.fact is None:
        return resolved_nodes(context, found)
    fact = context.catalogue.facts[found.fact]
    context.use(fact)
    name = owner_name(context, fact)
    page = context.catalogue.page_of(fact.id)
    place = place_of(fact) if context.catalogue.fact_owner[fact.id] in context.catalogue.documents else None
    words = f"{name}, {place}" if place and not place.startswith("TT ") else name
    return [h("a", words, href=context.link(page, fact.id)) if page else words]


def _name(context: PageContext, record_id: str) -> str:
    catalogue = context.catalogue
    if record_id in catalogue.modules:
        return context.t("module", catalogue.modules[record_id].number)
    if record_id in catalogue.documents:
        return catalogue.documents[record_id].short
    if record_id in catalogue.terms:
        return catalogue.terms[record_id].term
    for records in (catalogue.criteria, catalogue.procedures, catalogue.forms):
        if record_id in records:
            return records[record_id].title
    return record_id
