"""Styles of the Word documents: one for each element of the decree's layout, a few for forms."""

from __future__ import annotations

import re

from portal.content.models import Layout
from portal.content.models.layout import Element
from portal.forms.paper.columns import PADDING, SIZES
from portal.locales import Speaker
from portal.render.docx.markup import NAMESPACES, attribute, twips
from portal.vietnamese import slugify

say = Speaker("form-paper")

_CENTRED = {
    "quoc-hieu",
    "tieu-ngu",
    "co-quan-chu-quan",
    "co-quan-ban-hanh",
    "so-ky-hieu",
    "dia-danh-thoi-gian",
    "ten-loai",
    "trich-yeu",
    "chuc-vu-ky",
    "ho-ten-ky",
}
_LISTED = {"danh-sach-noi-nhan"}
_USED = {"noi-nhan", "danh-sach-noi-nhan", "kinh-gui", "can-cu", "khoan-co-tieu-de", "noi-dung"} | _CENTRED
"""Elements that a form may have."""


def style_id(name: str) -> str:
    """Return the identifier of a style or element: "ten-loai" → "TenLoai"."""
    return "".join(part.capitalize() for part in slugify(name).split("-"))


LABEL, CHOICE, REMARK, RULE, GUIDE = (
    style_id(name) for name in ("dong-dien", "lua-chon", "ghi-chu", "duong-ke", "huong-dan")
)
"""Lines of a form, boxes to tick, small print, thin lines, guidance."""


def cell_style(size: float, *, head: bool = False) -> str:
    """Return the style of cells, or of the headings of columns, in a table set in *size* points."""
    return style_id(f"{'dau-cot' if head else 'chu-trong-bang'}-{size:g}")


def styles_xml(layout: Layout, size: float) -> str:
    """Return the styles part; *size* is that of the text in points."""
    body = layout.body
    spacing = f'w:before="{round(body.paragraph_spacing_min_pt * 20)}"'
    small = size - 2
    parts = [
        _defaults(layout, size),
        _style("paragraph", "Normal", "Normal", default=True),
        _style("character", "DefaultParagraphFont", "Default Paragraph Font", default=True, hidden=True),
        _TABLE_NORMAL,
        _style(
            "paragraph",
            "Heading1",
            "heading 1",
            f'<w:keepNext/><w:spacing {spacing} w:after="80"/><w:outlineLvl w:val="0"/>',
            "<w:b/>",
        ),
        _style(
            "paragraph", "Header", "header", '<w:jc w:val="center"/>', _size(layout.page_number.size_pt.min)
        ),
        _style(
            "character",
            "PlaceholderText",
            "Placeholder Text",
            "",
            '<w:b w:val="0"/><w:color w:val="8C8C8C"/>',
        ),
        _style("character", GUIDE, say("style.guide"), "", f'<w:b w:val="0"/><w:i/>{_size(small)}'),
        _style("paragraph", LABEL, say("style.label"), f"<w:spacing {spacing}/>"),
        _style("paragraph", CHOICE, say("style.choice"), '<w:spacing w:before="40"/>'),
        *(part for points in SIZES for part in _cells(points)),
        _style(
            "paragraph", REMARK, say("style.remark"), '<w:spacing w:before="60"/>', f"<w:i/>{_size(small)}"
        ),
        _style(
            "paragraph", RULE, say("style.rule"), '<w:spacing w:line="60" w:lineRule="exact"/>', _size(2)
        ),
        *(_element(e, layout) for e in layout.elements if e.id in _USED),
        _TABLE_GRID,
    ]
    return f"<w:styles {NAMESPACES}>{''.join(parts)}</w:styles>"


def _defaults(layout: Layout, size: float) -> str:
    font = attribute(layout.font.family)
    fonts = f"<w:rFonts w:ascii={font} w:hAnsi={font} w:eastAsia={font} w:cs={font}/>"
    lang = '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
    line = round(240 * layout.body.line_spacing.min)
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{_size(size)}{lang}</w:rPr></w:rPrDefault>"
        f'<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="{line}" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _style(
    kind: str,
    name: str,
    shown: str,
    paragraph: str = "",
    run: str = "",
    based_on: str = "Normal",
    *,
    default: bool = False,
    hidden: bool = False,
) -> str:
    own = ' w:default="1"' if default else ""
    base = "" if default or kind == "character" else f'<w:basedOn w:val="{based_on}"/>'
    parts = f"<w:name w:val={attribute(shown)}/>{base}"
    parts += "<w:semiHidden/>" if hidden else "<w:qFormat/>"
    parts += f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    parts += f"<w:rPr>{run}</w:rPr>" if run else ""
    return f'<w:style w:type="{kind}"{own} w:styleId="{name}">{parts}</w:style>'


def _cells(size: float) -> tuple[str, str]:
    own, space = cell_style(size), '<w:spacing w:before="30" w:after="30"/>'
    return (
        _style("paragraph", own, say("style.cell", f"{size:g}"), space, _size(size)),
        _style(
            "paragraph",
            cell_style(size, head=True),
            say("style.head", f"{size:g}"),
            '<w:keepNext/><w:jc w:val="center"/>',
            "<w:b/>",
            own,
        ),
    )


def _element(element: Element, layout: Layout) -> str:
    """The style of an element, named as the decree names it (Word takes no commas and semicolons)."""
    name, gap = element.id, round(layout.body.paragraph_spacing_min_pt * 20)
    above = 2 * gap if name == "ten-loai" else gap
    place = "<w:keepNext/>" if name == "khoan-co-tieu-de" else ""
    place += (
        f'<w:spacing w:before="{above}"/>' if name == "ten-loai" or name not in _CENTRED | _LISTED else ""
    )
    if name in ("noi-dung", "can-cu"):
        place += f'<w:ind w:firstLine="{twips(layout.body.first_line_indent_cm[0] * 10)}"/>'
        place += '<w:jc w:val="both"/>' if layout.body.align == "deu-hai-le" else ""
    place += '<w:jc w:val="center"/>' if name in _CENTRED else ""
    looks = "<w:b/>" * element.bold + "<w:i/>" * element.italic + "<w:caps/>" * (element.case == "hoa")
    shown = re.sub(r"[“”:;]|,(?= )", "", element.name)
    return _style("paragraph", style_id(name), shown, place, looks + _size(element.size))


_MARGINS = (
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="{0}" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="{0}" w:type="dxa"/></w:tblCellMar>'
)
_TABLE_NORMAL = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    f'<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_MARGINS.format(0)}</w:tblPr></w:style>'
)
_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLE_GRID = (
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{_LINES}</w:tblBorders>'
    f"{_MARGINS.format(twips(PADDING / 2))}</w:tblPr></w:style>"
)
