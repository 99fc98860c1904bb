"""The headings on the page of a module, as slides and learning steps name them."""

from __future__ import annotations

import re

from portal.content.catalogue import Catalogue
from portal.content.models import Module
from portal.content.pages import REFERENCE
from portal.vietnamese import slugify

KEY_POINTS = "can-nho"
"""Where the block of key points stands on a page."""


def titles_of(catalogue: Catalogue, module: Module, deepest: int = 6) -> dict[str, str]:
    """Return the headings on the page of *module* from level 2 to *deepest* as written, by anchor."""
    path = catalogue.page_of(module.id)
    page = next((p for p in catalogue.pages_in("vi") if p.path == path), None)
    titles = [text for _, level, text in page.headings if 1 < level <= deepest] if page else []
    return {slugify(re.sub(r"[*_`]", "", _words(title))): title for title in titles}


def sections_of(catalogue: Catalogue, module: Module, deepest: int = 6) -> list[str]:
    """Return the anchors of those headings, in order, and that of the key points."""
    titles = titles_of(catalogue, module, deepest)
    return [*titles, KEY_POINTS] if titles else []


def _words(title: str) -> str:
    return REFERENCE.sub(lambda m: m[1].rpartition("|")[2], title)
