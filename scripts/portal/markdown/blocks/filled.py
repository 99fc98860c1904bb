"""A filled-in sample of a form, drawn from the sheet that Word and PDF print."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator

from portal.content.models.slide_picture import FilledPicture
from portal.forms.paper.model import (
    Box,
    Boxes,
    Cell,
    LabelledField,
    Line,
    Lines,
    Matrix,
    Part,
    Strip,
    Table,
)
from portal.forms.paper.sample import sample_sheet
from portal.markdown.blocks.base import unknown
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h


def filled_form(context: PageContext, picture: FilledPicture) -> etree.Element:
    """Return the sheet of *picture* with the places it shows.

    Raises ReferenceLookupError when there is no such form, or none that is filled in.
    """
    form = context.catalogue.forms.get(picture.form)
    layout = next(iter(context.catalogue.layouts.values()), None)
    if form is None or form.sample is None or layout is None:
        raise unknown("picture", picture.form, context)
    sheet = sample_sheet(form, layout, picture.show)
    box = h("div", cls="filled", role="group", aria_label=context.t("picture-filled-alt", form.title))
    append(box, h("p", form.title, cls="filled__title"))
    for part in sheet.parts:
        append(box, *_part(context, part, picture.rows))
    return box


def _part(context: PageContext, part: Part, rows: int) -> Iterator[etree.Element]:
    match part:
        case Line() | Lines():
            yield _line(part.asked, [h("span", part.slot.text, cls="filled__written")])
        case Strip():
            for line in part.lines:
                yield from _part(context, line, rows)
        case Boxes():
            yield _line(part.asked, _boxes(context, part.boxes))
        case Matrix():
            for asked, boxes in part.rows:
                yield _line(asked, _boxes(context, boxes))
        case Table():
            yield from _table(context, part, rows)


def _line(asked: LabelledField, written: Iterable[Child]) -> etree.Element:
    return h("p", h("span", f"{asked.label}: ", cls="filled__label"), written, cls="filled__line")


def _boxes(context: PageContext, boxes: Iterable[Box]) -> Iterator[Child]:
    for box in boxes:
        cls = "filled__box filled__box--ticked" if box.ticked else "filled__box"
        told = h("span", f" ({context.t('picture-ticked')})", cls="visually-hidden") if box.ticked else None
        yield h("span", box.label, told, cls=cls)
        yield " "


def _table(context: PageContext, table: Table, most: int) -> Iterator[etree.Element]:
    lines = [row for row in table.rows if not row.group]
    heads = h("tr", [h("th", head, scope="col") for head in table.heads])
    body = [h("tr", [h("td", cell.text, cls=_look(cell)) for cell in row.cells]) for row in lines[:most]]
    yield h("table", h("thead", heads), h("tbody", body), cls="filled__table")
    left = len(lines) - most
    if left > 0:
        yield h("p", context.t("picture-more", left), cls="filled__more")


def _look(cell: Cell) -> str:
    place = "filled__cell--center" if cell.align == "center" else ""
    return f"{place} filled__written".strip() if cell.slot else place
