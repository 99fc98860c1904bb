"""``/// downloads``: the files people can take away."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.content.catalogue import Catalogue
from portal.content.downloads import FULL_TEXT, ONE_FILE_KIND, Download, readable_size
from portal.content.references import full_name
from portal.locales import Speaker
from portal.markdown.blocks.base import DataBlock
from portal.markdown.blocks.facts import table
from portal.markdown.context import PageContext
from portal.markdown.depth import FOR_STAFF
from portal.markdown.html import Child, append, h
from portal.markdown.links import record_link
from portal.vietnamese import sort_key

kind = Speaker("files")


class DownloadsBlock(DataBlock):
    """Draws the files of one module, of one group, or all.

    Groups are those of :data:`portal.content.blockspec.DOWNLOAD_GROUPS`; forms and scorecards come as
    a table with one line each, everything else as a list.
    """

    NAME = "downloads"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        if context.output != "web":
            return h("ul", cls="downloads")
        if argument in TABLES:
            return _table(context, argument) or h("p", context.t("downloads-none"))
        if argument in context.catalogue.modules:
            return _of_module(context, argument)
        return download_list(context, argument) or h("p", context.t("downloads-none"))


KEYS = "dap-an"
"""The group of files that give answers away, which no other list shows."""
TABLES = ("hoc-phan", "van-ban", "bieu-mau", "tieu-chi", "de-kiem-tra", KEYS)
"""Groups that come as a table, one line a subject."""
EXCHANGE = {"GIFT", "Moodle XML", "QTI 2.1", "SCORM 1.2", "SCORM 2004", "Anki"}
"""Kinds of files that only other systems read."""


SLIDES = {"PowerPoint", kind("pdf-slides")}
"""Kinds of files that somebody shows to a class."""


def _of_module(context: PageContext, module: str) -> etree.Element:
    """What people read first, what other systems read folded away; slides and the latter are for staff."""
    files = [d for d in context.downloads if d.listed and d.subject == module]
    readable = [d for d in files if d.kind not in EXCHANGE]
    if not files:
        return h("p", context.t("downloads-none"))
    box = h("div", _list(context, readable))
    for line, download in zip(box[0], readable, strict=True):
        if download.kind in SLIDES:
            line.set("class", FOR_STAFF)
    others = [d for d in files if d.kind in EXCHANGE]
    if others:
        summary = h("summary", context.t("downloads-exchange"))
        append(box, h("details", summary, _list(context, others), cls=f"downloads__more {FOR_STAFF}"))
    return box


def _list(context: PageContext, files: list[Download]) -> etree.Element:
    return h("ul", [h("li", _item(context, d)) for d in files], cls="downloads")


def group_of(catalogue: Catalogue, download: Download) -> str:
    """Return the group a file belongs to."""
    if download.is_key:
        return KEYS
    if download.kind in EXCHANGE:
        return "trao-doi"
    if download.kind == ONE_FILE_KIND:
        return "mot-tep"
    if download.subject in catalogue.tests:
        return "de-kiem-tra"
    if download.subject in catalogue.forms:
        return "bieu-mau"
    if download.subject in catalogue.criteria:
        return "tieu-chi"
    if download.subject in catalogue.modules:
        return "hoc-phan"
    if download.subject in catalogue.lessons:
        return "bai-hoc"
    if download.subject in catalogue.documents:
        return "van-ban"
    return "lich" if download.subject.startswith("lich-") else download.subject


def download_list(context: PageContext, subject: str) -> etree.Element | None:
    """The files made for *subject* or of a group ("" is every file), None when there are none."""
    files = [
        d
        for d in context.downloads
        if d.listed and subject in ("", d.subject, group_of(context.catalogue, d))
    ]
    if not files or context.output != "web":
        return None
    return _list(context, files)


def text_files(context: PageContext, document: str) -> list[Child]:
    """Links to the whole text of a document as files, each after a space."""
    nodes: list[Child] = []
    for download in context.downloads:
        if download.subject == document and download.file.startswith(FULL_TEXT):
            nodes += [" ", _cell(context, download)]
    return nodes


def _item(context: PageContext, download: Download) -> etree.Element:
    return append(
        download_link(context, download),
        h("span", download.kind, cls="downloads__kind", data_search="none"),
        h("span", download.title, cls="downloads__title"),
        h("span", meta(context, download), cls="downloads__meta", data_search="none"),
    )


def download_link(context: PageContext, download: Download) -> etree.Element:
    """An empty link that saves the file."""
    link = h("a", cls="downloads__item", href=context.link(f"tai-ve/{download.file}"))
    link.set("download", download.file)
    return link


def meta(context: PageContext, download: Download) -> str:
    """Pages, when they say something, and size."""
    size = readable_size(download.size)
    return f"{context.t('pages-count', download.pages)} · {size}" if download.pages else size


def _table(context: PageContext, group: str) -> etree.Element | None:
    shown = (d for d in context.downloads if d.listed or (group == KEYS and d.is_key))
    files = [d for d in shown if group_of(context.catalogue, d) == group]
    if not files:
        return None
    kinds = list(dict.fromkeys(d.kind for d in files))
    titles = _titles(context)
    mine = {d.subject for d in files}
    order = [s for s in titles if s in mine]
    if group in ("bieu-mau", "tieu-chi"):
        order.sort(key=lambda s: sort_key(titles[s]))
    rows: list[list[list[Child]]] = []
    for subject in order:
        row: list[list[Child]] = [[record_link(context, subject, titles[subject])]]
        for kind in kinds:
            cells: list[Child] = [
                _cell(context, d) for d in files if d.subject == subject and d.kind == kind
            ]
            row.append(cells or ["–"])
        rows.append(row)
    heads = [context.t(f"downloads-of.{group}"), *kinds]
    return table(None, heads, rows, set(), context.t(f"downloads-of.{group}"))


def _titles(context: PageContext) -> dict[str, str]:
    """Id to title of everything that has files, in the order of lists."""
    catalogue = context.catalogue
    modules = sorted(catalogue.modules.values(), key=lambda m: m.number)
    titles = {m.id: f"{context.t('module', m.number)}: {catalogue.module_title(m)}" for m in modules}
    titles |= {d.id: full_name(d) for d in catalogue.documents.values()}
    titles |= {t.id: t.title for t in catalogue.tests.values()}
    titles |= {f.id: f.title for f in catalogue.forms.values()}
    for criteria in catalogue.criteria.values():
        said = f" ({context.t('set-practice-list')})" if criteria.practice else ""
        titles[criteria.id] = criteria.title + said
    return titles


def _cell(context: PageContext, download: Download) -> etree.Element:
    said = f"{download.kind}, {readable_size(download.size)}"
    link = h(
        "a",
        context.t("law-file", said) if download.file.startswith(FULL_TEXT) else said,
        href=context.link(f"tai-ve/{download.file}"),
    )
    link.set("download", download.file)
    if not download.file.startswith(FULL_TEXT):
        link.set("aria-label", f"{download.title}, {said}")
    return link
