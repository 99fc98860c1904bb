"""Converting a page's Markdown outside MkDocs with the same extensions as the site."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Sequence

from markdown import Markdown

from portal.content.pages import Page
from portal.markdown.context import PageContext, rendering
from portal.vietnamese import slugify

STANDARD = [
    "toc",
    "portal.markdown",
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "pymdownx.betterem",
    "pymdownx.superfences",
]
"""The extensions of mkdocs.yml, in order (``toc`` first: steps need its ids); a test keeps them equal."""


def convert(page: Page, context: PageContext) -> str:
    """Return the XHTML of *page*; the facts it used are left in ``context.used``.

    Raises ReferenceLookupError when a reference stands for nothing.
    """
    with rendering(context):
        return _markdown().convert(page.body)


def render(elements: Sequence[etree.Element], context: PageContext) -> list[str]:
    """Return elements that blocks draw as XHTML, one string each, their Markdown read as on a page.

    Raises ReferenceLookupError when a reference stands for nothing.
    """
    md = _markdown()
    root = etree.Element("div")
    root.extend(elements)
    with rendering(context):
        for step in md.treeprocessors:
            changed = step.run(root)
            root = root if changed is None else changed
    drawn = []
    for element in elements:
        text = md.serializer(element)
        for processor in md.postprocessors:
            text = processor.run(text)
        drawn.append(text.strip())
    return drawn


def _markdown() -> Markdown:
    options = {"toc": {"slugify": slugify, "permalink": False}}
    return Markdown(extensions=STANDARD, extension_configs=options, output_format="xhtml")
