"""The foot of a page: which of the facts it used were not checked against an original."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown.treeprocessors import Treeprocessor

from portal.markdown.generators import page_of
from portal.markdown.html import append, h
from portal.markdown.links import check_badge, source_names


class UnverifiedProcessor(Treeprocessor):
    """Appends the list of used facts that rest on secondary sources or inference."""

    def run(self, root: etree.Element) -> None:
        context = page_of(self.md)
        doubtful = [f for f in context.used.values() if f.confidence != "chinh-van"]
        if not doubtful or any(e.get("class") == "doc" for e in root.iter()):
            return
        items = []
        for fact in doubtful:
            item = h("li", fact.text, " ")
            if fact.confidence == "suy-luan":
                append(item, check_badge(context), " ")
            append(item, f"{context.t('source')}: ", source_names(context, fact.sources), ".")
            items.append(item)
        root.append(
            h(
                "section",
                h("h2", context.t("unverified"), id="chua-doi-chieu"),
                h("p", context.t("unverified-intro")),
                h("ol", items),
                cls="unverified",
                # It repeats what the page says above.
                data_search="none",
            )
        )
