"""The two kinds of blocks: drawn from data, or wrapping Markdown."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from abc import abstractmethod
from typing import Any

from pymdownx.blocks.block import Block, type_any

from portal.content.blockspec import BLOCKS
from portal.content.issues import Code
from portal.content.references import ReferenceLookupError
from portal.locales import Speaker
from portal.markdown.context import PageContext
from portal.markdown.generators import page_of
from portal.markdown.html import h

say = Speaker("page-faults")


def options_of(name: str) -> dict[str, tuple[Any, Any]]:
    """The option specification of pymdownx for block *name*, from the shared list."""
    return dict.fromkeys(BLOCKS[name].options, (None, type_any))


def unknown(block: str, argument: str, context: PageContext) -> ReferenceLookupError:
    """The problem of a block that names nothing."""
    return ReferenceLookupError(
        Code.MA_KHONG_CO,
        say("unknown-record", context.page, block, argument),
        say("unknown-record.hint"),
    )


def filled_in(context: PageContext, without: str, cls: str = "") -> list[etree.Element]:
    """Return what stands where scripts draw: *without* for who has none, on the site what others wait with.

    *cls* is a further class of the first. Styles show one of the two; loading.ts adds how large it is.
    """
    told = [h("p", without, cls=f"needs-script {cls}".strip())]
    return [*told, h("p", context.t("opening"), cls="needs-wait")] if context.output == "web" else told


class DataBlock(Block):
    """A block without content, drawn from the catalogue by :meth:`render`."""

    ARGUMENT: bool | None = None

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "div")

    def on_end(self, block: etree.Element) -> None:
        drawn = self.render(page_of(self.md), (self.argument or "").strip())
        block.clear()
        block.tag, block.text = drawn.tag, drawn.text
        block.attrib.update(drawn.attrib)
        block.extend(list(drawn))

    @abstractmethod
    def render(self, context: PageContext, argument: str) -> etree.Element:
        """Return the element of the block. Raises ReferenceLookupError for what is not known."""
