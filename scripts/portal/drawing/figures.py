"""The picture that a slide or a page names, drawn for both of its rooms."""

from __future__ import annotations

import re
from collections.abc import Sequence

from portal.content.catalogue import Catalogue
from portal.content.models.slide_picture import (
    ChartPicture,
    DocumentPicture,
    DrawingPicture,
    FlowPicture,
    FormPicture,
    IconPicture,
    IconsPicture,
    PictureOf,
)
from portal.content.references import format_value, full_name
from portal.drawing.chart import Bar, chart
from portal.drawing.figure import BESIDE, SLIDE, Figure, Rooms
from portal.drawing.flow import Node, Way, flow
from portal.drawing.icons import icon_list, icon_row, one_icon
from portal.drawing.images import svg_image
from portal.drawing.path import path_across, path_down
from portal.drawing.sheets import document_sheet, form_sheet
from portal.locales import Speaker, page_text
from portal.questions import plain
from portal.vietnamese import format_date

say = Speaker("slides-made")

_PAINTS = {"con-hieu-luc": "la", "het-hieu-luc": "gach"}
_FIELDS = 5
"""Fields of a form that are tried on its sheet."""


def figure(
    picture: PictureOf, catalogue: Catalogue, rooms: Rooms = SLIDE, *, beside: bool = False
) -> Figure:
    """Return *picture* for *rooms*; *beside* words, or else across the slide or page."""
    match picture:
        case IconPicture():
            scene = one_icon(picture.icon)
            return Figure(scene, scene, "", whole=False)
        case IconsPicture():
            return _icons(picture, catalogue, rooms, beside=beside)
        case DrawingPicture():
            svg = catalogue.drawings[picture.drawing]
            title = re.search(r"<title[^>]*>([^<]*)</title>", svg)
            image = svg_image(svg, picture.drawing)
            return Figure(image, image, title[1].strip() if title else "", whole=not beside)
        case ChartPicture():
            return bars(picture, catalogue, rooms, beside=beside)
        case DocumentPicture():
            return _document(picture.document, catalogue)
        case FormPicture():
            form = catalogue.forms[picture.form]
            fields = [field.label for field in form.fields if field.type != "table"][:_FIELDS]
            scene = form_sheet(form.title, fields)
            return Figure(scene, scene, say("alt-form", form.title), whole=False)


def _icons(picture: IconsPicture, catalogue: Catalogue, rooms: Rooms, *, beside: bool) -> Figure:
    labels = [plain(label, catalogue) for label in picture.labels]
    alt = say("alt-icons", "; ".join(labels))
    if beside:
        scene = icon_list(picture.icons, labels)
        return Figure(scene, scene, alt, whole=False)
    wide, narrow = (icon_row(picture.icons, labels, room.width) for room in rooms[:2])
    if rooms.row:
        narrow = icon_list(picture.icons, labels, rooms.narrow.width, len(labels) * rooms.row)
    return Figure(wide, narrow, alt, whole=True)


def bars(
    picture: ChartPicture, catalogue: Catalogue, rooms: Rooms = SLIDE, *, beside: bool = False
) -> Figure:
    """Return the facts of *picture* as bars."""
    groups = []
    for label, fact_id in zip(picture.labels, picture.facts, strict=True):
        fact = catalogue.facts[fact_id]
        drawn = []
        for key in picture.columns:
            value = (fact.values or {}).get(key)
            if isinstance(value, int | float):
                name = catalogue.labels.get(key, key.replace("_", " ")) if len(picture.columns) > 1 else ""
                unsure = fact.confidence_for(key) == "suy-luan"
                drawn.append(Bar(name, float(value), format_value(fact, key), unsure))
        groups.append((plain(label, catalogue), drawn))
    told = [
        f"{label}: " + ", ".join(f"{b.name} {b.shown}".strip() for b in group) for label, group in groups
    ]
    percent = all(catalogue.facts[fact].unit == "%" for fact in picture.facts)
    top = 100.0 if percent and max(bar.value for _, group in groups for bar in group) > 40 else None
    widths = [room.width for room in (BESIDE if beside else rooms)[:2]]
    wide, narrow = (chart(groups, width, SLIDE.wide.height, top) for width in widths)
    return Figure(wide, narrow, say("alt-chart", "; ".join(told)), whole=not beside)


def steps(texts: Sequence[str], rooms: Rooms = SLIDE) -> Figure:
    """Return numbered steps."""
    told = "; ".join(f"{n}. {text}" for n, text in enumerate(texts, 1))
    high = rooms.row * len(texts) or rooms.narrow.height
    wide, narrow = path_across(texts, rooms.wide.width), path_down(texts, rooms.narrow.width, high)
    return Figure(wide, narrow, say("alt-steps", told), whole=True)


def flow_of(slide: FlowPicture, catalogue: Catalogue, rooms: Rooms = SLIDE) -> Figure:
    """Return the boxes and arrows of *slide*, written there or taken from a procedure."""
    if slide.procedure is not None:
        chosen = catalogue.procedures[slide.procedure].steps[(slide.from_ or 1) - 1 : slide.to]
        nodes = [Node(_step(step.who, step.output or step.does)) for step in chosen]
        ways = [Way(n, n + 1) for n in range(len(nodes) - 1)]
    else:
        ids = [box.id for box in slide.boxes]
        nodes = [Node(plain(box.text, catalogue), box.look) for box in slide.boxes]
        ways = [
            Way(ids.index(a[0]), ids.index(a[1]), plain(a[2], catalogue) if len(a) > 2 else "")
            for a in slide.arrows
        ]
    told = [
        f"{nodes[way.start].text} → {nodes[way.end].text}" + (f" ({way.words})" if way.words else "")
        for way in ways
    ]
    wide, narrow = (flow(nodes, ways, *room) for room in rooms[:2])
    return Figure(wide, narrow, say("alt-flow", "; ".join(told)), whole=True)


def _step(who: str | None, what: str) -> str:
    return f"{who}: {what}" if who else what


def _document(document_id: str, catalogue: Catalogue) -> Figure:
    document = catalogue.documents[document_id]
    status = catalogue.status(document_id)
    word = page_text(f"status.{status}", "vi")
    name = full_name(document)
    day = say("of-day", format_date(document.issued)) if document.issued else ""
    scene = document_sheet(name, day, word, _PAINTS.get(status, "nghe"))
    return Figure(scene, scene, say("alt-document", f"{name} {day}".strip(), word), whole=False)
