"""Marks: what in a text stands for a fact, a term or a figure made up, until the page stands.

Laid where references are drawn; :mod:`~portal.markdown.evidence` counts them and gives them their entries.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.content.references import Resolved
from portal.markdown.context import PageContext

SAYS = "data-says"
"""What a mark stands for: a fact, ``document:field``, a term, or ``=reason`` of a figure made up."""
QUIET = "data-quiet"
"""On a mark whose words or row name the source already: it gets no number."""


def key_of(target: Resolved) -> str | None:
    """Return what the mark of *target* stands for, None when it is but a link."""
    if target.kind == "free":
        return f"={target.tooltip}"
    if target.kind == "attribute":
        return f"{target.document}:{target.field}" if target.confidence else None
    if target.kind == "page":
        return target.anchor
    return target.fact


def mark(context: PageContext, element: etree.Element, target: Resolved, *, quiet: bool = False) -> bool:
    """Make *element* the mark of *target*; False where it is but a link, and in other outputs.

    What this page says itself needs no mark: its link leads a few lines on.
    """
    key = key_of(target)
    if context.output != "web" or key is None or target.page == context.page:
        return False
    element.set(SAYS, key)
    if quiet:
        element.set(QUIET, "")
    return True
