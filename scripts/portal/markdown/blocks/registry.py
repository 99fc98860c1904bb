"""``/// documents``: the registry as a table."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.content.models import Document
from portal.content.references import KIND_NAMES, full_name
from portal.markdown.blocks.base import DataBlock
from portal.markdown.blocks.facts import table
from portal.markdown.context import PageContext
from portal.markdown.html import Child, h
from portal.markdown.links import document_link, status_badges
from portal.vietnamese import format_date

_ORDER = list(KIND_NAMES)


class DocumentsBlock(DataBlock):
    """Draws documents with what they are about and their status.

    Argument ``plan`` keeps the documents of the original plan; else all come, by kind.
    """

    NAME = "documents"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        documents = list(context.catalogue.documents.values())
        if argument == "plan":
            return _table(context, [d for d in documents if d.in_plan], context.t("plan-documents"))
        box = h("div", cls="registry")
        for kind in _ORDER:
            group = [d for d in documents if d.kind == kind]
            if group:
                group.sort(key=lambda d: d.issued or d.effective or "", reverse=True)
                box.append(h("h2", KIND_NAMES[kind], id=kind))
                box.append(_table(context, group, KIND_NAMES[kind]))
        return box


def _table(context: PageContext, documents: list[Document], name: str) -> etree.Element:
    rows: list[list[list[Child]]] = []
    for document in documents:
        brief = context.catalogue.briefs.get(document.id)
        about = brief.brief if brief else document.title or context.t("unknown")
        if context.language == "en" and brief and brief.headline_en:
            about = brief.headline_en
        issued = format_date(document.issued) if document.issued else context.t("unknown")
        rows.append(
            [
                document_link(context, document.id, full_name(document)),
                [about],
                [issued],
                status_badges(context, document),
            ]
        )
    heads = [context.t(k) for k in ("document", "about", "issued", "status")]
    drawn = table(None, heads, rows, set(), name)
    drawn[0].set("class", "cards registry__table")
    return drawn
