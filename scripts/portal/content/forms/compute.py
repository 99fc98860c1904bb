"""Computing a filled form: row numbers, computed columns, totals, computed fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from portal.content.exact import is_number, mean, total
from portal.content.forms.model import FormModel, Record
from portal.content.formulas import Call, Name, Node, Number, Operation, String, Value, evaluate


def tree_of(data: list[Any]) -> Node:
    """Return the formula tree written as nested lists by :func:`portal.content.formulas.as_json`."""
    kind = data[0]
    if kind == "number":
        return Number(data[1])
    if kind == "string":
        return String(data[1])
    if kind == "name":
        return Name(data[1])
    if kind == "call":
        return Call(data[1], tuple(tree_of(a) for a in data[2:]))
    return Operation(kind, tree_of(data[1]), tree_of(data[2]))


def is_filled(table: dict[str, Any], row: dict[str, Any]) -> bool:
    """Whether somebody wrote in *row*: in a column that is neither given, computed nor a default."""
    return any(
        row.get(c["id"]) not in (None, "", [])
        for c in table["columns"]
        if not (c["given"] or c["auto"] or c["formula"]) and row.get(c["id"]) != c["default"]
    )


def compute(model: FormModel, record: Record) -> Record:
    """Return *record* with everything that follows from what was entered; it is not changed.

    Empty rows of tables that grow are dropped; columns and fields without a value are None. Computed
    columns may use columns to their left, computed fields may use fields above (checked).
    """
    tables = {t["id"]: _rows(t, record["tables"].get(t["id"], [])) for t in model["tables"]}
    columns = _columns(model, tables)
    fields: dict[str, Any] = {}
    for field in model["fields"]:
        if field["formula"]:
            fields[field["id"]] = evaluate(tree_of(field["formula"]), fields, columns)
        else:
            fields[field["id"]] = record["fields"].get(field["id"])
    return {"fields": fields, "tables": tables}


def _rows(table: dict[str, Any], rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    kept = list(rows) if not table["open"] else [r for r in rows if is_filled(table, r) or "id" in r]
    found = []
    for number, row in enumerate(kept, 1):
        cells: dict[str, Any] = {k: row[k] for k in ("id", "group", "applies_to") if k in row}
        for column in table["columns"]:
            if column["auto"]:
                cells[column["id"]] = number
            elif column["formula"]:
                cells[column["id"]] = evaluate(tree_of(column["formula"]), cells, {})
            else:
                cells[column["id"]] = row.get(column["id"])
        found.append(cells)
    return found


def _columns(model: FormModel, tables: dict[str, list[dict[str, Any]]]) -> dict[str, list[Value]]:
    found: dict[str, list[Value]] = {}
    for table in model["tables"]:
        rows = tables[table["id"]]
        found[table["id"]] = [row.get(table["key"]) for row in rows]
        for column in table["columns"]:
            found[f"{table['id']}.{column['id']}"] = [row.get(column["id"]) for row in rows]
    return found


def totals(model: FormModel, record: Record) -> dict[str, dict[str, float | None]]:
    """Return the line of totals of each table that has one, from a computed *record*.

    A sum of nothing is 0, a mean of nothing None.
    """
    found: dict[str, dict[str, float | None]] = {}
    for table in model["tables"]:
        line: dict[str, float | None] = {}
        for column, how in table["totals"].items():
            cells = [row.get(column) for row in record["tables"][table["id"]]]
            numbers = [float(c) for c in cells if is_number(c)]
            line[column] = total(numbers) if how == "sum" else mean(numbers)
        if line:
            found[table["id"]] = line
    return found
