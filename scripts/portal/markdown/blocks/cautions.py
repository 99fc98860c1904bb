"""``/// cautions``: where sources contradict each other or names mislead, and what the portal goes by."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.content.models import Caution
from portal.markdown.blocks.base import DataBlock
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h
from portal.markdown.links import document_link, source_names
from portal.vietnamese import slugify


class CautionsBlock(DataBlock):
    """Draws the cautions by document, in the order of the file; those of no document stand last."""

    NAME = "cautions"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        groups: dict[str, list[Caution]] = {}
        for caution in context.catalogue.cautions.values():
            groups.setdefault(caution.documents[0] if caution.documents else "", []).append(caution)
        local = context.t("local-figures", context.catalogue.portal.province)
        groups |= {"": groups.pop("")} if "" in groups else {}
        box = h("div", cls="cautions")
        for document, cautions in groups.items():
            name = context.catalogue.documents[document].short if document else local
            append(box, h("h2", name, id=slugify(name)), [_caution(context, c) for c in cautions])
        return box


def _caution(context: PageContext, caution: Caution) -> etree.Element:
    """One caution: what is said by whom, what to go by, and why."""
    claims: list[Child] = []
    for claim in caution.claims:
        source = h("span", f" {context.t('source')}: ", cls="provision__src")
        append(source, source_names(context, [claim.source]), ".")
        claims.append(h("li", _sentence(claim.says), source))
    box = h("section", h("h3", caution.topic, id=anchor(caution.id)), h("ul", claims), cls="caution")
    append(box, h("p", h("strong", f"{context.t('caution-use')}: "), _sentence(caution.use)))
    append(box, h("p", f"{context.t('caution-why')}: ", _sentence(caution.why)))
    if len(caution.documents) > 1:
        links: list[Child] = []
        for document in caution.documents:
            links += [", " if links else None, *document_link(context, document)]
        append(box, append(h("p", cls="provision__src"), f"{context.t('document')}: ", links, "."))
    return box


def anchor(caution_id: str) -> str:
    """The anchor of a caution on its page."""
    return f"nham-{caution_id}"


def _sentence(words: str) -> str:
    """The words with a capital letter first and a full stop last."""
    whole = words[:1].upper() + words[1:]
    return whole if whole.endswith((".", "?", "!")) else whole + "."
