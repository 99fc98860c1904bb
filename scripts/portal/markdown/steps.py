"""The sections of a module's page as elements of their own, so that a browser can show them step by step.

Only the site's own page is cut; what else is made of the page stays as it was written. Leaves to others:
showing one step at a time (``overrides/src/pages/steps``).
"""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown.treeprocessors import Treeprocessor

from portal.content.models import Module
from portal.markdown.context import PageContext
from portal.markdown.generators import page_of
from portal.markdown.html import h

_LAST = "keypoints"
"""The class of the block that ends the last step."""


class StepsProcessor(Treeprocessor):
    """Wraps each section of a module with steps, once headings have ids; what opens the page is step 1."""

    def run(self, root: etree.Element) -> None:
        context = page_of(self.md)
        module = _module(context)
        if module is None or not module.steps:
            return
        places = {step.section: number for number, step in enumerate(module.steps, 1)}
        children = list(root)
        for child in children:
            root.remove(child)
        holder, before = root, True
        for child in children:
            if child.tag == "h2" and not (before and holder is not root):
                number = places.get(child.get("id", ""), 1 if before else None)
                holder = _section(module, number)
                root.append(holder)
            elif child.get("class") == _LAST:
                holder = _step(len(places) + 1)
                root.append(holder)
            elif "unverified" in child.get("class", ""):
                holder = h("section", cls="beside")
                root.append(holder)
            holder.append(child)
            before = before and child.get("id") != module.steps[0].section


def _section(module: Module, number: int | None) -> etree.Element:
    if number is None:
        return h("section", cls="beside")
    step = module.steps[number - 1]
    section = _step(number)
    section.set("data-questions", " ".join(step.questions))
    section.set("data-objectives", " ".join(step.objectives))
    return section


def _step(number: int) -> etree.Element:
    return h("section", cls="step", id=f"buoc-{number}", data_step=str(number))


def _module(context: PageContext) -> Module | None:
    if context.output != "web" or context.language != "vi":
        return None
    modules = context.catalogue.modules.values()
    return next((m for m in modules if context.catalogue.page_of(m.id) == context.page), None)
