"""``/// document``: the regulation page."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable

from portal.content.catalogue import own_provisions
from portal.content.models import Document, Fact
from portal.content.references import KIND_NAMES, full_name
from portal.locales import Speaker
from portal.markdown.backlinks import citing_pages
from portal.markdown.blocks.base import DataBlock, unknown
from portal.markdown.blocks.downloads import download_list
from portal.markdown.blocks.facts import fact_item, provision_homes
from portal.markdown.blocks.wording import changes_section, read_line, read_place
from portal.markdown.citing import cite_button, cite_line, ended_words, published
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h, inline
from portal.markdown.links import document_link, place_of, source_names, status_badges, trust_badge
from portal.vietnamese import capitalised, cited_place, format_date, slugify

cited = Speaker("citations")

_NOTICES = {"con-hieu-luc": "ok", "het-hieu-luc": "end", "chua-xac-minh": "wait"}


class DocumentBlock(DataBlock):
    """Draws everything known of one document."""

    NAME = "document"
    ARGUMENT = True

    def render(self, context: PageContext, argument: str) -> etree.Element:
        if argument not in context.catalogue.documents:
            raise unknown("document", argument, context)
        document = context.catalogue.documents[argument]
        side = h("aside", cls="doc__side card", aria_label=context.t("attributes"), data_search="page")
        append(side, _attributes(context, document), _relations(context, document))
        body = h("div", cls="doc__body")
        append(body, changes_section(context, document))
        append(body, _contents(context, document))
        append(body, _missing(context, document), _cited_by(context, document))
        files = download_list(context, document.id)
        if files is not None:
            append(body, h("h2", context.t("downloads"), id="tai-ve"), files)
        brief = context.catalogue.briefs.get(document.id)
        lead = h("p", brief.brief, cls="lead") if brief else None
        notice, cite = _notice(context, document), cite_line(context, document)
        top = h("div", lead, notice, read_line(context, document), cite, cls="doc__top")
        drawn = h("div", top, side, body, cls="doc")
        if context.output == "web":
            drawn.set("data-published", published(context))
            if words := ended_words(context, document):
                drawn.set("data-ended", words)
        return drawn


def _notice(context: PageContext, document: Document) -> etree.Element:
    status = context.catalogue.status(document.id)
    notice = h("div", cls=f"notice notice--{_NOTICES[status]}", role="note")
    append(notice, h("p", status_badges(context, document)))
    if status == "het-hieu-luc" and document.superseded_by:
        line = h("p", h("strong", context.t("superseded-by") + ": "))
        for n, other in enumerate(document.superseded_by):
            append(line, ", " if n else None, document_link(context, other, _name(context, other)))
        append(notice, append(line, "."))
    brief = context.catalogue.briefs.get(document.id)
    if brief:
        append(notice, inline("p", brief.use, cls="notice__use"))
    append(notice, h("p", document.status_note))
    if document.status_confidence == "suy-luan":
        append(notice, h("p", context.t("status-inferred"), cls="doc__hint"))
    if document.plan_says:
        append(notice, h("p", h("strong", context.t("plan") + ": "), document.plan_says))
    return notice


def _name(context: PageContext, document_id: str) -> str:
    return full_name(context.catalogue.documents[document_id])


def _attributes(context: PageContext, document: Document) -> list[Child]:
    def day(value: str | None) -> str:
        return format_date(value) if value else context.t("unknown")

    rows: list[tuple[str, str]] = [
        ("number", document.number or context.t("unknown")),
        ("kind", KIND_NAMES[document.kind]),
        ("issuer", document.issuer),
        ("issued", day(document.issued)),
        ("effective", day(document.effective)),
    ]
    if document.expired or context.catalogue.is_repealed(document.id):
        rows.append(("expired", day(document.expired)))
    rows.append(("signer", document.signer or context.t("unknown")))
    rows.append(("title", document.title or context.t("unknown")))
    rows = [row for row in rows if row[0] not in document.without]
    pairs = []
    for key, value in rows:
        cell = h("dd", value)
        confidence = document.confidence_of(key) if value != context.t("unknown") else None
        if confidence == "suy-luan":
            append(cell, " ", trust_badge(context, "suy-luan"))
        elif confidence == "thu-cap":
            append(cell, " ", trust_badge(context, "thu-cap"))
        pairs += [h("dt", context.t(key)), cell]
    sources = list(dict.fromkeys(s.url for s in document.sources))
    return [
        h("h2", context.t("attributes"), cls="card__title", id="thuoc-tinh"),
        h("dl", pairs, cls="attr"),
        h(
            "p",
            f"{context.t('sources')}: ",
            source_names(context, sources),
            ".",
            cls="provision__src",
            data_search="none",
        ),
    ]


def _relations(context: PageContext, document: Document) -> list[Child]:
    catalogue = context.catalogue
    inverse = {
        "basis-of": [d.id for d in catalogue.documents.values() if document.id in d.based_on],
        "implemented-by": [d.id for d in catalogue.documents.values() if document.id in d.implements],
    }
    groups = [
        ("superseded-by", document.superseded_by),
        ("supersedes", document.supersedes),
        ("based-on", document.based_on),
        ("implements", document.implements),
        ("implemented-by", inverse["implemented-by"]),
        ("basis-of", inverse["basis-of"]),
        ("related", document.related),
    ]
    items = []
    for key, ids in groups:
        known = [i for i in ids if i in catalogue.documents]
        if not known:
            continue
        item = h("li", h("strong", context.t(key) + ": "))
        for n, other in enumerate(known):
            append(item, ", " if n else None, document_link(context, other))
        if key in ("superseded-by", "supersedes") and document.superseded_confidence == "suy-luan":
            append(item, " ", h("small", context.t("superseded-inferred")))
        items.append(item)
    if not items:
        return []
    return [
        h("h2", context.t("relations"), cls="card__title", id="quan-he"),
        h("ul", items, cls="relations"),
    ]


def group_by_place(context: PageContext, facts: Iterable[Fact]) -> list[tuple[str, str, list[Fact]]]:
    """Return (heading, anchor, facts) in the order of articles, other places after them."""
    articles: dict[int, list[Fact]] = {}
    others: dict[str, list[Fact]] = {}
    for fact in facts:
        places = own_provisions(fact)
        if places:
            articles.setdefault(places[0].article, []).append(fact)
        else:
            others.setdefault(place_of(fact) or context.t("other"), []).append(fact)
    found = [(cited("article", n), f"dieu-{n}", articles[n]) for n in sorted(articles)]
    return found + [(name, f"muc-{slugify(name)}", facts) for name, facts in others.items()]


def _contents(context: PageContext, document: Document) -> list[Child]:
    facts = context.catalogue.facts_of(document.id)
    nodes: list[Child] = [h("h2", context.t("contents-by-article"), id="noi-dung")]
    if not facts:
        return [*nodes, h("p", context.t("facts-none"))]
    groups = group_by_place(context, facts)
    homes = provision_homes(facts, (anchor for _, anchor, _ in groups))
    for heading, anchor, group in groups:
        place = "" if heading == context.t("other") else cited_place(heading)
        tools = [cite_button(context, document, place, anchor)] if place else []
        tools.append(read_place(context, document, heading, group))
        title = h("h3", heading, id=anchor, cls="provision__head")
        nodes.append(
            h("div", title, tools, cls="provision__title") if any(t is not None for t in tools) else title
        )
        items = [
            fact_item(context, f, heading, homes, _cite(context, document, f, place, homes)) for f in group
        ]
        nodes.append(h("ul", items, cls="provision"))
    return nodes


def _cite(
    context: PageContext, document: Document, fact: Fact, above: str | None, homes: dict[str, str]
) -> etree.Element | None:
    """The button of the place a fact stands at, where that says more than the heading above it."""
    place = cited_place(fact.at) if fact.at else None
    if place is None or place == above:
        return None
    anchors = [p.anchor for p in own_provisions(fact) if homes[p.anchor] == fact.id]
    return cite_button(context, document, place, anchors[0] if anchors else fact.id)


def _missing(context: PageContext, document: Document) -> list[Child]:
    if not document.missing:
        return []
    return [
        h("h2", context.t("unverified"), id="dieu-chua-chac"),
        h("p", context.t("missing-intro", context.catalogue.portal.organisation_short)),
        h("ul", [h("li", capitalised(m) + ".") for m in document.missing], cls="missing"),
    ]


def _cited_by(context: PageContext, document: Document) -> list[Child]:
    # Titles of other pages: searching finds those themselves.
    box = h("section", h("h2", context.t("cited-by"), id="nhac-toi"), data_search="none")
    pages = citing_pages(context.catalogue, document.id, context.language)
    if not pages:
        return [append(box, h("p", context.t("cited-by-none")))]
    items = [h("li", h("a", p.title, href=context.link(p.path))) for p in pages]
    return [append(box, h("ul", items, cls="cited"))]
