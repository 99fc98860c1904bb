"""``/// hero``, ``/// doors``, ``/// door``: the parts of the home page."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from urllib.parse import quote

from pymdownx.blocks.block import Block

from portal.content.issues import Code
from portal.content.references import ReferenceLookupError
from portal.locales import Speaker
from portal.markdown.blocks.base import options_of
from portal.markdown.generators import page_of
from portal.markdown.html import append, h

say = Speaker("page-faults")


class HeroBlock(Block):
    """Wraps the opening words and adds the search box with examples to try."""

    NAME = "hero"

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "section", {"class": "hero"})

    def on_end(self, block: etree.Element) -> None:
        context = page_of(self.md)
        form = h("form", cls="hero__search", role="search", action="", method="get")
        field = h("input", type="search", name="q", id="hero-q", autocomplete="off")
        field.set("placeholder", context.t("search-hint"))
        append(
            form,
            h("label", context.t("search-label"), for_="hero-q", cls="visually-hidden"),
            field,
            h("button", context.t("search"), type="submit", cls="md-button md-button--primary"),
        )
        tries = h("p", context.t("search-try") + " ", cls="tries", data_search="none")
        for example in context.catalogue.portal.search_examples:
            append(tries, h("a", example, href=f"?q={quote(example)}", cls="try"), " ")
        block.append(form)
        block.append(tries)


class DoorsBlock(Block):
    """The row of doors."""

    NAME = "doors"

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "div", {"class": "doors"})


class DoorBlock(Block):
    """One door: a card whose heading links to a page; the theme stretches the link over it."""

    NAME = "door"
    ARGUMENT = True
    OPTIONS = options_of("door")

    def on_create(self, parent: etree.Element) -> etree.Element:
        context = page_of(self.md)
        page = (self.argument or "").strip()
        if page not in context.catalogue.has_page:
            raise ReferenceLookupError(
                Code.MA_KHONG_CO, say("unknown-page", context.page, page), say("unknown-page.hint")
            )
        style = self.options["style"] or "a"
        self._link = context.link(page)
        return etree.SubElement(parent, "div", {"class": f"card door door--{style}"})

    def on_end(self, block: etree.Element) -> None:
        heading = next((e for e in block if e.tag == "h2"), None)
        if heading is not None:
            link = etree.SubElement(heading, "a", {"href": self._link})
            link.text, heading.text = heading.text, None
