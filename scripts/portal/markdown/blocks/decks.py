"""``/// decks``: every deck, to be shown here or taken away."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.content.models import Module
from portal.markdown.blocks.base import DataBlock
from portal.markdown.blocks.downloads import SLIDES, download_link, meta
from portal.markdown.blocks.facts import table
from portal.markdown.blocks.module import deck_link
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h


class DecksBlock(DataBlock):
    """Draws one line a module: its minutes, a link that shows it, its files for PowerPoint and paper."""

    NAME = "decks"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        modules = sorted(context.catalogue.modules.values(), key=lambda m: m.number)
        rows = [_row(context, module) for module in modules]
        heads = [context.t(f"decks-{head}") for head in ("module", "minutes", "show", "take")]
        return table(None, heads, rows, {1}, context.t("decks-all"))


def _row(context: PageContext, module: Module) -> list[list[Child]]:
    page = context.catalogue.page_of(module.id)
    words = context.t("module-titled", module.number, context.catalogue.module_title(module))
    name = h("a", words, href=context.link(page)) if page else words
    deck = deck_link(context, module)
    shown = "–" if deck is None else deck
    return [[name], [str(module.minutes)], [shown], _files(context, module)]


def _files(context: PageContext, module: Module) -> list[Child]:
    links: list[Child] = []
    for download in context.downloads:
        if download.subject == module.id and download.kind in SLIDES:
            link = append(download_link(context, download), f"{download.kind}, {meta(context, download)}")
            link.set("class", "decks__file")
            link.append(h("span", f" ({download.title})", cls="visually-hidden"))
            links += [h("br") if links else None, link]
    return links or ["–"]
