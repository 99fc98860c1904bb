"""Links that authors write between source files, in pages that leave the site: published addresses."""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as etree

from markdown.treeprocessors import Treeprocessor

from portal.markdown.context import PageContext
from portal.markdown.generators import page_of

_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|[/#~]", re.IGNORECASE)


class PublishedLinks(Treeprocessor):
    """Makes relative links of a page those of the site; on the site itself MkDocs does so."""

    def run(self, root: etree.Element) -> None:
        context = page_of(self.md)
        if context.output == "web":
            return
        for link in root.iter("a"):
            href = link.get("href", "")
            if href and not _ABSOLUTE.match(href):
                link.set("href", _published(context, href))


def _published(context: PageContext, href: str) -> str:
    path, _, anchor = href.partition("#")
    page = posixpath.normpath(posixpath.join(posixpath.dirname(context.page), path))
    return context.link(page, anchor or None)
