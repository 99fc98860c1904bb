"""A file saved by the web form: ``{"form": id, "version": n, "records": [record…]}``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from portal.content.forms import FormModel
from portal.content.forms.shapes import Column, Field, Table
from portal.intake.collecting import Collector, FormFile, Row
from portal.intake.contract import known, version_of
from portal.intake.messages import IntakeError
from portal.intake.sheet import MAX_ROWS
from portal.intake.values import Found, from_json


def read_json(name: str, data: bytes, models: Mapping[str, FormModel]) -> FormFile:
    """Read a saved web form; raises IntakeError. Keys nobody knows are passed over."""
    content = _load(data)
    if not isinstance(content, dict) or not isinstance(content.get("form"), str):
        raise IntakeError("json", "không có mã biểu mẫu")
    model = known(models, content["form"], version_of(content.get("version")))
    records = content.get("records")
    if not isinstance(records, list) or not all(isinstance(r, dict) for r in records):
        raise IntakeError("json", "không có danh sách phiếu")
    if len(records) > MAX_ROWS:
        raise IntakeError("json", f"có {len(records)} phiếu trong một tệp")
    collector = Collector(name, model)
    for record in records:
        _record(collector, model, record)
    return collector.finish()


def _load(data: bytes) -> Any:
    def refuse(constant: str) -> NoReturn:
        raise ValueError(constant)

    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=refuse)
    except (ValueError, RecursionError):
        raise IntakeError("json", "không đọc được, có thể tệp bị cắt cụt") from None


def _record(collector: Collector, model: FormModel, record: dict[str, Any]) -> None:
    fields, tables = record.get("fields", {}), record.get("tables", {})
    if not isinstance(fields, dict) or not isinstance(tables, dict):
        raise IntakeError("json", "một phiếu không có các ô")
    values = {}
    for spec in model.fields:
        if not spec.formula:
            raw = fields.get(spec.id)
            several = spec.type == "multichoice"
            values[spec.id] = (
                _several(collector, spec, raw) if several else collector.value(spec, from_json(raw))
            )
    collector.add(values, {t.id: _rows(collector, t, tables.get(t.id, [])) for t in model.tables})


def _several(collector: Collector, spec: Field, raw: Any) -> list[str] | None:
    """The chosen options in the order of the form; one alone may stand without a list."""
    single = spec.model_copy(update={"type": "choice"})
    chosen = {collector.value(single, from_json(one)) for one in (raw if isinstance(raw, list) else [raw])}
    return [o.id for o in spec.choices if o.id in chosen] or None


def _rows(collector: Collector, table: Table, rows: Any) -> list[dict[str, Any]]:
    if not isinstance(rows, list) or not all(isinstance(r, dict) for r in rows):
        raise IntakeError("json", f"bảng “{table.title}” không phải danh sách dòng")
    if len(rows) > MAX_ROWS:
        raise IntakeError("json", f"bảng “{table.title}” có {len(rows)} dòng")
    if table.open:
        return collector.growing_rows(table, map(_row, rows))
    by_id: dict[str, Row] = {}
    given = {str(row["id"]) for row in table.given}
    for row in rows:
        row_id = row.get("id")
        if not isinstance(row_id, str) or row_id not in given or row_id in by_id:
            collector.stray_row(table, _row(row))
        else:
            by_id[row_id] = _row(row)
    return collector.given_rows(table, by_id)


def _row(cells: dict[str, Any]) -> Row:
    def found(column: Column) -> Found:
        return from_json(cells.get(column.id))

    return found
