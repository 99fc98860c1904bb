"""``/// full-text``: what stands above the wording of a document; ``/// text-versions``: two compared.

The wording itself is the Markdown below the first block (:mod:`~portal.markdown.provisions` sets it).
"""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.content.citation import citation
from portal.content.fulltext import StoredText, walk
from portal.content.fulltext.naming import names_of, title_of
from portal.content.fulltext.shape import HEADED
from portal.content.models import Document
from portal.content.references import full_name
from portal.markdown.blocks.base import DataBlock, unknown
from portal.markdown.blocks.comparison import drawn_comparison, later, pair_of
from portal.markdown.blocks.downloads import text_files
from portal.markdown.citing import ended_words, published
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h
from portal.markdown.links import document_link, status_badges
from portal.markdown.provisions import TOP, text_on
from portal.vietnamese import format_date

_NOTICES = {"con-hieu-luc": "ok", "het-hieu-luc": "end", "chua-xac-minh": "wait"}


class FullTextBlock(DataBlock):
    """Says what the text is, whether it holds, where it came from; then its contents."""

    NAME = "full-text"
    ARGUMENT = True

    def render(self, context: PageContext, argument: str) -> etree.Element:
        document = context.catalogue.documents.get(argument)
        if document is None:
            raise unknown("full-text", argument, context)
        stored = text_on(context.catalogue, context.page)
        if context.output != "web":
            return h("div", _what(context, document), h("p", status_badges(context, document)), cls="law")
        box = h("div", cls=f"doc law {TOP}", data_law=document.id, data_published=published(context))
        box.set("data-cite", citation(document, titled=False))
        box.set("data-short", full_name(document))
        if words := ended_words(context, document):
            box.set("data-ended", words)
        about = h("div", _what(context, document), _notice(context, document, stored), cls="law__about")
        append(about, _ways(context, document, stored))
        if stored is not None:
            folds = (_versions(context, document, stored), _origin(context, stored))
            append(about, h("div", folds, cls="law__folds"), _compared(context, stored))
            append(box, about, _contents(context, stored))
        return append(box, h("div", cls="law__body"))


class TextVersionsBlock(DataBlock):
    """Draws two wordings beside each other: the last two of a document, or the texts of two documents."""

    NAME = "text-versions"
    ARGUMENT = True

    def render(self, context: PageContext, argument: str) -> etree.Element:
        pair = pair_of(context.catalogue, [part.strip() for part in argument.split(",")])
        if pair is None:
            raise unknown("text-versions", argument, context)
        return drawn_comparison(context, *pair)


def _what(context: PageContext, document: Document) -> etree.Element:
    name = full_name(document)
    words = (
        context.t("law-what-about", name, document.title) if document.title else context.t("law-what", name)
    )
    return h("p", words, cls="lead")


def _notice(context: PageContext, document: Document, stored: StoredText | None) -> etree.Element:
    """One line: in force or not, since when; of an older wording, which one to use."""
    status = context.catalogue.status(document.id)
    line, kind = h("p"), _NOTICES[status]
    if stored is not None and stored.origin.version:
        kind = "wait"
        newest = context.catalogue.texts.newest.get(document.id)
        append(line, context.t("law-older", format_date(stored.origin.version)), " ")
        words = context.t("law-newest")
        append(line, h("a", words, href=context.link(newest.page.path)) if newest else words, ".")
        return h("div", line, cls=f"notice notice--{kind} law__notice", role="note", data_search="none")
    append(line, status_badges(context, document), " ")
    if status == "het-hieu-luc" and document.superseded_by:
        append(line, context.t("superseded-by"), " ")
        for n, other in enumerate(document.superseded_by):
            append(line, ", " if n else None, document_link(context, other))
        append(line, ".")
    elif document.effective:
        append(line, context.t("law-since-day", format_date(document.effective)))
    return h("div", line, cls=f"notice notice--{kind} law__notice", role="note", data_search="none")


def _ways(context: PageContext, document: Document, stored: StoredText | None) -> etree.Element:
    """Back to the page of the document, and the files."""
    page = f"van-ban/{document.id}/index.md"
    link = h("a", context.t("law-about", document.short), href=context.link(page))
    line = h("p", link, cls="law__ways", data_search="none")
    if stored is not None and not stored.origin.version:
        append(line, text_files(context, document.id))
    return line


def _versions(context: PageContext, document: Document, stored: StoredText | None) -> etree.Element | None:
    """Other wordings, and where each is compared with what came after it."""
    texts = context.catalogue.texts
    lines: list[Child] = []
    for day, other in texts.older.get(document.id, {}).items():
        if stored is None or other.page.path == stored.page.path:
            continue
        lines.append(h("li", _version(context, other, context.t("law-version-of", format_date(day)))))
    for replaced in document.supersedes:
        old = texts.newest.get(replaced)
        if old is not None and stored is not None and not stored.origin.version:
            lines.append(h("li", _version(context, old, full_name(context.catalogue.documents[replaced]))))
    if not lines:
        return None
    title = h("summary", context.t("law-versions"))
    return h("details", title, h("ul", lines), cls="fold law__versions", data_search="none")


def _version(context: PageContext, other: StoredText, words: str) -> list[Child]:
    nodes: list[Child] = [h("a", words, href=context.link(other.page.path))]
    if later(context.catalogue, other) is not None:
        compare = h("a", context.t("law-version-compare"), href=context.link(other.page.path, "so-sanh"))
        nodes += [" (", compare, ")"]
    return nodes


def _origin(context: PageContext, stored: StoredText) -> etree.Element:
    origin = stored.origin
    rows = [
        ("law-origin-file", origin.file),
        ("law-origin-day", format_date(origin.imported)),
        ("law-origin-reader", context.t(f"law-reader-{origin.reader}")),
        ("law-origin-hash", origin.sha256),
    ]
    pairs = [part for key, value in rows for part in (h("dt", context.t(key)), h("dd", value))]
    summary = h("summary", context.t("law-origin"))
    listed = h("dl", pairs, cls="attr")
    return h("details", summary, listed, cls="fold law__origin", data_search="none")


def _compared(context: PageContext, stored: StoredText) -> etree.Element | None:
    """On the page of a text that something came after: what has changed since."""
    after = later(context.catalogue, stored)
    return drawn_comparison(context, stored, after) if after is not None else None


def _contents(context: PageContext, stored: StoredText) -> etree.Element:
    """Chapters and articles as a list of links, which stands beside the text where there is room."""
    names = names_of(stored.text)
    lines: list[Child] = []
    for unit, _ in walk(stored.text.units):
        if unit.kind not in HEADED or not unit.anchor:
            continue
        link = h("a", title_of(unit) or names[unit.anchor], href=f"#{unit.anchor}")
        lines.append(h("li", link, cls=f"law-toc--{unit.kind}"))
    details = h("details", h("summary", context.t("law-contents")), h("ul", lines), cls="law-toc")
    return h("nav", details, cls="law__side", aria_label=context.t("law-contents"), data_search="none")
