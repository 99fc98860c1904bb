"""The map of documents: who issued it from top to bottom, what rests on what, what replaced what."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Sequence
from dataclasses import dataclass

from portal.extensions.diagrams.svg import Drawing, text_width
from portal.extensions.html import h

_BOX, _HIGH, _GAP, _LAYER = 104.0, 46.0, 14.0, 104.0


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

    Within a layer, nodes come in the order given, centred. Wider than a phone: the
    page lets it scroll.
    """
    rows = [[n for n in nodes if n.layer == i] for i in range(len(layers))]
    width = max(max((len(r) for r in rows), default=1) * (_BOX + _GAP) - _GAP, 360) + 8
    places: dict[str, tuple[float, float]] = {}
    drawing = Drawing()
    y = 0.0
    for name, row in zip(layers, rows, strict=True):
        if not row:
            continue
        drawing.text(4, y + 13, name, size=13, bold=True, fill="soft")
        # A single box stands at the edge, out of the way of lines that pass its layer.
        left = (width - len(row) * (_BOX + _GAP) + _GAP) / 2 if len(row) > 1 else 4.0
        for number, node in enumerate(row):
            places[node.id] = (left + number * (_BOX + _GAP), y + 22)
        y += _LAYER + 22
    drawing.y = y - _LAYER + _HIGH + 32
    for edge in edges:
        if edge.start in places and edge.end in places:
            _edge(drawing, places[edge.start], places[edge.end], edge.kind == "replaces")
    for node in nodes:
        if node.id in places:
            _node(drawing, node, *places[node.id])
    return drawing.finish(title, identity, width)


def _node(drawing: Drawing, node: Node, x: float, y: float) -> None:
    link = h("a", href=node.href)
    paints = {"con-hieu-luc": ("ok-soft", "ok"), "het-hieu-luc": ("end-soft", "end")}
    fill, edge = paints.get(node.status, ("wait-soft", "wait"))
    drawing.box(x, y, _BOX, _HIGH, fill=fill, edge=edge, dashed=node.status != "con-hieu-luc", into=link)
    size = 13.0
    while size > 9 and text_width(node.name, size, bold=True) > _BOX - 8:
        size -= 0.5
    middle = x + _BOX / 2
    drawing.text(middle, y + 20, node.name, size=size, bold=True, anchor="middle", into=link)
    drawing.text(middle, y + 36, node.year, size=12, fill="soft", anchor="middle", into=link)
    drawing.root.append(link)


def _edge(drawing: Drawing, start: tuple[float, float], end: tuple[float, float], replaces: bool) -> None:
    (x1, y1), (x2, y2) = start, end
    paint = "end" if replaces else "main"
    if abs(y1 - y2) < 1:
        low = y1 + _HIGH
        a, b = x1 + _BOX / 2, x2 + _BOX / 2
        deep = low + 26
        drawing.path(f"M{a:.1f} {low:.1f}C{a:.1f} {deep:.1f} {b:.1f} {deep:.1f} {b:.1f} {low + 8:.1f}",
                     edge=paint, dashed=replaces)  # fmt: skip
        tip = (b, low + 1, 1.0)
    else:
        up = y1 > y2
        a, b = x1 + _BOX / 2, x2 + _BOX / 2
        from_y, to_y = (y1, y2 + _HIGH) if up else (y1 + _HIGH, y2)
        middle = (from_y + to_y) / 2
        stop = to_y + (8 if up else -8)
        drawing.path(f"M{a:.1f} {from_y:.1f}C{a:.1f} {middle:.1f} {b:.1f} {middle:.1f} {b:.1f} {stop:.1f}",
                     edge=paint, dashed=replaces)  # fmt: skip
        tip = (b, to_y + (1 if up else -1), 1.0 if up else -1.0)
    x, y, way = tip
    drawing.path(f"M{x - 5:.1f} {y + 9 * way:.1f}L{x:.1f} {y:.1f}L{x + 5:.1f} {y + 9 * way:.1f}Z",
                 edge=paint, filled=True)  # fmt: skip
