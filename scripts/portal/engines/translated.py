"""What of the portal exists in another language, and where a reader of that language is sent instead.

Only pages that are written in a language have an address in it. Knows no generator: pages go by their
path below the language folder.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from typing import Any
from urllib.parse import urljoin

from portal.content.catalogue import Catalogue
from portal.locales import page_text

DEFAULT = "vi"
"""The language everything is written in; its pages stand at the root of the site."""
HOME = "index.md"
_LINK = re.compile(r'<a(?=[^>]* href="(?![a-z]+:|#)([^"]*)")')


def web_path(page: str, *, folders: bool = True) -> str:
    """Return the address of *page* below the root of its language, as a folder or as a file."""
    stem = page.removesuffix(".md")
    if not folders:
        return f"{stem}.html"
    return f"/{stem}".removesuffix("/index")[1:] + "/" * (stem != HOME.removesuffix(".md"))


def nearest(page: str, written: Collection[str]) -> str:
    """Return *page* when it is among those *written*, else the closest index above it, else the home."""
    if page in written:
        return page
    folder = posixpath.dirname(page)
    while folder:
        index = f"{folder}/{HOME}"
        if index in written:
            return index
        folder = posixpath.dirname(folder)
    return HOME


def written_nav(nav: list[Any], written: Collection[str]) -> list[Any]:
    """Return the part of a navigation (as in mkdocs.yml) whose pages are *written*; empty groups go too."""
    kept: list[Any] = []
    for item in nav:
        if isinstance(item, str):
            kept += [item] * (item in written)
            continue
        for title, target in item.items():
            if isinstance(target, list):
                inside = written_nav(target, written)
                kept += [{title: inside}] * bool(inside)
            else:
                kept += [{title: target}] * (target in written or "://" in target)
    return kept


def in_language(
    catalogue: Catalogue, page: str, language: str, name: str, *, folders: bool
) -> dict[str, str]:
    """Return where *page* leads in *language*, which calls itself *name*, for the switch of a theme.

    ``url`` is below the root of the site (*folders*: addresses are folders, else files); ``words`` name the
    page when it is not the same.
    """
    written = {p.path: p for p in catalogue.pages_in(language)}
    target = nearest(page, written)
    title = page_text("nav-home", language) if target == HOME else written[target].title
    url = web_path(target, folders=folders)
    url = url if language == DEFAULT else f"{language}/{url}"
    words = name if target == page else f"{name} ({title})"
    return {"lang": language, "words": words, "url": url or "./"}


def marked(html: str, url: str, language: str) -> str:
    """Return the text of the page at *url*; links that leave its *language* say which one they lead to."""

    def mark(link: re.Match[str]) -> str:
        inside = urljoin(f"/{url}", link[1]).startswith(f"/{language}/")
        return link[0] if inside else f'{link[0]} hreflang="{DEFAULT}"'

    return html if language == DEFAULT else _LINK.sub(mark, html)
