"""The look of handouts in Word: named styles a user can change, page, header and footer."""

from __future__ import annotations

import datetime as dt
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from portal.render.docx.cover import Cover
from portal.render.docx.oxml import element, field

FONT = "Times New Roman"
"""What every office PC has, and what the decree on layout asks for."""
INK = RGBColor(0x1F, 0x3A, 0x5F)
FIXED = "Courier New"
"""For commands and code, where every space counts."""
GREY = RGBColor(0x50, 0x50, 0x50)
# name, based on, points, bold, colour, space before, space after
_PARAGRAPHS: list[tuple[str, str, float, bool, RGBColor | None, float, float]] = [
    ("Title", "Normal", 22, True, INK, 2, 4),
    ("Kicker", "Normal", 12, True, RGBColor(0xB0, 0x3A, 0x2E), 2, 0),
    ("Heading 1", "Normal", 16, True, INK, 16, 6),
    ("Heading 2", "Normal", 14, True, INK, 12, 4),
    ("Heading 3", "Normal", 13, True, None, 10, 4),
    ("Lead", "Normal", 13.5, False, GREY, 0, 6),
    ("Fine", "Normal", 10.5, False, GREY, 0, 4),
    ("List Fine", "List Continue", 10.5, False, GREY, 0, 4),
    ("Question", "Normal", 13, False, None, 8, 2),
    ("Choice", "Normal", 13, False, None, 0, 2),
    ("Table Text", "Normal", 11.5, False, None, 1, 1),
    ("Table Head", "Normal", 11, True, None, 1, 1),
    ("Code", "Normal", 11, False, None, 2, 6),
    ("Caption", "Normal", 11, True, INK, 4, 4),
    ("Tight", "Normal", 4, False, None, 0, 0),
]
_CHARACTERS: list[tuple[str, float, bool | None, RGBColor]] = [
    ("Fine Words", 10.5, None, GREY),
    ("Label", 10, True, RGBColor(0x8A, 0x5A, 0x00)),
    ("Hyperlink", 0, None, INK),
    ("Code Words", 11, None, RGBColor(0x20, 0x20, 0x20)),
]


def prepare(document: WordDocument, cover: Cover) -> None:
    """Set up page, styles, header, footer and properties of an empty document."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin = section.bottom_margin = Cm(2.2)
    section.left_margin, section.right_margin = Cm(2.6), Cm(2.0)
    _styles(document)
    head = section.header.paragraphs[0]
    head.style = "Fine"
    head.add_run(f"{cover.kicker}: {cover.title}")
    foot = section.footer.paragraphs[0]
    foot.style = "Fine"
    foot.add_run(f"{cover.portal} · Trang ")
    field(foot, "PAGE")
    foot.add_run("/")
    field(foot, "NUMPAGES")
    properties = document.core_properties
    properties.title, properties.author = cover.title, cover.organisation
    properties.language, properties.comments = "vi-VN", ""
    properties.created = properties.modified = dt.datetime.fromisoformat(cover.day)
    properties.last_modified_by, properties.revision = cover.organisation, 1


def _styles(document: WordDocument) -> None:
    styles: Any = document.styles
    normal = styles["Normal"]
    _font(normal, 13)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    normal.element.get_or_add_rPr().append(element("w:lang", val="vi-VN"))
    known = {style.name for style in styles}
    for name, base, size, bold, colour, before, after in _PARAGRAPHS:
        style = styles[name] if name in known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles[base]
        _font(style, size, bold=bold, colour=colour)
        style.font.italic = False
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.keep_with_next = name.startswith(("Heading", "Question", "Caption"))
        style.quick_style = True
        for border in style.element.findall(".//" + qn("w:pBdr")):
            border.getparent().remove(border)
    for name in ("List Bullet", "List Number", "List Continue"):
        styles[name].paragraph_format.space_after = Pt(4)
    for name, points, strong, ink in _CHARACTERS:
        if name not in known:
            styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style = styles[name]
        style.font.bold, style.font.color.rgb = strong, ink
        if points:
            style.font.size = Pt(points)
    for name in ("Code", "Code Words"):
        _typeface(styles[name], FIXED)


def _font(style: Any, size: float, *, bold: bool | None = None, colour: RGBColor | None = None) -> None:
    style.font.size = Pt(size)
    _typeface(style, FONT)
    if bold is not None:
        style.font.bold = bold
    if colour is not None:
        style.font.color.rgb = colour
    elif style.font.color is not None:
        style.font.color.rgb = RGBColor(0, 0, 0)


def _typeface(style: Any, name: str) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for place in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{place}"), name)
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
