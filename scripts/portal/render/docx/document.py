"""A form as a Word document: the sheets of the form, each in a section of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from portal.content.models import Form, Layout
from portal.forms import FormModel, Record
from portal.forms.paper.arrange import body_size, is_official, sheets, text_room
from portal.forms.paper.model import Sheet, Table
from portal.render.docx.controls import Controls
from portal.render.docx.frame import Frame
from portal.render.docx.markup import kept, paragraph, twips
from portal.render.docx.package import HEADER_ID, Properties, package
from portal.render.docx.parts import Parts
from portal.render.docx.styles import RULE

HEADER_MM = 10.0
"""Page number below the upper edge of the paper."""


def form_document(
    form: Form,
    model: FormModel,
    layout: Layout,
    *,
    organisation: str,
    records: Sequence[Record] | None = None,
) -> bytes:
    """Return *form* as DOCX: empty, or with *records* one after another, each from a new page.

    Every place to write is a content control; its tag is the field id, ``field.option`` for a box,
    ``table.column#row`` in tables (row: id of a given row, else its number). Several records repeat
    the tags, in the order of the records. Computed places are locked. The custom properties
    ``portalForm`` and ``portalVersion`` say what form it is. *organisation* is the author.
    """
    size = body_size(layout, official=is_official(form, layout))
    drawn = sheets(form, model, layout, records)
    controls = Controls()
    parts: list[str] = []
    for position, sheet in enumerate(drawn):
        parts += _sheet(sheet, layout, controls)
        section = section_properties(layout, landscape=sheet.landscape)
        if position < len(drawn) - 1:
            section = paragraph(RULE, section=section)
        parts.append(section)
    properties = Properties(form.title, organisation, form.id, form.version)
    return package("".join(parts), layout, size, properties)


def _sheet(sheet: Sheet, layout: Layout, controls: Controls) -> Iterator[str]:
    width = text_room(layout, landscape=sheet.landscape)
    frame = Frame(sheet, layout, width, controls)
    body = Parts(width, controls, official=sheet.administrative)
    yield from frame.opening()
    for number, part in enumerate(sheet.parts, 1):
        drawn = list(body.draw(part))
        # Signatures do not stand alone on a page: what was last said goes with them, unless it is a table.
        last = number == len(sheet.parts) and not isinstance(part, Table)
        yield from map(kept, drawn) if last else drawn
    yield from frame.closing()


def section_properties(layout: Layout, *, landscape: bool) -> str:
    """Paper, margins and page numbers of a section; its first page carries no number."""
    page, margins = layout.page, layout.margins_mm.roomy
    width, height = page.width_mm, page.height_mm
    across = ""
    if landscape:
        width, height, across = height, width, ' w:orient="landscape"'
    edges = " ".join(f'w:{side}="{twips(margins[side])}"' for side in ("top", "right", "bottom", "left"))
    near = f'w:header="{twips(HEADER_MM)}" w:footer="{twips(HEADER_MM)}" w:gutter="0"'
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{HEADER_ID}"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{across}/><w:pgMar {edges} {near}/>'
        f'<w:pgNumType w:start="{layout.page_number.start}"/>'
        f"{'<w:titlePg/>' if layout.page_number.hide_on_first_page else ''}</w:sectPr>"
    )
