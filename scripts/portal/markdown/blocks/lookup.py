"""``/// search-documents``: every document as a table, which the browser makes a search page."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from portal.content.models import Document
from portal.content.references import KIND_NAMES, full_name
from portal.markdown.blocks.base import DataBlock
from portal.markdown.blocks.facts import table
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h
from portal.markdown.links import document_link, status_badges
from portal.vietnamese import format_date, slugify, sort_key

FACETS = ("hieu-luc", "chu-de", "loai", "co-quan", "nam")
"""Names of the facets, as they stand in the address of the page, in the order they are shown."""
ORDERS = ("ke-hoach", "moi", "so", "ten")
"""Orders of the list: near the plan first, newest first, by number, by title."""
_OPEN = ("hieu-luc", "chu-de", "loai")
"""Facets that are unfolded from the start."""
_STATUSES = ("con-hieu-luc", "chua-xac-minh", "het-hieu-luc")
_NO_YEAR = "chua-ro"


@dataclass(frozen=True)
class Value:
    """One value of a facet: its name in the address, the words shown, its place in the list."""

    key: str
    label: str
    order: Any


class SearchDocumentsBlock(DataBlock):
    """Draws documents by kind; on the web with facets and a box that the browser brings to life.

    Without scripts, and on paper, the tables are all there is.
    """

    NAME = "search-documents"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        documents = list(context.catalogue.documents.values())
        if context.output == "print":
            return h("div", _tables(context, documents, None), cls="registry")
        # Every document has a page of its own to be found by; this list is no result.
        box = h("div", cls="lookup", data_lookup="", data_search="none")
        tables = _tables(context, documents, orders(context, documents))
        whole = h("div", tables, cls="registry lookup__all")
        return append(
            box,
            h("p", context.t("opening"), cls="needs-wait"),
            _ask(context),
            _filters(context, documents),
            _results(context),
            whole,
        )


def values(context: PageContext, facet: str, document: Document) -> list[Value]:
    """Return the values of *document* in *facet*."""
    words = context.catalogue.search_words
    if facet == "hieu-luc":
        status = context.catalogue.status(document.id)
        return [Value(status, context.t(f"status.{status}"), _STATUSES.index(status))]
    if facet == "chu-de":
        named = list(words.topics.items()) if words else []
        return [Value(key, name, at) for at, (key, name) in enumerate(named) if key in document.topics]
    if facet == "loai":
        return [Value(document.kind, KIND_NAMES[document.kind], list(KIND_NAMES).index(document.kind))]
    if facet == "co-quan":
        groups = words.issuers if words else []
        name = next((g.name for g in groups if document.issuer in g.also), document.issuer)
        return [Value(slugify(name), name, sort_key(name))]
    year = year_of(document)
    if year is None:
        return [Value(_NO_YEAR, context.t("lookup-no-year"), 0)]
    return [Value(str(year), str(year), -year)]


def year_of(document: Document) -> int | None:
    """The year of issue, else the one in the number (26/2025/TT-BGDĐT), None when neither says."""
    if document.issued:
        return int(document.issued[:4])
    carried = re.search(r"/(\d{4})/", document.number or "")
    return int(carried[1]) if carried else None


def orders(context: PageContext, documents: list[Document]) -> dict[str, list[int]]:
    """Return, for each document, its position in each of ORDERS."""
    plan = {d.id for d in documents if d.in_plan}

    def relations(d: Document) -> set[str]:
        return {*d.based_on, *d.implements, *d.supersedes, *d.superseded_by, *d.related}

    beside = {other for d in documents if d.in_plan for other in relations(d)}

    def near(d: Document) -> int:
        if d.in_plan:
            return 0
        if plan & set(d.supersedes):
            return 1
        return 2 if d.id in beside or plan & relations(d) else 3

    def age(d: Document) -> int:
        return -int((d.issued or "0").replace("-", ""))

    def number(d: Document) -> tuple[bool, int, int, str]:
        found = re.match(r"\d+", d.number or "")
        return (found is None, int(found[0]) if found else 0, age(d), d.number or "")

    keys: dict[str, Callable[[Document], Any]] = {
        "ke-hoach": lambda d: (near(d), context.catalogue.is_repealed(d.id), age(d)),
        "moi": age,
        "so": number,
        "ten": lambda d: sort_key(_about(context, d)),
    }
    places: dict[str, list[int]] = {d.id: [] for d in documents}
    for name in ORDERS:
        for at, document in enumerate(sorted(documents, key=keys[name])):
            places[document.id].append(at)
    return places


def _about(context: PageContext, document: Document) -> str:
    brief = context.catalogue.briefs.get(document.id)
    return document.title or (brief.brief if brief else context.t("unknown"))


def _tables(
    context: PageContext, documents: list[Document], places: dict[str, list[int]] | None
) -> Iterable[etree.Element]:
    """A heading and a table for each kind, newest first; with *places*, rows carry facets and orders."""
    heads = [context.t(k) for k in ("document", "title", "issuer", "issued", "status")]
    for kind, name in KIND_NAMES.items():
        group = sorted((d for d in documents if d.kind == kind), key=lambda d: d.issued or "", reverse=True)
        if not group:
            continue
        drawn = table(None, heads, [_cells(context, d) for d in group], set(), name)
        drawn[0].set("class", "cards registry__table")
        if places is not None:
            for document, row in zip(group, drawn.findall(".//tbody/tr"), strict=True):
                _mark(context, document, row, places[document.id])
        yield h("h2", name, id=kind)
        yield drawn


def _cells(context: PageContext, document: Document) -> list[list[Child]]:
    status: list[Child] = [h("span", status_badges(context, document), cls="registry__status")]
    if document.superseded_by:
        line = h("p", f"{context.t('superseded-by')}: ", cls="registry__next")
        for n, other in enumerate(document.superseded_by):
            append(line, ", " if n else None, document_link(context, other))
        status.append(append(line, "."))
    return [
        document_link(context, document.id, full_name(document)),
        [_about(context, document)],
        [document.issuer],
        [format_date(document.issued) if document.issued else context.t("unknown")],
        status,
    ]


def _mark(context: PageContext, document: Document, row: etree.Element, places: list[int]) -> None:
    row.set("data-document", document.id)
    row.set("data-places", " ".join(str(place) for place in places))
    for facet in FACETS:
        row.set(f"data-{facet}", " ".join(v.key for v in values(context, facet, document)))


def _ask(context: PageContext) -> etree.Element:
    field = h("input", type="search", name="tim", id="lookup-q", autocomplete="off", spellcheck="false")
    field.set("placeholder", context.t("lookup-hint"))
    button = h("button", context.t("search"), type="submit", cls="md-button md-button--primary")
    return h(
        "form",
        h("label", context.t("lookup-label"), for_="lookup-q"),
        h("div", field, button, cls="lookup__line"),
        cls="lookup__ask",
        role="search",
        aria_label=context.t("lookup-form"),
        hidden="",
    )


def _filters(context: PageContext, documents: list[Document]) -> etree.Element:
    box = h("div", cls="lookup__facets")
    for facet in FACETS:
        count: dict[Value, int] = {}
        for document in documents:
            for value in values(context, facet, document):
                count[value] = count.get(value, 0) + 1
        if count:
            box.append(_facet(context, facet, count))
    summary = h("summary", context.t("lookup-filters"), h("span", data_lookup_chosen=""))
    return h("details", summary, box, cls="lookup__filters", hidden="")


def _facet(context: PageContext, facet: str, count: dict[Value, int]) -> etree.Element:
    name = context.t(f"lookup-facet.{facet}")
    group = h("fieldset", h("legend", name, cls="visually-hidden"))
    for value in sorted(count, key=lambda v: v.order):
        number = h("span", str(count[value]), cls="facet__count", data_count="")
        unit = h("span", f" {context.t('lookup-unit')}", cls="visually-hidden")
        tick = h("input", type="checkbox", name=facet, value=value.key, autocomplete="off")
        group.append(h("label", tick, h("span", value.label, cls="facet__name"), " ", number, unit))
    drawn = h("details", h("summary", name), group, cls=f"facet facet--{facet}", data_facet=facet)
    if facet in _OPEN:
        drawn.set("open", "")
    return drawn


def _results(context: PageContext) -> etree.Element:
    choose = h("select", name="xep", id="lookup-order", autocomplete="off")
    for order in ORDERS:
        choose.append(h("option", context.t(f"lookup-order.{order}"), value=order))
    by = h("label", context.t("lookup-order"), for_="lookup-order")
    return h(
        "div",
        h("h2", context.t("lookup-results"), cls="visually-hidden", id="ket-qua", tabindex="-1"),
        h("div", h("p", role="status", cls="lookup__status"), h("p", by, " ", choose), cls="lookup__bar"),
        h("div", role="status", cls="lookup__note search-note"),
        h("ul", cls="lookup__chosen"),
        h("ol", cls="lookup__list"),
        cls="lookup__results",
        hidden="",
    )
