"""How documents, facts and confidence look: pills, source marks, links. Shared by all blocks."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Collection
from urllib.parse import urlsplit

from portal.content.models import Document, Fact
from portal.content.models.base import Confidence, NamedSource
from portal.content.references import Resolved, format_value, full_name
from portal.content.standing import standing
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h
from portal.markdown.marks import mark
from portal.vietnamese import parse_provisions

CONFIDENCES: tuple[Confidence, ...] = ("chinh-van", "thu-cap", "suy-luan")
_PILLS = {"con-hieu-luc": "ok", "het-hieu-luc": "end", "chua-xac-minh": "wait"}


def status_badges(context: PageContext, document: Document) -> list[Child]:
    """The legal status, and beside it what is still to be said of it."""
    said = standing(context.catalogue, document, context.language)
    pill = h("span", said.legal, cls=f"pill pill--{_PILLS[said.status]}")
    return [pill, " ", trust_badge(context, "suy-luan")] if said.sure else [pill]


def trust_badge(context: PageContext, confidence: Confidence) -> etree.Element:
    """The visible mark of how sure something is: one word, one picture each."""
    return h("span", context.t(f"confidence.{confidence}"), cls=f"pill pill--{confidence}")


def trust_words(context: PageContext, said: Collection[Confidence] = CONFIDENCES) -> etree.Element:
    """The words of *said*, each beside what it means."""
    pairs: list[Child] = []
    for confidence in CONFIDENCES:
        if confidence in said:
            pairs += [h("dt", trust_badge(context, confidence)), h("dd", context.t(f"trust.{confidence}"))]
    return h("dl", pairs, cls="trust")


def _ended(context: PageContext, document_id: str) -> str:
    """How a document that is no longer in force ended, in a word."""
    done = context.catalogue.documents[document_id].carried_out
    return context.t("done-mark") if done else context.t("repealed-mark")


def document_link(context: PageContext, document_id: str, name: str | None = None) -> list[Child]:
    """A link to a regulation page; a repealed document says so unless *name* is given."""
    document = context.catalogue.documents[document_id]
    page = context.catalogue.page_of(document_id)
    words = name or document.short
    tooltip = full_name(document) + (f": {document.title}" if document.title else "")
    repealed = context.catalogue.is_repealed(document_id) and name is None
    mark = f" ({_ended(context, document_id)})" if repealed else None
    if page is None or page not in context.catalogue.has_page:
        return [h("span", words, title=tooltip), mark]
    return [h("a", words, href=context.link(page), title=tooltip), mark]


def resolved_nodes(context: PageContext, target: Resolved, *, quiet: bool = False) -> list[Child]:
    """What an inline reference becomes; *quiet* where what stands around it names the source already."""
    if target.fact is not None:
        context.use(context.catalogue.facts[target.fact])
    linkable = target.page is not None and target.page in context.catalogue.has_page
    element = h(
        "a" if linkable else "span", context.t("source-mark") if target.kind == "source" else target.text
    )
    if linkable and target.page is not None:
        element.set("href", context.link(target.page, target.anchor))
    marked = mark(context, element, target, quiet=quiet)
    if (
        target.tooltip
        and (context.output != "web" or target.kind in ("document", "provision", "page"))
        and not marked
    ):
        element.set("title", _tooltip(context, target))
    if target.kind == "free":
        element.set("class", "free")
    elif target.kind == "source":
        element.set("class", "src")
        element.set("data-search", "none")
    elif target.kind in ("value", "claim", "attribute"):
        strength = "" if target.confidence in (None, "chinh-van") else f" fact--{target.confidence}"
        element.set("class", f"fact{strength}")
    elif marked:
        element.set("class", "term")
    nodes: list[Child] = [element]
    if target.confidence == "suy-luan":
        nodes += [" ", trust_badge(context, "suy-luan")]
    if target.repealed and target.document:
        nodes.append(f" ({_ended(context, target.document)})")
    return nodes


def _tooltip(context: PageContext, target: Resolved) -> str:
    """What is said of a reference where it has no mark."""
    told = target.tooltip
    if target.confidence and target.confidence != "chinh-van":
        told = f"{context.t('confidence.' + target.confidence)} – {told}"
    return f"{context.t('source')}: {told}" if target.kind == "source" else told


def value_cell(context: PageContext, fact: Fact, key: str) -> list[Child]:
    """One value in a table, linked to its fact and marked with its confidence."""
    if key not in (fact.values or {}):
        return ["–"]
    context.use(fact)
    confidence = fact.confidence_for(key)
    value = format_value(fact, key)
    if (fact.values or {}).get(key) is None:
        return [h("span", context.t("unknown"), cls="unknown")]
    page = context.catalogue.page_of(fact.id)
    if page is None:
        return [value]
    target = Resolved("value", value, page, fact.id, fact.text, confidence, None, fact.id)
    return resolved_nodes(context, target, quiet=True)


def place_of(fact: Fact) -> str | None:
    """The place in the document as a reader needs it, without codification numbers."""
    if fact.at is None:
        return None
    return re.sub(r"\s*\(pháp điển[^)]*\)", "", fact.at).strip()


def page_title(context: PageContext, path: str) -> str:
    """The title of the page at *path*, in Vietnamese where this language has none; else its path."""
    found = {p.language: p for p in context.catalogue.pages if p.path == path}
    page = found.get(context.language) or found.get("vi")
    return str(page.meta.get("title", path)) if page else path


def owner_name(context: PageContext, fact: Fact) -> str:
    """What a fact is known by: the short name of its document, or the title of the page that shows it."""
    stem = context.catalogue.fact_owner[fact.id]
    document = context.catalogue.documents.get(stem)
    if document:
        return document.short
    return page_title(context, context.catalogue.page_of(fact.id) or stem)


def source_names(context: PageContext, sources: list[str]) -> list[Child]:
    """Links to sources: documents by name, web addresses by host."""
    seen: dict[str, etree.Element] = {}
    for source in sources:
        if source.startswith("http"):
            host = urlsplit(source).netloc.removeprefix("www.")
            count = sum(1 for name in seen if name.split(" ")[0] == host)
            name = host if not count else f"{host} ({count + 1})"
            seen[name] = h("a", name, href=source, rel="noopener external")
        elif source in context.catalogue.documents:
            name = context.catalogue.documents[source].short
            link = document_link(context, source, name)[0]
            assert isinstance(link, etree.Element)
            seen[name] = link
    nodes: list[Child] = []
    for element in seen.values():
        nodes += [", " if nodes else None, element]
    return nodes


def source_line(context: PageContext, fact: Fact) -> etree.Element:
    """The line under a fact: confidence, sources, note."""
    line = h("p", cls="provision__src")
    # Names of sources are not what people search for; a note is.
    named = h("span", f"{context.t('source')} ({context.t('confidence.' + fact.confidence)}): ")
    named.set("data-search", "none")
    append(line, append(named, source_names(context, fact.sources), "."))
    if fact.note:
        append(line, f" {context.t('note')}: {fact.note}")
    return line


def provision_link(
    context: PageContext, document_id: str, article: str | None, *, named: bool = True
) -> list[Child]:
    """A link to an article of a document, to its anchor when the page has one.

    ``named`` adds the document's short name to the words.
    """
    document = context.catalogue.documents[document_id]
    if article is None:
        return document_link(context, document_id)
    words = f"{article} {document.short}" if named else article
    page = context.catalogue.page_of(document_id)
    known = context.catalogue.provisions.get(document_id, {})
    for place in parse_provisions(article):
        for candidate in (place, *reversed(place.parents())):
            if page in context.catalogue.has_page and page and candidate.anchor in known:
                return [h("a", words, href=context.link(page, candidate.anchor))]
    return document_link(context, document_id, words)


def named_sources(context: PageContext, sources: list[NamedSource]) -> list[Child]:
    """The section that lists named sources with their confidence."""
    items = []
    for source in sources:
        name: list[Child] = [source.name]
        if source.url:
            name = [h("a", source.name, href=source.url, rel="noopener external")]
        elif source.document:
            name = document_link(context, source.document, source.name)
        confidence = trust_badge(context, source.confidence)
        items.append(h("li", name, " ", confidence))
    return [h("h2", context.t("source"), id="nguon"), h("ul", items, cls="sources")] if items else []


def form_link(context: PageContext, form_id: str) -> etree.Element:
    """A link to the page of a form, its bare name while it has none."""
    return record_link(context, form_id, context.catalogue.forms[form_id].title)


def record_link(context: PageContext, record_id: str, title: str) -> etree.Element:
    """A link to the page of any record, its bare name while it has none."""
    page = context.catalogue.page_of(record_id)
    if page is None or page not in context.catalogue.has_page:
        return h("span", title)
    return h("a", title, href=context.link(page))
