"""Where on a saved page the official text stands: known places of known sites first, else by measuring."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.intake.readers.html.styles import Element

_KNOWN = (
    ".//*[@id='toanvancontent']",
    ".//*[@id='divContentDoc']",
    ".//*[contains(concat(' ', normalize-space(@class), ' '), ' content1 ')]",
    ".//*[@id='noidung']",
    ".//*[contains(concat(' ', normalize-space(@class), ' '), ' toanvancontent ')]",
)
"""vbpl.vn, thuvienphapluat.vn (two forms), older pages of ministries."""
UNSEEN = {
    "script", "style", "noscript", "template", "iframe", "frame", "object", "embed", "applet", "svg",
    "math", "canvas", "audio", "video", "select", "button", "textarea", "input", "head", "title",
    "link", "meta", "map",
}  # fmt: skip
_FRAME = {"nav", "header", "footer", "aside"}
_NAMES = re.compile(
    r"menu|navbar|breadcrumb|sidebar|banner|quang-?cao|advert|(?<![a-z])ads?(?![a-z])|footer|toolbar|share"
    r"|social|comment|binh-?luan|related|lien-?quan|popup|modal|login|cookie",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"CỘNG H(?:ÒA|OÀ)|Độc lập|Nơi nhận|\bĐiều \d|\bChương [IVX\d]|PHỤ LỤC|Căn cứ|\b[TK]M\.|Số:|Mẫu số",
    re.IGNORECASE,
)
"""What official texts hold and the frames of pages do not."""
_ENOUGH = 200
"""Letters that a known place must hold, else it is empty on this page."""


_HOLDERS = {
    "div", "section", "article", "main", "center", "form", "font", "span", "body", "table", "tbody",
    "tr", "td",
}  # fmt: skip
_PAGE = 2000
"""Letters of a cell from which on it holds a page, not an entry."""


def length(element: Element) -> int:
    """Return how many letters stand in *element*."""
    return sum(len(text.strip()) for text in element.itertext())


def clear(body: Element) -> None:
    """Take what belongs to no text out of *body*: programs, controls, and the frame around the content."""
    whole = max(length(body), 1)
    for element in list(body.iter()):
        if not isinstance(element.tag, str):
            continue
        tag = element.tag.lower()
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element is body or element.getparent() is None:
            continue
        framing = tag in _FRAME or (
            tag in ("div", "ul", "section", "form", "table") and _NAMES.search(names)
        )
        if (
            tag in UNSEEN
            or (framing and length(element) * 5 < whole and not _LEGAL.search(_start(element)))
            or (tag in ("ul", "ol") and _is_menu(element))
        ):
            _dropped(element)


def _start(element: Element) -> str:
    return "".join(element.itertext())[:3000]


def _is_menu(element: Element) -> bool:
    links = list(element.iter("a"))
    return len(links) >= 2 and sum(map(length, links)) * 5 >= length(element) * 4


def _dropped(element: Element) -> None:
    """Take *element* out; what stands behind it stays."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def content(body: Element) -> Element:
    """Return the element of *body* that holds the text, which is *body* where nothing is smaller."""
    for path in _KNOWN:
        best = max(body.xpath(path), key=length, default=None)
        if best is not None and length(best) >= _ENOUGH:
            return best
    chosen = body
    while (child := _heavy(chosen)) is not None:
        chosen = child
    return chosen


def _heavy(element: Element) -> Element | None:
    """The child that holds the text alone: nothing beside it reads like a part of an official text."""
    children = [(length(child), child) for child in _elements(element)]
    if not children:
        return None
    size, child = max(children, key=lambda one: one[0])
    tag = child.tag.lower()
    if tag not in _HOLDERS or size * 100 < length(element) * 55:
        return None
    if tag == "table" and not any(length(cell) > max(_PAGE, 0.7 * size) for cell in child.iter("td")):
        return None
    beside = [element.text or "", *(other.tail or "" for _, other in children)]
    beside += [_start(other) for _, other in children if other is not child]
    return None if any(_LEGAL.search(text) for text in beside) else child


def _elements(element: Element) -> Iterator[Element]:
    return (child for child in element if isinstance(child.tag, str))
