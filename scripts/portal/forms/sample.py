"""The sample of a form as a record: what its author wrote, over the rows and values that the form gives."""

from __future__ import annotations

from portal.content.models.sample import Sample
from portal.forms.model import blank_record, blank_rows
from portal.forms.shapes import FormModel, Record, Row


def sample_record(model: FormModel, sample: Sample) -> Record:
    """Return *sample* as people would hand it in; what *model* does not have stays as it is."""
    blank = blank_record(model)
    tables: dict[str, list[Row]] = {**blank["tables"], **sample.tables}
    for table in model.tables:
        written = sample.tables.get(table.id, [])
        if not table.open:
            entered = {row.get("id"): row for row in written}
            tables[table.id] = [row | entered.get(row["id"], {}) for row in blank_rows(table)]
    return {"fields": blank["fields"] | sample.fields, "tables": tables}
