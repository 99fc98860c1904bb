"""``/// offline``: keeping the whole portal on the device; ``/// browsers``: which browsers can use it."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.browsers import oldest
from portal.extensions.blocks.base import DataBlock
from portal.extensions.context import PageContext
from portal.extensions.html import h


class OfflineBlock(DataBlock):
    """A place for the button “Tải cả cổng về máy” and what is kept; on paper there is nothing to press."""

    NAME = "offline"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        place = h("section", cls="offline", data_search_exclude="")
        if context.output == "web":
            place.set("data-offline", "")
            place.set("aria-label", context.t("offline_title"))
            place.append(h("p", context.t("offline_waits")))
        return place


class BrowsersBlock(DataBlock):
    """The oldest browsers in which everything works."""

    NAME = "browsers"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        return h("p", context.t("browsers", oldest()))
