"""What a mark opens: the words of a fact, who says them, how sure that is, and the way to the text.

The entries of a page stand folded at its foot, numbered as the marks are; the browser shows a copy of one.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from dataclasses import dataclass

from portal.content.models import Fact
from portal.content.models.base import Confidence
from portal.content.references import format_value, full_name
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h
from portal.markdown.links import page_title, place_of, source_names, trust_badge, trust_words
from portal.vietnamese import capitalised, format_date


@dataclass(frozen=True)
class Entry:
    """Where the entry of a mark stands; ``number`` is 0 for what marks call by its own words."""

    anchor: str
    number: int


class Entries:
    """The entries of one page, in the order in which they are asked for."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        self._known: dict[str, Entry] = {}
        self._sources: list[etree.Element] = []
        self._words: list[etree.Element] = []
        self._sure: set[Confidence] = set()

    def of(self, key: str) -> Entry:
        """Return the entry of *key*: a fact, ``document:field``, a term, or ``=reason``."""
        if key not in self._known:
            self._known[key] = self._drawn(key)
        return self._known[key]

    def drawn(self) -> etree.Element | None:
        """Return all entries as they stand at the foot of the page, None when there are none."""
        if not self._known:
            return None
        t = self._context.t
        box = h("section", cls="evidence", data_search="none", aria_label=t("evidence"))
        if self._sources:
            count = h("summary", t("evidence-sources", len(self._sources)))
            listed = h("ol", self._sources)
            box.append(h("details", count, listed, trust_words(self._context, self._sure)))
        if self._words:
            count = h("summary", t("evidence-terms", len(self._words)))
            box.append(h("details", count, h("dl", self._words)))
        return box

    def _drawn(self, key: str) -> Entry:
        catalogue, t = self._context.catalogue, self._context.t
        if key.startswith("="):
            return self._word(capitalised(key[1:]), h("p", t("evidence-free")))
        if key in catalogue.terms:
            term = catalogue.terms[key]
            name = capitalised(term.term) + (f" ({', '.join(term.abbr)})" if term.abbr else "")
            return self._word(name, h("p", term.definition), self._way(key, t("see-term")))
        if key in catalogue.facts:
            return self._source(*self._fact(catalogue.facts[key]))
        return self._source(*self._attribute(*key.split(":")))

    def _source(self, *parts: Child) -> Entry:
        entry = Entry(f"nguon-{len(self._sources) + 1}", len(self._sources) + 1)
        line = h("li", parts, id=entry.anchor)
        for link in line.iter("a"):
            # A finger reaches no title, and the names say enough here.
            link.attrib.pop("title", None)
        self._sources.append(line)
        return entry

    def _word(self, name: str, *parts: Child) -> Entry:
        entry = Entry(f"tu-{len(self._words) + 1}", 0)
        self._words.append(h("div", h("dt", name), h("dd", parts), id=entry.anchor))
        return entry

    def _fact(self, fact: Fact) -> list[Child]:
        t, context = self._context.t, self._context
        parts: list[Child] = [
            h("p", fact.text),
            self._who(fact.confidence, source_names(context, fact.sources)),
        ]
        for key, other in (fact.confidence_by_value or {}).items():
            if other != fact.confidence and key in (fact.values or {}):
                self._sure.add(other)
                parts.append(h("p", f"{format_value(fact, key)}: ", trust_badge(context, other)))
        if fact.as_of:
            parts.append(h("p", t("as-of", format_date(fact.as_of), "")))
        if fact.note:
            parts.append(h("p", f"{t('note')}: {fact.note}"))
        document = context.catalogue.documents.get(context.catalogue.fact_owner[fact.id])
        page = context.catalogue.page_of(fact.id)
        if document:
            place = place_of(fact)
            name = f"{document.short}, {place}" if place else document.short
            return [*parts, self._wording(fact), self._way(fact.id, t("see-document", name), fact.id)]
        return [*parts, self._way(fact.id, t("see-page", page_title(context, page or "")), fact.id)]

    def _wording(self, fact: Fact) -> etree.Element | None:
        """The link to the provision itself, for a fact that was compared with it."""
        document = self._context.catalogue.fact_owner[fact.id]
        stored = self._context.catalogue.texts.newest.get(document)
        if fact.anchor is None or stored is None or stored.unit(fact.anchor) is None:
            return None
        link = h(
            "a", self._context.t("see-wording"), href=self._context.link(stored.page.path, fact.anchor)
        )
        return h("p", link, cls="evidence__way")

    def _attribute(self, document_id: str, name: str) -> list[Child]:
        t, context = self._context.t, self._context
        document = context.catalogue.documents[document_id]
        value = format_date(str(getattr(document, name)))
        sources = [s.url for s in document.sources if name in s.supports]
        return [
            h("p", f"{full_name(document)}. {t(name)}: {value}."),
            self._who(document.confidence_of(name) or "suy-luan", source_names(context, sources)),
            self._way(document_id, t("see-document", document.short)),
        ]

    def _who(self, confidence: Confidence, names: list[Child]) -> etree.Element:
        self._sure.add(confidence)
        badge = trust_badge(self._context, confidence)
        return append(h("p", f"{self._context.t('who-says')}: "), names, ". ", badge)

    def _way(self, record: str, words: str, anchor: str | None = None) -> etree.Element | None:
        """The link to the place itself; None while it has no page."""
        page = self._context.catalogue.page_of(record)
        if page is None or page not in self._context.catalogue.has_page:
            return None
        anchor = record if record in self._context.catalogue.terms else anchor
        return h("p", h("a", words, href=self._context.link(page, anchor)), cls="evidence__way")
