"""Certificates of attendance from a list: one landscape A4 page a person, tagged (PDF/UA-1).

They are the organiser's own acknowledgement, and say so. The form tells which field is what.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from portal.content.models import Form
from portal.forms import FormModel, Record, form_model
from portal.forms.display import shown
from portal.locales import text
from portal.render.typst.glyphs import printable
from portal.render.typst.typesetting import compile_pdf, templates

DAY = "2020-01-01"
"""What the clock says while compiling; nothing on the page depends on it."""


def certificates_pdf(
    form: Form,
    records: Sequence[Record],
    *,
    organisation: str,
    colours: Mapping[str, str],
    fonts: Path,
) -> bytes:
    """Return the certificates of *records*, in order; without records one with lines to write on.

    *colours* are the portal's (primary, accent, ornament). Long names and units are set smaller until
    they fit. Raises ValueError when *form* is no certificate, typst.TypstError when a text cannot be
    set accessibly.
    """
    if form.certificate is None:
        raise ValueError(form.id)
    places = form.certificate.model_dump(exclude={"notice"})
    model = form_model(form)
    people = [_person(model, places, record) for record in records]
    labels = {name: model.field(field).label for name, field in places.items()}
    data = {
        "title": model.title,
        "organisation": organisation,
        "labels": labels,
        "notice": form.certificate.notice,
        "people": printable(people, fonts) or [dict.fromkeys(places, "")],
        "blank": not people,
    }
    sources = {
        **templates(main="certificate.typ"),
        "data.json": json.dumps(data, ensure_ascii=False).encode(),
    }
    return compile_pdf(sources, fonts, DAY, colours)


def _person(model: FormModel, places: Mapping[str, str], record: Record) -> dict[str, str]:
    values = record["fields"]
    found = {name: shown(model.field(field), values.get(field)) for name, field in places.items()}
    found["issued"] = _day_in_words(str(values.get(places["issued"]) or ""))
    if found["hours"]:
        found["hours"] += f" {model.field(places['hours']).unit or ''}".rstrip()
    return found


def _day_in_words(day: str) -> str:
    """A day as official papers write it: days below ten and the months 1 and 2 with a nought.

    >>> _day_in_words("2026-11-05")
    'ngày 05 tháng 11 năm 2026'
    """
    if not day:
        return ""
    year, month, date = day.split("-")
    month = month if int(month) <= 2 else str(int(month))
    return text("certificate", "date", "vi", date, month, year)
