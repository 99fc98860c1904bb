"""What a workbook says beside the form itself: who fills it in, when, where it goes, whose it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from portal.content.models import Form
from portal.locales import text
from portal.vietnamese import capitalised


@dataclass(frozen=True)
class BookInfo:
    """Words around a form, and the properties of the file."""

    label: str
    purpose: str
    filled_by: str | None
    when: str | None
    sent_to: str | None
    organisation: str
    created: dt.datetime
    """Written into the file; a fixed moment keeps its bytes the same."""
    notes: tuple[str, ...] = ()
    rules: Mapping[str, str] = field(default_factory=dict)
    """Field id → the rule its value follows, in words."""
    after_table: frozenset[str] = frozenset()
    """Fields that stand below the first table of the form."""


def form_info(form: Form, organisation: str, created: dt.datetime) -> BookInfo:
    """Return the words around *form*, for a workbook of *organisation*."""
    label = capitalised(form.label)
    ids = [f.id for f in form.fields]
    tables = [n for n, f in enumerate(form.fields) if f.type == "table"]

    return BookInfo(
        label=label if form.official else text("workbook", "own-form", "vi", label),
        purpose=form.purpose,
        filled_by=form.filled_by,
        when=form.when,
        sent_to=form.sent_to,
        organisation=organisation,
        created=created,
        notes=tuple(said for said in (form.note, form.privacy) if said),
        rules={f.id: form.in_words(f.rule) for f in form.fields if f.rule},
        after_table=frozenset(ids[tables[0] + 1 :]) if tables else frozenset(),
    )
