"""The portal on the device: keeping it, copies for computers, its edition, the browsers that can use it."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.browsers import oldest
from portal.markdown.blocks.base import DataBlock, filled_in
from portal.markdown.context import PageContext
from portal.markdown.html import append, h
from portal.vietnamese import format_date

KINDS = {"day-du": "package-full", "nhe": "package-light"}
"""The copies for computers, with what is said of each."""


class OfflineBlock(DataBlock):
    """A place for the button “Tải cả cổng về máy” and what is kept; on paper there is nothing to press."""

    NAME = "offline"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        place = h("section", cls="offline", data_search="none")
        if context.output == "web":
            place.set("data-offline", "")
            place.set("aria-label", context.t("offline-title"))
            append(place, filled_in(context, context.t("offline-waits")))
        return place


class PackagesBlock(DataBlock):
    """The copies for computers; addresses and sizes are known when they are packed (``portal.offline``)."""

    NAME = "packages"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        items = h("ul", cls="downloads")
        for kind, title in KINDS.items() if context.output == "web" else ():
            size = h("span", cls="downloads__meta", data_package_size=kind, data_search="none")
            link = append(
                h("a", cls="downloads__item", href=f"#ban-{kind}", data_package=kind),
                h("span", "ZIP", cls="downloads__kind", data_search="none"),
                h("span", context.t(title), cls="downloads__title"),
                size,
            )
            append(items, h("li", link, h("p", context.t(f"{title}-holds")), id=f"ban-{kind}"))
        return items


class EditionBlock(DataBlock):
    """Which edition is read, whether there is a newer one; without JavaScript its day and the address."""

    NAME = "edition"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        place = h("section", cls="edition", data_search="none", data_edition="")
        site = context.catalogue.portal.site_url
        link = h("a", site, href=site)
        day = format_date(context.catalogue.on.isoformat())
        return append(place, h("p", context.t("edition-day", day), " ", link))


class BrowsersBlock(DataBlock):
    """The oldest browsers in which everything works."""

    NAME = "browsers"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        return h("p", context.t("browsers", oldest()))
