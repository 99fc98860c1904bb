"""Certificates from a filled list: everything wrong with it is told at once, before anything is written.

Leaves to others: reading the list (the engine of forms), how a certificate looks
(:mod:`portal.render.typst.certificate`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.content.models import Form
from portal.content.models.class_paper import Certificate
from portal.content.writing import write_if_changed
from portal.forms import FormModel, Record, aggregate_data, form_model
from portal.forms.engine import Engine
from portal.forms.shapes import Value
from portal.locales import Speaker
from portal.outputs.forms import print_certificates
from portal.vietnamese import format_date

say = Speaker("certificate")

FIRST_YEAR = 2000
"""A class before it is taken for a slip of the keyboard."""
AGES = range(10, 111)
"""How old people are who get a certificate."""
HOURS_A_DAY = 24


class ListError(Exception):
    """The list has faults; the message names the row of each."""


def make_certificates(
    engine: Engine, catalogue: Catalogue, form: Form, source: Path, path: Path, fonts: Path
) -> int:
    """Write one page a person of *source* (a filled list of *form*, or what adds up to one) to *path*.

    Returns the number of pages. Raises ListError, and EngineError, RefusedError when the list cannot be
    used; then *path* is as it was.
    """
    listed = engine.records(aggregate_data(catalogue), source, form.id)
    faults = [*listed.faults, *faults_of(form, listed.records, catalogue.on)]
    if faults:
        head = say("faults", source.name, len(faults))
        raise ListError("\n".join([head, *(f"- {fault}" for fault in faults)]))
    write_if_changed(path, print_certificates(catalogue, form, listed.records, fonts))
    return len(listed.records)


def faults_of(form: Form, records: Sequence[Record], on: dt.date) -> list[str]:
    """Return what cannot be in a list of certificates, in words that name the row, judged as of *on*.

    A value that all records share is told once. Raises ValueError when *form* is no certificate.
    """
    if form.certificate is None:
        raise ValueError(form.id)
    model = form_model(form)
    found = [fault for n, record in enumerate(records) for fault in _alone(model, form, n, record, on)]
    found += _numbers(model, form.certificate, records)
    found += _people(form.certificate, records)
    return list(dict.fromkeys(found))


def _alone(model: FormModel, form: Form, n: int, record: Record, on: dt.date) -> Iterator[str]:
    """What is wrong with one record by itself."""
    certificate, fields = form.certificate, record["fields"]
    assert certificate is not None
    shared = form.shared or []

    def named(*ids: str) -> str:
        label = model.field(ids[0]).label
        if all(i in shared for i in ids):
            return label
        return say("place", n + 1, fields.get(certificate.name) or say("nobody"), label)

    days = {
        i: _day(fields.get(i)) for i in (certificate.first_day, certificate.last_day, certificate.issued)
    }
    for field, day in days.items():
        if day is not None and not FIRST_YEAR <= day.year <= on.year + 1:
            yield say("odd-year", named(field), day.year, FIRST_YEAR, on.year + 1)
    for early, late in (
        (certificate.first_day, certificate.last_day),
        (certificate.last_day, certificate.issued),
    ):
        first, then = days[early], days[late]
        if first is not None and then is not None and then < first:
            told = model.field(early).label.lower(), format_date(first.isoformat())
            yield say("before", named(late, early), format_date(then.isoformat()), *told)
    first, last, issued = days.values()
    born, hours = fields.get(certificate.born), fields.get(certificate.hours)
    year = (issued or last or on).year
    if isinstance(born, int | float) and year - int(born) not in AGES:
        yield say("odd-age", named(certificate.born), int(born), year, year - int(born))
    if first is not None and last is not None and first <= last and isinstance(hours, int | float):
        length = (last - first).days + 1
        if hours > HOURS_A_DAY * length:
            yield say("many-hours", named(certificate.hours, certificate.first_day), f"{hours:g}", length)


def _numbers(model: FormModel, certificate: Certificate, records: Sequence[Record]) -> Iterator[str]:
    """Numbers that stand on two certificates."""
    label = model.field(certificate.number).label.lower()
    seen: dict[str, int] = {}
    for n, record in enumerate(records, 1):
        number = str(record["fields"].get(certificate.number) or "").strip()
        key = "".join(number.casefold().split())
        if key and key in seen:
            yield say("twice", seen[key], n, label, number)
        seen.setdefault(key, n)


def _people(certificate: Certificate, records: Sequence[Record]) -> Iterator[str]:
    """People who get two certificates of one class."""
    seen: dict[tuple[str, ...], int] = {}
    asked = (certificate.name, certificate.born, certificate.unit, certificate.course)
    for n, record in enumerate(records, 1):
        key = tuple(" ".join(str(record["fields"].get(i) or "").casefold().split()) for i in asked)
        if key[0] and key in seen:
            yield say("same-person", seen[key], n, record["fields"].get(certificate.name))
        seen.setdefault(key, n)


def _day(value: Value) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(value or ""))
    except ValueError:
        return None
