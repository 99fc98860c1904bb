"""``/// module``, ``/// modules``, ``/// key-points``, ``/// notes``."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from pymdownx.blocks.block import Block

from portal.content.models import Module
from portal.locales import Speaker
from portal.markdown.blocks.base import DataBlock, options_of, unknown
from portal.markdown.blocks.learning import DESK
from portal.markdown.context import PageContext
from portal.markdown.depth import FOR_STAFF, depth_line
from portal.markdown.generators import page_of
from portal.markdown.html import Child, h, inline
from portal.markdown.links import document_link
from portal.questions import bank_size, facts_of
from portal.vietnamese import capitalised

kind = Speaker("files")


def _module(context: PageContext, block: str, argument: str) -> Module:
    if argument not in context.catalogue.modules:
        raise unknown(block, argument, context)
    return context.catalogue.modules[argument]


class ModuleBlock(DataBlock):
    """Draws the head of a module: time, audience, prerequisites, documents, objectives."""

    NAME = "module"
    ARGUMENT = True

    def render(self, context: PageContext, argument: str) -> etree.Element:
        module = _module(context, "module", argument)
        audience = ", ".join(context.t(f"audience.{a}") for a in module.audience)
        rows: list[tuple[str, list[Child]]] = [
            ("time", [context.t("minutes", module.minutes)]),
            ("audience", [capitalised(audience)]),
        ]
        if module.prerequisites:
            links: list[Child] = []
            for other in module.prerequisites:
                page = context.catalogue.page_of(other)
                words = context.t("module", context.catalogue.modules[other].number)
                href = context.link(page) if page else ""
                links += [", " if links else None, h("a", words, href=href)]
            rows.append(("prerequisites", links))
        taught: list[Child] = []
        for document in module.documents:
            taught += [", " if taught else None, *document_link(context, document)]
        rows.append(("documents", taught))
        pairs = [e for key, cell in rows for e in (h("dt", context.t(key)), h("dd", cell))]
        goals = [inline("li", o.text, id=o.id) for o in module.objectives]
        card = h(
            "div",
            depth_line(context),
            _present(context, module),
            h("dl", pairs, cls="module__facts"),
            h("h2", context.t("goals"), id="muc-tieu"),
            h("ul", goals, cls="module__goals"),
            cls="module card",
        )
        if context.output == "web" and context.language == "vi":
            card.set("data-listen", module.id)  # what is read aloud of the page has this name
        return card


def _present(context: PageContext, module: Module) -> etree.Element | None:
    """The button that shows the module as slides."""
    link = deck_link(context, module)
    if link is None:
        return None
    link.set("class", "md-button module__present")
    return h("p", link, cls=f"module__tools {FOR_STAFF}", data_search="none")


def deck_link(context: PageContext, module: Module) -> etree.Element | None:
    """Return a link that shows *module* as slides; they exist in Vietnamese, on the site only."""
    deck = next(
        (d for d in context.downloads if d.subject == module.id and d.kind == kind("presented")), None
    )
    if deck is None or context.language != "vi" or context.output != "web":
        return None
    link = h("a", context.t("present"), href=context.link(f"tai-ve/{deck.file}"), target="_blank")
    # Several stand on the page of a course.
    link.set("aria-label", context.t("present-module", module.number))
    return link


class KeyPointsBlock(DataBlock):
    """Draws what to remember."""

    NAME = "key-points"
    ARGUMENT = True

    def render(self, context: PageContext, argument: str) -> etree.Element:
        module = _module(context, "key-points", argument)
        items = [inline("li", point) for point in module.key_points]
        title = h("h2", context.t("key-points"), id="can-nho")
        return h("div", title, h("ul", items), _own_test(context, module), cls="keypoints")


def _own_test(context: PageContext, module: Module) -> etree.Element | None:
    """What shows that the module was learnt: its own test, taken on the site."""
    test = next((t for t in context.catalogue.tests.values() if t.modules == [module.id]), None)
    if test is None or context.output != "web" or context.language != "vi":
        return None
    if DESK not in context.catalogue.has_page:
        return None
    link = h("a", test.title, href=f"{context.link(DESK)}?de={test.id}")
    told = f" {facts_of(test)}"
    return h("p", context.t("after-module"), " ", link, told, cls="keypoints__test", data_search="none")


class ModulesBlock(DataBlock):
    """Draws a card for each module, in order."""

    NAME = "modules"
    OPTIONS = options_of("modules")

    def render(self, context: PageContext, argument: str) -> etree.Element:
        level = "h3" if self.options["level"] == 3 else "h2"
        cards = []
        for module in sorted(context.catalogue.modules.values(), key=lambda m: m.number):
            page = context.catalogue.page_of(module.id)
            summary = (module.summary_en if context.language == "en" else None) or module.summary
            title = (module.title_en if context.language == "en" else None) or module.title
            name: list[Child] = [context.t("module-titled", module.number, title)]
            if numbers := context.catalogue.module_numbers(module):
                name += [" ", h("span", numbers, cls="module-card__by")]
            meta = context.t("minutes", module.minutes)
            quiz = context.catalogue.quizzes.get(module.id)
            if quiz:
                meta += " · " + context.t("questions-count", bank_size(quiz))
            card = h(
                "li",
                h(level, h("a", name, href=context.link(page) if page else ""), cls="module-card__title"),
                inline("p", summary),
                h("p", meta, cls="module-card__meta"),
                h("p", cls="module-card__progress", hidden="hidden"),
                cls="card module-card",
            )
            card.set("data-module", module.id)
            cards.append(card)
        return h("ol", cards, cls="modules")


class NotesBlock(Block):
    """Wraps the trainer's notes in ``<details>``; a package for learners goes without them."""

    NAME = "notes"
    ARGUMENT = None

    def on_create(self, parent: etree.Element) -> etree.Element:
        details = etree.SubElement(parent, "details", {"class": f"notes {FOR_STAFF}"})
        words = (self.argument or "").strip() or page_of(self.md).t("notes")
        etree.SubElement(details, "summary").text = words
        self._parent = parent
        return details

    def on_end(self, block: etree.Element) -> None:
        if page_of(self.md).output == "package":
            self._parent.remove(block)
