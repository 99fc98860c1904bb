"""What a page being rendered knows: catalogue, language, its own place, and the facts it used."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from portal.content.catalogue import Catalogue
from portal.content.downloads import Download
from portal.content.models import Fact
from portal.locales import page_text

ROOT = "~/"
"""Stands for the way to the site's root, which differs from page to page."""


@dataclass
class PageContext:
    """The page being converted.

    ``output`` is "web"; "print" for handouts; "package" for a page that leaves the site as HTML; "bank" for
    questions that pages of any depth show.
    """

    catalogue: Catalogue
    page: str
    """Source path below the language folder."""
    language: str = "vi"
    output: str = "web"
    downloads: list[Download] = field(default_factory=list)
    used: dict[str, Fact] = field(default_factory=dict)
    """Facts the page relies on, in order of first use."""

    def t(self, key: str, *values: object) -> str:
        """An interface word in the language of the page's text."""
        return page_text(key, self.language, *values)

    def use(self, fact: Fact) -> None:
        """Remember that the page relies on *fact*."""
        self.used.setdefault(fact.id, fact)

    def link(self, page: str, anchor: str | None = None) -> str:
        """Return the link to another source file, which the generator turns into an address.

        Away from the site the link is the published address itself; in the bank it begins with ROOT.
        """
        end = f"#{anchor}" if anchor else ""
        if page == self.page and anchor and self.output in ("web", "package"):
            return end
        if self.output != "web":
            root = ROOT if self.output == "bank" else self.catalogue.portal.site_url
            return root + address(page) + end
        return posixpath.relpath(page, posixpath.dirname(self.page) or ".") + end


def address(page: str) -> str:
    """Return the address of a source path below the site root: ``van-ban/x/index.md`` → ``van-ban/x/``."""
    if not page.endswith(".md"):
        return page
    stem = page.removesuffix(".md")
    if stem == "index":
        return ""
    return stem.removesuffix("index") if stem.endswith("/index") else stem + "/"


current: ContextVar[PageContext] = ContextVar("current_page")
"""Set by whoever converts around each conversion (``rendering``); a generator's pages: ``page_of``."""


@contextmanager
def rendering(context: PageContext) -> Iterator[PageContext]:
    """Make *context* the current one for the duration of a conversion."""
    token = current.set(context)
    try:
        yield context
    finally:
        current.reset(token)
