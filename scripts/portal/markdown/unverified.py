"""The foot of a page: what it says that is not certain, and what its documents leave open."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Sequence

from markdown.treeprocessors import Treeprocessor

from portal.content.doubts import Doubts, Lacking, doubts_of
from portal.content.models import Fact
from portal.content.references import full_name
from portal.markdown.context import PageContext
from portal.markdown.generators import page_of
from portal.markdown.html import append, h
from portal.markdown.links import document_link, source_names, trust_badge
from portal.vietnamese import capitalised

SAYS_ITSELF = ("doc", "lesson")
"""Classes of pages that say in their own place how sure they are: of a document, of a lesson."""


class UnverifiedProcessor(Treeprocessor):
    """Appends one box of folded lists, unless the page has a place of its own for it."""

    def run(self, root: etree.Element) -> None:
        context = page_of(self.md)
        doubts = doubts_of(context.catalogue, context.page, context.used.values())
        if not doubts or any(e.get("class") in SAYS_ITSELF for e in root.iter()):
            return
        asked = context.catalogue.portal.organisation_short
        title = h("h2", context.t("unverified"), id="dieu-chua-chac")
        web = context.output == "web"
        # Open for staff and without scripts; for learners the browser closes it (pages/theme/depth.ts).
        box = h("details", open="", data_fold="") if web else h("section")
        box.append(h("summary", title, " ", h("span", f"({_count(doubts)})")) if web else title)
        box.set("class", "unverified")
        # It repeats what the page says above.
        box.set("data-search", "none")
        append(box, h("p", context.t("unverified-intro", asked)), _facts(context, doubts.retold))
        append(box, _facts(context, doubts.inferred), _lacking(context, doubts.lacking))
        root.append(box)


class PlainSummaries(Treeprocessor):
    """Takes the link of a heading out of what is pressed itself; runs after the table of contents."""

    def run(self, root: etree.Element) -> None:
        for summary in root.iter("summary"):
            for heading in summary:
                for link in [e for e in heading if e.get("class") == "headerlink"]:
                    heading.remove(link)


def _count(doubts: Doubts) -> int:
    """How many things a page has to ask about."""
    return len(doubts.retold) + len(doubts.inferred) + sum(len(one.lines) for one in doubts.lacking)


def _facts(context: PageContext, facts: Sequence[Fact]) -> etree.Element | None:
    if not facts:
        return None
    kind = facts[0].confidence
    items = []
    for fact in facts:
        sources = source_names(context, fact.sources)
        items.append(h("li", fact.text, " ", h("small", f"{context.t('source')}: ", sources, ".")))
    told = context.t(f"doubts.{kind}", len(facts))
    return h("details", h("summary", trust_badge(context, kind), f" {told}"), h("ol", items))


def _lacking(context: PageContext, lacking: Sequence[Lacking]) -> etree.Element | None:
    if not lacking:
        return None
    items = []
    for one in lacking:
        name = full_name(context.catalogue.documents[one.document])
        lines = h("ul", [h("li", f"{capitalised(line)}.") for line in one.lines])
        items.append(h("li", document_link(context, one.document, name), ":", lines))
    told = context.t("doubts.missing", sum(len(one.lines) for one in lacking))
    return h("details", h("summary", told), h("ul", items))
