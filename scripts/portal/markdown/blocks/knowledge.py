"""``/// knowledge``: what the portal knows, how surely, and what it is still waiting for."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.content.models import Fact
from portal.content.references import full_name
from portal.markdown.blocks.base import DataBlock
from portal.markdown.blocks.facts import table
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h
from portal.markdown.links import (
    CONFIDENCES,
    document_link,
    owner_name,
    record_link,
    source_names,
    trust_badge,
    trust_words,
)
from portal.vietnamese import capitalised, format_number


class TrustBlock(DataBlock):
    """Explains the three words that say how sure something is, each beside its badge."""

    NAME = "trust"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        return trust_words(context)


class KnowledgeBlock(DataBlock):
    """Draws counts by confidence, what each document lacks, criteria sets that are awaited, and every
    fact that was not checked against an original, by document.
    """

    NAME = "knowledge"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        box = h("div", cls="knowledge", data_search="none")  # every line stands on its own page too
        append(box, _counts(context), _awaited(context), _missing(context), _layouts(context))
        append(box, _unverified(context))
        return box


def _counts(context: PageContext) -> list[Child]:
    t, catalogue = context.t, context.catalogue
    rows: list[list[list[Child]]] = []
    for confidence in CONFIDENCES:
        facts = sum(1 for f in catalogue.facts.values() if f.confidence == confidence)
        terms = sum(1 for x in catalogue.terms.values() if x.confidence == confidence)
        words = t(f"confidence.{confidence}")
        rows.append([[capitalised(words)], [format_number(facts)], [format_number(terms)]])
    heads = [t("knowledge-confidence"), t("knowledge-facts"), t("knowledge-terms")]
    title = h("h2", t("knowledge-counts"), id="bao-nhieu")
    return [title, table(None, heads, rows, {1, 2}, t("knowledge-counts"))]


def _awaited(context: PageContext) -> list[Child]:
    sets = [c for c in context.catalogue.criteria.values() if c.status == "cho-ban-goc"]
    if not sets:
        return []
    items = []
    for criteria in sets:
        lines = [h("li", line + ".") for line in criteria.awaiting]
        items.append(h("li", record_link(context, criteria.id, criteria.title), h("ul", lines)))
    return [h("h2", context.t("set-status.cho-ban-goc"), id="cho-ban-goc"), h("ul", items)]


def _missing(context: PageContext) -> list[Child]:
    items = []
    for document in context.catalogue.documents.values():
        if document.missing:
            name = append(h("p"), document_link(context, document.id, full_name(document)))
            items.append(h("li", name, h("ul", [h("li", line + ".") for line in document.missing])))
    if not items:
        return []
    intro = h("p", context.t("missing-intro", context.catalogue.portal.organisation_short))
    return [h("h2", context.t("missing"), id="con-thieu"), intro, h("ul", items)]


def _layouts(context: PageContext) -> list[Child]:
    """What the layout of printed documents is taken from."""
    nodes: list[Child] = []
    for layout in context.catalogue.layouts.values():
        title = append(h("p"), f"{layout.title}: ", document_link(context, layout.document), ". ")
        append(title, f"{layout.confidence_note} ({context.t('confidence.' + layout.confidence)})")
        lines = [h("li", line + ".") for line in layout.missing]
        for source in layout.sources:
            name = (
                h("a", source.name, href=source.url, rel="noopener external") if source.url else source.name
            )
            lines.append(h("li", name, f" ({context.t('confidence.' + source.confidence)})"))
        nodes += [title, h("ul", lines)]
    return [h("h2", context.t("knowledge-layout"), id="the-thuc"), *nodes] if nodes else []


def _unverified(context: PageContext) -> list[Child]:
    nodes: list[Child] = [h("h2", context.t("unverified"), id="chua-doi-chieu-het")]
    for stem in context.catalogue.fact_files:
        doubtful = [f for f in context.catalogue.facts_of(stem) if f.confidence != "chinh-van"]
        if not doubtful:
            continue
        document = context.catalogue.documents.get(stem)
        name = full_name(document) if document else owner_name(context, doubtful[0])
        summary = h("summary", f"{name} ({len(doubtful)})")
        nodes.append(h("details", summary, h("ul", [_fact(context, f) for f in doubtful]), cls="standard"))
    return nodes if len(nodes) > 1 else []


def _fact(context: PageContext, fact: Fact) -> etree.Element:
    page = context.catalogue.page_of(fact.id)
    words: Child = h("a", fact.text, href=context.link(page, fact.id)) if page else fact.text
    item = h("li", words, " ")
    if fact.confidence == "suy-luan":
        append(item, trust_badge(context, "suy-luan"), " ")
    return append(item, f"{context.t('source')}: ", source_names(context, fact.sources), ".")
