"""A picture of a slide as native shapes of PowerPoint, in one group that says in words what it shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from portal.drawing.scene import Arrow, Box, Glyph, Scene
from portal.render.pptx.master import NAMESPACES, PIXEL

_FINE = 100
"""Units of a native path in one unit of the icon's own."""


def points(pixels: float) -> Any:
    """Return a size on the canvas as points."""
    return Pt(round(pixels * 0.75, 1))


def colour(paint: str) -> RGBColor:
    """Return ``#rrggbb`` as PowerPoint names it."""
    return RGBColor(*bytes.fromhex(paint.removeprefix("#")))


def add_scene(
    slide: Any, scene: Scene, place: tuple[float, float, float], alt: str, paints: Mapping[str, str]
) -> None:
    """Draw *scene* at left, top and scale of *place*."""
    group = slide.shapes.add_group_shape()
    group._element.nvGrpSpPr.cNvPr.set("descr", alt)
    group.name = alt.partition(":")[0].partition(".")[0][:60]
    writer = _Writer(group, place, paints)
    for part in scene.parts:
        if isinstance(part, Box):
            writer.box(part)
        elif isinstance(part, Arrow):
            writer.arrow(part)
        else:
            writer.glyph(part)


class _Writer:
    def __init__(self, group: Any, place: tuple[float, float, float], paints: Mapping[str, str]) -> None:
        self._group = group
        self._left, self._top, self._scale = place
        self._paints = paints

    def _x(self, value: float) -> int:
        return int((self._left + value * self._scale) * PIXEL)

    def _y(self, value: float) -> int:
        return int((self._top + value * self._scale) * PIXEL)

    def _long(self, value: float) -> int:
        return int(value * self._scale * PIXEL)

    def box(self, box: Box) -> None:
        """A rectangle with its text."""
        kind = MSO_SHAPE.ROUNDED_RECTANGLE if box.radius and (box.fill or box.edge) else MSO_SHAPE.RECTANGLE
        room = tuple(
            map(Emu, (self._x(box.x), self._y(box.y), self._long(box.width), self._long(box.height)))
        )
        shape = self._group.shapes.add_shape(kind, *room)
        if kind == MSO_SHAPE.ROUNDED_RECTANGLE:
            shape.adjustments[0] = min(0.5, box.radius / min(box.width, box.height))
        shape.shadow.inherit = False
        if box.fill:
            shape.fill.solid()
            shape.fill.fore_color.rgb = colour(self._paints[box.fill])
        else:
            shape.fill.background()
        if box.edge:
            shape.line.color.rgb = colour(self._paints[box.edge])
            shape.line.width = points(3 * self._scale)
            if box.dashed:
                etree.SubElement(shape.line._get_or_add_ln(), qn("a:prstDash")).set("val", "dash")
        else:
            shape.line.fill.background()
        if not box.lines:
            return
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.word_wrap, frame.auto_size = len(box.lines) > 1, MSO_AUTO_SIZE.NONE
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        frame.text = " ".join(box.lines)
        line = frame.paragraphs[0]
        line.alignment = PP_ALIGN.CENTER if box.middle else PP_ALIGN.LEFT
        for run in line.runs:
            run.font.size, run.font.bold = points(box.size * self._scale), box.bold
            run.font.color.rgb = colour(self._paints[box.ink])

    def arrow(self, arrow: Arrow) -> None:
        """A line with its corners and head."""
        corners = [(self._x(x), self._y(y)) for x, y in arrow.points]
        builder = self._group.shapes.build_freeform(*corners[0], scale=1.0)
        builder.add_line_segments(corners[1:], close=False)
        shape = builder.convert_to_shape()
        shape.shadow.inherit = False
        shape.fill.background()
        shape.line.color.rgb = colour(self._paints[arrow.paint])
        shape.line.width = points(arrow.width * self._scale)
        if arrow.head:
            end = etree.SubElement(shape.line._get_or_add_ln(), qn("a:tailEnd"))
            end.set("type", "triangle")

    def glyph(self, glyph: Glyph) -> None:
        """An icon as an outline of its own."""
        pen = RecordingPen()
        parse_path(glyph.path, pen)
        drawn = "".join(_step(name, places) for name, places in pen.value)
        size = int(glyph.box * _FINE)
        fill = self._paints[glyph.paint].removeprefix("#").upper()
        number = max((int(e.get("id")) for e in self._group._element.iter(qn("p:cNvPr"))), default=1) + 1
        element = parse_xml(
            f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name="Icon {number}"/><p:cNvSpPr/>'
            f'<p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{self._x(glyph.x)}" y="{self._y(glyph.y)}"/>'
            f'<a:ext cx="{self._long(glyph.size)}" cy="{self._long(glyph.size)}"/></a:xfrm>'
            f'<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
            f'<a:pathLst><a:path w="{size}" h="{size}">{drawn}</a:path></a:pathLst></a:custGeom>'
            f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
        )
        self._group._element.append(element)


_STEPS = {"moveTo": "moveTo", "lineTo": "lnTo", "curveTo": "cubicBezTo", "qCurveTo": "quadBezTo"}


def _step(name: str, places: Any) -> str:
    if name not in _STEPS:
        return "<a:close/>" if name == "closePath" else ""
    corners = "".join(f'<a:pt x="{int(x * _FINE)}" y="{int(y * _FINE)}"/>' for x, y in places)
    return f"<a:{_STEPS[name]}>{corners}</a:{_STEPS[name]}>"
