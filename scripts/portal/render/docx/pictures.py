"""Pictures in Word: the file itself where Word shows it, else drawn as PNG."""

from __future__ import annotations

import io
from collections.abc import Callable

from docx.image.exceptions import UnrecognizedImageError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from portal.document import Picture
from portal.render.docx import oxml

Png = Callable[[Picture], bytes]
"""Draws a picture as PNG."""
MOST_CM = 20.0
"""The highest a picture may be."""
_PIXEL_CM = 2.54 / 96
_SHOWN = {"png", "jpeg", "gif"}
_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext '
    'uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def add_picture(line: Paragraph, picture: Picture, png: Png, room: float) -> None:
    """Add *picture* to *line*, at most *room* cm wide, with its words and its link."""
    image = picture.image
    made = (11.5 if image.width < 500 else room) if image.drawn else image.width * _PIXEL_CM
    width = Cm(min(room, made, MOST_CM * image.width / image.height))
    run = line.add_run()
    data = image.data if image.kind in _SHOWN else png(picture)
    try:
        shape = run.add_picture(io.BytesIO(data), width=width)
    except UnrecognizedImageError:  # python-docx knows fewer headers of JPEG than Word
        shape = run.add_picture(io.BytesIO(png(picture)), width=width)
    oxml.describe(shape, picture.alt)
    if not picture.alt:
        shape._inline.docPr.append(parse_xml(_DECORATIVE))
    if picture.href:
        anchor = OxmlElement("w:hyperlink")
        anchor.set(qn("r:id"), line.part.relate_to(picture.href, oxml.RELATION, is_external=True))
        line._p.remove(run._r)
        anchor.append(run._r)
        line._p.append(anchor)
