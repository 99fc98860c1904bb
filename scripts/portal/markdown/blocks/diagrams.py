"""``/// chart``, ``/// flow``, ``/// document-map``, ``/// timeline``: pictures drawn from the data."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable

from portal.content.models import Document, Fact, Portal
from portal.content.references import format_value, full_name
from portal.markdown.blocks.base import DataBlock, options_of, unknown
from portal.markdown.blocks.criteria import status_notice
from portal.markdown.blocks.facts import fact_table, label, table, value_keys
from portal.markdown.context import PageContext
from portal.markdown.diagrams import Bar, StepBox, bars, document_map, steps
from portal.markdown.diagrams.docmap import Edge, Node
from portal.markdown.html import Child, append, h
from portal.markdown.links import document_link, record_link, status_badges
from portal.vietnamese import format_date, slugify

LAYERS: tuple[tuple[str, Callable[[Document, Portal], bool]], ...] = (
    ("map-party", lambda d, _: d.issuer.startswith(("Bộ Chính trị", "Ban Bí thư"))),
    ("map-law", lambda d, _: d.kind == "luat" or d.issuer.startswith("Quốc hội")),
    ("map-government", lambda d, _: d.issuer.startswith(("Chính phủ", "Thủ tướng"))),
    ("map-province", lambda d, p: p.province in d.issuer or d.issuer == p.organisation.vi),
    ("map-association", lambda d, _: bool(re.search(r"\bHội\b", d.issuer))),
    ("map-ministry", lambda d, _: d.issuer.startswith("Bộ ")),
    ("map-other", lambda *_: True),
)
"""Layers of the map, top first: interface word, which documents belong (the first that fits)."""


class ChartBlock(DataBlock):
    """Draws facts with values as bars, with the table of figures and sources below."""

    NAME = "chart"
    ARGUMENT = True
    OPTIONS = options_of("chart")

    def render(self, context: PageContext, argument: str) -> etree.Element:
        facts = [f for f in context.catalogue.select_facts(argument) if f.values]
        if not facts:
            raise unknown("chart", argument, context)
        columns = self.options["columns"]
        keys = [str(c) for c in columns] if columns is not None else value_keys(facts)
        title = self.options["caption"] or facts[0].text
        given = [name.strip() for name in str(self.options["labels"] or "").split(";")]
        names = dict(zip((fact.id for fact in facts), given, strict=False))
        groups = [
            (names.get(fact.id) or fact.text, [_bar(context, fact, key) for key in keys]) for fact in facts
        ]
        top = 100.0 if all(f.unit == "%" for f in facts) else None
        picture = bars(groups, title, f"hinh-{slugify(title)}", top)
        figures = fact_table(context, facts, keys, None, None)
        return figure(
            context,
            picture,
            title,
            [h("p", context.t("chart-doubt"))] if _doubt(groups) else [],
            h("details", h("summary", context.t("chart-figures")), figures),
        )


def _bar(context: PageContext, fact: Fact, key: str) -> Bar:
    values = fact.values or {}
    value = values.get(key)
    number = float(value) if isinstance(value, int | float) else None
    shown = format_value(fact, key)
    page = context.catalogue.page_of(fact.id)
    href = context.link(page, fact.id) if page and page in context.catalogue.has_page else ""
    return Bar(label(context, key), number, shown, fact.confidence_for(key) == "suy-luan", href)


def _doubt(groups: list[tuple[str, list[Bar]]]) -> bool:
    return any(b.doubtful and b.value is not None for _, group in groups for b in group)


def figure(
    context: PageContext,
    picture: etree.Element,
    title: str,
    notes: list[etree.Element],
    alternative: etree.Element | None = None,
    *,
    wide: bool = False,
) -> etree.Element:
    """A picture with its caption and the same content in words or figures.

    A wide picture scrolls inside its own frame on small screens.
    """
    frame: etree.Element = picture
    if wide:
        frame = h("div", picture, cls="diagram__scroll", role="region", tabindex="0", aria_label=title)
    caption = h("figcaption", h("strong", title), notes)
    return h("figure", frame, caption, alternative, cls="diagram diagram--wide" if wide else "diagram")


class FlowBlock(DataBlock):
    """Draws a procedure as boxes joined by arrows, with a link to its page."""

    NAME = "flow"
    ARGUMENT = True

    def render(self, context: PageContext, argument: str) -> etree.Element:
        procedure = context.catalogue.procedures.get(argument)
        if procedure is None:
            raise unknown("flow", argument, context)
        boxes = [
            StepBox(
                str(step.no),
                step.who or context.t("unknown"),
                step.does,
                f"{context.t('proc-deadline')}: {step.deadline}" if step.deadline else "",
                context.t(f"proc-branch.{step.branch}") if step.branch else "",
                step.waiting,
            )
            for step in procedure.steps
        ]
        picture = steps(boxes, procedure.title, f"hinh-{procedure.id}")
        more = append(
            h("p", f"{context.t('flow-more')}: "), record_link(context, procedure.id, procedure.title)
        )
        notes = [append(more, ".")]
        if any(step.waiting for step in procedure.steps):
            notes.insert(0, h("p", context.t("flow-waiting")))
        drawn = figure(context, picture, procedure.title, notes)
        if procedure.status == "hien-hanh" and not context.catalogue.is_repealed(procedure.document):
            return drawn
        return h("div", status_notice(context, procedure.status), drawn)


class DocumentMapBlock(DataBlock):
    """Draws documents and what they rest on or replace, then the same as a table.

    Arguments are ids; without any, the documents of the plan and what replaced them.
    """

    NAME = "document-map"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        known = context.catalogue.documents
        ids = [i.strip() for i in argument.split(",") if i.strip()]
        for wrong in (i for i in ids if i not in known):
            raise unknown("document-map", wrong, context)
        if not ids:
            plan = [d.id for d in known.values() if d.in_plan and d.kind != "ke-hoach"]
            ids = list(dict.fromkeys(plan + [s for i in plan for s in known[i].superseded_by]))
        documents = [known[i] for i in ids]
        title = context.t("map-title")
        nodes = [_node(context, d) for d in sorted(documents, key=lambda d: (d.issued or "", d.id))]
        picture = document_map(
            nodes, _edges(documents), [context.t(key) for key, _ in LAYERS], title, "hinh-ban-do"
        )
        legend = h("p", context.t("map-legend"))
        relations = h("div", _relations(context, documents), cls="map-relations")
        for part in (legend, relations):
            part.set("data-listen", "none")  # nobody follows it by ear
        return h("div", figure(context, picture, title, [legend], wide=True), relations)


def _node(context: PageContext, document: Document) -> Node:
    layer = next(n for n, (_, fits) in enumerate(LAYERS) if fits(document, context.catalogue.portal))
    page = context.catalogue.page_of(document.id)
    return Node(
        document.id,
        document.short,
        (document.issued or "")[:4] or context.t("unknown"),
        context.catalogue.status(document.id),
        context.link(page) if page else "",
        layer,
    )


def _edges(documents: list[Document]) -> list[Edge]:
    here = {d.id for d in documents}
    edges = []
    for document in documents:
        rests = dict.fromkeys([*document.based_on, *document.implements])
        edges += [Edge(document.id, other, "basis") for other in rests if other in here]
        edges += [Edge(document.id, other, "replaces") for other in document.supersedes if other in here]
    return edges


def _relations(context: PageContext, documents: list[Document]) -> etree.Element:
    rows: list[list[list[Child]]] = []
    for document in documents:
        rests = list(dict.fromkeys([*document.based_on, *document.implements]))
        rows.append(
            [
                document_link(context, document.id, document.short),
                _links(context, rests),
                _links(context, document.supersedes),
                _links(context, document.superseded_by),
                [context.t(f"status.{context.catalogue.status(document.id)}")],
            ]
        )
    heads = [context.t(k) for k in ("document", "basis", "supersedes", "superseded-by", "status")]
    return table(context.t("map-table"), heads, rows, set(), context.t("map-table"))


def _links(context: PageContext, ids: list[str]) -> list[Child]:
    nodes: list[Child] = []
    for document in ids:
        nodes += [", " if nodes else None, *document_link(context, document)]
    return nodes or ["–"]


class TimelineBlock(DataBlock):
    """Draws documents by day of issue, oldest first; those without a day come last and say so.

    Argument: ids, or nothing for every document.
    """

    NAME = "timeline"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        known = context.catalogue.documents
        ids = [i.strip() for i in argument.split(",") if i.strip()] or list(known)
        for wrong in (i for i in ids if i not in known):
            raise unknown("timeline", wrong, context)
        documents = sorted((known[i] for i in ids), key=lambda d: (d.issued or "9999", d.id))
        items, year = [], ""
        for document in documents:
            this = (document.issued or "")[:4] or context.t("no-date")
            item = _moment(context, document)
            if this != year:
                item.insert(0, h("p", this, cls="timeline__year"))
            year = this
            items.append(item)
        return h("ol", items, cls="timeline")


def _moment(context: PageContext, document: Document) -> etree.Element:
    brief = context.catalogue.briefs.get(document.id)
    about = brief.brief if brief else document.title or context.t("unknown")
    day = format_date(document.issued) if document.issued else context.t("no-date")
    status = context.catalogue.status(document.id)
    line = h("p", h("span", day, cls="timeline__day"), " ")
    append(
        line,
        document_link(context, document.id, full_name(document)),
        " ",
        status_badges(context, document),
    )
    return h("li", line, h("p", about), cls=f"timeline__item timeline__item--{status}")
