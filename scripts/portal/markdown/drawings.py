"""A drawing of the project (``docs/_data/hinh``) on a page, in the colours of the scheme or of paper.

What a drawing may hold is checked elsewhere (``portal.checks.drawings``).
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from portal.markdown.context import PageContext
from portal.markdown.diagrams.svg import PAPER
from portal.markdown.html import h

_FIXED = {
    "var(--cham)": PAPER["main"],
    "var(--ban)": PAPER["accent"],
    "var(--nghe)": PAPER["wait"],
    "var(--la)": PAPER["ok"],
    "currentColor": PAPER["ink"],
}
"""Paint of a drawing → its colour where nothing knows the variables of the page."""


def drawing(context: PageContext, name: str, *, named: bool = True) -> etree.Element | None:
    """Return the drawing *name* as an element; None when there is none, which the check tells.

    Unless it is *named*, screen readers pass over it: words beside it say the same.
    """
    svg = context.catalogue.drawings.get(name)
    if svg is None:
        return None
    if context.output != "web":
        svg = re.sub("|".join(map(re.escape, _FIXED)), lambda found: _FIXED[found[0]], svg)
    root = etree.fromstring(svg)
    for element in root.iter():
        element.tag = str(element.tag).rpartition("}")[2]
        element.text, element.tail = (element.text or "").strip(), None
    title = root.find("title")
    if title is not None:
        root.remove(title)
    root.set("class", "drawing")
    root.set("role", "img")
    if named:
        root.set("aria-label", (title.text or "") if title is not None else "")
    else:
        root.attrib.pop("role")
        root.set("aria-hidden", "true")
    return h("div", root, cls="drawing-frame")
