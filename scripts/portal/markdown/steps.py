"""The sections of a module's page as steps, so that a browser can show them one at a time.

Only the site's own page is cut; what else is made of it stays as it was written. All that moving between
steps needs is in the page: links to ``#buoc-2``, a list of the steps. Leaves to others: showing one step
(``overrides/partials/steps.html``), its questions and what is kept of it (``overrides/src/pages/steps``).
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator

from markdown.treeprocessors import Treeprocessor

from portal.content.models import Module
from portal.content.module_sections import KEY_POINTS
from portal.markdown.context import PageContext
from portal.markdown.generators import page_of
from portal.markdown.html import Child, h

_LAST = "keypoints"
"""The class of the block that is the last step."""
_QUIZ = "tu-kiem-tra"
"""Where all questions of the module stand."""
_ROWS = 3
"""A table with more rows shows their first cells in a step; a tap opens the row."""


class StepsProcessor(Treeprocessor):
    """Wraps each section of a module with steps, once headings have ids; what opens the page is step 1."""

    def run(self, root: etree.Element) -> None:
        context = page_of(self.md)
        module = _module(context)
        if module is None or not module.steps:
            return
        children = list(root)
        for child in children:
            root.remove(child)
        holder, parts, opening = root, list[etree.Element](), True
        places = {step.section: number for number, step in enumerate(module.steps, 1)}
        for child in children:
            cls, anchor = child.get("class", ""), child.get("id", "")
            if child.tag == "h2" and not (opening and parts):
                number = places.get(anchor, 1 if opening else None)
                parts.append(holder := _section(module, number))
            elif cls == _LAST:
                parts.append(holder := _step(len(places) + 1, KEY_POINTS))
            elif "unverified" in cls.split():
                parts.append(holder := h("section", cls="beside"))
            holder.append(child)
            opening = opening and anchor != module.steps[0].section
        steps = [part for part in parts if part.get("data-step")]
        for part in steps:
            _fold_tables(part)
            part.extend(_feet(context, module, part, len(steps)))
        root.append(_head(context, module, parts, len(steps)))
        root.extend(parts)


def _section(module: Module, number: int | None) -> etree.Element:
    if number is None:
        return h("section", cls="beside")
    step = module.steps[number - 1]
    section = _step(number, step.section)
    section.set("data-questions", " ".join(step.questions))
    return section


def _step(number: int, anchor: str) -> etree.Element:
    return h("section", cls="step", id=f"buoc-{number}", data_step=str(number), data_anchor=anchor)


def _head(context: PageContext, module: Module, parts: list[etree.Element], steps: int) -> etree.Element:
    """The two ways to read the page, and the list of its steps."""
    ways = [
        h("button", context.t(f"view-{way}"), type="button", cls="learn__way", data_portal_view=way)
        for way in ("steps", "page")
    ]
    listed, beside = [], [h("li", h("a", context.t("goals"), href="#muc-tieu"))]
    for part in parts:
        title = next((e for e in reversed(list(part.iter("h2"))) if e.get("id")), None)
        if title is None:
            continue
        if part.get("data-step"):
            listed.append(h("li", h("a", _words(title), href=f"#{part.get('id')}")))
        else:
            beside.append(h("li", h("a", _words(title), href=f"#{title.get('id')}")))
    more = [h("p", context.t("steps-more")), h("ul", beside)]
    words = context.t("step-place", "{0}", "{1}")
    place = h("span", context.t("step-place", 1, steps), cls="learn__place", data_words=words)
    bar = h("span", h("span", cls="bar__fill"), cls="bar", aria_hidden="true")
    return h(
        "div",
        h("details", h("summary", place, bar), h("ol", listed), more, cls="learn__list"),
        h("p", ways, cls="learn__ways", role="group", aria_label=context.t("views")),
        cls="learn",
        data_module=module.id,
        data_search="none",
    )


def _words(title: etree.Element) -> str:
    """The words of a heading, without the link to itself."""
    links = [link for link in title.iter("a") if link.get("class") == "headerlink"]
    own = {text for link in links for text in link.itertext()}
    return "".join(text for text in title.itertext() if text not in own).strip()


def _feet(context: PageContext, module: Module, part: etree.Element, steps: int) -> Iterator[etree.Element]:
    """Room for the questions of a step, and the ways on and back."""
    number = int(part.get("data-step", ""))
    if part.get("data-questions"):
        yield h("div", cls="step__ask", data_search="none")
    on = h(
        "a", context.t("step-on"), href=f"#buoc-{number + 1}", cls="md-button md-button--primary step__on"
    )
    back = (
        h("a", context.t("step-back"), href=f"#buoc-{number - 1}", cls="step__back") if number > 1 else None
    )
    nav = h(
        "nav", back, on if number < steps else _after(context, module), cls="step__nav", data_search="none"
    )
    nav.set("aria-label", context.t("step-place", number, steps))
    yield nav


def _after(context: PageContext, module: Module) -> list[Child]:
    """Where the last step leads: all questions, the next module."""
    ways: list[Child] = []
    if module.id in context.catalogue.quizzes:
        ways.append(h("a", context.t("step-check"), href=f"#{_QUIZ}", cls="md-button md-button--primary"))
    following = [m for m in context.catalogue.modules.values() if m.number > module.number]
    if following:
        after = min(following, key=lambda m: m.number)
        page = context.catalogue.page_of(after.id)
        words = context.t("step-next-module", after.number, after.title)
        ways.append(h("a", words, href=context.link(page) if page else "", cls="step__next"))
    return ways


def _fold_tables(part: etree.Element) -> None:
    for table in part.iter("table"):
        body = table.find("tbody")
        if body is not None and len(body) > _ROWS:
            body.set("data-folds", "")


def _module(context: PageContext) -> Module | None:
    if context.output != "web" or context.language != "vi":
        return None
    modules = context.catalogue.modules.values()
    return next((m for m in modules if context.catalogue.page_of(m.id) == context.page), None)
