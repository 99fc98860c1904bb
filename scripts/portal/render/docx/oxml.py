"""What python-docx has no call for: links, numbering, frames, repeated headers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX, WD_UNDERLINE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shape import InlineShape
from docx.shared import Cm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

Container: TypeAlias = WordDocument | _Cell
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
COLOURS = {"ok": "1C6B45", "end": "9A2F25", "wait": "8A5A00", "info": "1F3A5F", "frame": "1F3A5F"}
"""Of the edge of a notice or frame."""


def element(tag: str, **attributes: object) -> Any:
    """Return an element of WordprocessingML; attribute names lose one trailing underscore."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name.rstrip('_')}"), str(value))
    return made


def link(line: Paragraph, text: str, href: str, style: str = "Hyperlink") -> Run:
    """Add *text* as a link to *href*, as plain text when that is empty."""
    if not href:
        return line.add_run(text, style=style if style != "Hyperlink" else None)
    anchor = OxmlElement("w:hyperlink")
    anchor.set(qn("r:id"), line.part.relate_to(href, RELATION, is_external=True))
    run = Run(OxmlElement("w:r"), line)
    anchor.append(run._r)
    line._p.append(anchor)
    run.text = text
    run.style = style
    return run


def bare(document: WordDocument) -> None:
    """Drop what the stock template carries for nobody: a thumbnail, styles twice, looks of tables."""
    styles = document.styles.element
    for style in styles.findall(qn("w:style") + f"[@{qn('w:type')}='table']"):
        if style.get(qn("w:styleId")) not in ("TableNormal", "TableGrid"):
            styles.remove(style)
    for holder in (document.part, document.part.package):
        for name, relation in list(holder.rels.items()):
            if relation.reltype.endswith(("/stylesWithEffects", "/thumbnail")):
                del holder.rels[name]


def remember_styles(document: WordDocument) -> None:
    """Look every style up once: python-docx reads all styles anew for each paragraph and each run.

    Only *document* changes. Its styles must not be renamed or added to after their first use.
    """
    part: Any = document.part
    ids: dict[Any, str | None] = {}
    styles: dict[Any, Any] = {}
    look_up, read = part.get_style_id, part.get_style

    def get_style_id(style: Any, kind: Any) -> str | None:
        key = (getattr(style, "style_id", style), isinstance(style, str), kind)
        if key not in ids:
            ids[key] = look_up(style, kind)
        return ids[key]

    def get_style(style_id: str | None, kind: Any) -> Any:
        if (style_id, kind) not in styles:
            styles[style_id, kind] = read(style_id, kind)
        return styles[style_id, kind]

    part.get_style_id, part.get_style = get_style_id, get_style


def dotted(run: Run) -> None:
    """Underline with dots: a figure that was not checked against an original."""
    run.font.underline = WD_UNDERLINE.DOTTED


def shaped(run: Run, shape: str) -> None:
    """Give *run* the shape of its letters."""
    font = run.font
    if shape == "code":
        run.style = "Code Words"
    elif shape == "sub":
        font.subscript = True
    elif shape == "sup":
        font.superscript = True
    elif shape == "struck":
        font.strike = True
    elif shape == "underlined":
        font.underline = True
    elif shape == "marked":
        font.highlight_color = WD_COLOR_INDEX.YELLOW


def describe(shape: InlineShape, text: str) -> None:
    """Give a picture its alternative text."""
    shape._inline.docPr.set("descr", text)


def numbering(document: WordDocument, start: int = 1) -> int:
    """Return the id of a new numbered list."""
    root = document.part.numbering_part.element
    abstract = root.find(qn("w:abstractNum") + f"[@{qn('w:abstractNumId')}='77']")
    if abstract is None:
        abstract = element("w:abstractNum", abstractNumId=77)
        level = element("w:lvl", ilvl=0)
        for part in (
            element("w:start", val=1),
            element("w:numFmt", val="decimal"),
            element("w:lvlText", val="%1."),
            element("w:lvlJc", val="left"),
        ):
            level.append(part)
        place = element("w:pPr")
        place.append(element("w:ind", left=425, hanging=425))
        level.append(place)
        abstract.append(level)
        root.insert(0, abstract)
    number = max((int(n.get(qn("w:numId"))) for n in root.findall(qn("w:num"))), default=0) + 1
    made = element("w:num", numId=number)
    made.append(element("w:abstractNumId", val=77))
    override = element("w:lvlOverride", ilvl=0)
    override.append(element("w:startOverride", val=start))
    made.append(override)
    root.append(made)
    return number


def numbered(line: Paragraph, number: int) -> None:
    """Make *line* an item of the list *number*."""
    properties = line._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def grid(into: Container, rows: int, columns: Sequence[float], title: str) -> Table:
    """Add a table with lines and fixed *columns* in cm; no row breaks over pages."""
    table = into.add_table(rows=rows, cols=len(columns))
    table.style = "Table Grid"
    _fix(table, columns)
    if title:
        table._tbl.tblPr.append(element("w:tblCaption", val=title))
    for row in table.rows:
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))
    return table


def borderless(table: Table, columns: Sequence[float]) -> None:
    """Fix the *columns* of a table that only places things."""
    _fix(table, columns)


def _fix(table: Table, columns: Sequence[float]) -> None:
    table.autofit = False
    for at, width in enumerate(columns):
        table.columns[at].width = Cm(width)
        for cell in table.columns[at].cells:
            cell.width = Cm(width)


def repeat(row: _Row) -> None:
    """Repeat *row* at the top of every page."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))
    for cell in row.cells:
        shade(cell, "EFEFEF")


def shade(cell: _Cell, colour: str) -> None:
    """Fill a cell."""
    cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=colour))


def framed(into: Container, kind: str, width: float) -> _Cell:
    """Add a frame with a coloured edge and return the cell to write into."""
    table = into.add_table(rows=1, cols=1)
    _fix(table, (width,))
    cell = table.rows[0].cells[0]
    borders = element("w:tcBorders")
    colour = COLOURS.get(kind, COLOURS["info"])
    borders.append(element("w:left", val="single", sz=24, space=0, color=colour))
    cell._tc.get_or_add_tcPr().append(borders)
    shade(cell, "F3F3F3")
    return cell


def tidy(cell: _Cell) -> None:
    """Drop the empty paragraph every new cell begins with, unless it is all there is."""
    first = cell.paragraphs[0]
    if len(cell._tc) > 2 and not first.text and not first._p.findall(".//" + qn("w:drawing")):
        cell._tc.remove(first._p)
    if not isinstance(cell._tc[-1], type(first._p)):
        cell.add_paragraph(style="Tight")


def restyle(cell: _Cell, style: str, *, right: bool = False) -> None:
    """Give plain paragraphs of a cell the look of tables."""
    for line in cell.paragraphs:
        if line.style is not None and line.style.name == "Normal":
            line.style = style
        if right:
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def after_table(into: Container) -> None:
    """Leave a little air below a table; without it Word joins two of them."""
    into.add_paragraph(style="Tight")


def rule(into: Container) -> None:
    """Draw a line across the page or cell."""
    line = into.add_paragraph(style="Tight")
    borders = element("w:pBdr")
    borders.append(element("w:bottom", val="single", sz=12, space=1, color=COLOURS["frame"]))
    line._p.get_or_add_pPr().append(borders)
    line.paragraph_format.space_after = Pt(8)


def field(line: Paragraph, code: str) -> None:
    """Add a field that Word works out, like PAGE."""
    made = element("w:fldSimple", instr=f" {code} ")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    made.append(run)
    line._p.append(made)
