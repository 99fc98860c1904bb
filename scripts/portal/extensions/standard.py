"""Converting a page's Markdown outside MkDocs with the same extensions as the site."""

from __future__ import annotations

from markdown import Markdown

from portal.content.pages import Page
from portal.extensions.context import PageContext, rendering
from portal.vietnamese import slugify

STANDARD = [
    "portal.extensions",
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.betterem",
    "pymdownx.superfences",
]
"""The extensions of mkdocs.yml, in order; a test keeps the two lists equal."""


def convert(page: Page, context: PageContext) -> str:
    """Return the XHTML of *page*; the facts it used are left in ``context.used``.

    Raises ReferenceLookupError when a reference stands for nothing.
    """
    options = {"toc": {"slugify": slugify, "permalink": False}}
    with rendering(context):
        md = Markdown(extensions=STANDARD, extension_configs=options, output_format="xhtml")
        return md.convert(page.body)
