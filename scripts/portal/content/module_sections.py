"""The headings on the page of a module, as slides and learning steps name them."""

from __future__ import annotations

import re

from portal.content.catalogue import Catalogue
from portal.content.models import Module
from portal.content.pages import REFERENCE
from portal.vietnamese import slugify

KEY_POINTS = "can-nho"
"""Where the block of key points stands on a page."""


def sections_of(catalogue: Catalogue, module: Module, deepest: int = 6) -> list[str]:
    """Return the anchors of the headings on the page of *module* from level 2 to *deepest*, in order."""
    path = catalogue.page_of(module.id)
    page = next((p for p in catalogue.pages_in("vi") if p.path == path), None)
    if page is None:
        return []
    titles = [text for _, level, text in page.headings if 1 < level <= deepest]
    words = [REFERENCE.sub(lambda m: m[1].rpartition("|")[2], title) for title in titles]
    return [*(slugify(re.sub(r"[*_`]", "", title)) for title in words), KEY_POINTS]
