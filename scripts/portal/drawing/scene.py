"""A picture made for a slide as boxes, arrows and glyphs: drawn as SVG, or as native shapes of PowerPoint.

Units are those of a canvas 720 high, so letters of 28 are read from the back row. Paints are names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from portal.content.models.portal import Colours
from portal.drawing.letters import text_width, wrap

LEAST = 28.0
"""Letters are never smaller."""
LINE = 1.28
"""Line height, in sizes."""
PAINTS = {
    "cham": "#1d3557",
    "cham-soft": "#e9eff6",
    "ban": "#a83b6d",
    "ban-soft": "#f8e9f0",
    "nghe": "#d9a441",
    "nghe-soft": "#fdf3dc",
    "la": "#1c6b45",
    "la-soft": "#e6f4ec",
    "gach": "#9a2f25",
    "gach-soft": "#fbe9e7",
    "muc": "#1b2430",
    "mo": "#4a5768",
    "vien": "#c9d0da",
    "giay": "#fbfaf7",
    "trang": "#ffffff",
    "tren-cham": "#ffffff",
}
"""Colours by name; on the page the variables of slides.css."""


@dataclass(frozen=True)
class Box:
    """A rectangle with lines of text in it; without fill and edge only the text."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...] = ()
    size: float = LEAST
    bold: bool = False
    ink: str = "muc"
    fill: str = ""
    edge: str = ""
    radius: float = 16
    middle: bool = True
    """Text stands in the middle; else at the left edge."""
    dashed: bool = False


@dataclass(frozen=True)
class Arrow:
    """A line with corners, and a head at its end."""

    points: tuple[tuple[float, float], ...]
    paint: str = "cham"
    head: bool = True
    width: float = 5


@dataclass(frozen=True)
class Glyph:
    """An icon: the path of a square drawing *box* units wide."""

    path: str
    box: float
    x: float
    y: float
    size: float
    paint: str = "cham"


Part = Box | Arrow | Glyph


@dataclass(frozen=True)
class Scene:
    """A picture of *width* by *height* units."""

    width: float
    height: float
    parts: tuple[Part, ...]

    @property
    def texts(self) -> list[str]:
        """What is written in it, box by box."""
        return [" ".join(part.lines) for part in self.parts if isinstance(part, Box) and part.lines]

    def svg(self, alt: str = "", paints: Mapping[str, str] | None = None, attributes: str = "") -> str:
        """Return the picture as SVG with *attributes*; *paints* fixes colours, which else are variables."""
        role = f'role="img" aria-label={quoteattr(alt)}' if alt else 'aria-hidden="true"'
        drawn = "".join(_drawn(part, paints) for part in self.parts)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(self.width)} {_n(self.height)}" '
            f"{role} {attributes}>{drawn}</svg>"
        )


def paints_of(colours: Colours) -> dict[str, str]:
    """Return the colours of paper and PowerPoint for a portal with *colours* of its own."""
    own = {"cham": colours.primary, "ban": colours.accent, "nghe": colours.ornament}
    return PAINTS | own


def fitted(text: str, width: float, most: int, sizes: Sequence[float]) -> tuple[float, list[str]] | None:
    """Return the first of *sizes* at which *text* fits *most* lines of *width*, and the lines."""
    for size in sizes:
        lines = wrap(text, size, width, bold=True)
        if len(lines) <= most and all(text_width(line, size, bold=True) <= width for line in lines):
            return size, lines
    return None


def _drawn(part: Part, paints: Mapping[str, str] | None) -> str:
    def paint(name: str) -> str:
        return paints[name] if paints else f"var(--{name})"

    if isinstance(part, Glyph):
        scale = part.size / part.box
        place = f"translate({_n(part.x)} {_n(part.y)}) scale({scale:.4f})"
        return f'<path transform="{place}" d="{part.path}" style="fill:{paint(part.paint)}"/>'
    if isinstance(part, Arrow):
        return _arrow(part, paint(part.paint))
    drawn = ""
    if part.fill or part.edge:
        fill = paint(part.fill) if part.fill else "none"
        style = f"fill:{fill}" + (f";stroke:{paint(part.edge)};stroke-width:3" if part.edge else "")
        dashes = ' stroke-dasharray="9 7"' if part.dashed else ""
        drawn = (
            f'<rect x="{_n(part.x)}" y="{_n(part.y)}" width="{_n(part.width)}" height="{_n(part.height)}" '
            f'rx="{_n(part.radius)}" style="{style}"{dashes}/>'
        )
    line = part.size * LINE
    top = part.y + part.height / 2 - line * len(part.lines) / 2
    x = part.x + part.width / 2 if part.middle else part.x
    anchor = ' text-anchor="middle"' if part.middle else ""
    weight = ' font-weight="600"' if part.bold else ""
    for number, words in enumerate(part.lines):
        base = top + line * (number + 0.5) + part.size * 0.36
        drawn += (
            f'<text x="{_n(x)}" y="{_n(base)}" font-size="{_n(part.size)}"{weight}{anchor} '
            f'style="fill:{paint(part.ink)}">{escape(words)}</text>'
        )
    return drawn


def _arrow(arrow: Arrow, paint: str) -> str:
    points = list(arrow.points)
    head = ""
    if arrow.head:
        (ax, ay), (bx, by) = points[-2:]
        length = max(abs(bx - ax) + abs(by - ay), 1.0)
        dx, dy = (bx - ax) / length, (by - ay) / length
        long, half = arrow.width * 3.6, arrow.width * 2.1
        back = (bx - dx * long, by - dy * long)
        left = (back[0] - dy * half, back[1] + dx * half)
        right = (back[0] + dy * half, back[1] - dx * half)
        points[-1] = (bx - dx * long * 0.8, by - dy * long * 0.8)
        head = f'<path d="M{_at(left)}L{_at((bx, by))}L{_at(right)}Z" style="fill:{paint}"/>'
    line = "L".join(map(_at, points))
    style = f"fill:none;stroke:{paint};stroke-width:{_n(arrow.width)};stroke-linejoin:round"
    return f'<path d="M{line}" style="{style}"/>{head}'


def _at(point: tuple[float, float]) -> str:
    return f"{_n(point[0])} {_n(point[1])}"


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
