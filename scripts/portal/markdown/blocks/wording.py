"""On the page of a document: the way to its wording, place by place, and what has changed in it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable
from urllib.parse import urlsplit

from portal.content.fulltext.naming import anchor_in, names_of
from portal.content.models import Document, Fact
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h
from portal.markdown.notes import change_basis, change_words
from portal.vietnamese import capitalised, place_anchors


def read_line(context: PageContext, document: Document) -> etree.Element | None:
    """The button to the wording; without it the address where an authority publishes the document."""
    if context.output != "web":
        return None
    stored = context.catalogue.texts.newest.get(document.id)
    if stored is not None:
        link = h("a", context.t("law-read"), href=context.link(stored.page.path))
        link.set("class", "md-button md-button--primary")
        return h("p", link, cls="doc__read", data_search="none")
    if document.official_url is None:
        return None
    host = (urlsplit(document.official_url).hostname or "").removeprefix("www.")
    link = h(
        "a", context.t("law-official", host), " ↗", href=document.official_url, rel="noopener external"
    )
    return h("p", link, cls="doc__read", data_search="none")


def read_place(
    context: PageContext, document: Document, name: str, facts: Iterable[Fact]
) -> etree.Element | None:
    """The link from a place of the page to the same place of the wording, None where that has none."""
    stored = context.catalogue.texts.newest.get(document.id)
    if stored is None or context.output != "web":
        return None
    anchors = [anchor for fact in facts for anchor in place_anchors(fact.at or "")]
    articles = [match[0] for a in anchors if (match := re.match(r"(?:[a-z-]+\.)*?dieu-[^.]+", a))]
    anchor = anchor_in(articles or anchors, names_of(stored.text))
    if anchor is None:
        return None
    link = h(
        "a", context.t("law-read-place"), href=context.link(stored.page.path, anchor), cls="provision__read"
    )
    link.set("aria-label", context.t("law-read-place-of", name))
    link.set("data-search", "none")
    return link


def changes_section(context: PageContext, document: Document) -> list[Child]:
    """The places that other documents have changed, in the order of the registry."""
    if not document.amendments:
        return []
    stored = context.catalogue.texts.newest.get(document.id)
    known = names_of(stored.text) if stored else {}
    lines = h("ul", cls="changed-places")
    for change in document.amendments:
        place: Child = capitalised(change.at)
        anchor = anchor_in(place_anchors(change.at), known) if known else None
        if stored is not None and anchor:
            place = h("a", capitalised(change.at), href=context.link(stored.page.path, anchor))
        words = change_words(context, change)
        told = f": {words[:1].lower()}{words[1:]} "
        append(lines, h("li", h("strong", place), told, change_basis(context, change)))
    return [h("h2", context.t("law-changes"), id="sua-doi"), lines]
