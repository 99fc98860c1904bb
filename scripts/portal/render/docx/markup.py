"""WordprocessingML by strings: runs, paragraphs, tables, with children in the order of the schema."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def twips(mm: float) -> int:
    """Return a length in twentieths of a point."""
    return round(mm * 1440 / 25.4)


def plain(text: str) -> str:
    """Return *text* as the content of an element, without characters XML does not allow."""
    return escape(_NOT_XML.sub("", text))


def attribute(text: str) -> str:
    """Return *text* as a quoted attribute value, without characters XML does not allow."""
    return quoteattr(_NOT_XML.sub("", text))


def run(text: str, style: str = "", *, bold: bool = False, italic: bool = False) -> str:
    """Return a run; line breaks and tabs of *text* become those of Word."""
    looks = f'<w:rStyle w:val="{style}"/>' if style else ""
    looks += "<w:b/>" * bold + "<w:i/>" * italic
    parts = []
    for piece in re.split(r"([\n\t])", text):
        if piece == "\n":
            parts.append("<w:br/>")
        elif piece == "\t":
            parts.append("<w:tab/>")
        elif piece:
            parts.append(f'<w:t xml:space="preserve">{plain(piece)}</w:t>')
    return f"<w:r>{'<w:rPr>' + looks + '</w:rPr>' if looks else ''}{''.join(parts)}</w:r>"


def tab_stops(stops: Sequence[tuple[str, float, bool]]) -> str:
    """Return tab stops: (left or right, mm from the edge of the text, whether dots lead to it)."""
    drawn = "".join(
        f'<w:tab w:val="{kind}" w:leader="{"dot" if dots else "none"}" w:pos="{twips(mm)}"/>'
        for kind, mm, dots in stops
    )
    return f"<w:tabs>{drawn}</w:tabs>" if stops else ""


def paragraph(
    style: str,
    *content: str,
    keep: bool = False,
    border: str = "",
    tabs: str = "",
    spacing: str = "",
    indent: str = "",
    align: str = "",
    section: str = "",
) -> str:
    """Return a paragraph; *spacing* and *indent* are attributes, *border* and *tabs* elements."""
    looks = f'<w:pStyle w:val="{style}"/>' + "<w:keepNext/>" * keep + border + tabs
    looks += f"<w:spacing {spacing}/>" if spacing else ""
    looks += f"<w:ind {indent}/>" if indent else ""
    looks += f'<w:jc w:val="{align}"/>' if align else ""
    return f"<w:p><w:pPr>{looks}{section}</w:pPr>{''.join(content)}</w:p>"


def kept(block: str) -> str:
    """Return *block* with every paragraph kept on the page of the next one."""
    return re.sub(r'(<w:pPr><w:pStyle w:val="\w+"/>)(?!<w:keepNext/>)', r"\1<w:keepNext/>", block)


def cell(width: float, *paragraphs: str, span: int = 1, shade: str = "", middle: bool = False) -> str:
    """Return a table cell *width* mm wide; it must hold a paragraph."""
    looks = f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>'
    looks += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    looks += f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    looks += '<w:vAlign w:val="center"/>' if middle else ""
    return f"<w:tc><w:tcPr>{looks}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def row(*cells: str, height: float = 0.0, head: bool = False) -> str:
    """Return a row that stays on one page, at least *height* mm high; *head* repeats on every page."""
    looks = "<w:cantSplit/>"
    looks += f'<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>' if height else ""
    looks += "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr>{looks}</w:trPr>{''.join(cells)}</w:tr>"


def table(
    widths: Sequence[float], rows: Sequence[str], *, grid: bool, title: str = "", indent: float = 0.0
) -> str:
    """Return a table of fixed column *widths*, mm; with *grid* it has lines and space inside the cells."""
    looks = f'<w:tblStyle w:val="{"TableGrid" if grid else "TableNormal"}"/>'
    looks += f'<w:tblW w:w="{sum(twips(w) for w in widths)}" w:type="dxa"/>'
    looks += f'<w:tblInd w:w="{twips(indent)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    looks += f'<w:tblLook w:val="{"0620" if grid else "0600"}"/>'
    looks += f"<w:tblCaption w:val={attribute(title)}/>" if title else ""
    columns = "".join(f'<w:gridCol w:w="{twips(w)}"/>' for w in widths)
    return f"<w:tbl><w:tblPr>{looks}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
