"""``/// paper``: how many sheets of paper the handouts take, by module and kind."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.content.downloads import Download
from portal.locales import Speaker
from portal.markdown.blocks.base import DataBlock
from portal.markdown.blocks.facts import table
from portal.markdown.context import PageContext
from portal.markdown.html import Child, h
from portal.markdown.links import record_link

kind = Speaker("files")

KINDS = ("sheet-pdf", "booklet", "pdf", "pdf-large")
"""What a module is printed as, by the word of its type; the first is the one for everybody."""
PEOPLE = (1, 40)
"""For how many people the sheets of a whole column are told."""


class PaperBlock(DataBlock):
    """Draws sheets of A4 a copy, printed on both sides, and what all modules take for so many people."""

    NAME = "paper"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        kinds = [kind(name) for name in KINDS]
        modules = sorted(context.catalogue.modules.values(), key=lambda m: m.number)
        found = {
            (d.subject, d.kind): d for d in context.downloads if d.file.endswith(".pdf") and d.kind in kinds
        }
        rows: list[list[list[Child]]] = []
        for module in modules:
            cells: list[list[Child]] = [[_cell(context, found.get((module.id, one)))] for one in kinds]
            rows.append([[record_link(context, module.id, context.t("module", module.number))], *cells])
        for people in PEOPLE:
            sums = [sum(d.sheets for (_, one), d in found.items() if one == k) * people for k in kinds]
            words = [context.t("paper-all", len(modules), people), *(str(n) if n else "–" for n in sums)]
            rows.append([[h("strong", word)] for word in words])
        heads = [context.t("downloads-of.hoc-phan"), *kinds]
        return table(None, heads, rows, set(range(1, len(heads))), context.t("paper-caption"))


def _cell(context: PageContext, download: Download | None) -> Child:
    if download is None:
        return "–"
    words = context.t("sheets-count", download.sheets)
    link = h("a", words, href=context.link(f"tai-ve/{download.file}"), download=download.file)
    link.set("aria-label", f"{download.title}, {download.kind}, {words}")
    return link
