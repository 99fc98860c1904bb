"""The map of documents: who issued it from top to bottom, what rests on what, what replaced what."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Sequence
from dataclasses import dataclass

from portal.drawing.letters import text_width, wrap
from portal.markdown.diagrams.routing import BOX, HIGH, Point, route
from portal.markdown.diagrams.svg import LINE, WIDTH, Drawing
from portal.markdown.html import h

_NAME, _SIZE, _GUTTER = 90.0, 13.0, 104.0
"""Width of a layer's name, its size, and where the boxes begin: no line enters the names' column."""
_CORNER = 6.0
"""Radius of the bends of a line."""


@dataclass(frozen=True)
class Node:
    """One document: its short name, a second line (year), status code, address, and its layer."""

    id: str
    name: str
    year: str
    status: str
    href: str
    layer: int


@dataclass(frozen=True)
class Edge:
    """From a document to the one it rests on (``basis``) or replaces (``replaces``)."""

    start: str
    end: str
    kind: str


def document_map(
    nodes: Sequence[Node], edges: Sequence[Edge], layers: Sequence[str], title: str, identity: str
) -> etree.Element:
    """Return the picture of *nodes* in *layers* (names, top first), joined by *edges*.

    The names stand in a column of their own at the left; within a layer, nodes come in the order given.
    Lines run around boxes and names. Wider than a phone: the page lets it scroll.
    """
    rows = [(name, [n for n in nodes if n.layer == i]) for i, name in enumerate(layers)]
    rows = [(name, row) for name, row in rows if row]
    cells = {node.id: (r, c) for r, (_, row) in enumerate(rows) for c, node in enumerate(row)}
    drawn = [e for e in edges if e.start in cells and e.end in cells]
    pairs = [(cells[e.start], cells[e.end]) for e in drawn]
    layout = route([len(row) for _, row in rows], pairs, _GUTTER)
    drawing = Drawing()
    margin = 6.0
    for r, (name, _) in enumerate(rows):
        words = wrap(name, _SIZE, _NAME, bold=True)
        top = layout.places[r, 0][1] + margin + (HIGH - len(words) * _SIZE * LINE) / 2
        drawing.lines(4, top, words, size=_SIZE, bold=True, fill="soft")
    for edge, line in zip(drawn, layout.lines, strict=True):
        _edge(drawing, [(x, y + margin) for x, y in line], edge.kind == "replaces")
    for node in nodes:
        if node.id in cells:
            x, y = layout.places[cells[node.id]]
            _node(drawing, node, x, y + margin)
    drawing.y = layout.height + 2 * margin
    return drawing.finish(title, identity, max(layout.width + 4, WIDTH))


def _node(drawing: Drawing, node: Node, x: float, y: float) -> None:
    link = h("a", href=node.href)
    paints = {"con-hieu-luc": ("ok-soft", "ok"), "het-hieu-luc": ("end-soft", "end")}
    fill, edge = paints.get(node.status, ("wait-soft", "wait"))
    drawing.box(x, y, BOX, HIGH, fill=fill, edge=edge, dashed=node.status != "con-hieu-luc", into=link)
    size = 13.0
    while size > 9 and text_width(node.name, size, bold=True) > BOX - 8:
        size -= 0.5
    middle = x + BOX / 2
    drawing.text(middle, y + 20, node.name, size=size, bold=True, anchor="middle", into=link)
    drawing.text(middle, y + 36, node.year, size=12, fill="soft", anchor="middle", into=link)
    drawing.root.append(link)


def _edge(drawing: Drawing, points: list[Point], replaces: bool) -> None:
    paint = "end" if replaces else "main"
    (x, y), before = points[-1], points[-2]
    way = 1.0 if before[1] > y else -1.0
    drawing.path(_bent([*points[:-1], (x, y + 8 * way)]), edge=paint, dashed=replaces)
    base = y + 10 * way
    drawing.path(
        f"M{x - 5:.1f} {base:.1f}L{x:.1f} {y + way:.1f}L{x + 5:.1f} {base:.1f}Z", edge=paint, filled=True
    )


def _bent(points: list[Point]) -> str:
    """The path through *points*, its corners rounded."""
    d = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        (ax, ay), (bx, by) = _toward(corner, before), _toward(corner, after)
        d += f"L{ax:.1f} {ay:.1f}Q{corner[0]:.1f} {corner[1]:.1f} {bx:.1f} {by:.1f}"
    return d + f"L{points[-1][0]:.1f} {points[-1][1]:.1f}"


def _toward(corner: Point, other: Point) -> Point:
    """The point where the bend at *corner* meets the straight part to *other*."""
    (x, y), (u, v) = corner, other
    length = abs(u - x) + abs(v - y)
    share = min(_CORNER, length / 2) / length if length else 0.0
    return x + (u - x) * share, y + (v - y) * share
