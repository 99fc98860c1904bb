"""``/// kit``: what to print for a class; ``/// files``: every file with its checksum."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator

from portal.content.downloads import Download, readable_size
from portal.content.models import Module
from portal.locales import Speaker
from portal.markdown.blocks.base import DataBlock
from portal.markdown.blocks.downloads import group_of
from portal.markdown.blocks.facts import table
from portal.markdown.blocks.fold import find_field, folded
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h
from portal.vietnamese import capitalised, format_date

kind = Speaker("files")

PEOPLE = 30
"""How many people the page begins with."""
ROLES = {
    "hoc-phan": "bao-cao-vien",
    "de-kiem-tra": "bao-cao-vien",
    "trao-doi": "bao-cao-vien",
    "the-hoi-truong": "bao-cao-vien",
    "ca-khoa": "hoc-vien",
    "bai-hoc": "hoc-vien",
    "van-ban": "hoc-vien",
    "bieu-mau": "can-bo-xa",
    "tieu-chi": "can-bo-xa",
    "lich": "can-bo-xa",
    "du-lieu": "can-bo-xa",
}
"""Whom a group of files is for first."""


class KitBlock(DataBlock):
    """Draws a form to choose modules and people, and the files to print; scripts count the copies."""

    NAME = "kit"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        modules = sorted(context.catalogue.modules.values(), key=lambda m: m.number)
        box = h("div", _chooser(context, modules), cls="kit", data_kit="")
        append(box, h("h2", context.t("kit-papers"), id="giay-to-cua-lop"), _forms(context))
        for module in modules:
            section = h("section", h("h2", _name(context, module), id=f"in-{module.id}"), cls="kit__module")
            section.set("data-module", module.id)
            section.set("data-minutes", str(module.minutes))
            append(box, append(section, _files(context, module)))
        return box


def _name(context: PageContext, module: Module) -> str:
    return context.t("module-titled", module.number, context.catalogue.module_title(module))


def _chooser(context: PageContext, modules: list[Module]) -> etree.Element:
    people = h(
        "input", type="number", id="kit-nguoi", min="1", max="500", value=str(PEOPLE), inputmode="numeric"
    )
    boxes = []
    for module in modules:
        box = h("input", type="checkbox", id=f"kit-{module.id}", value=module.id)
        boxes.append(h("label", box, " ", _name(context, module), cls="kit__choice"))
    form = h("form", h("p", h("label", context.t("kit-people"), **{"for": "kit-nguoi"}), " ", people))
    append(form, h("fieldset", h("legend", context.t("kit-modules")), boxes))
    append(form, h("p", cls="kit__sum", role="status"))
    form.set("class", "kit__form")
    form.set("hidden", "")
    form.set("data-search", "none")
    form.set("data-sum", context.t("kit-sum", "{0}", "{1}", "{2}"))
    return form


def _forms(context: PageContext) -> etree.Element:
    rows: list[list[list[Child]]] = []
    for paper in context.catalogue.class_papers.values():
        title = context.catalogue.forms[paper.form].title
        files = [d for d in context.downloads if d.listed and d.subject == paper.form]
        rows.append([[title], _links(context, files), [_copies(context, paper.copies)]])
    return _table(context, rows, context.t("kit-papers"))


def _files(context: PageContext, module: Module) -> etree.Element:
    rows: list[list[list[Child]]] = []
    for what, files, copies in _printed(context, module):
        if files:
            rows.append(
                [[context.t(f"kit-file.{what}")], _links(context, files), [_copies(context, copies)]]
            )
    return _table(context, rows, _name(context, module))


def _printed(context: PageContext, module: Module) -> Iterator[tuple[str, list[Download], str]]:
    def of(subject: str, *kinds: str) -> list[Download]:
        return [d for d in context.downloads if d.listed and d.subject == subject and d.kind in kinds]

    def keys(subject: str) -> list[Download]:
        return [d for d in context.downloads if d.is_key and d.subject == subject]

    yield "sheet", of(module.id, kind("sheet-pdf"), kind("sheet-word")), "each"
    yield "handout", of(module.id, "PDF", "Word", kind("booklet")), "some"
    yield "large", of(module.id, kind("pdf-large")), "few"
    yield "slides", of(module.id, kind("pdf-slides"), "PowerPoint"), "one"
    yield "practice-key", keys(module.id), "one"
    for test in context.catalogue.tests.values():
        if test.modules == [module.id]:
            yield "test", of(test.id, "PDF", "Word"), "sample"
            yield "key", keys(test.id), "one"


def _links(context: PageContext, files: list[Download]) -> list[Child]:
    links: list[Child] = []
    for download in files:
        words = f"{download.kind}, {readable_size(download.size)}"
        link = h("a", words, href=context.link(f"tai-ve/{download.file}"), download=download.file)
        link.set("aria-label", f"{download.title}, {words}")
        links += [" · " if links else None, link]
    return links or ["–"]


def _copies(context: PageContext, copies: str) -> etree.Element:
    return h("span", context.t(f"kit-copies.{copies}"), data_copies=copies)


def _table(context: PageContext, rows: list[list[list[Child]]], name: str) -> etree.Element:
    heads = [context.t(f"kit-head.{head}") for head in ("what", "files", "copies")]
    return table(None, heads, rows, set(), name)


class FilesBlock(DataBlock):
    """Draws every file with whom it is for, type, size, day and SHA-256."""

    NAME = "files"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        box = h("div", find_field(context, "files"), cls="files", data_search="none")
        groups: dict[str, list[Download]] = {}
        for download in context.downloads:
            if download.listed:
                group = group_of(context.catalogue, download)
                groups.setdefault(ROLES.get(group, "hoc-vien"), []).append(download)
        heads = [context.t(f"files-{head}") for head in ("title", "kind", "size", "day", "sha")]
        for role in ("hoc-vien", "bao-cao-vien", "can-bo-xa"):
            title = context.t(f"audience.{role}")
            title = capitalised(title)
            rows = [_line(context, download) for download in groups.get(role, [])]
            if rows:
                many = h("span", context.t("files-many", len(rows)), cls="fold__many")
                part = folded(context, h("h2", title, id=f"tep-{role}"), many)
                append(box, append(part, table(None, heads, rows, set(), title)))
        return box


def _line(context: PageContext, download: Download) -> list[list[Child]]:
    link = h("a", download.title, href=context.link(f"tai-ve/{download.file}"), download=download.file)
    day = format_date(download.day) if download.day else "–"
    code = h("code", download.sha256, cls="files__sha")
    return [[link], [download.kind], [readable_size(download.size)], [day], [code]]
