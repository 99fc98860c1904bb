"""``/// fold``: a part of a page that waits under its name; and the field that looks through such parts."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from pymdownx.blocks.block import Block

from portal.markdown.blocks.base import options_of
from portal.markdown.context import PageContext
from portal.markdown.generators import page_of
from portal.markdown.html import Child, append, h
from portal.vietnamese import slugify


class FoldBlock(Block):
    """Wraps Markdown under a heading that opens it; away from the site it is a heading and what follows."""

    NAME = "fold"
    ARGUMENT = True
    OPTIONS = options_of("fold")

    def on_create(self, parent: etree.Element) -> etree.Element:
        title = (self.argument or "").strip()
        level = "h2" if self.options["level"] == 2 else "h3"
        box = folded(page_of(self.md), h(level, title, id=slugify(title)))
        parent.append(box)
        return box


def folded(context: PageContext, heading: etree.Element, beside: Child = None) -> etree.Element:
    """Return a closed box opened by *heading*, *beside* at the end of its line; elsewhere a section."""
    if context.output != "web":
        return h("section", heading)
    return h("details", append(h("summary", heading), beside), cls="fold")


def find_field(context: PageContext, name: str) -> etree.Element | None:
    """Return the field that looks for words in the folded boxes beside it, by pages/content/finding.ts.

    On the site only. *name* is its id; without scripts it is not seen, the browser's search opens boxes.
    """
    if context.output != "web":
        return None
    field = h("input", type="search", id=name, autocomplete="off")
    label = h("label", context.t(f"find-{name}"), for_=name)
    said = h("p", cls="find__said", role="status")
    return h("div", label, field, said, cls="find", data_find="", data_search="none")
