"""From a form and what was filled in to the sheet of paper: which part stands where, in which order.

The head, number, place, addressee, recipients and signatures of administrative documents take the
places the decree gives them; everything else comes in the order of the form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from portal.content.models import Form, Layout
from portal.content.models.form import FormField
from portal.content.models.layout import Template
from portal.forms import FormModel, Record, compute
from portal.forms.model import blank_record
from portal.forms.paper.body import Values, body
from portal.forms.paper.model import Addressee, Head, Recipients, Sheet, Signature, Slot
from portal.forms.paper.tables import Room, is_wide
from portal.locales import Speaker, text

say = Speaker("sheets")


NATION = say("nation")
MOTTO = text("paper", "motto")
SIGN_HINT = text("paper", "signHere")
PLACE_BLANK = text("paper", "day")
EMPTY_ROWS, EMPTY_ROWS_OFFICIAL, EMPTY_ROWS_LIST = 10, 8, 20
"""Rows of a table that grows when the form does not say how many are usual; lists are mostly longer."""
PARENT_BLANK = say("parent")
ORGANISATION_BLANK = say("organisation")
NUMBER_BLANK = "…………"
"""Room for a number or a sign in "Số: …/BC-…"."""
_SIDE = re.compile(r"\s*\(bên (trái|phải)\)$")
"""What labels of signatures say of their side."""
PLACED = ("co_quan", "so", "ngay", "kinh_gui", "noi_nhan")
"""Fields that have their own place in administrative documents."""


def sheets(form: Form, model: FormModel, layout: Layout, records: Sequence[Record] | None) -> list[Sheet]:
    """Return one sheet for each of *records*, or the empty one when there are none.

    Records are computed anew. Raises KeyError when the form asks for a layout there is not.
    """
    if not records:
        return [_sheet(Values(form, model, blank_record(model), False), layout)]
    return [_sheet(Values(form, model, compute(model, r), True), layout) for r in records]


def is_official(form: Form, layout: Layout) -> bool:
    """Whether the form is an administrative document with its head, not a sheet or a list."""
    return layout.template(form.layout).number_pattern is not None


def is_landscape(form: Form, model: FormModel, layout: Layout) -> bool:
    """Whether the sheet lies across: a table is too wide for an upright one.

    Administrative documents stay upright: their head and signatures belong there.
    """
    room = text_room(layout, landscape=False)
    return not is_official(form, layout) and any(is_wide(t, room) for t in model.tables)


def text_room(layout: Layout, *, landscape: bool) -> float:
    """Return the width of the text, mm."""
    margins = layout.margins_mm.roomy
    paper = layout.page.height_mm if landscape else layout.page.width_mm
    return paper - margins["left"] - margins["right"]


def body_size(layout: Layout, *, official: bool) -> float:
    """Return the size of the text, points: that of the sample sheet, on forms the smallest allowed."""
    element = layout.element("noi-dung")
    return element.size if official else element.size_pt.min


def _sheet(values: Values, layout: Layout) -> Sheet:
    form, template = values.form, layout.template(values.form.layout)
    official = is_official(form, layout)
    landscape = is_landscape(form, values.model, layout)
    room = Room(text_room(layout, landscape=landscape), _empty_rows(values, official=official))
    fields = [f for f in form.fields if f.type != "signature" and not (official and f.id in PLACED)]
    signed = [f for f in form.fields if f.type == "signature"]
    title, subtitle = _title(form, template) if official else (form.title, "")
    return Sheet(
        title=title,
        subtitle=subtitle,
        label="" if official else _capital(form.label),
        landscape=landscape,
        head=_head(values, template) if official else None,
        addressee=_addressee(values) if official else None,
        parts=tuple(body(values, fields, room, body_size(layout, official=official), official)),
        date_line=None if official or not signed else _date_line(values),
        signatures=tuple(_signature(values, f, template, n) for n, f in enumerate(signed)),
        recipients=_recipients(values, layout, template) if official else None,
        remark=form.privacy or "",
    )


def _empty_rows(values: Values, *, official: bool) -> int:
    if official:
        return EMPTY_ROWS_OFFICIAL
    tables = values.model.tables
    return EMPTY_ROWS_LIST if [t.rows for t in tables] == [None] else EMPTY_ROWS


def _title(form: Form, template: Template) -> tuple[str, str]:
    """Kind and subject: "Báo cáo kết quả tập huấn" is a báo cáo with the subject "Kết quả tập huấn"."""
    if not form.title.lower().startswith(template.name.lower() + " "):
        return template.name, form.title
    return template.name, _capital(form.title[len(template.name) :].strip())


def _head(values: Values, template: Template) -> Head:
    lead, _, rest = (template.number_pattern or "").partition("…")
    number, place, own = values.spec("so"), values.spec("ngay"), values.spec("co_quan")
    slot = values.slot(number, NUMBER_BLANK + rest.replace("…", NUMBER_BLANK)) if number else None
    typed = slot.text if slot else ""
    return Head(
        parent=Slot("", PARENT_BLANK, blank=PARENT_BLANK),
        organisation=values.slot(own, ORGANISATION_BLANK)
        if own
        else Slot("", ORGANISATION_BLANK, blank=ORGANISATION_BLANK),
        number=slot,
        place=values.slot(place, PLACE_BLANK) if place and template.has_place_date else None,
        nation=NATION,
        motto=MOTTO,
        number_lead=lead,
        number_rest=rest if typed and "/" not in typed else "",
    )


def _addressee(values: Values) -> Addressee | None:
    spec = values.spec("kinh_gui")
    return Addressee(say("to"), values.slot(spec), spec.help or "") if spec else None


def _recipients(values: Values, layout: Layout, template: Template) -> Recipients | None:
    spec = values.spec("noi_nhan")
    if spec is None:
        return None
    rules = layout.recipients
    last = template.recipients_last_line or rules.last_line
    slot = values.slot(spec, f"{rules.line_prefix}…………………{rules.line_end}\n{last}")
    return Recipients(rules.label, slot, last if slot.text and say("kept") not in slot.text else "")


def _date_line(values: Values) -> Slot | None:
    if any(f.type == "date" or f.id == "ngay" for f in values.model.fields):
        return None
    return Slot("", say("place-day"), blank=PLACE_BLANK)


def _signature(values: Values, field: FormField, template: Template, position: int) -> Signature:
    spec = values.spec(field.id)
    assert spec is not None
    slot = values.slot(spec)
    title = _SIDE.sub("", field.label)
    pair = template.signatures
    if pair and position < 2:
        title = (pair.left, pair.right)[position]
    return Signature(title, "" if slot.text else SIGN_HINT, slot)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
