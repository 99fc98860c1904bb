"""Boxes joined by arrows, at the size of a slide: of several arrangements the most readable one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from portal.content.models.slide_picture import Look
from portal.drawing.grid import Cell, arrangements
from portal.drawing.icons import glyph
from portal.drawing.leads import lead
from portal.drawing.letters import text_width, wrap
from portal.drawing.scene import LEAST, LINE, Arrow, Box, Part, Scene

_LOOKS: dict[Look, tuple[str, str, str]] = {
    "person": ("material/account", "ban", "ban-soft"),
    "office": ("material/bank", "cham", "cham-soft"),
    "paper": ("material/file-document", "nghe", "nghe-soft"),
    "place": ("material/home-group", "la", "la-soft"),
    "plain": ("", "cham", "trang"),
}
"""Icon, edge and ground of a box by what it stands for."""
_GAP, _PAD, _ICON = 62.0, 14.0, 52.0
_SIZES = (36.0, 34.0, 32.0, 30.0, 28.0)
_GOOD = 32.0
"""Larger letters are not worth another row."""
_WORDS = 150.0
"""Room for the words on an arrow before they are broken."""
_WIDEST, _HIGHEST = 330.0, 190.0


@dataclass(frozen=True)
class Node:
    """A box: its words and what it stands for."""

    text: str
    look: Look = "plain"


@dataclass(frozen=True)
class Way:
    """An arrow from one box to another (places in the list), and the words on it."""

    start: int
    end: int
    words: str = ""


def flow(nodes: Sequence[Node], ways: Sequence[Way], width: float, height: float) -> Scene:
    """Return *nodes* joined by *ways* in a picture of *width* by at most *height*."""
    found = [
        _Plan(nodes, ways, cells, width, height)
        for cells in arrangements(len(nodes), [(w.start, w.end) for w in ways])
    ]
    best = max(found, key=lambda plan: (plan.fits, min(plan.size, _GOOD), -plan.rows, plan.size))
    return best.scene()


class _Plan:
    """One arrangement: sizes of boxes, gaps and letters."""

    def __init__(
        self,
        nodes: Sequence[Node],
        ways: Sequence[Way],
        cells: Sequence[Cell],
        width: float,
        height: float,
    ) -> None:
        self.nodes, self.ways, self.cells = nodes, ways, cells
        self.width, self.height = width, height
        self.columns = max(column for column, _ in cells) + 1
        self.rows = max(row for _, row in cells) + 1
        self.gap_x, self.gap_y = _GAP, _GAP
        for way in ways:
            (a, b), (c, d) = cells[way.start], cells[way.end]
            words = self._words(way)
            if words and b == d and abs(a - c) == 1:
                self.gap_x = max(self.gap_x, max(text_width(w, LEAST) for w in words) + 34)
            elif words:
                self.gap_y = max(self.gap_y, len(words) * LEAST * LINE + 30)
        room = (width - (self.columns - 1) * self.gap_x) / self.columns
        self.box_width = min(_WIDEST if self.rows > 1 or self.columns > 2 else 420.0, room)
        self.box_height = min(_HIGHEST, (height - (self.rows - 1) * self.gap_y) / self.rows)
        self.beside = self.box_height < 130 and any(node.look != "plain" for node in nodes)
        self.size = next((size for size in _SIZES if self._fits(size)), 0.0)
        self.fits = self.size > 0
        self.size = self.size or _SIZES[-1]

    def _words(self, way: Way) -> list[str]:
        return wrap(way.words, LEAST, _WORDS) if way.words else []

    def _room(self, node: Node) -> tuple[float, float]:
        """Width and height for the words of a box."""
        icon = node.look != "plain"
        beside = _ICON + 10 if icon and self.beside else 0.0
        above = _ICON + 4 if icon and not self.beside else 0.0
        return self.box_width - 2 * _PAD - beside, self.box_height - 2 * _PAD + 8 - above

    def _fits(self, size: float) -> bool:
        for node in self.nodes:
            wide, high = self._room(node)
            lines = wrap(node.text, size, wide, bold=True)
            if len(lines) * size * LINE > high:
                return False
            if any(text_width(line, size, bold=True) > wide for line in lines):
                return False
        return True

    def _corner(self, cell: Cell) -> tuple[float, float]:
        used = self.columns * self.box_width + (self.columns - 1) * self.gap_x
        left = (self.width - used) / 2
        return (
            left + cell[0] * (self.box_width + self.gap_x),
            cell[1] * (self.box_height + self.gap_y) + 2,
        )

    def scene(self) -> Scene:
        """Return the picture."""
        taken = set(self.cells)
        size = (self.box_width, self.box_height, self.gap_x, self.gap_y)
        ends = [(self.cells[way.start], self.cells[way.end]) for way in self.ways]
        lines = [lead(a, b, taken, self._corner, size, self.rows) for a, b in ends]
        deepest = self.rows * self.box_height + (self.rows - 1) * self.gap_y
        deepest = max([deepest, *(y + 8 for line in lines for _, y in line)])
        placed = [Box(*self._corner(cell), self.box_width, self.box_height) for cell in self.cells]
        labels = []
        for way, line in zip(self.ways, lines, strict=True):
            if way.words:
                label = self._label(way, line, placed)
                placed.append(label)
                labels.append(label)
        boxes = [self._box(node, *self._corner(c)) for node, c in zip(self.nodes, self.cells, strict=True)]
        arrows = [Arrow(tuple(line)) for line in lines]
        deepest = max([deepest, *(label.y + label.height for label in labels)])
        return Scene(self.width, deepest + 6, (*arrows, *(part for box in boxes for part in box), *labels))

    def _box(self, node: Node, x: float, y: float) -> list[Part]:
        icon, edge, ground = _LOOKS[node.look]
        wide, _ = self._room(node)
        lines = tuple(wrap(node.text, self.size, wide, bold=True))
        frame = Box(x, y, self.box_width, self.box_height, fill=ground, edge=edge)
        if not icon:
            return [frame, Box(x + _PAD, y, wide, self.box_height, lines, self.size, bold=True)]
        ink = "cham" if edge == "nghe" else edge
        if self.beside:
            left = x + _PAD
            drawn = glyph(icon, left, y + (self.box_height - _ICON) / 2, _ICON, ink)
            words = Box(left + _ICON + 10, y, wide, self.box_height, lines, self.size, bold=True)
            return [frame, drawn, words]
        free = self.box_height - _ICON - 4 - len(lines) * self.size * LINE
        top = y + max(8.0, free / 2)
        drawn = glyph(icon, x + (self.box_width - _ICON) / 2, top, _ICON, ink)
        deep = len(lines) * self.size * LINE
        return [frame, drawn, Box(x + _PAD, top + _ICON + 4, wide, deep, lines, self.size, bold=True)]

    def _label(self, way: Way, line: Sequence[tuple[float, float]], placed: Sequence[Box]) -> Box:
        """Words stand over or under a level part of the way, beside an upright one, clear of all else."""
        words = tuple(self._words(way))
        wide = max(text_width(w, LEAST) for w in words) + 6
        high = len(words) * LEAST * LINE
        pairs = sorted(
            pairwise(line),
            key=lambda p: -abs(p[0][0] - p[1][0]) - abs(p[0][1] - p[1][1]),
        )
        tried = []
        for (ax, ay), (bx, by) in pairs:
            for share in (0.5, 0.3, 0.7, 0.15, 0.85):
                x, y = ax + (bx - ax) * share, ay + (by - ay) * share
                if abs(ax - bx) > abs(ay - by):
                    tried += [(x - wide / 2, y - high - 8), (x - wide / 2, y + 8)]
                else:
                    tried += [(x + 14, y - high / 2), (x - 14 - wide, y - high / 2)]
        boxes = [Box(x, y, wide, high, words, ink="mo") for x, y in tried if 0 <= x <= self.width - wide]
        clear = (box for box in boxes if box.y >= 0 and not any(_meet(box, other) for other in placed))
        return next(clear, boxes[0])


def _meet(a: Box, b: Box) -> bool:
    return a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height
