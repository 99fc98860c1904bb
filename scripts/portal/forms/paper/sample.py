"""The sample of a form as the sheet of paper it would be, cut down to the places that are to be seen."""

from __future__ import annotations

from collections.abc import Sequence

from portal.content.models import Form, Layout
from portal.forms import Record, compute, form_model
from portal.forms.paper.arrange import sheets
from portal.forms.paper.model import Sheet
from portal.forms.sample import sample_record


def sample_sheet(form: Form, layout: Layout, show: Sequence[str]) -> Sheet:
    """Return the filled-in sheet with the places *show* names: ids of fields, ``table.column``.

    Raises ValueError when the form has no sample.
    """
    if form.sample is None:
        raise ValueError(form.id)
    model = form_model(form)
    record = compute(model, sample_record(model, form.sample))
    columns = [tuple(name.split(".")) for name in show if "." in name]
    kept = {*show, *(table for table, _ in columns)}
    fields = [f.model_copy(update={"formula": None}) for f in form.fields if f.id in kept]
    tables = [
        table.model_copy(
            update={
                "columns": [
                    column.model_copy(update={"formula": None})
                    for column in table.columns
                    if (table.id, column.id) in columns
                ],
                "totals": None,
                "note": None,
            }
        )
        for table in form.tables
        if table.id in kept
    ]
    part = form.model_copy(update={"fields": fields, "tables": tables, "rules": [], "migrates": []})
    shown: Record = {
        "fields": {f.id: record["fields"].get(f.id) for f in fields if f.type != "table"},
        "tables": {t.id: record["tables"][t.id] for t in tables},
    }
    (sheet,) = sheets(part, form_model(part), layout, [shown])
    return sheet
