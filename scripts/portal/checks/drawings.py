"""Drawings for slides (``docs/_data/hinh/*.svg``): one size, our colours, readable from the back row."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from pathlib import Path

from portal.locales import Speaker

say = Speaker("slide-lint")

VIEW_BOX = "0 0 640 400"
LEAST_LETTERS = 24
"""Units; on a slide a drawing is shown about as large as it is."""
PAINTS = ("none", "currentColor", "var(--cham)", "var(--ban)", "var(--nghe)", "var(--la)")
_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = {
    *("svg", "title", "desc", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
    *("text", "tspan"),
}
_PAINTED = ("fill", "stroke", "color")


def drawing_faults(path: Path) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the drawing at *path*, and how to make it."""
    if not path.is_file():
        yield say.fault("no-drawing", path.name)
        return
    try:
        root = etree.fromstring(path.read_text(encoding="utf-8"))
    except etree.ParseError as problem:
        yield say.fault("drawing-broken", path.name, problem)
        return
    if root.get("viewBox") != VIEW_BOX:
        yield say.fault("drawing-box", path.name, VIEW_BOX)
    if not (root.findtext(f"{_SVG}title") or "").strip():
        yield say.fault("drawing-title", path.name)
    for element in root.iter():
        name = str(element.tag).removeprefix(_SVG)
        if name not in _ELEMENTS:
            yield say.fault("drawing-element", path.name, name, ", ".join(sorted(_ELEMENTS)))
        for paint in _paints(element):
            if paint not in PAINTS:
                yield say.fault("drawing-paint", path.name, paint, ", ".join(PAINTS))
    yield from _letters(root, path.name, 0.0)


def _paints(element: etree.Element) -> Iterator[str]:
    style = dict(re.findall(r"([\w-]+)\s*:\s*([^;]+)", element.get("style", "")))
    for name in _PAINTED:
        for value in (element.get(name), style.get(name)):
            if value is not None:
                yield value.strip()


def _letters(element: etree.Element, file: str, size: float) -> Iterator[tuple[str, str]]:
    style = re.search(r"font-size\s*:\s*([\d.]+)", element.get("style", ""))
    own = element.get("font-size") or (style[1] if style else "")
    size = float(re.sub(r"[^\d.]", "", own) or size)
    words = (element.text or "").strip() if element.tag in (f"{_SVG}text", f"{_SVG}tspan") else ""
    if words and size < LEAST_LETTERS:
        yield say.fault("drawing-letters", file, words, LEAST_LETTERS)
    for child in element:
        yield from _letters(child, file, size)
