"""The master of our PowerPoint files: 16:9, places, fonts, colours, the woven band."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu

from portal.content.models.portal import Colours
from portal.locales import text

PIXEL = 9525
"""EMU of one unit of the canvas."""
WIDTH, HEIGHT, MARGIN = 1280, 720, 44
TITLE_ONLY, TITLE_BODY, COVER = 5, 1, 0
"""Layouts in use, by place in the empty presentation."""
_FONT = "Arial"
"""On every office PC, with all Vietnamese letters."""
BAND = 14
"""Height of the woven band at the upper edge."""
_TOOTH = 20
NAMESPACES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def prepare(presentation: Any, colours: Colours) -> None:
    """Make the master of the empty presentation ours: 16:9, places, fonts, colours, band."""
    presentation.slide_width, presentation.slide_height = Emu(WIDTH * PIXEL), Emu(HEIGHT * PIXEL)
    master = presentation.slide_master
    for layout in (master, *(presentation.slide_layouts[n] for n in (COVER, TITLE_BODY, TITLE_ONLY))):
        for place in layout.placeholders:
            kind = place.placeholder_format.type
            name = str(kind)
            if "SUBTITLE" in name:
                _place(place, 44, 380, 1192, 160)
            elif "TITLE" in name:
                cover = layout is presentation.slide_layouts[COVER]
                _place(place, 44, 190 if cover else 26, 1192, 160 if cover else 108)
            elif "BODY" in name or "OBJECT" in name:
                _place(place, 44, 150, 1192, 520)
            elif "SLIDE_NUMBER" in name:
                _place(place, 1130, 676, 106, 30)
            elif "FOOTER" in name:
                _place(place, 44, 676, 900, 30)
            else:
                place.element.getparent().remove(place.element)
    for style in master.element.iter(qn("a:latin")):
        style.set("typeface", _FONT)
    name = text("slides-made", "band")
    for at, paint in enumerate(("tx2", "accent1", "accent2")):
        master.shapes._spTree.insert(2 + at, parse_xml(_woven(900 + at, name, at, paint)))
    theme = _theme(presentation)
    for name, colour in (
        ("dk2", colours.primary),
        ("accent1", colours.accent),
        ("accent2", colours.ornament),
    ):
        place = next(theme.iter(qn(f"a:{name}")))
        place.clear()
        etree.SubElement(place, qn("a:srgbClr")).set("val", colour.removeprefix("#").upper())
    for latin in theme.iter(qn("a:latin")):
        latin.set("typeface", _FONT)
    _save_theme(presentation, theme)


def _woven(number: int, name: str, layer: int, paint: str) -> str:
    """One colour of the band: its ground, or every other pair of its triangles."""
    if layer == 0:
        edges = _line(WIDTH, 0) + _line(WIDTH, BAND) + _line(0, BAND)
        drawn = f"<a:moveTo><a:pt x='0' y='0'/></a:moveTo>{edges}<a:close/>"
    else:
        starts = range((layer - 1) * _TOOTH, WIDTH, 2 * _TOOTH)
        drawn = "".join(_tooth(x + half) for x in starts for half in (0, _TOOTH // 2))
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{WIDTH * PIXEL}" cy="{BAND * PIXEL}"/></a:xfrm><a:custGeom>'
        '<a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{WIDTH}" h="{BAND}">{drawn}</a:path></a:pathLst></a:custGeom>'
        f'<a:solidFill><a:schemeClr val="{paint}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )


def _tooth(x: int) -> str:
    top = f"<a:moveTo><a:pt x='{x}' y='{BAND}'/></a:moveTo>"
    return f"{top}{_line(x + _TOOTH // 4, 4)}{_line(x + _TOOTH // 2, BAND)}<a:close/>"


def _line(x: int, y: int) -> str:
    return f"<a:lnTo><a:pt x='{x}' y='{y}'/></a:lnTo>"


def _theme(presentation: Any) -> Any:
    part = _theme_part(presentation)
    return etree.fromstring(part.blob)


def _save_theme(presentation: Any, theme: Any) -> None:
    _theme_part(presentation)._blob = etree.tostring(
        theme, xml_declaration=True, encoding="UTF-8", standalone=True
    )


def _theme_part(presentation: Any) -> Any:
    relations = presentation.slide_master.part.rels.values()
    return next(r.target_part for r in relations if r.reltype.endswith("/theme"))


def _place(shape: Any, left: float, top: float, width: float, height: float) -> None:
    shape.left, shape.top = Emu(int(left * PIXEL)), Emu(int(top * PIXEL))
    shape.width, shape.height = Emu(int(width * PIXEL)), Emu(int(height * PIXEL))
