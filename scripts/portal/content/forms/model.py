"""The plain JSON model of a form: one thing that Python, browser and spreadsheet all work from.

Shapes::

    form    {id, title, version, layout, shared: [field] | null, fields: [field], tables: [table]}
    field   {id, label, type, required, unit, min, max, options: [{id, label}] | null, help, default,
             formula: tree | null, units: bool}
    table   {id, title, note, columns: [column], rows: [{id, group?, column: value…}] | null,
             open: bool, key: column id, totals: {column: "sum" | "average"}, expected: int | null}
    column  {id, label, type, min, max, options: [text] | null, default, formula: tree | null,
             units: bool, given: bool, auto: bool}

``given`` columns are printed in rows that cannot change; ``auto`` columns number the rows. A formula
is the tree of :func:`portal.content.formulas.as_json`.

A filled form is a record ``{fields: {id: value}, tables: {id: [{column: value, id?}]}}``: numbers as
numbers, days as yyyy-mm-dd, a choice as the id of its option (in tables: its text), several choices
as a list of ids, empty as null. A percentage is kept as people say it: 62,5 % is 62.5.
"""

from __future__ import annotations

from typing import Any

from portal.content.catalogue import Catalogue
from portal.content.formulas import as_json, parse
from portal.content.models import Form
from portal.content.models.form import Aggregate, Column, FormField, FormTable

FormModel = dict[str, Any]
Record = dict[str, Any]
NUMBERS = ("number", "integer", "percent")


def form_model(form: Form) -> FormModel:
    """Return the model of *form*. Its formulas must parse; ``portal check`` sees to that."""
    return {
        "id": form.id,
        "title": form.title,
        "version": form.version,
        "layout": form.layout,
        "shared": form.shared,
        "fields": [_field(f) for f in form.fields if f.type != "table"],
        "tables": [_table(t) for t in form.tables],
    }


def _tree(text: str | None) -> list[Any] | None:
    return as_json(parse(text)) if text else None


def _field(field: FormField) -> dict[str, Any]:
    return {
        "id": field.id, "label": field.label, "type": field.type, "required": field.required,
        "unit": field.unit, "min": field.min, "max": field.max,
        "options": [{"id": o.id, "label": o.label} for o in field.options] if field.options else None,
        "help": field.help, "default": field.default, "formula": _tree(field.formula),
        "units": field.units,
    }  # fmt: skip


def _table(table: FormTable) -> dict[str, Any]:
    columns = [_column(table, c) for c in table.columns]
    free = [c for c in columns if not (c["given"] or c["auto"] or c["formula"])]
    texts = [c["id"] for c in free if c["type"] in ("text", "longtext")]
    return {
        "id": table.id, "title": table.title, "note": table.note, "columns": columns,
        "rows": table.rows, "open": table.open or table.rows is None,
        "key": table.key or (texts[0] if texts else free[0]["id"]),
        "totals": table.totals or {}, "expected": table.expected_rows,
    }  # fmt: skip


def _column(table: FormTable, column: Column) -> dict[str, Any]:
    fixed = table.rows is not None and not table.open
    given = fixed and all(row.get(column.id) is not None for row in table.rows or [])
    return {
        "id": column.id, "label": column.label, "type": column.type,
        "min": column.min, "max": column.max, "options": column.options, "default": column.default,
        "formula": _tree(column.formula), "units": column.units,
        "given": given and column.formula is None, "auto": column.id == "stt",
    }  # fmt: skip


def blank_record(model: FormModel) -> Record:
    """Return a record with nothing but defaults and the rows that are given."""
    return {
        "fields": {f["id"]: f["default"] for f in model["fields"]},
        "tables": {t["id"]: blank_rows(t) for t in model["tables"]},
    }


def blank_rows(table: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the given rows of a table with every column present; none for a table without."""
    return [blank_row(table) | row for row in table["rows"] or []]


def blank_row(table: dict[str, Any]) -> dict[str, Any]:
    """Return one empty row, with the defaults of its columns."""
    return {c["id"]: c["default"] for c in table["columns"]}


def aggregation_plan(catalogue: Catalogue, target: str) -> FormModel:
    """Return how forms add up into *target*, as plain JSON for the engine and the browser.

    ``{target: form model, sources: [{form model of the source, same, unit, note, map}]}``; a mapping
    keeps the keys of the YAML, ``from`` and ``to`` among them. Raises KeyError for an unknown form.
    """
    sources = []
    for form in sorted(catalogue.forms.values(), key=lambda f: f.id):
        sources += [_source(form, a) for a in form.aggregate if a.into == target]
    return {"target": form_model(catalogue.forms[target]), "sources": sources}


def _source(form: Form, aggregate: Aggregate) -> dict[str, Any]:
    return {
        "form": form_model(form), "same": aggregate.same, "unit": aggregate.unit,
        "note": aggregate.note,
        "map": [m.model_dump(by_alias=True, exclude={"where"}) for m in aggregate.map],
    }  # fmt: skip


def targets(catalogue: Catalogue) -> list[str]:
    """Return the ids of the forms that others add up into, in order of title."""
    found = {a.into for form in catalogue.forms.values() for a in form.aggregate}
    return sorted(found, key=lambda i: catalogue.forms[i].title)
