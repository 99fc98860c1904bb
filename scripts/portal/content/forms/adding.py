"""Adding up: many filled forms of a lower level become the form of the next one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from portal.content.exact import divided, exact, is_number, plain, plus, total
from portal.content.forms.compute import compute
from portal.content.forms.model import blank_record, blank_row
from portal.content.forms.problems import Problem
from portal.content.forms.shapes import FormModel, Plan, Record, Row, Source, Table
from portal.content.models.form import Mapping
from portal.vietnamese import fold


@dataclass(frozen=True)
class Entry:
    """One filled form as it came in: file name, form id, its computed records.

    ``problems`` are values that could not be read and are therefore missing from the records.
    """

    name: str
    form: str
    records: list[Record]
    problems: tuple[Problem, ...] = ()


@dataclass
class Result:
    """What came out: records of the target (one, unless the target takes many), and remarks."""

    records: list[Record]
    remarks: list[str] = field(default_factory=list)
    """Values that no row of the target takes, in words."""


def same_value(entry: Entry, name: str) -> Any:
    """The value of a field in the first record of *entry*, None when it is empty."""
    return next((r["fields"].get(name) for r in entry.records if r["fields"].get(name) is not None), None)


def add_up(plan: Plan, entries: Iterable[Entry]) -> Result:
    """Add *entries* up by *plan* (:func:`portal.content.forms.aggregation_plan`).

    Order does not matter: entries are taken by form, then by name of the sending unit. Entries of
    other forms are passed over. Rows of the target that came with it stay; look-ups run last.
    """
    target = plan.target
    adder = _Adder(target)
    entries = list(entries)
    for lookups in (False, True):
        for source in plan.sources:
            mine = [e for e in entries if e.form == source.form.id]
            for entry in sorted(mine, key=lambda e: _order(source, e)):
                for record in entry.records:
                    adder.take(source, record, lookups)
                if not lookups:
                    adder.same(source, entry)
    return adder.result()


def _order(source: Source, entry: Entry) -> tuple[str, str, str]:
    unit = str(same_value(entry, source.unit) or "") if source.unit else ""
    return fold(unit), unit, entry.name


class _Adder:
    def __init__(self, target: FormModel) -> None:
        self.target = target
        self.record = blank_record(target)
        self.tables = {t.id: t for t in target.tables}
        self.means: dict[str, tuple[Decimal, int]] = {}
        self.many: list[Row] = []
        self.remarks: list[str] = []

    def same(self, source: Source, entry: Entry) -> None:
        """Fields that are the same everywhere go over as they are, where the target has them."""
        known = {f.id for f in self.target.fields}
        for name in source.same:
            value = same_value(entry, name)
            if name in known and value is not None and self.record["fields"].get(name) is None:
                self.record["fields"][name] = value

    def take(self, source: Source, record: Record, lookups: bool) -> None:
        """Take one record of a source; either its look-ups or everything else."""
        appended: dict[tuple[str, int], Row] = {}
        for mapping in source.map:
            if (mapping.how == "lookup") != lookups:
                continue
            if mapping.how == "lookup":
                self._lookup(mapping, record)
                continue
            for position, cell, row in _cells(mapping, record):
                if _counts(mapping, cell, row):
                    self._put(source, mapping, position, cell, row, appended)

    def _put(
        self, source: Source, mapping: Mapping, position: int, cell: Any,
        row: Row, appended: dict[tuple[str, int], Row],
    ) -> None:  # fmt: skip
        table, dot, column = mapping.to.partition(".")
        if mapping.append:
            place = appended.get((table if dot else "", position))
            if place is None:
                place = self._new_row(table if dot else "")
                appended[(table if dot else "", position)] = place
            name = column if dot else table
            place[name] = self._as_choice(source, mapping.from_, cell, table, column) if dot else cell
        elif not dot:
            self._add(self.record["fields"], table, mapping.how, cell)
        else:
            if mapping.match == "option":  # an answer makes every option of the question count from 0
                for place in self._options(mapping, table):
                    place[column] = place[column] or 0
            for place in self._rows(mapping, table, cell, row):
                self._add(place, column, mapping.how, cell)

    def _new_row(self, table: str) -> Row:
        if table == "":
            self.many.append({})
            return self.many[-1]
        row = blank_row(self.tables[table])
        self.record["tables"][table].append(row)
        return row

    def _rows(self, mapping: Mapping, table: str, cell: Any, row: Row) -> list[Row]:
        rows: list[Row] = self.record["tables"][table]
        if mapping.to_row:
            return [r for r in rows if r.get("id") == mapping.to_row]
        if mapping.match == "row":
            return [r for r in rows if r.get("id") == row.get("id")]
        question = mapping.from_
        if mapping.match == "option":
            chosen = {f"{question}.{o}" for o in (cell if isinstance(cell, list) else [cell])}
            return [r for r in rows if r.get("id") in chosen]
        if mapping.match == "answered":
            return self._options(mapping, table)
        wanted = fold(str(cell))
        found = [r for r in rows if wanted in {fold(str(r.get(k))) for k in _names(self.tables[table])}]
        if not found:
            found = [r for r in rows if any(fold(str(r.get(k))).startswith(wanted + " (")
                                            for k in _names(self.tables[table]))]  # fmt: skip
        if not found:
            self.remarks.append(f"“{cell}” không ứng với dòng nào của bảng {self.tables[table].title}.")
        return found

    def _options(self, mapping: Mapping, table: str) -> list[Row]:
        prefix = f"{mapping.from_}."
        return [r for r in self.record["tables"][table] if str(r.get("id")).startswith(prefix)]

    def _add(self, place: Row, name: str, how: str, cell: Any) -> None:
        before: Any = place.get(name)
        if how == "copy":
            place[name] = cell if before is None else before
        elif how == "count":
            place[name] = (before or 0) + 1
        elif how == "sum":
            place[name] = total([before or 0, cell]) if is_number(cell) else before
        elif is_number(cell):
            summed, count = self.means.get(name, (Decimal(0), 0))
            self.means[name] = (plus(summed, exact(cell)), count + 1)
            place[name] = plain(divided(self.means[name][0], Decimal(count + 1)))

    def _as_choice(self, source: Source, name: str, cell: Any, table: str, column: str) -> Any:
        """An option's id of the source as the text of the target's column."""
        spec = self.tables[table].column(column)
        asked = next((f for f in source.form.fields if f.id == name), None)
        if asked is None or not asked.options:
            return cell
        label = next((o.label for o in asked.options if o.id == cell), str(cell))
        if not spec.options or label in spec.options:
            return label
        return next((o for o in spec.options if fold(o).replace(" ", "-") == cell), label)

    def _lookup(self, mapping: Mapping, record: Record) -> None:
        table, _, column = mapping.to.partition(".")
        (own, theirs), *_ = mapping.key.items()
        wanted = record["fields"].get(own)
        value = record["fields"].get(mapping.from_)
        rows = [r for r in self.record["tables"][table]
                if wanted and fold(str(r.get(theirs.partition(".")[2]))) == fold(str(wanted))]  # fmt: skip
        if len(rows) == 1 and value is not None:
            rows[0][column] = value
        elif value is not None and not wanted:
            self.remarks.append("Có phiếu chưa ghi tên, điểm của phiếu ấy chưa được ghi.")
        elif value is not None:
            why = "không có trong danh sách" if not rows else "có nhiều người trùng tên"
            self.remarks.append(f"“{wanted}” {why}, điểm chưa được ghi.")

    def result(self) -> Result:
        """The computed records and the remarks, each said once."""
        if self.many:
            shared = self.record["fields"]
            records: list[Record] = [{"fields": shared | row, "tables": {}} for row in self.many]
        else:
            records = [self.record]
        return Result([compute(self.target, r) for r in records], list(dict.fromkeys(self.remarks)))


def _names(table: Table) -> list[str]:
    return ["id", *(c.id for c in table.columns if c.given)]


def _cells(mapping: Mapping, record: Record) -> list[tuple[int, Any, Row]]:
    """The values a mapping takes: position (0 = the record, from 1 the row), value, row."""
    table, dot, column = mapping.from_.partition(".")
    if not dot:
        return [(0, record["fields"].get(table), {})]
    rows = record["tables"].get(table, [])
    if mapping.from_row:
        return [(0, row.get(column), row) for row in rows if row.get("id") == mapping.from_row]
    return [(n, row.get(column), row) for n, row in enumerate(rows, 1)]


def _counts(mapping: Mapping, cell: Any, row: Row) -> bool:
    if any(row.get(name) != text for name, text in mapping.only_if.items()):
        return False
    for name, least in mapping.only_from.items():
        value = row.get(name)
        if not isinstance(value, int | float) or value < least:
            return False
    if cell in (None, "", []):
        return False
    if mapping.equals is not None and cell != mapping.equals:
        return False
    return mapping.at_least is None or (isinstance(cell, int | float) and cell >= mapping.at_least)
