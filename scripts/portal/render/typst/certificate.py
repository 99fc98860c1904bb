"""Certificates of attendance from a list: one landscape A4 page a person, tagged (PDF/UA-1).

They are the organiser's own acknowledgement, and say so; the form is ``giay-chung-nhan``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from portal.forms import FormModel, Record
from portal.forms.display import shown
from portal.forms.shapes import Field
from portal.render.typst.glyphs import printable
from portal.render.typst.typesetting import MAIN, compile_pdf, template

FORM = "giay-chung-nhan"
"""The form whose records become certificates."""
NOTICE = "Giấy ghi nhận của ban tổ chức, không phải văn bằng, chứng chỉ."
DAY = "2020-01-01"
"""What the clock says while compiling; nothing on the page depends on it."""
_FIELDS = (
    "so", "ho_ten", "nam_sinh", "don_vi", "ten_lop", "tu_ngay", "den_ngay", "so_gio", "ngay_cap", "ky",
)  # fmt: skip


def certificates_pdf(
    model: FormModel,
    records: Sequence[Record],
    *,
    organisation: str,
    colours: Mapping[str, str],
    fonts: Path,
) -> bytes:
    """Return the certificates of *records*, in order; without records one with lines to write on.

    *colours* are the portal's (primary, accent, ornament). Long names and units are set smaller until
    they fit. Raises KeyError when *model* lacks a field of a certificate, typst.TypstError when a text
    cannot be set accessibly.
    """
    specs = {f.id: f for f in model.fields}
    people = [_person(specs, record) for record in records]
    labels = {name: specs[name].label for name in _FIELDS}
    data = {
        "title": model.title, "organisation": organisation, "notice": NOTICE, "labels": labels,
        "people": printable(people, fonts) or [dict.fromkeys(_FIELDS, "")], "blank": not people,
    }  # fmt: skip
    sources = {
        MAIN: template("certificate.typ").encode(),
        "data.json": json.dumps(data, ensure_ascii=False).encode(),
    }
    return compile_pdf(sources, fonts, DAY, colours)


def _person(specs: dict[str, Field], record: Record) -> dict[str, str]:
    fields = record["fields"]
    found = {name: shown(specs[name], fields.get(name)) for name in _FIELDS}
    found["ngay_cap"] = _day_in_words(str(fields.get("ngay_cap") or ""))
    if found["so_gio"]:
        found["so_gio"] += f" {specs['so_gio'].unit or ''}".rstrip()
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
    return f"ngày {date} tháng {month} năm {year}"
