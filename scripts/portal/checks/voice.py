"""Checks of who speaks: pages speak of the reader's work, hardly ever of the portal.

A page whose matter is the portal itself says so in its front matter (``about: portal``).
"""

from __future__ import annotations

from portal.checks.measures import portal_words
from portal.checks.style import record_texts
from portal.content.catalogue import Catalogue
from portal.content.issues import Code, Issues
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("check-content")

MOST_OF_PAGE = 1
"""How often a page may name the portal."""


def check_voice(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Refuse pages that name the portal more than once, and records that name it at all."""
    for page in catalogue.pages_in("vi"):
        if page.meta.get("about") == "portal":
            continue
        lines = [number for number, line in page.prose for _ in range(portal_words(line))]
        if len(lines) > MOST_OF_PAGE:
            told = say.fault("portal-speaks", len(lines), MOST_OF_PAGE)
            issues.add(Code.TU_NGU, page.source, lines[MOST_OF_PAGE], *told)
    for path, line, words in record_texts(catalogue, paths):
        if portal_words(words):
            issues.add(Code.TU_NGU, path, line, *say.fault("portal-in-record"))
