"""Drawing basics: elements, and a copy that stands alone on paper."""

from __future__ import annotations

import copy
import xml.etree.ElementTree as etree

from portal.markdown.html import h

WIDTH = 360
"""Units across; one unit is about one CSS pixel on a phone."""
LINE = 1.35
"""Line height of texts, in sizes: stacked Vietnamese marks need room."""
PAPER = {
    "ink": "#1b2430", "soft": "#4a5768", "main": "#1d3557", "main-soft": "#e9eff6", "accent": "#a83b6d",
    "end": "#9a2f25", "end-soft": "#fbe9e7", "ok": "#1c6b45", "ok-soft": "#e6f4ec", "wait": "#8a5a00",
    "wait-soft": "#fdf3dc", "paper": "#ffffff", "edge": "#7d899a",
}  # fmt: skip
"""Colours on paper, by name; on the page ``--d-<name>`` of diagrams.css."""


def colour(name: str) -> str:
    """Return the paint *name* as the page's variable, with its paper colour to fall back on."""
    return f"var(--d-{name}, {PAPER[name]})"


class Drawing:
    """A picture that grows downwards; ``y`` is where the next thing goes."""

    def __init__(self) -> None:
        self.root = h("g")
        self.y = 0.0

    def text(
        self, x: float, y: float, content: str, *, size: float = 14, bold: bool = False,
        fill: str = "ink", anchor: str = "start", into: etree.Element | None = None,
    ) -> None:  # fmt: skip
        """Write one line; *y* is its base line."""
        element = h("text", content, x=_n(x), y=_n(y), font_size=_n(size), style=f"fill:{colour(fill)}")
        if bold:
            element.set("font-weight", "600")
        if anchor != "start":
            element.set("text-anchor", anchor)
        (self.root if into is None else into).append(element)

    def lines(
        self, x: float, y: float, content: list[str], *, size: float = 14, bold: bool = False,
        fill: str = "ink", into: etree.Element | None = None,
    ) -> float:  # fmt: skip
        """Write *content* below *y*; return where the text ends."""
        for number, line in enumerate(content):
            self.text(x, y + size + number * size * LINE, line, size=size, bold=bold, fill=fill, into=into)
        return y + len(content) * size * LINE

    def box(
        self, x: float, y: float, width: float, height: float, *, fill: str = "paper",
        edge: str | None = "edge", radius: float = 8, dashed: bool = False,
        into: etree.Element | None = None,
    ) -> None:  # fmt: skip
        """Draw a rectangle."""
        style = f"fill:{colour(fill)}" + (f";stroke:{colour(edge)};stroke-width:1.5" if edge else "")
        rect = h("rect", x=_n(x), y=_n(y), width=_n(width), height=_n(height), rx=_n(radius), style=style)
        if dashed:
            rect.set("stroke-dasharray", "5 4")
        (self.root if into is None else into).append(rect)

    def path(self, d: str, *, edge: str = "edge", dashed: bool = False, filled: bool = False) -> None:
        """Draw a line, or a filled shape."""
        paint = colour(edge)
        style = f"fill:{paint}" if filled else f"fill:none;stroke:{paint};stroke-width:2"
        line = h("path", d=d, style=style)
        if dashed:
            line.set("stroke-dasharray", "5 4")
        self.root.append(line)

    def arrow_down(self, x: float, y: float, length: float, edge: str = "main") -> None:
        """Draw an arrow that points down from (*x*, *y*)."""
        end = y + length
        self.path(f"M{_n(x)} {_n(y)}V{_n(end - 6)}", edge=edge)
        self.path(f"M{_n(x - 5)} {_n(end - 8)}L{_n(x)} {_n(end)}L{_n(x + 5)} {_n(end - 8)}Z",
                  edge=edge, filled=True)  # fmt: skip

    def finish(self, title: str, identity: str, width: float = WIDTH) -> etree.Element:
        """Return the picture with its name for screen readers; *identity* makes its id unique.

        A picture with links is a group, so that they can be reached.
        """
        box = f"0 0 {_n(width)} {_n(self.y)}"
        role = "group" if next(self.root.iter("a"), None) is not None else "img"
        return h(
            "svg", h("title", title, id=f"{identity}-ten"), self.root, viewBox=box, role=role,
            aria_labelledby=f"{identity}-ten", cls="diagram__svg", font_family="inherit",
        )  # fmt: skip


def standalone(svg: etree.Element, family: str) -> str:
    """Return *svg* as a file of its own for paper: colours fixed, typeface named, no links."""
    own = copy.deepcopy(svg)
    own.set("xmlns", "http://www.w3.org/2000/svg")
    own.set("font-family", family)
    own.attrib.pop("class", None)
    for element in own.iter():
        if element.tag == "a":
            element.tag = "g"
            element.attrib.clear()
        for attribute in ("style",):
            value = element.get(attribute)
            if value:
                for name, paint in PAPER.items():
                    value = value.replace(f"var(--d-{name}, {paint})", paint)
                element.set(attribute, value)
    return etree.tostring(own, encoding="unicode")


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
