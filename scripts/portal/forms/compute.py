"""Computing a filled form: row numbers, computed columns, totals, computed fields."""

from __future__ import annotations

from collections.abc import Sequence

from portal.forms.evaluation import evaluate
from portal.forms.exact import is_number, mean, total
from portal.forms.shapes import FormModel, Record, Row, Table, Value


def is_filled(table: Table, row: Row) -> bool:
    """Whether somebody wrote in *row*: in a column that is neither given, computed nor a default."""
    return any(
        row.get(c.id) not in (None, "", []) for c in table.columns if c.free and row.get(c.id) != c.default
    )


def compute(model: FormModel, record: Record) -> Record:
    """Return *record* with everything that follows from what was entered; it is not changed.

    Empty rows of tables that grow are dropped; columns and fields without a value are None. Computed
    columns may use columns to their left, computed fields may use fields above (checked).
    """
    tables = {t.id: _rows(t, record["tables"].get(t.id, [])) for t in model.tables}
    columns = columns_of(model, tables)
    fields: Row = {}
    for field in model.fields:
        if field.formula:
            fields[field.id] = evaluate(field.formula, fields, columns)
        else:
            fields[field.id] = record["fields"].get(field.id)
    return {"fields": fields, "tables": tables}


def _rows(table: Table, rows: Sequence[Row]) -> list[Row]:
    kept = list(rows) if not table.open else [r for r in rows if is_filled(table, r) or "id" in r]
    found = []
    for number, row in enumerate(kept, 1):
        cells: Row = {k: row[k] for k in ("id", "group", "applies_to") if k in row}
        for column in table.columns:
            if column.auto:
                cells[column.id] = number
            elif column.formula:
                cells[column.id] = evaluate(column.formula, cells, {})
            else:
                cells[column.id] = row.get(column.id)
        found.append(cells)
    return found


def columns_of(model: FormModel, tables: dict[str, list[Row]]) -> dict[str, list[Value]]:
    """Return whole columns of computed *tables* as formulas read them."""
    found: dict[str, list[Value]] = {}
    for table in model.tables:
        rows = tables[table.id]
        found[table.id] = [row.get(table.key) for row in rows]
        found[f"{table.id}.id"] = [row.get("id") for row in rows]
        for column in table.columns:
            found[f"{table.id}.{column.id}"] = [row.get(column.id) for row in rows]
    return found


def totals(model: FormModel, record: Record) -> dict[str, dict[str, float | None]]:
    """Return the line of totals of each table that has one, from a computed *record*.

    A sum of nothing is 0, a mean of nothing None.
    """
    found: dict[str, dict[str, float | None]] = {}
    for table in model.tables:
        line: dict[str, float | None] = {}
        for column, how in table.totals.items():
            cells = [row.get(column) for row in record["tables"][table.id]]
            numbers = [float(c) for c in cells if is_number(c)]
            line[column] = total(numbers) if how == "sum" else mean(numbers)
        if line:
            found[table.id] = line
    return found
