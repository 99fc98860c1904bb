"""The button that copies a citation, for a document page and each provision on it.

The words are those of ``content.citation``; the browser (``overrides/src/pages/content/citing.ts``) adds
the address.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.content.citation import citation
from portal.content.models import Document
from portal.content.references import full_name
from portal.content.standing import standing
from portal.markdown.context import PageContext, address
from portal.markdown.html import Child, append, h
from portal.markdown.links import document_link


def published(context: PageContext) -> str:
    """The address of this page on the web, which a citation copied from a disk leads to."""
    root = "" if context.language == "vi" else f"{context.language}/"
    return f"{context.catalogue.portal.site_url}{root}{address(context.page)}"


def cite_button(
    context: PageContext, document: Document, place: str = "", anchor: str = ""
) -> etree.Element | None:
    """The button that copies *document*, or *place* in it at *anchor*; None where nothing is pressed."""
    if context.output != "web":
        return None
    button = h("button", type="button", cls="cite", data_cite=citation(document, place), data_at=anchor)
    if place:
        button.set("aria-label", context.t("cite-of", place))
    return append(button, context.t("cite-short" if place else "cite"))


def cite_line(context: PageContext, document: Document) -> etree.Element | None:
    """The button of the whole document; beside it, that a document has ended and what took its place."""
    button = cite_button(context, document)
    if button is None:
        return None
    line = h("p", button, cls="doc__cite")
    if context.catalogue.is_repealed(document.id):
        append(line, " ", h("span", _ended(context, document), cls="doc__hint"))
    return line


def ended_words(context: PageContext, document: Document) -> str:
    """What is said when a citation of a repealed document has been copied; empty while it is in force."""
    if not context.catalogue.is_repealed(document.id):
        return ""
    return "".join(h("span", _ended(context, document)).itertext())


def _ended(context: PageContext, document: Document) -> list[Child]:
    """Words and links: "Hết hiệu lực từ 12/02/2024, nay dùng Thông tư 25/2023/TT-BGDĐT."."""
    words: list[Child] = [standing(context.catalogue, document, context.language).legal]
    for n, other in enumerate(document.superseded_by):
        words.append(", " if n else f", {context.t('cite-use')} ")
        words += document_link(context, other, full_name(context.catalogue.documents[other]))
    return [*words, "."]
